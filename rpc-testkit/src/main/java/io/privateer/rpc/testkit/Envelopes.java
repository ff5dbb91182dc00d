package io.privateer.rpc.testkit;

import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.function.Predicate;

/**
 * Which of the messages that pass a {@link FaultProxy} a script is about, by what their envelopes say: for
 * {@link FaultProxy#next(Direction, int, Predicate, Fault)}. A message fits if one of its envelopes does: a client whose calls
 * share a connection sends and gets several in one, and a fault meets all of them. What cannot be read fits nothing.
 * Thread-safe.
 */
public final class Envelopes {
    private Envelopes() {}

    /** A sending of a call. */
    public static Predicate<ProxiedMessage> call() {
        return request(request -> request.kind() == Kind.CALL);
    }

    /**
     * A sending of a call of this method.
     *
     * @param method the path, {@code package.Service/Method}, or its end, such as {@code /Place}
     */
    public static Predicate<ProxiedMessage> call(String method) {
        return request(
                request -> request.kind() == Kind.CALL && request.method().endsWith(method));
    }

    /** A question for a call that was sent before: a client has heard that its server works. */
    public static Predicate<ProxiedMessage> question() {
        return request(request -> request.kind() == Kind.WAIT);
    }

    /** A question for the server itself: who it is, and whether it is there. */
    public static Predicate<ProxiedMessage> ping() {
        return request(request -> request.kind() == Kind.PING);
    }

    /** The end of a call: a result, a failure or a refusal, but not WORKING and nothing about a PING. */
    public static Predicate<ProxiedMessage> result() {
        return reply(reply ->
                reply.server() == null && !reply.working() && !reply.client().isNone());
    }

    private static Predicate<ProxiedMessage> request(Predicate<Request> which) {
        return any(Envelope::decodeRequest, which);
    }

    private static Predicate<ProxiedMessage> reply(Predicate<Reply> which) {
        return any(Envelope::decodeReply, which);
    }

    @FunctionalInterface
    private interface Decoder<E> {
        E decode(byte[] envelope) throws MalformedFrameException;
    }

    private static <E> Predicate<ProxiedMessage> any(Decoder<E> decoder, Predicate<E> which) {
        return message -> {
            for (byte[] envelope : message.envelopes()) {
                try {
                    if (which.test(decoder.decode(envelope))) {
                        return true;
                    }
                } catch (MalformedFrameException e) {
                    // Fits nothing; another one in the same message may.
                }
            }
            return false;
        };
    }
}
