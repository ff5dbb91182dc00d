package io.privateer.rpc.zmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Sleeping where JeroMQ's poller does its work: in our loop over its channels, and in its own. */
@Timeout(60)
abstract class OwnIoContract {
    private final boolean jeroMqsLoop;

    OwnIoContract(boolean jeroMqsLoop) {
        this.jeroMqsLoop = jeroMqsLoop;
    }

    interface Body {
        void run(SocketSelector selector, IoContext context, OwnIo io) throws Exception;
    }

    /** On a thread that does its own I/O, with a context whose threads have started. */
    final void onOwner(Body body) throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Thread owner = new IoOwner(
                () -> {
                    SocketSelector selector = new SocketSelector();
                    IoContext context = IoContext.forOwnerAt(selector, "own-io-test", ZmqOptions.DEFAULTS);
                    try {
                        ZMQ.Socket socket = context.socket(SocketType.DEALER, Duration.ofSeconds(1));
                        OwnIo io = (OwnIo) Sabotage.field(context, "ownIo");
                        if (jeroMqsLoop) {
                            Sabotage.set(io, "loop", null);
                        }
                        body.run(selector, context, io);
                        socket.close();
                        selector.close();
                        done.complete(context.close(Duration.ofSeconds(20)));
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                },
                "own-io-test");
        owner.start();
        assertTrue(done.get(), "closed in time");
        owner.join();
    }

    static long sleep(SocketSelector selector, Duration time) {
        long before = System.nanoTime();
        selector.poll(time.toNanos());
        return System.nanoTime() - before;
    }

    @Test
    void aSleepLastsAsLongAsItShould() throws Exception {
        onOwner((selector, context, io) -> {
            for (int millis : new int[] {1, 40, 5, 0, 30}) {
                long slept = 0;
                // A sleep may end early; whoever sleeps looks at the time.
                for (int i = 0; i < 5 && slept < millis * 1_000_000L; i++) {
                    slept += sleep(selector, Duration.ofNanos(millis * 1_000_000L - slept));
                }
                assertTrue(slept >= millis * 1_000_000L, slept + " ns for " + millis + " ms");
            }
        });
    }

    @Test
    void whoIsInterruptedWakesTheOwnerAndBreaksNothing() throws Exception {
        onOwner((selector, context, io) -> {
            for (int i = 0; i < 200; i++) {
                Thread waker = new Thread(() -> {
                    Thread.currentThread().interrupt();
                    selector.wake();
                });
                waker.start();
                assertTrue(sleep(selector, Duration.ofSeconds(30)) < 20_000_000_000L);
                waker.join();
            }
        });
    }

    @Test
    void aChannelIsDrainedWhenItHasSomethingAndForgottenWhenClosed() throws Exception {
        onOwner((selector, context, io) -> {
            Pipe pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            AtomicInteger drained = new AtomicInteger();
            ByteBuffer buffer = ByteBuffer.allocate(8);
            SocketSelector.Watch watch = selector.watch(pipe.source(), limit -> {
                try {
                    buffer.clear();
                    pipe.source().read(buffer);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                drained.incrementAndGet();
                return 0;
            });
            pipe.sink().write(ByteBuffer.wrap(new byte[1]));
            sleep(selector, Duration.ofSeconds(30));
            assertEquals(1, drained.get());
            watch.close();
            pipe.sink().write(ByteBuffer.wrap(new byte[1]));
            // One sleep may end early. A channel that is still watched would end each of them at once.
            long slept = 0;
            for (int i = 0; i < 3; i++) {
                slept += sleep(selector, Duration.ofMillis(50));
            }
            assertTrue(slept >= 50_000_000, slept + " ns");
            assertEquals(1, drained.get());
            pipe.source().close();
            pipe.sink().close();
        });
    }

    /** What the network does not take at once is written when there is room for it. */
    @Test
    void messagesThatAreLargerThanAllBuffersComeThrough() throws Exception {
        onOwner((selector, context, io) -> {
            ZMQ.Socket router = context.socket(SocketType.ROUTER, Duration.ofSeconds(1));
            int port = router.bindToRandomPort("tcp://127.0.0.1");
            byte[] large = new byte[24 << 20];
            large[large.length - 1] = 7;
            CompletableFuture<Boolean> read = new CompletableFuture<>();
            Thread peer = new Thread(() -> {
                try (ZContext other = new ZContext()) {
                    ZMQ.Socket dealer = other.createSocket(SocketType.DEALER);
                    dealer.connect("tcp://127.0.0.1:" + port);
                    dealer.send("hello");
                    for (int i = 0; i < 3; i++) {
                        byte[] came = dealer.recv();
                        assertEquals(large.length, came.length);
                        assertEquals(7, came[came.length - 1]);
                        dealer.send("thanks");
                    }
                    read.complete(true);
                } catch (Throwable e) {
                    read.completeExceptionally(e);
                }
            });
            peer.start();
            SocketSelector.Watch watch = selector.watch(router.getFD(), limit -> {
                int taken = 0;
                for (byte[] id = router.recv(ZMQ.DONTWAIT); id != null; id = router.recv(ZMQ.DONTWAIT)) {
                    router.recv(ZMQ.DONTWAIT);
                    router.sendMore(id);
                    router.send(large, ZMQ.DONTWAIT);
                    taken++;
                }
                return taken;
            });
            while (!read.isDone()) {
                sleep(selector, Duration.ofMillis(20));
            }
            assertTrue(read.get());
            watch.close();
            peer.join();
            router.close();
        });
    }

    /** As if the system's clock had been set back: the poller's own timer would not come for hours. */
    @Test
    void whoSleepsTooLongIsWoken() throws Exception {
        onOwner((selector, context, io) -> {
            CompletableFuture<Boolean> wasOverdue = new CompletableFuture<>();
            long start = System.nanoTime();
            Thread guard = new Thread(() -> {
                while (!io.isOverdue(System.nanoTime() + Duration.ofHours(1).toNanos())) {
                    Thread.onSpinWait();
                }
                wasOverdue.complete(io.isOverdue(System.nanoTime()));
                OverdueGuard.ofTheProcess().look(start + Duration.ofHours(1).toNanos());
            });
            guard.start();
            assertTrue(sleep(selector, Duration.ofSeconds(50)) < 40_000_000_000L);
            assertFalse(wasOverdue.get(), "not before its time");
            guard.join();
            assertFalse(io.isOverdue(start + Duration.ofHours(2).toNanos()), "awake");
        });
    }

    @Test
    void aPollerThatEndsIsAFailureOfItsContext() throws Exception {
        onOwner((selector, context, io) -> {
            assertEquals(null, context.failure());
            ((zmq.poll.Poller) Sabotage.field(io, "poller")).stop();
            sleep(selector, Duration.ofSeconds(30));
            assertTrue(context.failure() instanceof IllegalStateException);
            context.close(Duration.ofMillis(100));
        });
    }

    /** Transports of other threads have I/O threads of their own. */
    @Test
    void anyOtherThreadSleepsAtItsSelector() {
        SocketSelector selector = new SocketSelector();
        IoContext context = IoContext.forOwnerAt(selector, "own-io-test", ZmqOptions.DEFAULTS);
        ZMQ.Socket socket = context.socket(SocketType.DEALER, Duration.ofSeconds(1));
        assertEquals(null, Sabotage.field(context, "ownIo"));
        socket.close();
        selector.close();
        assertTrue(context.close(Duration.ofSeconds(20)));
    }
}
