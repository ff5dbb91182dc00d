package io.privateer.rpc.wire;

import static io.privateer.rpc.wire.ProtoOutput.uint32;

import java.io.IOException;
import java.util.Map;

/** A worker's registration and the front's answer as JSON. */
final class JsonRegistration {
    private static final Map<String, String> NAMES = JsonFields.names("endpoint", "instance", "methods", "lease_ms");

    private static final Map<String, String> METHOD_NAMES = JsonFields.names("path", "idempotent");

    private static final Map<String, String> REGISTERED_NAMES = JsonFields.names("front", "lease_ms");

    private JsonRegistration() {}

    static byte[] encode(Registration registration) {
        return JsonOutput.object(out -> {
            out.text("endpoint", registration.endpoint());
            out.id("instance", registration.instance());
            out.objects("methods", registration.methods(), (element, method) -> {
                element.text("path", method.path());
                element.flag("idempotent", method.idempotent());
            });
            out.number32("leaseMs", uint32(registration.leaseMs()));
        });
    }

    static Registration decode(byte[] body) throws MalformedFrameException {
        return JsonFields.readAll(body, "registration", NAMES, JsonRegistration::read);
    }

    static byte[] encode(Registration.Registered registered) {
        return JsonOutput.object(out -> {
            out.id("front", registered.front());
            out.number32("leaseMs", uint32(registered.leaseMs()));
        });
    }

    static Registration.Registered decodeRegistered(byte[] body) throws MalformedFrameException {
        return JsonFields.readAll(body, "registered", REGISTERED_NAMES, in -> {
            Id front = Id.NONE;
            long leaseMs = 0;
            for (String name = in.next(); name != null; name = in.next()) {
                if (name.equals("front")) {
                    front = in.id();
                } else {
                    leaseMs = in.uint32();
                }
            }
            return new Registration.Registered(front, leaseMs);
        });
    }

    private static Registration read(JsonFields in) throws IOException, MalformedFrameException {
        RegistrationDraft draft = new RegistrationDraft();
        for (String name = in.next(); name != null; name = in.next()) {
            switch (name) {
                case "endpoint" -> draft.endpoint = in.text();
                case "instance" -> draft.instance = in.id();
                case "methods" -> readMethods(in, draft);
                case "lease_ms" -> draft.leaseMs = in.uint32();
                default -> throw new AssertionError(name);
            }
        }
        return draft.finish();
    }

    private static void readMethods(JsonFields in, RegistrationDraft draft)
            throws IOException, MalformedFrameException {
        in.list();
        while (in.element()) {
            JsonFields method = in.object(METHOD_NAMES);
            String path = "";
            boolean idempotent = false;
            for (String name = method.next(); name != null; name = method.next()) {
                if (name.equals("path")) {
                    path = method.text();
                } else {
                    idempotent = method.bool();
                }
            }
            draft.method(path, idempotent);
        }
    }
}
