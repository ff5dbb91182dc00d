package io.privateer.rpc.zmq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.privateer.rpc.transport.ClientTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A {@link ClientSockets} driven by the test's own thread. */
final class Client implements AutoCloseable {
    final ClientSockets transport;

    Client(ZmqOptions options) {
        transport = new ClientSockets("test-client", options);
    }

    Client(ZmqOptions options, HostAddresses.Lookup lookup) {
        transport = new ClientSockets("test-client", options, lookup);
    }

    /** A connection and all replies that it got. */
    record Line(ClientTransport.Connection connection, List<String> replies) {
        boolean send(String text) {
            return connection.send(text.getBytes(UTF_8));
        }
    }

    Line open(String endpoint) {
        List<String> replies = new ArrayList<>();
        return new Line(
                transport.open(
                        endpoint, ClientTransport.Sharing.LOCK_STEP, frame -> replies.add(new String(frame, UTF_8))),
                replies);
    }

    /** Polls until the condition holds; false if it does not within this time. */
    boolean pollUntil(Duration atMost, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            transport.poll(left);
        }
        return true;
    }

    /** Asks on a connection of its own and closes it; empty if there is no reply in time. */
    List<String> askOnce(String endpoint, String question, Duration atMost) {
        Line line = open(endpoint);
        line.send(question);
        pollUntil(atMost, () -> !line.replies().isEmpty());
        line.connection().close();
        return line.replies();
    }

    @Override
    public void close() {
        transport.close();
    }
}
