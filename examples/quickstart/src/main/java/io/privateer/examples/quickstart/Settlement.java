package io.privateer.examples.quickstart;

/** What the client knows of an order in the end. */
sealed interface Settlement {
    /** It was taken. */
    record Accepted(Receipt receipt) implements Settlement {}

    /** It was not, and the server said why. */
    record Rejected(OutOfStock reason) implements Settlement {}
}
