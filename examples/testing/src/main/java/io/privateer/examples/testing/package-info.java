/** A box office, and the tests that show that nobody pays twice. */
@NullMarked
package io.privateer.examples.testing;

import org.jspecify.annotations.NullMarked;
