/** The client's side of the protocol as pure state machines: event and time in, action out. */
@NullMarked
package io.privateer.rpc.retry;

import org.jspecify.annotations.NullMarked;
