package io.privateer.rpc.server;

/**
 * Tells a queue that stands from a burst: CoDel's test. A queue stands once some call has waited beyond its patience at
 * every moment of a whole interval; a burst is over sooner. It stands no more once it is empty, or once nobody has lost
 * patience for an interval.
 *
 * <p>After Nichols and Jacobson, <i>Controlling Queue Delay</i> (ACM Queue 10/5, 2012; RFC 8289): what counts is how long
 * the least delayed call of an interval waits, not how many wait. What is done about it (last in, first out, and a short
 * patience) is from Maurer, <i>Fail at Scale</i> (ACM Queue 13/8, 2015).
 */
final class QueueDelay {
    private final long interval;
    private boolean above;
    private boolean standing;
    private long aboveSince;
    private long aboveLast;

    QueueDelay(long intervalNanos) {
        this.interval = intervalNanos;
    }

    boolean isStanding() {
        return standing;
    }

    /**
     * Looks at the queue.
     *
     * @param impatient whether a call has waited beyond its patience
     */
    void observe(long now, boolean impatient) {
        if (impatient) {
            if (!above) {
                above = true;
                aboveSince = now;
            }
            aboveLast = now;
            standing |= now - aboveSince >= interval;
        } else if (!standing || now - aboveLast >= interval) {
            empty();
        }
    }

    void empty() {
        above = false;
        standing = false;
    }

    /** When to look again at the latest, if somebody loses patience at the given time. */
    long nextTime(long patienceOver) {
        return above && !standing ? aboveSince + interval : patienceOver;
    }
}
