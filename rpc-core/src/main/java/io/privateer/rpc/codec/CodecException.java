package io.privateer.rpc.codec;

import java.io.Serial;

/** A value that cannot be written, or bytes that cannot be read. The message names the field, the value and the limit. */
public final class CodecException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public CodecException(String message) {
        super(message);
    }

    public CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
