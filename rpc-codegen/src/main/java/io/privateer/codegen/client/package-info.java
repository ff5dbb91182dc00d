/** Clients in other languages: the same model that Java code is generated from, written as other languages spell it. */
@NullMarked
package io.privateer.codegen.client;

import org.jspecify.annotations.NullMarked;
