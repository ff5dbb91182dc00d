package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.TransportException;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zmq.ZError;
import zmq.poll.IPollEvents;
import zmq.poll.Poller;

/**
 * JeroMQ's input and output on the owner's own thread: while the owner would sleep, it runs JeroMQ's poller, until one of
 * its sockets has something, somebody rings, or the time is over.
 *
 * <p>The poller runs until it is stopped for good. What leaves it before is an {@link Enough}, thrown where nothing is
 * under way: from a timer, which the poller looks at before it selects.
 *
 * <p>One thread owns it; {@link #ring} may come from any.
 */
final class OwnIo {
    private static final Logger LOG = LoggerFactory.getLogger(OwnIo.class);

    /** Ends a run of the poller. */
    private static final class Enough extends Error {
        @Serial
        private static final long serialVersionUID = 1;

        Enough() {
            super("enough", null, false, false);
        }
    }

    @SuppressWarnings("StaticAssignmentOfThrowable") // It carries no stack, and is thrown for each message.
    private static final Enough ENOUGH = new Enough();

    private static final long AWAKE = Long.MIN_VALUE;

    /** How often the channels are looked at by whoever does not sleep. */
    private static final int LOOKS = 3;

    private static final int LEAVE = 0;
    private static final int TIME_OVER = 1;

    private final Poller poller;
    private final Consumer<Throwable> failed;
    private final Pipe bell;
    private final ByteBuffer strokes = ByteBuffer.allocateDirect(64);
    /** Guarded by itself. */
    private final ByteBuffer stroke = ByteBuffer.allocateDirect(1);

    private final IPollEvents timers = new IPollEvents() {
        @Override
        public void timerEvent(int id) {
            if (id == LEAVE) {
                leaving = false;
            } else {
                timerSet = false;
            }
            throw ENOUGH;
        }
    };

    /** Where JeroMQ lets itself be looked into; otherwise its own loop runs, and is left by a timer. */
    private final @Nullable PollerLoop loop;

    private boolean bellWatched;
    private boolean leaving;
    private boolean timerSet;
    private long timerAt;
    private boolean stopped;
    /** Until when the owner wants to sleep; {@link #AWAKE} if it does not. */
    private volatile long sleepsUntil = AWAKE;

    /**
     * @param poller the poller of JeroMQ's I/O thread, which this thread stands for
     * @param survived takes what a connection's handler threw, after which the I/O goes on
     * @param failed takes what a run threw
     */
    OwnIo(Poller poller, Consumer<RuntimeException> survived, Consumer<Throwable> failed) {
        this.poller = poller;
        this.failed = failed;
        this.loop = PollerLoop.of(poller, survived);
        try {
            bell = Pipe.open();
            bell.source().configureBlocking(false);
            bell.sink().configureBlocking(false);
        } catch (IOException e) {
            // As JeroMQ's own pipes: what it means to the context is known there.
            throw new ZError.IOException(e);
        }
        OverdueGuard.ofTheProcess().add(this);
    }

    /**
     * Calls this, inside of {@link #run}, when the channel has something to read.
     *
     * @return what to give back to {@link #forget}
     */
    Poller.Handle watch(SelectableChannel channel, Runnable ready) {
        Poller.Handle handle = poller.addHandle(channel, new IPollEvents() {
            @Override
            public void inEvent() {
                ready.run();
                leave();
            }
        });
        poller.setPollIn(handle);
        return handle;
    }

    void forget(Poller.Handle handle) {
        poller.removeHandle(handle);
    }

    private void leave() {
        if (!leaving) {
            leaving = true;
            if (loop == null) {
                poller.addTimer(0, timers, LEAVE);
            }
        }
    }

    /**
     * Reads and writes the network.
     *
     * @param timeoutNanos for how long, if nothing happens; 0 or less for what is there now
     */
    void run(long timeoutNanos) {
        if (!bellWatched) {
            bellWatched = true;
            watch(bell.source(), this::heard);
        }
        if (timeoutNanos > 0) {
            sleepsUntil = System.nanoTime() + timeoutNanos;
        }
        try {
            if (loop == null) {
                runPoller(timeoutNanos);
            } else {
                run(loop, timeoutNanos);
            }
        } catch (Enough e) {
            // The owner has something to do.
        } catch (Throwable e) {
            failed.accept(e);
        } finally {
            sleepsUntil = AWAKE;
        }
    }

    private void run(PollerLoop turns, long timeoutNanos) {
        leaving = false;
        long until = sleepsUntil;
        long left = timeoutNanos;
        for (int looks = 1; !turns.isStopping(); looks++) {
            boolean any = turns.turn(left);
            // What came from the network is with its socket after a second look.
            if (leaving || (timeoutNanos <= 0 && (!any || looks == LOOKS))) {
                return;
            }
            if (timeoutNanos > 0) {
                left = until - System.nanoTime();
                if (left <= 0) {
                    return;
                }
            }
        }
        runPoller(0);
    }

    /** JeroMQ's own loop. */
    private void runPoller(long timeoutNanos) {
        if (timeoutNanos <= 0) {
            ring();
        } else {
            setTimer(timeoutNanos);
        }
        poller.run();
        stopped = true;
        failed.accept(new IllegalStateException("an I/O thread ended"));
    }

    /** Whether the poller was stopped for good. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether it sleeps for longer than it was to. From any thread. */
    boolean isOverdue(long now) {
        long until = sleepsUntil;
        return until != AWAKE && now - until > 0;
    }

    /** One that is due before it need be is left as it is: whoever is woken early looks at the time. */
    private void setTimer(long timeoutNanos) {
        long millis = SocketSelector.millis(timeoutNanos);
        long at = System.nanoTime() + millis * 1_000_000;
        if (!timerSet || at - timerAt < 0) {
            timerSet = true;
            timerAt = at;
            // In place of the one before, which is equal to it.
            poller.addTimer(millis, timers, TIME_OVER);
        }
    }

    private void heard() {
        try {
            strokes.clear();
            bell.source().read(strokes);
        } catch (IOException e) {
            throw new TransportException("the bell cannot be read: " + e.getMessage(), e);
        }
    }

    /** Ends the run that is under way, or the next one. */
    void ring() {
        try {
            // Full means that it was rung often enough. Not blocking, so that an interrupt does not close it.
            synchronized (stroke) {
                stroke.clear();
                bell.sink().write(stroke);
            }
        } catch (IOException e) {
            LOG.trace("closed: nobody is there to be woken", e);
        }
    }

    /** Stops the poller for good, and closes its selector: without that, channels registered there stay open, a listener too. */
    void stop() {
        poller.stop();
        // Told to stop, it returns at once, and marks itself as stopped, for which destroy would wait.
        poller.run();
        poller.destroy();
    }

    void close() {
        OverdueGuard.ofTheProcess().remove(this);
        try {
            bell.source().close();
            bell.sink().close();
        } catch (IOException e) {
            throw new TransportException("the bell cannot be closed: " + e.getMessage(), e);
        }
    }
}
