/** From the model to files. */
@NullMarked
package io.privateer.codegen.generate;

import org.jspecify.annotations.NullMarked;
