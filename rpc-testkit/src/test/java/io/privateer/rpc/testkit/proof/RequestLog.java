package io.privateer.rpc.testkit.proof;

import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.Fault;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.ProxiedMessage;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All requests that passed a proxy, in their order: what a client really sent. Thread-safe. */
final class RequestLog {
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> unreadable = new ConcurrentLinkedQueue<>();

    private RequestLog() {}

    /** Listens from now on until the proxy heals. */
    static RequestLog of(FaultProxy proxy) {
        RequestLog log = new RequestLog();
        // A script that looks at every message, fits none, and so does nothing.
        proxy.next(Direction.TO_SERVER, 1, log::look, new Fault.Delay(Duration.ZERO));
        return log;
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

    /** Those of one kind. */
    List<Request> of(Kind kind) {
        if (!unreadable.isEmpty()) {
            throw new AssertionError("unreadable requests: " + unreadable);
        }
        return requests.stream().filter(request -> request.kind() == kind).toList();
    }
}
