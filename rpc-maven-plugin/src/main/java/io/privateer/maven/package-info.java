/** The goals: they fill in what Maven knows and leave the work to {@code rpc-codegen}. */
@NullMarked
package io.privateer.maven;

import org.jspecify.annotations.NullMarked;
