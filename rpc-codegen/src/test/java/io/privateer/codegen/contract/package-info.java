@NullMarked
package io.privateer.codegen.contract;

import org.jspecify.annotations.NullMarked;
