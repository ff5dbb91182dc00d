package io.privateer.rpc.wire;

import java.util.ArrayList;
import java.util.List;

/** A worker's registration while it is read. */
final class RegistrationDraft {
    String endpoint = "";
    Id instance = Id.NONE;
    long leaseMs;

    private final List<Registration.Method> methods = new ArrayList<>();

    /** Counts at once: a small body has room for many empty ones. */
    void method(String path, boolean idempotent) throws MalformedFrameException {
        if (methods.size() == WireLimits.METHODS) {
            throw new MalformedFrameException("registration: methods has more than the limit of " + WireLimits.METHODS);
        }
        methods.add(new Registration.Method(path, idempotent));
    }

    Registration finish() throws MalformedFrameException {
        Registration registration = new Registration(endpoint, instance, methods, leaseMs);
        String problem = EnvelopeRules.problem(registration);
        if (problem != null) {
            throw new MalformedFrameException("registration: " + problem);
        }
        return registration;
    }
}
