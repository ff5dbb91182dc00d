package io.privateer.rpc.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a {@link FaultProxy}, and what it works on. Other threads change the faults between two of its
 * rounds, so a change is in force when the call that made it returns.
 */
final class ProxyLoop implements Runnable {
    private static final int READ_BYTES = 64 << 10;
    /** After a failed accept (no descriptors left, most likely): trying at once again would only burn the processor. */
    private static final long ACCEPT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /**
     * Given to a connection with its first message. Sooner, and the connections that JeroMQ opens and gives up before it
     * has sent anything would shift the schedule of every seed.
     */
    private final class ConnectionNumber implements LongSupplier {
        private long number = -1;

        @Override
        public long getAsLong() {
            if (number < 0) {
                number = carrying++;
            }
            return number;
        }
    }

    private final Object lock = new Object();
    private final ServerSocketChannel listener;
    private final Selector selector;
    private final SelectionKey listenerKey;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
    private final List<ProxyConnection> connections = new ArrayList<>();
    private final Lane toServer = new Lane(Direction.TO_SERVER);
    private final Lane toClient = new Lane(Direction.TO_CLIENT);

    /** Where connections go; {@code null} as long as there is nowhere to go to. */
    private @Nullable InetSocketAddress target;

    private @Nullable Outage refusing;
    private @Nullable Outage acceptPause;
    private long accepted;
    private long carrying;
    private long refused;
    private boolean closed;
    private @Nullable RuntimeException failure;

    /** Takes the listener over, also when it fails. */
    ProxyLoop(ServerSocketChannel listener, @Nullable InetSocketAddress target) throws IOException {
        this.listener = listener;
        this.target = target;
        this.selector = Selector.open();
        try {
            listener.configureBlocking(false);
            listenerKey = listener.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException | RuntimeException broken) {
            selector.close();
            throw broken;
        }
    }

    @Override
    public void run() {
        try (selector;
                listener) {
            long waitMillis = 0;
            while (waitMillis >= 0) {
                selector.select(waitMillis);
                synchronized (lock) {
                    waitMillis = closed ? -1 : round(System.nanoTime());
                }
            }
        } catch (IOException | RuntimeException broken) {
            synchronized (lock) {
                failure = new IllegalStateException("the fault proxy stopped: " + broken, broken);
            }
        } finally {
            synchronized (lock) {
                closed = true;
                connections.forEach(ProxyConnection::close);
            }
        }
    }

    /** @return how long to wait for the next event, in milliseconds; 0: until there is one */
    private long round(long now) {
        selector.selectedKeys().clear();
        accept(now);
        connections.removeIf(connection -> {
            if (connection.isOpen()) {
                connection.advance(buffer, now);
            }
            return !connection.isOpen();
        });
        Long next = acceptPause == null ? null : acceptPause.endNanos();
        if (toServer.opensAt() != null && toClient.opensAt() != null) {
            // Behind a black hole wait connections that were not even accepted.
            next = earlier(next, earlier(toServer.opensAt(), toClient.opensAt()));
        }
        for (ProxyConnection connection : connections) {
            next = earlier(next, connection.nextNanos());
        }
        // Rounded up: a round that comes a moment too early finds nothing to do and only burns the processor.
        return next == null ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(next - System.nanoTime() + 999_999));
    }

    private void accept(long now) {
        if (acceptPause != null && acceptPause.isOver(now)) {
            acceptPause = null;
        }
        boolean blackHole = toServer.isClosed(now) && toClient.isClosed(now);
        listenerKey.interestOps(blackHole || acceptPause != null ? 0 : SelectionKey.OP_ACCEPT);
        if (listenerKey.interestOps() == 0) {
            return;
        }
        try {
            for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
                InetSocketAddress to = target;
                if (to == null || isRefusing(now)) {
                    refuse(client);
                } else {
                    LongSupplier number = new ConnectionNumber();
                    connections.add(new ProxyConnection(
                            client, to, selector, new Flow(number, toServer), new Flow(number, toClient)));
                    accepted++;
                }
            }
        } catch (IOException full) {
            acceptPause = new Outage(now + ACCEPT_PAUSE_NANOS);
            listenerKey.interestOps(0);
        }
    }

    private boolean isRefusing(long now) {
        if (refusing != null && refusing.isOver(now)) {
            refusing = null;
        }
        return refusing != null;
    }

    /**
     * Resets it. The listener stays open meanwhile: a port given back could be taken by anybody, even by the client's own
     * attempt to connect to it.
     */
    private void refuse(SocketChannel client) throws IOException {
        refused++;
        try (client) {
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
    }

    /** Runs between two rounds; what it changed is in force when this returns. */
    void change(Runnable action) {
        synchronized (lock) {
            if (failure != null) {
                throw failure;
            }
            if (closed) {
                throw new IllegalStateException("the fault proxy is closed");
            }
            action.run();
            selector.wakeup();
        }
    }

    ProxyStatistics statistics() {
        synchronized (lock) {
            return new ProxyStatistics(toServer.tally.counts(), toClient.tally.counts(), accepted, refused);
        }
    }

    /** Ends the loop; everything is closed when its thread is gone. */
    void close() {
        synchronized (lock) {
            closed = true;
            selector.wakeup();
        }
    }

    /** The failure that ended the loop, or {@code null}. */
    @Nullable
    RuntimeException failure() {
        synchronized (lock) {
            return failure;
        }
    }

    /** To be called within {@link #change}. */
    Lane lane(Direction direction) {
        return switch (direction) {
            case TO_SERVER -> toServer;
            case TO_CLIENT -> toClient;
        };
    }

    /** Sends new connections there. To be called within {@link #change}. */
    void target(InetSocketAddress newTarget) {
        target = newTarget;
    }

    /** Closes all connections and refuses new ones. To be called within {@link #change}. */
    void cut(Outage outage) {
        refusing = outage;
        connections.forEach(ProxyConnection::close);
    }

    /** Ends everything that is wrong. To be called within {@link #change}. */
    void heal() {
        refusing = null;
        toServer.heal();
        toClient.heal();
    }

    private static @Nullable Long earlier(@Nullable Long one, @Nullable Long other) {
        return one == null || (other != null && other - one < 0) ? other : one;
    }
}
