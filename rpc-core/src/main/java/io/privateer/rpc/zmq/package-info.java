/** The two transports over JeroMQ, and the only package that knows it. */
@NullMarked
package io.privateer.rpc.zmq;

import org.jspecify.annotations.NullMarked;
