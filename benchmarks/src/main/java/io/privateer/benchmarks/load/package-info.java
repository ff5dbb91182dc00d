/** Makes calls at full speed or at a fixed rate, and measures what they took and what they cost. */
@NullMarked
package io.privateer.benchmarks.load;

import org.jspecify.annotations.NullMarked;
