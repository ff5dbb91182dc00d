package io.privateer.conformance;

import java.util.Optional;

/** Nothing left, and nothing will come. */
public final class SoldForever extends OutOfStock {
    private static final long serialVersionUID = 1;

    public SoldForever(String message, String article, int left, Optional<Everything.Point> shelf) {
        super(message, article, left, shelf);
    }
}
