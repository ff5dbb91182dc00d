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
    SECOND_WORKER
}
