package io.privateer.rpc.store.jdbc;

/** What a row says of its call. The numbers are in the database. */
enum CallState {
    /** Its handler was started by the row's owner. */
    STARTED(0),
    /** There is a result, or a refusal that is one. */
    CERTAIN(1),
    /** A stored reply says that nobody knows. */
    UNKNOWN(2),
    /** It was started, and its owner died. */
    LOST(3);

    final int number;

    CallState(int number) {
        this.number = number;
    }

    static CallState of(int number) {
        return switch (number) {
            case 0 -> STARTED;
            case 1 -> CERTAIN;
            case 2 -> UNKNOWN;
            default -> LOST;
        };
    }
}
