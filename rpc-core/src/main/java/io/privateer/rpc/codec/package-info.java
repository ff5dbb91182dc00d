/** Bytes to values and back: the support that generated codecs stand on, for Protocol Buffers and for JSON. */
@NullMarked
package io.privateer.rpc.codec;

import org.jspecify.annotations.NullMarked;
