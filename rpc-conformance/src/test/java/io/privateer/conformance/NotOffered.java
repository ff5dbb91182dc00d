package io.privateer.conformance;

/** A client says in its {@code driver.json} that it does not have what a case is about, and the page of results says so too. */
final class NotOffered extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotOffered(String message) {
        super(message);
    }
}
