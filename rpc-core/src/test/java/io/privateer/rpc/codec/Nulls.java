package io.privateer.rpc.codec;

/** The null that a user's code passes although the types say that it must not. */
final class Nulls {
    private Nulls() {}

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // lying about null is its purpose
    static <T> T of() {
        return null;
    }
}
