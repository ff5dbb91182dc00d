/** The server's queue, worker pool and dispatch: pure book-keeping and the way from a request's bytes to the handler. */
@NullMarked
package io.privateer.rpc.server;

import org.jspecify.annotations.NullMarked;
