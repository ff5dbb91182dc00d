@NullMarked
package io.privateer.codegen.lock;

import org.jspecify.annotations.NullMarked;
