package io.privateer.rpc.wire;

import java.util.List;

/**
 * How a worker in another process joins a front, and its heartbeat ever after.
 *
 * @param endpoint where the front connects to
 * @param instance new at each start of the worker
 * @param leaseMs how long it lives without another; 0 for the front's default
 */
public record Registration(String endpoint, Id instance, List<Method> methods, long leaseMs) {
    /** The path of the built-in method that takes it. */
    public static final String PATH = "rpc.v1.Workers/Register";

    public Registration {
        methods = List.copyOf(methods);
    }

    /** A method that the worker serves. */
    public record Method(String path, boolean idempotent) {}

    /**
     * The front's answer.
     *
     * @param front its instance
     * @param leaseMs the lease that it grants
     */
    public record Registered(Id front, long leaseMs) {}
}
