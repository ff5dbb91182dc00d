package io.privateer.conformance;

import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.Fault;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.ProxiedMessage;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a client says, as a proxy sees it, and what of it is lost on the way. Thread-safe. */
final class Wire {
    private final FaultProxy proxy;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> unreadable = new ConcurrentLinkedQueue<>();

    private Wire(FaultProxy proxy) {
        this.proxy = proxy;
    }

    /** Listens from now on until the proxy heals. */
    static Wire of(FaultProxy proxy) {
        Wire wire = new Wire(proxy);
        // A script that looks at every message, fits none, and so does nothing.
        proxy.next(Direction.TO_SERVER, 1, wire::look, new Fault.Delay(Duration.ZERO));
        return wire;
    }

    private boolean look(ProxiedMessage message) {
        for (byte[] envelope : message.envelopes()) {
            try {
                requests.add(Envelope.decodeRequest(envelope));
            } catch (MalformedFrameException e) {
                unreadable.add(String.valueOf(e.getMessage()));
            }
        }
        return false;
    }

    /** The next request of this kind meets this fault. */
    void nextRequest(Kind kind, Fault fault) {
        proxy.next(
                Direction.TO_SERVER,
                1,
                message -> requests(message).anyMatch(request -> request.kind() == kind),
                fault);
    }

    /** The next result meets this fault. */
    void nextResult(Fault fault) {
        nextReply(reply -> reply.executed() == Executed.YES, fault);
    }

    /** The next WORKING meets this fault. */
    void nextWorking(Fault fault) {
        nextReply(Reply::working, fault);
    }

    private void nextReply(Predicate<Reply> which, Fault fault) {
        proxy.next(Direction.TO_CLIENT, 1, message -> replies(message).anyMatch(which), fault);
    }

    private static Stream<Request> requests(ProxiedMessage message) {
        return message.envelopes().stream().map(envelope -> {
            try {
                return Envelope.decodeRequest(envelope);
            } catch (MalformedFrameException e) {
                throw new AssertionError("unreadable request", e);
            }
        });
    }

    private static Stream<Reply> replies(ProxiedMessage message) {
        return message.envelopes().stream().map(envelope -> {
            try {
                return Envelope.decodeReply(envelope);
            } catch (MalformedFrameException e) {
                throw new AssertionError("unreadable reply", e);
            }
        });
    }

    /** Where the client connects to. */
    String endpoint() {
        return proxy.endpoint();
    }

    /** How many requests of any kind passed. */
    int count() {
        return requests.size();
    }

    /** All requests of a kind, for any method of the service; each must be readable. */
    List<Request> of(Kind kind) {
        if (!unreadable.isEmpty()) {
            throw new AssertionError("unreadable requests: " + unreadable);
        }
        return requests.stream().filter(request -> request.kind() == kind).toList();
    }

    /** Fails if a CALL was sent. */
    void expectNoCall() {
        if (!of(Kind.CALL).isEmpty()) {
            throw new AssertionError("a CALL was sent: " + of(Kind.CALL));
        }
    }

    /**
     * Fails unless one call was sent so often: attempts 1, 2, 3 …, everything else in it the same.
     *
     * @return its first copy
     */
    Request expectCopiesOfOneCall(int copies) {
        List<Request> calls = of(Kind.CALL);
        if (calls.size() != copies) {
            throw new AssertionError(calls.size() + " copies of CALL were sent, expected " + copies);
        }
        Request first = calls.get(0);
        for (int i = 0; i < copies; i++) {
            Request copy = calls.get(i);
            if (copy.attempt() != i + 1) {
                throw new AssertionError("copy " + (i + 1) + " of CALL has attempt = " + copy.attempt());
            }
            if (!copy.client().equals(first.client())
                    || copy.sequence() != first.sequence()
                    || !copy.scope().equals(first.scope())
                    || copy.boundMs() != first.boundMs()
                    || !copy.method().equals(first.method())
                    || copy.codec() != first.codec()
                    || !copy.metadata().equals(first.metadata())
                    || !Arrays.equals(copy.body(), first.body())) {
                throw new AssertionError(
                        "copy " + (i + 1) + " of CALL is not the same call: " + copy + " after " + first);
            }
        }
        return first;
    }
}
