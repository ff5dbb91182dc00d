package io.privateer.clients.testserver;

import java.io.Serial;

/** The desk does not want to. */
public final class Refused extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final int times;

    public Refused(String message, int times) {
        super(message);
        this.times = times;
    }

    /** How often it was asked so far. */
    public int times() {
        return times;
    }
}
