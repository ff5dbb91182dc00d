package io.privateer.rpc.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The reply store cannot be opened, or a transaction came to nothing. */
public final class StoreException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean inDoubt;

    public StoreException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    /**
     * @param inDoubt whether this server cannot say what became of the call
     */
    public StoreException(String message, @Nullable Throwable cause, boolean inDoubt) {
        super(message, cause);
        this.inDoubt = inDoubt;
    }

    /** Whether this server cannot say what became of the call; {@code false} if nothing was done, for certain. */
    public boolean isInDoubt() {
        return inDoubt;
    }
}
