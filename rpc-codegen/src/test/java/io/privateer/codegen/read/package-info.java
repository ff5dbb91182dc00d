@NullMarked
package io.privateer.codegen.read;

import org.jspecify.annotations.NullMarked;
