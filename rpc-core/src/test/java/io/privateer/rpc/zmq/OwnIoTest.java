package io.privateer.rpc.zmq;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** In our loop over the channels of JeroMQ's poller. */
final class OwnIoTest extends OwnIoContract {
    OwnIoTest() {
        super(false);
    }

    /** Another release of JeroMQ may hide what we need, and would be slower without a word. */
    @Test
    void jeroMqLetsItselfBeLookedInto() {
        assertNotNull(PollerParts.get());
    }

    /** As that of a connection, which is first one's that makes connections and then the connection's own. */
    @Test
    void aChannelMayHaveAnotherOwnerAtOnce() throws Exception {
        onOwner((selector, context, io) -> {
            Pipe pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            for (int owner = 1; owner <= 20; owner++) {
                AtomicInteger drained = new AtomicInteger();
                SocketSelector.Watch watch = selector.watch(pipe.source(), limit -> {
                    drained.incrementAndGet();
                    return 0;
                });
                if (owner == 1) {
                    sleep(selector, Duration.ZERO);
                    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
                }
                // The first may end early.
                for (int i = 0; i < 3 && drained.get() == 0; i++) {
                    sleep(selector, Duration.ofSeconds(10));
                }
                assertTrue(drained.get() > 0, "owner " + owner);
                watch.close();
            }
            pipe.source().close();
            pipe.sink().close();
        });
    }

    @Test
    void channelsOfConnectionsThatEndedAreForgotten() throws Exception {
        onOwner((selector, context, io) -> {
            ZMQ.Socket router = context.socket(SocketType.ROUTER, Duration.ofSeconds(1));
            int port = router.bindToRandomPort("tcp://127.0.0.1");
            List<?> registered = (List<?>) Sabotage.field(Sabotage.field(io, "loop"), "registered");
            int before = 0;
            for (int round = 0; round < 3; round++) {
                List<Socket> peers = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    peers.add(new Socket(InetAddress.getLoopbackAddress(), port));
                }
                int with = until(selector, registered, 20);
                for (Socket peer : peers) {
                    peer.close();
                }
                int without = until(selector, registered, -20);
                assertTrue(with - without >= 20, with + " with them, " + without + " without");
                assertTrue(round == 0 || without == before, without + " now, " + before + " before");
                before = without;
            }
            router.close();
        });
    }

    /** Sleeps until there are so many more, or fewer. */
    private static int until(SocketSelector selector, List<?> registered, int more) {
        int before = registered.size();
        for (int i = 0; i < 1_000 && Math.abs(registered.size() - before) < Math.abs(more); i++) {
            sleep(selector, Duration.ofMillis(10));
        }
        // Timers and listeners that come and go with them.
        for (int i = 0; i < 20; i++) {
            sleep(selector, Duration.ofMillis(10));
        }
        return registered.size();
    }
}
