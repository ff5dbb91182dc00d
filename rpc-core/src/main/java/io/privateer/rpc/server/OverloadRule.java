package io.privateer.rpc.server;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.dedup.Refusal;
import io.privateer.rpc.dedup.Ticket;
import io.privateer.rpc.wire.Request;
import org.jspecify.annotations.Nullable;

/**
 * What is turned away when there is more than can be served, what that is called, and when to come back. Belongs to the
 * pool's thread.
 */
final class OverloadRule<R> {
    /** The longest advice; who waits longer than that had better ask anew. */
    private static final long LONGEST_RETRY_MS = 10_000;

    /**
     * The golden ratio's fraction: its multiples fall into the gaps between those before, so callers that are turned away
     * one after the other come back evenly spread.
     */
    private static final double SPREAD = 0.6180339887498949;

    private final int maxQueued;
    private final CallQueue<R> queue;
    private final ServiceTimes times = new ServiceTimes();
    private int workers = 1;
    private double phase;
    private long shed;
    private long refused;

    OverloadRule(int maxQueued, CallQueue<R> queue) {
        this.maxQueued = maxQueued;
        this.queue = queue;
    }

    /** How many calls are executed at once. */
    void workers(int newWorkers) {
        workers = Math.max(1, newWorkers);
    }

    void took(String method, long nanos) {
        times.took(method, nanos);
    }

    /** Why a call is not taken; {@code null} if it can be. */
    @Nullable
    Refusal refusal(Request request) {
        if (queue.size() < maxQueued || queue.lessUrgentThan(request) != null) {
            return null;
        }
        refused++;
        return exhausted("the queue is full: maxQueued = " + maxQueued + " calls wait");
    }

    /** The call that has to go so that a new one fits in; {@code null} if there is room. */
    @Nullable
    Ticket<R> inTheWayOf(Request request) {
        return queue.size() < maxQueued ? null : queue.lessUrgentThan(request);
    }

    /** Why a call that waits goes: another one needs the room more. */
    Refusal pushedOut() {
        shed++;
        return exhausted("the queue is full, and calls of a higher priority or of clients that wait for less came");
    }

    /** Why a call that waits goes: it has waited too long in a queue that stands. */
    Refusal impatient() {
        shed++;
        return exhausted("more calls come than can be served");
    }

    /** Why a call is not started; {@code null} if it may be. */
    @Nullable
    Refusal hopeless(long now, Ticket<R> ticket) {
        String method = ticket.request().method();
        long left = ticket.deadline() - now;
        if (left <= 0 || !times.hopeless(method, left)) {
            return null;
        }
        shed++;
        return new Refusal(
                StatusCode.DEADLINE_EXCEEDED,
                "it could not end in time: " + left / 1_000_000 + " ms are left, and the last executions of " + method
                        + " took " + times.fastest(method) / 1_000_000 + " ms or more",
                0);
    }

    private Refusal exhausted(String message) {
        return new Refusal(StatusCode.RESOURCE_EXHAUSTED, message, retryAfterMs());
    }

    /** Between a half and one and a half of the time in which what waits is served. */
    private long retryAfterMs() {
        phase = (phase + SPREAD) % 1;
        double drainMs = (queue.size() + 1) * times.mean() / workers / 1_000_000;
        return Math.min(LONGEST_RETRY_MS, (long) Math.ceil(drainMs * (0.5 + phase)) + 1);
    }

    /** Calls that were given up after they were admitted. */
    long shed() {
        return shed;
    }

    /** Calls that were not admitted. */
    long refused() {
        return refused;
    }
}
