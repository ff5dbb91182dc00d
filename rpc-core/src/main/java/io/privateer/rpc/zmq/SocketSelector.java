package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.TransportException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import zmq.poll.Poller;

/**
 * Puts one thread to sleep until one of its sockets may have something, or somebody wakes it.
 *
 * <p>JeroMQ's own poller keeps a core busy when it is given a raw channel beside sockets. This is a plain selector over
 * the descriptors that JeroMQ signals commands on. Such a descriptor is a hint only: it may fire for nothing, and it stays
 * silent about messages whose command was already taken in the course of a send. So a socket is drained until it has
 * nothing more, and one that was sent on is {@linkplain Watch#touch touched}, to be looked at once before the next sleep.
 *
 * <p>One thread owns it; {@link #wake} may come from any.
 */
final class SocketSelector {
    /** What one socket may take in its turn, so that none starves the others. */
    private static final int BATCH = 256;

    private static final int AWAKE = 0;
    private static final int ASLEEP = 1;
    private static final int WOKEN = 2;

    /** Takes what a socket has. */
    @FunctionalInterface
    interface Drain {
        /**
         * Takes at most {@code limit} messages.
         *
         * @return how many it took; {@code limit} means that there may be more
         */
        int drain(int limit);
    }

    /** One socket's place. */
    final class Watch {
        private final Runnable forget;
        private final Drain drain;
        private boolean queued;
        private boolean closed;

        private Watch(SelectableChannel channel, Drain drain) throws ClosedChannelException {
            this.drain = drain;
            OwnIo io = ownIo;
            if (io == null) {
                SelectionKey key = channel.register(selector, SelectionKey.OP_READ, this);
                forget = key::cancel;
            } else {
                Poller.Handle handle = io.watch(channel, this::touch);
                forget = () -> io.forget(handle);
            }
        }

        /** Has it looked at before the next sleep. */
        void touch() {
            if (!queued && !closed) {
                queued = true;
                ready.add(this);
            }
        }

        /** Forgets it; to be called before its socket is closed, which hands the descriptor to another thread. */
        void close() {
            closed = true;
            forget.run();
        }
    }

    private final Selector selector;
    private final ArrayDeque<Watch> ready = new ArrayDeque<>();
    private final AtomicInteger state = new AtomicInteger(AWAKE);
    /** Where the owner sleeps if it does the I/O itself. */
    private volatile @Nullable OwnIo ownIo;

    SocketSelector() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new TransportException("no selector to be had: " + e.getMessage(), e);
        }
    }

    /** From now on sleeping is doing the I/O. To be called before the first socket is watched. */
    void sleepIn(OwnIo io) {
        ownIo = io;
    }

    Watch watch(SelectableChannel channel, Drain drain) {
        try {
            return new Watch(channel, drain);
        } catch (ClosedChannelException e) {
            throw new TransportException("a socket was closed before it was watched", e);
        }
    }

    /**
     * One round: drains what is known to be ready, sleeps if there was nothing, and drains what the sleep found. Each
     * socket is given one turn; what it has beyond that keeps the next round from sleeping.
     */
    @SuppressWarnings("ThreadPriorityCheck") // Nothing relies on the yield; without it there is only more to wait.
    void poll(long timeoutNanos) {
        boolean busy = drainReady();
        int hints = sleep(busy || !ready.isEmpty() ? 0 : timeoutNanos);
        if (!drainReady() && hints > 0) {
            // JeroMQ writes the byte that wakes us and counts it afterwards; until then it has nothing for us,
            // and the byte stays. Where cores are scarce its thread is often interrupted in between, by our
            // waking up: looking again and again would keep it from going on for milliseconds.
            Thread.yield();
        }
    }

    /** Ends the current or the next sleep. A system call only if the owner is asleep and nobody else woke it. */
    void wake() {
        if (state.get() != WOKEN && state.getAndSet(WOKEN) == ASLEEP) {
            OwnIo io = ownIo;
            if (io == null) {
                selector.wakeup();
            } else {
                io.ring();
            }
        }
    }

    /** Idempotent. */
    void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new TransportException("the selector cannot be closed: " + e.getMessage(), e);
        }
    }

    private boolean drainReady() {
        boolean any = false;
        for (int turns = ready.size(); turns > 0; turns--) {
            Watch watch = ready.remove();
            watch.queued = false;
            if (watch.closed) {
                continue;
            }
            // Also if the receiver throws: what the socket still has must not wait for a hint that may never come.
            boolean more = true;
            try {
                int taken = watch.drain.drain(BATCH);
                any |= taken > 0;
                more = taken >= BATCH;
            } finally {
                if (more) {
                    watch.touch();
                }
            }
        }
        return any;
    }

    /** How many descriptors fired. */
    private int sleep(long timeoutNanos) {
        // An interrupt would make every select return at once. The owner's thread is not one to be interrupted.
        Thread.interrupted();
        boolean look = timeoutNanos <= 0 || !state.compareAndSet(AWAKE, ASLEEP);
        OwnIo io = ownIo;
        try {
            if (io != null) {
                io.run(look ? 0 : timeoutNanos);
                return 0;
            } else if (look) {
                return selector.selectNow(SocketSelector::found);
            } else {
                return selector.select(SocketSelector::found, millis(timeoutNanos));
            }
        } catch (IOException e) {
            throw new TransportException("the selector failed: " + e.getMessage(), e);
        } finally {
            // A wake that comes before this line ends this poll, one that comes after it ends the next.
            state.set(AWAKE);
        }
    }

    /**
     * How long a selector is to sleep, rounded up: a sleep that ends early makes a caller with a deadline spin, and zero would
     * mean for ever.
     *
     * @param nanos above 0
     */
    static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos - 1) + 1;
    }

    private static void found(SelectionKey key) {
        ((Watch) key.attachment()).touch();
    }
}
