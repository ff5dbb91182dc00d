package io.privateer.rpc.codec;

import java.io.Serial;

/** A value that cannot be written, or bytes that cannot be read. The message names the field, the value and the limit. */
public final class CodecException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean tooLarge;

    public CodecException(String message) {
        super(message);
        this.tooLarge = false;
    }

    public CodecException(String message, Throwable cause) {
        super(message, cause);
        this.tooLarge = false;
    }

    private CodecException(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    /** The body as a whole is over the limit; there is nothing wrong with what is in it. */
    static CodecException tooLarge(String message) {
        return new CodecException(message, true);
    }

    /** Whether a larger limit would have let it through. */
    public boolean isTooLarge() {
        return tooLarge;
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
