/** What single steps of a call cost, by JMH. */
@NullMarked
package io.privateer.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
