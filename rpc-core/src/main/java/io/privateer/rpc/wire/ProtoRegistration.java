package io.privateer.rpc.wire;

import static io.privateer.rpc.wire.ProtoOutput.flagSize;
import static io.privateer.rpc.wire.ProtoOutput.idSize;
import static io.privateer.rpc.wire.ProtoOutput.nestedSize;
import static io.privateer.rpc.wire.ProtoOutput.numberSize;
import static io.privateer.rpc.wire.ProtoOutput.textSize;
import static io.privateer.rpc.wire.ProtoOutput.uint32;
import static io.privateer.rpc.wire.ProtoOutput.writeFlag;
import static io.privateer.rpc.wire.ProtoOutput.writeId;
import static io.privateer.rpc.wire.ProtoOutput.writeNested;
import static io.privateer.rpc.wire.ProtoOutput.writeNumber;
import static io.privateer.rpc.wire.ProtoOutput.writeText;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;

/** A worker's registration and the front's answer as Protocol Buffers. */
final class ProtoRegistration {
    private static final int ENDPOINT = 1;
    private static final int INSTANCE = 2;
    private static final int METHODS = 3;
    private static final int LEASE_MS = 4;

    private static final int PATH = 1;
    private static final int IDEMPOTENT = 2;

    private static final int REGISTERED_FRONT = 1;
    private static final int REGISTERED_LEASE_MS = 2;

    private ProtoRegistration() {}

    static byte[] encode(Registration registration) {
        int size = textSize(ENDPOINT, registration.endpoint())
                + idSize(INSTANCE, registration.instance())
                + numberSize(LEASE_MS, uint32(registration.leaseMs()));
        for (Registration.Method method : registration.methods()) {
            size += nestedSize(METHODS, methodSize(method));
        }
        return ProtoOutput.bytes(size, out -> write(out, registration));
    }

    static Registration decode(byte[] body) throws MalformedFrameException {
        ProtoFields in = new ProtoFields(body, "registration");
        try {
            return read(in).finish();
        } catch (IOException e) {
            throw in.broken(e);
        }
    }

    static byte[] encode(Registration.Registered registered) {
        long leaseMs = uint32(registered.leaseMs());
        int size = idSize(REGISTERED_FRONT, registered.front()) + numberSize(REGISTERED_LEASE_MS, leaseMs);
        return ProtoOutput.bytes(size, out -> {
            writeId(out, REGISTERED_FRONT, registered.front());
            writeNumber(out, REGISTERED_LEASE_MS, leaseMs);
        });
    }

    static Registration.Registered decodeRegistered(byte[] body) throws MalformedFrameException {
        ProtoFields in = new ProtoFields(body, "registered");
        try {
            Id front = Id.NONE;
            long leaseMs = 0;
            for (int tag = in.next(); tag != 0; tag = in.next()) {
                switch (tag) {
                    case REGISTERED_FRONT << 3 | 2 -> front = in.id("front");
                    case REGISTERED_LEASE_MS << 3 -> leaseMs = in.uint32("lease_ms");
                    default -> in.skip(tag, REGISTERED_LEASE_MS);
                }
            }
            return new Registration.Registered(front, leaseMs);
        } catch (IOException e) {
            throw in.broken(e);
        }
    }

    private static void write(CodedOutputStream out, Registration registration) throws IOException {
        writeText(out, ENDPOINT, registration.endpoint());
        writeId(out, INSTANCE, registration.instance());
        for (Registration.Method method : registration.methods()) {
            writeNested(out, METHODS, methodSize(method));
            writeText(out, PATH, method.path());
            writeFlag(out, IDEMPOTENT, method.idempotent());
        }
        writeNumber(out, LEASE_MS, uint32(registration.leaseMs()));
    }

    private static int methodSize(Registration.Method method) {
        return textSize(PATH, method.path()) + flagSize(IDEMPOTENT, method.idempotent());
    }

    private static RegistrationDraft read(ProtoFields in) throws IOException, MalformedFrameException {
        RegistrationDraft draft = new RegistrationDraft();
        for (int tag = in.next(); tag != 0; tag = in.next()) {
            switch (tag) {
                case ENDPOINT << 3 | 2 -> draft.endpoint = in.text("endpoint", WireLimits.ENDPOINT_BYTES);
                case INSTANCE << 3 | 2 -> draft.instance = in.id("instance");
                case METHODS << 3 | 2 -> readMethod(in, draft);
                case LEASE_MS << 3 -> draft.leaseMs = in.uint32("lease_ms");
                default -> in.skip(tag, LEASE_MS);
            }
        }
        return draft;
    }

    private static void readMethod(ProtoFields in, RegistrationDraft draft)
            throws IOException, MalformedFrameException {
        int limit = in.open("methods");
        String path = "";
        boolean idempotent = false;
        for (int tag = in.next(); tag != 0; tag = in.next()) {
            switch (tag) {
                case PATH << 3 | 2 -> path = in.text("methods.path", WireLimits.METHOD_BYTES);
                case IDEMPOTENT << 3 -> idempotent = in.bool();
                default -> in.skip(tag, IDEMPOTENT);
            }
        }
        in.close(limit);
        draft.method(path, idempotent);
    }
}
