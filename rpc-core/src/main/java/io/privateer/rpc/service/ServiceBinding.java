package io.privateer.rpc.service;

import java.util.List;

/**
 * A service's methods tied to an implementation; generated.
 *
 * @param name the service's name on the wire
 */
public record ServiceBinding(String name, List<Method<?, ?>> methods) {
    public ServiceBinding {
        methods = List.copyOf(methods);
    }

    /** One method and the code that serves it. */
    public record Method<Q, R>(MethodDescriptor<Q, R> descriptor, Handler<Q, R> handler) {}

    /** Calls the implementation. Runs on many threads at once. */
    @FunctionalInterface
    public interface Handler<Q, R> {
        R handle(Q request) throws Exception;
    }
}
