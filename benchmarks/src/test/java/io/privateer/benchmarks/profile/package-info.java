@NullMarked
package io.privateer.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
