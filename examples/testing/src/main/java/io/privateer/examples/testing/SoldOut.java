package io.privateer.examples.testing;

/** There is no seat left. */
public final class SoldOut extends Exception {
    private static final long serialVersionUID = 1;

    public SoldOut(String message) {
        super(message);
    }
}
