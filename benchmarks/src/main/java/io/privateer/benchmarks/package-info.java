/** The program that measures Privateer side by side with other systems. */
@NullMarked
package io.privateer.benchmarks;

import org.jspecify.annotations.NullMarked;
