package io.privateer.rpc.wire;

import java.io.Serial;

/** A frame that is no envelope. Checked: whoever reads a peer's bytes has to say what becomes of the bad ones. */
public final class MalformedFrameException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public MalformedFrameException(String message) {
        super(message);
    }

    public MalformedFrameException(String message, Throwable cause) {
        super(message, cause);
    }
}
