package io.privateer.rpc.transport;

import java.io.Serial;

/** The transport cannot do what was asked: an address in use, no more sockets, a dead I/O thread. */
public final class TransportException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public TransportException(String message) {
        super(message);
    }

    public TransportException(String message, Throwable cause) {
        super(message, cause);
    }
}
