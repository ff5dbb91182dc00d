/**
 * {@code rpc.lock}: the numbers and names that are on the wire, kept in a file beside the build. Pure: text and model in,
 * text, model and refusals out.
 */
@NullMarked
package io.privateer.codegen.lock;

import org.jspecify.annotations.NullMarked;
