/** The two small interfaces that a transport implements. A leaf: bytes in, bytes out, no protocol. */
@NullMarked
package io.privateer.rpc.transport;

import org.jspecify.annotations.NullMarked;
