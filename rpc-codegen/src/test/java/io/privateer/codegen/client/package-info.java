@NullMarked
package io.privateer.codegen.client;

import org.jspecify.annotations.NullMarked;
