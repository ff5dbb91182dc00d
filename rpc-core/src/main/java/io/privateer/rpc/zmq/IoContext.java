package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.TransportException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;
import zmq.poll.Poller;

/**
 * A JeroMQ context whose threads are watched, and whose end is bounded.
 *
 * <p>JeroMQ's threads survive a {@code RuntimeException} and nothing else: after an {@code Error} the thread is gone, no
 * socket hears from it again, and terminating the context waits for it for ever. Here each of them starts over after
 * whatever it threw, so that the context can still be taken down in order, and the context counts as
 * {@linkplain #failure failed}: what the error left behind is not to be trusted with calls.
 *
 * <p>Thread-safe, except {@link #socket}, which belongs to the owner.
 */
final class IoContext {
    private static final Logger LOG = LoggerFactory.getLogger(IoContext.class);

    /** What one thread may throw before it is left dead: enough to take down a context, too few to spin for long. */
    private static final int LIVES = 1_000;

    /** Of an I/O thread that has nothing to do; whoever wants something of it wakes it. */
    private static final long LONG_SLEEP = TimeUnit.HOURS.toNanos(1);

    /** Whether this platform lets the time before TCP's first probe be set; JeroMQ fails the connection if it does not. */
    private static final boolean KEEP_ALIVE_TIMES = keepAliveTimes();

    private record IoThread(Thread thread, Poller poller) {}

    private final String name;
    private final ZmqOptions options;
    private final Runnable onFailure;
    private final @Nullable SocketSelector selector;
    private final ZMQ.Context context;
    private final OpenChannels channels = new OpenChannels();
    private final List<IoThread> threads = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final RateLimitedLog mishaps = new RateLimitedLog(LOG);
    private volatile boolean closing;
    /** Of the owner, if it does the I/O itself. */
    private volatile @Nullable OwnIo ownIo;
    /** Of the owner: whether there has been a socket. */
    private boolean started;
    /** Of the owner: how many sockets could not be made. */
    private int lostPlaces;

    /**
     * @param name what its threads' names start with
     * @param onFailure called once, from any thread, when the context has failed
     */
    IoContext(String name, ZmqOptions options, Runnable onFailure) {
        this(name, options, onFailure, null);
    }

    private IoContext(String name, ZmqOptions options, Runnable onFailure, @Nullable SocketSelector selector) {
        this.selector = selector;
        this.name = name;
        this.options = options;
        this.onFailure = onFailure;
        context = newContext(name, options);
        context.setMaxSockets(options.maxSockets());
        context.setThreadFactor(this::thread);
        context.setNotificationExceptionHandler((thread, e) -> survived(e));
        context.setUncaughtExceptionHandler((thread, e) -> fail(e));
    }

    /**
     * For an owner that sleeps at this selector, which is woken when the context has failed.
     *
     * @throws TransportException if there is none to be had; the selector is closed then
     */
    static IoContext forOwnerAt(SocketSelector selector, String name, ZmqOptions options) {
        try {
            return new IoContext(name, options, selector::wake, selector);
        } catch (TransportException e) {
            selector.close();
            throw e;
        }
    }

    private static ZMQ.Context newContext(String name, ZmqOptions options) {
        try {
            return ZMQ.context(Math.max(1, options.ioThreads()));
        } catch (ZError.IOException e) {
            throw new TransportException(
                    name + ": no transport to be had (is the limit of open files reached?): " + e.getMessage(), e);
        }
    }

    /** Makes a socket with all that every socket of ours must have. */
    ZMQ.Socket socket(SocketType type, Duration handshakeInterval) {
        ZMQ.Socket socket = newSocket(type);
        socket.setLinger(0);
        socket.setMaxMsgSize(options.maxMessageBytes());
        socket.setHandshakeIvl((int) handshakeInterval.toMillis());
        socket.setReconnectIVL((int) options.reconnectInterval().toMillis());
        socket.setReconnectIVLMax((int) options.reconnectIntervalMax().toMillis());
        socket.setSndHWM(options.sendHwm());
        socket.setRcvHWM(options.receiveHwm());
        socket.setBacklog(options.backlog());
        // Everything on the heap: large frames in direct memory would be copied again, and that memory has a limit of
        // its
        // own, which kills an I/O thread when it is reached.
        socket.setMsgAllocationHeapThreshold(0);
        socket.setSelectorChooser((address, ofSocket) -> channels);
        keepAlive(socket);
        return socket;
    }

    private ZMQ.Socket newSocket(SocketType type) {
        try {
            ZMQ.Socket socket = context.socket(type);
            started = true;
            return socket;
        } catch (ZMQException e) {
            if (e.getErrorCode() == ZError.EMFILE) {
                throw new TransportException(name + ": no socket left, maxSockets = " + options.maxSockets(), e);
            }
            throw new TransportException(name + ": no socket to be had: " + e.getMessage(), e);
        } catch (ZError.IOException e) {
            // The threads start with the first socket, and where that fails JeroMQ never tries it again. Later each
            // socket that fails takes a place of maxSockets with it.
            if (!started || ++lostPlaces > options.maxSockets() / 2) {
                fail(e);
            }
            throw new TransportException(
                    name + ": no socket to be had (is the limit of open files reached?): " + e.getMessage(), e);
        } catch (ZError.CtxTerminatedException e) {
            throw new TransportException(name + " is closed", e);
        }
    }

    private void keepAlive(ZMQ.Socket socket) {
        int idleSeconds = (int) options.tcpKeepAliveIdle().toSeconds();
        if (options.tcpKeepAliveIdle().isZero()) {
            return;
        }
        socket.setTCPKeepAlive(1);
        if (KEEP_ALIVE_TIMES) {
            socket.setTCPKeepAliveIdle(Math.max(1, idleSeconds));
            socket.setTCPKeepAliveInterval(Math.max(1, idleSeconds / 6));
            socket.setTCPKeepAliveCount(3);
        }
    }

    /**
     * @throws TransportException if the context has failed
     */
    void check() {
        Throwable cause = failure.get();
        if (cause != null) {
            throw new TransportException(
                    name + ": an I/O thread failed, close this transport and make a new one", cause);
        }
    }

    /** Counts as failed from here on; the first reason is the one that is told. */
    void fail(Throwable cause) {
        if (failure.compareAndSet(null, cause)) {
            onFailure.run();
        }
    }

    /** The reason why it failed, if it did. */
    @Nullable
    Throwable failure() {
        return failure.get();
    }

    /**
     * The context has failed: what one thread tells another by is closed.
     *
     * @return what to throw
     */
    TransportException broken(ZError.IOException e) {
        fail(e);
        return new TransportException(name + ": the way to an I/O thread is closed, make a new transport", e);
    }

    /**
     * Terminates the context, all sockets of which must have been closed. What is not done in time is done in the
     * background by the context's own threads, and given up by an owner that does the I/O itself.
     *
     * @return whether everything was gone in time
     */
    boolean close(Duration patience) {
        closing = true;
        Thread terminator = new Thread(this::terminate, name + "-zmq-term");
        terminator.setDaemon(true);
        terminator.start();
        OwnIo io = ownIo;
        if (io == null ? ends(terminator, patience) : endsWhileRunning(io, terminator, patience)) {
            channels.close();
            return true;
        }
        // What this thread does itself is not done in the background.
        if (failure.get() == null && io == null) {
            LOG.warn("{}: not closed within {}; the rest ends in the background", name, patience);
            return false;
        }
        terminator.interrupt();
        abandon();
        channels.close();
        return ends(terminator, Duration.ofMillis(100));
    }

    /** What is to be sent yet is sent by this thread. */
    private static boolean endsWhileRunning(OwnIo io, Thread terminator, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (terminator.isAlive() && deadline - System.nanoTime() > 0) {
            if (io.isStopped()) {
                ends(terminator, Duration.ofMillis(1));
            } else {
                io.run(deadline - System.nanoTime());
            }
        }
        if (terminator.isAlive()) {
            return false;
        }
        io.close();
        return true;
    }

    private void terminate() {
        try {
            context.term();
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: not terminated in order, since a thread of it is dead or never was: {}",
                    name,
                    String.valueOf(e));
        } finally {
            OwnIo io = ownIo;
            if (io != null) {
                io.ring();
            }
        }
    }

    /** What {@code term} would do at last, if it were not for a thread that never answers. */
    private void abandon() {
        OwnIo io = ownIo;
        if (io != null) {
            io.stop();
            io.close();
        }
        for (IoThread each : threads) {
            each.poller.stop();
        }
        for (IoThread each : threads) {
            if (ends(each.thread, Duration.ofMillis(100))) {
                // Told to stop, it returns at once, and marks itself as stopped, for which destroy would wait.
                each.poller.run();
                // Closes its selector, without which the channels registered there, a listener among them, stay open.
                each.poller.destroy();
            }
        }
    }

    private static boolean ends(Thread thread, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (thread.isAlive()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                try {
                    TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(left, 1_000_000));
                } catch (InterruptedException e) {
                    // Kept for later: a close that is cut short would leave threads behind.
                    interrupted = true;
                }
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Thread thread(Runnable poller, String jeromqName) {
        if (selector != null
                && options.ioThreads() == 0
                && jeromqName.startsWith("iothread")
                && Thread.currentThread() instanceof IoOwner owner) {
            OwnIo io = new OwnIo((Poller) poller, this::survived, this::ownFailed);
            ownIo = io;
            selector.sleepIn(io);
            return owner;
        }
        Thread thread = new Thread(() -> runWatched((Poller) poller), name + "-zmq-" + jeromqName);
        thread.setDaemon(true);
        threads.add(new IoThread(thread, (Poller) poller));
        return thread;
    }

    /** At the end of a context its poller ends as well. */
    private void ownFailed(Throwable e) {
        if (!closing) {
            fail(e);
        }
    }

    // An OutOfMemoryError thrown here is exactly what has to be survived, and noted without allocating.
    @SuppressWarnings("CatchingUnchecked")
    private void runWatched(Poller poller) {
        PollerLoop loop = PollerLoop.of(poller, this::survived);
        for (int lives = LIVES; lives > 0; lives--) {
            try {
                while (loop != null && !loop.isStopping()) {
                    loop.turn(LONG_SLEEP);
                }
                // Without that loop, or to be told by it that it has stopped.
                poller.run();
                if (!closing) {
                    fail(new IllegalStateException("an I/O thread ended"));
                }
                return;
            } catch (Throwable e) {
                fail(e);
            }
        }
    }

    /** A thread goes on after this; one socket's mailbox that was closed under it is lost nonetheless. */
    void survived(Throwable e) {
        if (e instanceof ZError.IOException && e.getCause() instanceof ClosedChannelException) {
            if (!isFarewell(e)) {
                fail(e);
            }
        } else {
            // A peer can cause these, as with a heartbeat that is too short.
            mishaps.warn(name + ": an I/O thread met and survived " + e);
            LOG.debug("{}: an I/O thread met and survived", name, e);
        }
    }

    /**
     * Whether a connection could not wake up its socket to tell that it has ended: the socket had read that already, and was
     * gone before the wake-up. Nothing is lost but the rest of the connection's own end, which {@link OpenChannels} is for.
     */
    private static boolean isFarewell(Throwable e) {
        return Arrays.stream(e.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals("zmq.Own")
                        && frame.getMethodName().equals("checkTermAcks"));
    }

    private static boolean keepAliveTimes() {
        try (SocketChannel channel = SocketChannel.open()) {
            return channel.supportedOptions().stream()
                    .map(java.net.SocketOption::name)
                    .toList()
                    .containsAll(List.of("TCP_KEEPIDLE", "TCP_KEEPINTERVAL", "TCP_KEEPCOUNT"));
        } catch (IOException e) {
            return false;
        }
    }
}
