/** The systems that are compared, each served and called as its own users would do it. */
@NullMarked
package io.privateer.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
