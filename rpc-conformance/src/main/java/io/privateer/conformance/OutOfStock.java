package io.privateer.conformance;

import java.util.Optional;

/** Fewer are left than were asked for. */
public class OutOfStock extends Exception {
    private static final long serialVersionUID = 1;

    private final String article;
    private final int left;
    private final transient Optional<Everything.Point> shelf;

    /**
     * @param article what it is about
     * @param left how many are left
     * @param shelf where they are
     */
    public OutOfStock(String message, String article, int left, Optional<Everything.Point> shelf) {
        super(message);
        this.article = article;
        this.left = left;
        this.shelf = shelf;
    }

    public String article() {
        return article;
    }

    public int left() {
        return left;
    }

    public Optional<Everything.Point> shelf() {
        return shelf;
    }
}
