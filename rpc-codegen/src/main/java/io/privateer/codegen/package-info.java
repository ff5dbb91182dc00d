/** The library behind the Maven plugin: Java interfaces in, clients, codecs and {@code .proto} files out. */
@NullMarked
package io.privateer.codegen;

import org.jspecify.annotations.NullMarked;
