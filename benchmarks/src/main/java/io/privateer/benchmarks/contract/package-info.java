/** The service that all contenders serve, in the form in which Privateer takes it. */
@NullMarked
package io.privateer.benchmarks.contract;

import org.jspecify.annotations.NullMarked;
