package io.privateer.rpc.zmq;

import static io.privateer.rpc.zmq.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.transport.ServerTransport;
import io.privateer.rpc.transport.WorkerThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WorkerLinkTest {
    private static final byte[] END = {};
    private static final ServerTransport.Requests NONE = (route, frame) -> {
        throw new AssertionError("no front, no requests");
    };

    @Test
    void workerInThisProcessAnswersOneRequestAfterTheOther() throws Exception {
        RouterTransport server = new RouterTransport("test-server", ZmqOptions.DEFAULTS);
        List<String> replies = new ArrayList<>();
        Thread worker = echoWorker(server.workerSocket("worker-1"), "worker-1");
        ServerTransport.Link link = server.link("inproc://worker-1", frame -> replies.add(new String(frame, UTF_8)));
        for (int i = 0; i < 100; i++) {
            assertTrue(link.send(bytes("request " + i)));
            int expected = i + 1;
            pollUntil(server, () -> replies.size() == expected);
        }
        assertTrue(link.send(END));
        worker.join();
        server.close();
        assertEquals(100, replies.size());
        assertEquals("echo of request 99", replies.get(99));
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

    @Test
    void closingTheTransportTellsIdleWorkersToEnd() throws Exception {
        RouterTransport server = new RouterTransport("test-server", ZmqOptions.DEFAULTS);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            workers.add(echoWorker(server.workerSocket("worker-" + i), "worker-" + i));
            server.link("inproc://worker-" + i, frame -> {});
        }
        server.poll(0, NONE);
        long start = System.nanoTime();
        server.close();
        for (Thread worker : workers) {
            worker.join();
        }
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void workerThatIsBusyDoesNotKeepCloseWaitingAndEndsCleanlyLater() throws Exception {
        RouterTransport server = new RouterTransport("test-server", ZmqOptions.DEFAULTS);
        ServerTransport.WorkerSocket socket = server.workerSocket("busy");
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread worker = new Thread(() -> {
            try (socket) {
                socket.receive();
                busy.countDown();
                release.await();
                socket.reply(bytes("too late"));
                assertEquals(0, socket.receive().length);
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        worker.start();
        ServerTransport.Link link = server.link("inproc://busy", frame -> {});
        link.send(bytes("work"));
        busy.await();
        long start = System.nanoTime();
        server.close();
        long took = System.nanoTime() - start;
        assertTrue(took < TimeUnit.MILLISECONDS.toNanos(1_500), "close took " + took + " ns");
        release.countDown();
        worker.join();
        assertNull(failure.get());
        await(() -> Threads.named("test-server").isEmpty());
    }

    @Test
    void replacedWorkerGetsANewNameAndItsPredecessorsRequestIsGone() throws Exception {
        RouterTransport server = new RouterTransport("test-server", ZmqOptions.DEFAULTS);
        List<String> replies = new ArrayList<>();
        ServerTransport.WorkerSocket dead = server.workerSocket("worker-1");
        ServerTransport.Link first = server.link("inproc://worker-1", frame -> replies.add("from the first"));
        assertTrue(first.send(bytes("lost")));
        dead.close();
        first.close();
        assertEquals(
                "worker name \"worker-1\" was used before",
                assertThrows(IllegalArgumentException.class, () -> server.workerSocket("worker-1"))
                        .getMessage());
        Thread worker = echoWorker(server.workerSocket("worker-2"), "worker-2");
        ServerTransport.Link second = server.link("inproc://worker-2", frame -> replies.add(new String(frame, UTF_8)));
        assertTrue(second.send(bytes("kept")));
        pollUntil(server, () -> !replies.isEmpty());
        assertEquals(List.of("echo of kept"), replies);
        server.close();
        worker.join();
    }

    @Test
    void workerSocketTellsMisuse() {
        RouterTransport server = new RouterTransport("test-server", ZmqOptions.DEFAULTS);
        try (ServerTransport.WorkerSocket socket = server.workerSocket("worker-1")) {
            assertThrows(IllegalStateException.class, () -> socket.reply(bytes("to what?")));
            ServerTransport.Link link = server.link("inproc://worker-1", frame -> {});
            link.send(bytes("request"));
            assertEquals("request", new String(socket.receive(), UTF_8));
            assertThrows(IllegalStateException.class, socket::receive);
        } finally {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"inproc://nobody", "inproc://", "ipc:///tmp/x", "tcp://*:1", "tcp://host:0", "worker-1", ""})
    void badWorkerEndpointIsRefusedByName(String endpoint) {
        try (RouterTransport server = new RouterTransport("test-server", ZmqOptions.DEFAULTS)) {
            String message = assertThrows(IllegalArgumentException.class, () -> server.link(endpoint, frame -> {}))
                    .getMessage();
            assertTrue(String.valueOf(message).startsWith("endpoint \"" + endpoint + "\": "), message);
        }
    }

    /** Interrupts that land in JeroMQ's pipe writes close them; thousands a second must not find a gap in the guard. */
    @Test
    void sixteenWorkersUnderAStormOfInterruptsLoseNoRequestAndMixUpNoReply() throws Exception {
        int count = 16;
        long seed = System.nanoTime();
        System.out.println("stormOfInterrupts: seed " + seed);
        RouterTransport server = new RouterTransport("test-server", ZmqOptions.DEFAULTS);
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger reached = new AtomicInteger();
        List<WorkerThread> workers = new ArrayList<>();
        List<ServerTransport.Link> links = new ArrayList<>();
        int[] sent = new int[count];
        int[] answered = new int[count];
        for (int i = 0; i < count; i++) {
            int me = i;
            ServerTransport.WorkerSocket socket = server.workerSocket("worker-" + i);
            WorkerThread worker = new WorkerThread(() -> interruptedWorker(socket, reached, failures), "worker-" + i);
            worker.start();
            workers.add(worker);
            links.add(server.link("inproc://worker-" + i, frame -> {
                assertEquals("echo of " + me + "/" + sent[me], new String(frame, UTF_8));
                answered[me]++;
            }));
        }
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger interrupts = new AtomicInteger();
        Thread interrupter = new Thread(() -> {
            Random random = new Random(seed);
            while (!stop.get()) {
                workers.get(random.nextInt(count)).interrupt();
                interrupts.incrementAndGet();
                LockSupport.parkNanos(random.nextInt(50_000));
            }
        });
        interrupter.start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (System.nanoTime() < end) {
            for (int i = 0; i < count; i++) {
                if (answered[i] == sent[i]) {
                    sent[i]++;
                    assertTrue(links.get(i).send(bytes(i + "/" + sent[i])));
                }
            }
            server.poll(TimeUnit.SECONDS.toNanos(1), NONE);
        }
        stop.set(true);
        interrupter.join();
        for (int i = 0; i < count; i++) {
            int me = i;
            pollUntil(server, () -> answered[me] == sent[me]);
            assertTrue(answered[i] > 10, "worker " + i + " answered " + answered[i]);
        }
        server.close();
        for (WorkerThread worker : workers) {
            worker.join();
        }
        assertEquals(List.of(), List.copyOf(failures));
        assertTrue(interrupts.get() > 3_000, interrupts + " interrupts");
        assertTrue(reached.get() > 100, reached + " interrupts reached a handler");
        await(() -> Threads.named("test-server").isEmpty());
    }

    private static void interruptedWorker(
            ServerTransport.WorkerSocket socket, AtomicInteger reached, ConcurrentLinkedQueue<Throwable> failures) {
        try (socket) {
            for (byte[] request = socket.receive(); request.length > 0; request = socket.receive()) {
                byte[][] reply = {null};
                byte[] body = request;
                ((WorkerThread) Thread.currentThread()).handle(() -> {
                    if (body[body.length - 1] % 4 == 0) {
                        // Some handlers dawdle, so that some interrupts find them.
                        LockSupport.parkNanos(200_000);
                    }
                    if (Thread.currentThread().isInterrupted()) {
                        reached.incrementAndGet();
                    }
                    reply[0] = bytes("echo of " + new String(body, UTF_8));
                });
                socket.reply(reply[0]);
            }
        } catch (Throwable e) {
            failures.add(e);
        }
    }

    private static Thread echoWorker(ServerTransport.WorkerSocket socket, String name) {
        Thread thread = new Thread(
                () -> {
                    try (socket) {
                        for (byte[] request = socket.receive(); request.length > 0; request = socket.receive()) {
                            socket.reply(bytes("echo of " + new String(request, UTF_8)));
                        }
                    }
                },
                name);
        thread.start();
        return thread;
    }

    private static void pollUntil(RouterTransport server, java.util.function.BooleanSupplier condition) {
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
