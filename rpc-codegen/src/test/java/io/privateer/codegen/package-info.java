@NullMarked
package io.privateer.codegen;

import org.jspecify.annotations.NullMarked;
