/** The envelope, as records and as bytes. Pure: no I/O and no clock. */
@NullMarked
package io.privateer.rpc.wire;

import org.jspecify.annotations.NullMarked;
