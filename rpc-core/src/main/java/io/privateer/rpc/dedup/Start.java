package io.privateer.rpc.dedup;

/** Whether a call that waits may be handed to a worker. */
public enum Start {
    /** It may. */
    NOW,
    /** Not before its start is recorded; {@link Backlog#started} or {@link Backlog#remove} says when, and whether. */
    LATER,
    /** Nobody waits for it any more, and it is settled as not executed. */
    NEVER
}
