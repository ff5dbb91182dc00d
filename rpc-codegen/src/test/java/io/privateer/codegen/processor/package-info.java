@NullMarked
package io.privateer.codegen.processor;

import org.jspecify.annotations.NullMarked;
