/** What is measured, in which order. */
@NullMarked
package io.privateer.benchmarks.plan;

import org.jspecify.annotations.NullMarked;
