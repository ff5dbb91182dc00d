package io.privateer.rpc.wire;

import java.io.Serial;

/**
 * A frame that is no envelope. Checked: whoever reads a peer's bytes has to say what becomes of the bad ones.
 *
 * <p>The message says what and where, in the peer's terms, and may be sent back to it. There is no stack trace: a peer can
 * cause any number of these, and the place in our code tells nothing.
 */
public final class MalformedFrameException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public MalformedFrameException(String message) {
        super(message, null, false, false);
    }

    public MalformedFrameException(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
