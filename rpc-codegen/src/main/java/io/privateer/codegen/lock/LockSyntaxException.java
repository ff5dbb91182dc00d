package io.privateer.codegen.lock;

import java.io.Serial;

/** A lock file that cannot be read. The message says what is wrong and how to repair it. */
public final class LockSyntaxException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final int line;
    private final String problem;

    LockSyntaxException(int line, String message) {
        super(message);
        this.line = line;
        this.problem = message;
    }

    /** The message: what is wrong and how to repair it. */
    public String problem() {
        return problem;
    }

    /** From 1. */
    public int line() {
        return line;
    }
}
