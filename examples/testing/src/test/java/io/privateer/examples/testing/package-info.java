/** How to test with the test kit. */
@NullMarked
package io.privateer.examples.testing;

import org.jspecify.annotations.NullMarked;
