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

    /**
     * For generated code: a constructor that did not accept what was read.
     *
     * @param type the record or exception
     * @return an exception with this cause; the cause itself if it is a {@code CodecException} already
     */
    public static CodecException rejected(String type, RuntimeException cause) {
        return cause instanceof CodecException known
                ? known
                : new CodecException(type + " rejects what was received: " + cause.getMessage(), cause);
    }
}
