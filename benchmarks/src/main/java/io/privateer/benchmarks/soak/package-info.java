/** A long run at half of the capacity, with something going wrong all the time: nothing may get lost, and nothing may grow. */
@NullMarked
package io.privateer.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
