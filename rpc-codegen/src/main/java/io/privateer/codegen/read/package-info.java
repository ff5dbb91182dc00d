/** From annotated Java to the model, with every refusal of the mapping. The only package that sees a compiler's types. */
@NullMarked
package io.privateer.codegen.read;

import org.jspecify.annotations.NullMarked;
