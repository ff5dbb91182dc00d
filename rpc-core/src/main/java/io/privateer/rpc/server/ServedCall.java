package io.privateer.rpc.server;

import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Priority;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.Map;

/** The context of a call while a handler serves it. Its deadline counts from when the worker took the request. */
public final class ServedCall implements CallContext {
    private final Request request;
    private final long takenAt;
    private final long deadline;
    private volatile boolean cancelled;

    /**
     * @param now when the worker took the request, by {@link System#nanoTime}
     */
    public ServedCall(Request request, long now) {
        this(request, request.timeoutMs(), now);
    }

    /**
     * One whose request was made a while ago.
     *
     * @param leftMs how long its caller still waits
     */
    public ServedCall(Request request, long leftMs, long now) {
        this.request = request;
        this.takenAt = now;
        this.deadline = now + leftMs * 1_000_000;
    }

    @Override
    public CallId callId() {
        return new CallId(request.client().toString(), request.sequence());
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public int attempt() {
        return request.attempt();
    }

    @Override
    public Map<String, String> metadata() {
        return request.metadata();
    }

    @Override
    public Priority priority() {
        return request.priority();
    }

    @Override
    public boolean isExtra() {
        return request.extra();
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    @Override
    public boolean isCancelled() {
        return cancelled || deadline - System.nanoTime() <= 0;
    }

    /** How long the deadline has passed, in nanoseconds; negative if it has not. */
    public long overdue(long now) {
        return now - deadline;
    }

    /** How long ago the worker took it, in nanoseconds. */
    public long age(long now) {
        return now - takenAt;
    }

    /** The caller gave up. From any thread. */
    public void cancel() {
        cancelled = true;
    }
}
