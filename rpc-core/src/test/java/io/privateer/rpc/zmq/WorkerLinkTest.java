package io.privateer.rpc.zmq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.transport.ServerTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

@Timeout(30)
class WorkerLinkTest {
    private static final ServerTransport.Requests NONE = (route, frame) -> {
        throw new AssertionError("no front, no requests");
    };

    @Test
    void repSocketElsewhereIsAWorker() throws Exception {
        List<String> replies = new ArrayList<>();
        try (ZMQ.Context context = ZMQ.context(1);
                ZMQ.Socket worker = context.socket(SocketType.REP)) {
            int port = worker.bindToRandomPort("tcp://127.0.0.1");
            Thread thread = echo(worker, 100);
            RouterTransport front = new RouterTransport("test-front", ZmqOptions.DEFAULTS);
            ServerTransport.Link link =
                    front.link("tcp://127.0.0.1:" + port, frame -> replies.add(new String(frame, UTF_8)));
            for (int i = 0; i < 100; i++) {
                assertTrue(link.send(bytes("request " + i)));
                int expected = i + 1;
                pollUntil(front, () -> replies.size() == expected);
            }
            thread.join();
            front.close();
        }
        assertEquals(
                IntStream.range(0, 100).mapToObj(i -> "echo of request " + i).toList(), replies);
    }

    @Test
    void serverElsewhereIsAWorkerToo() {
        RouterTransport front = new RouterTransport("test-front", ZmqOptions.DEFAULTS);
        try (EchoServer worker = new EchoServer(ZmqOptions.DEFAULTS)) {
            List<String> replies = new ArrayList<>();
            ServerTransport.Link link = front.link(worker.endpoint(), frame -> replies.add(new String(frame, UTF_8)));
            assertTrue(link.send(bytes("one")));
            assertTrue(link.send(bytes("two")));
            pollUntil(front, () -> replies.size() == 2);
            assertEquals(List.of("one", "two"), replies);
            link.close();
            assertFalse(link.send(bytes("three")));
        } finally {
            front.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inproc://worker-1", "ipc:///tmp/x", "tcp://*:1", "tcp://host:0", "worker-1", ""})
    void badWorkerEndpointIsRefusedByName(String endpoint) {
        try (RouterTransport server = new RouterTransport("test-server", ZmqOptions.DEFAULTS)) {
            String message = assertThrows(IllegalArgumentException.class, () -> server.link(endpoint, frame -> {}))
                    .getMessage();
            assertTrue(String.valueOf(message).startsWith("endpoint \"" + endpoint + "\": "), message);
        }
    }

    /** A worker of one thread, for so many requests. */
    private static Thread echo(ZMQ.Socket socket, int requests) {
        Thread thread = new Thread(
                () -> {
                    for (int i = 0; i < requests; i++) {
                        socket.send("echo of " + new String(socket.recv(), UTF_8));
                    }
                },
                "worker");
        thread.start();
        return thread;
    }

    private static void pollUntil(RouterTransport server, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within 5 s");
            }
            server.poll(TimeUnit.MILLISECONDS.toNanos(100), NONE);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
