/** The way in through {@code javac}, for any build tool. */
@NullMarked
package io.privateer.codegen.processor;

import org.jspecify.annotations.NullMarked;
