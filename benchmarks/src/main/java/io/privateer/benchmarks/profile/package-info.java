/** Flame graphs of one system's calls. */
@NullMarked
package io.privateer.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
