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
        List<byte[]> frames = message.frames();
        // Behind the first empty frame: one request of a REQ, and all that went out together of a DEALER.
        for (int i = firstEmpty(frames) + 1; i < frames.size(); i++) {
            try {
                requests.add(Envelope.decodeRequest(frames.get(i)));
            } catch (MalformedFrameException e) {
                unreadable.add(String.valueOf(e.getMessage()));
            }
        }
        return false;
    }

    private static int firstEmpty(List<byte[]> frames) {
        int index = 0;
        while (frames.get(index).length > 0) {
            index++;
        }
        return index;
    }

    /** Those of one kind. */
    List<Request> of(Kind kind) {
        if (!unreadable.isEmpty()) {
            throw new AssertionError("unreadable requests: " + unreadable);
        }
        return requests.stream().filter(request -> request.kind() == kind).toList();
    }
}
