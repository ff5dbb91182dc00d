package io.privateer.examples.polyglot;

import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.Fault;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.ProxiedMessage;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what customers send, where it enters the network, so that nobody has to believe a client about its retries. Each
 * customer names itself in its calls' metadata. Thread-safe.
 */
final class Witness {
    /** The key under which customers name themselves. */
    static final String CUSTOMER = "customer";

    /**
     * What one customer sent.
     *
     * @param calls first copies
     * @param retries all others
     */
    record Sent(int calls, int retries) {
        static final Sent NOTHING = new Sent(0, 0);

        private Sent and(boolean first) {
            return first ? new Sent(calls + 1, retries) : new Sent(calls, retries + 1);
        }
    }

    private final Map<String, Sent> sent = new ConcurrentHashMap<>();

    /** Begins to look at what comes to the proxy. */
    static Witness of(FaultProxy proxy) {
        Witness witness = new Witness();
        // A script that looks at every message, wants none, and so leaves all to the plan.
        proxy.next(Direction.TO_SERVER, 1, witness::look, new Fault.Delay(Duration.ZERO));
        return witness;
    }

    private boolean look(ProxiedMessage message) {
        for (byte[] envelope : message.envelopes()) {
            try {
                Request request = Envelope.decodeRequest(envelope);
                if (request.kind() == Kind.CALL) {
                    count(request.metadata().getOrDefault(CUSTOMER, "nobody"), request.attempt() == 1);
                }
            } catch (MalformedFrameException noRequest) {
                count("nobody", true);
            }
        }
        return false;
    }

    private void count(String customer, boolean first) {
        sent.compute(customer, (name, before) -> (before == null ? Sent.NOTHING : before).and(first));
    }

    /** What this customer sent so far. */
    Sent by(String customer) {
        return sent.getOrDefault(customer, Sent.NOTHING);
    }
}
