package io.privateer.rpc.call;

/**
 * Which calls are served first, and refused last, when there are more than can be served.
 *
 * <p>A call's priority is the one of its {@link CallOptions}; else, inside a handler, that of the call which the handler
 * serves; else its method's annotation; else {@link #DEFAULT}. So all that is done on behalf of a batch job is as
 * unimportant as the job (Google's <i>Site Reliability Engineering</i>, chapter 21, calls it criticality). It is the
 * caller's claim: a server that cannot trust its callers gives each its own server.
 */
public enum Priority {
    /** Everything that says nothing else. */
    DEFAULT(0),
    /** Somebody would notice at once: a payment, a health check. Served before all others. */
    CRITICAL(1),
    /** Nobody waits: a report, a cache that is filled. Served when nothing else waits. */
    BACKGROUND(2);

    private final int number;

    Priority(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** The priority of a number; {@link #DEFAULT} for one that this version does not know. */
    public static Priority of(long number) {
        return number == CRITICAL.number ? CRITICAL : number == BACKGROUND.number ? BACKGROUND : DEFAULT;
    }
}
