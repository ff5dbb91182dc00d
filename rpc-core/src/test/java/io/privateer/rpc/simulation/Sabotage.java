package io.privateer.rpc.simulation;

/** One rule of the protocol broken on purpose, to see that the checker notices. */
enum Sabotage {
    NONE,
    /** The server takes every call as idempotent and keeps no record. */
    DEDUPLICATION_OFF,
    /** The server loses its records now and then, and keeps its scope. */
    EARLY_FORGETTING,
    /** A reply reaches another call than the one that it answers. */
    WRONG_CALLER,
    /** A server takes calls that are bound to another reply store. */
    ACROSS_SCOPES,
    /** A refusal of one copy is passed off as the last word on the call. */
    REFUSAL_AS_SETTLED,
    /** A worker executes whatever it is handed, copies that the network kept included. */
    NO_FRONT_GUARD,
    /** The call of a dead worker goes to another one, deduplicated or not. */
    SECOND_WORKER,
    /** A client's number names two calls, as after a fork: two clients have one session. */
    SEQUENCE_TWICE,
    /** Each attempt has a number of its own. */
    IDS_CHANGED,
    /** The result of a worker that was given up is thrown away. */
    LATE_RESULT_DROPPED,
    /** The result of a worker that was given up counts for what it has in hand now, too. */
    LATE_RESULT_DOUBLED,
    /** A result or a refusal is told before the store has it. */
    REPLY_BEFORE_DURABLE,
    /** A handler starts before the store knows that it did. */
    START_BEFORE_DURABLE,
    /** A server from which a call was taken commits its transaction all the same. */
    FENCING_OFF;

    /** Whether it breaks a rule of stores that outlive their server. */
    boolean isOfStores() {
        return this == REPLY_BEFORE_DURABLE || this == START_BEFORE_DURABLE || this == FENCING_OFF;
    }

    /** Whether it works on records in memory. */
    boolean isOfMemory() {
        return this == DEDUPLICATION_OFF
                || this == EARLY_FORGETTING
                || this == LATE_RESULT_DROPPED
                || this == LATE_RESULT_DOUBLED;
    }
}
