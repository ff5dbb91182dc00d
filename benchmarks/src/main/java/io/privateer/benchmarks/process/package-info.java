/** A server process and a client process for each contender, told what to do line by line. */
@NullMarked
package io.privateer.benchmarks.process;

import org.jspecify.annotations.NullMarked;
