/** The service that all clients are tried with, and the program that tries the Java one. */
@NullMarked
package io.privateer.conformance;

import org.jspecify.annotations.NullMarked;
