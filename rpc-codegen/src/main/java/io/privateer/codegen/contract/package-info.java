/** Services from {@code .proto} files: read into the same model as annotated interfaces, without protoc. */
@NullMarked
package io.privateer.codegen.contract;

import org.jspecify.annotations.NullMarked;
