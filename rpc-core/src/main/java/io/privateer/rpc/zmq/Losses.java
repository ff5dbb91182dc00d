package io.privateer.rpc.zmq;

import java.util.concurrent.atomic.AtomicBoolean;
import org.zeromq.ZEvent;
import org.zeromq.ZMQ;
import org.zeromq.ZMonitor;

/**
 * Notes that a socket lost the one TCP connection it had, which JeroMQ makes again in silence.
 *
 * <p>JeroMQ calls this on the I/O thread that serves the connection, holding a lock of the socket: nothing here may wait or
 * throw. It tells of a loss before it even starts to connect again (in 0.7.0, {@code StreamEngine.error} does one after the
 * other), so the note is there before anything goes over the next connection.
 *
 * <p>JeroMQ also tells of connections that ended before the greetings were exchanged. Those are skipped, since no frame can
 * have gone over them: one in a hundred fresh connections stalls and is made again, and that is nobody's restart.
 */
final class Losses implements ZEvent.ZEventConsummer {
    /** What to have this called for. */
    static final int EVENTS = ZMQ.EVENT_HANDSHAKE_PROTOCOL | ZMQ.EVENT_DISCONNECTED;

    private final AtomicBoolean lost = new AtomicBoolean();

    private final Runnable onLoss;

    /** Of the I/O thread alone. */
    private boolean up;

    /**
     * @param onLoss called after a loss was noted, on the I/O thread: must neither wait nor throw
     */
    Losses(Runnable onLoss) {
        this.onLoss = onLoss;
    }

    @Override
    public void consume(ZEvent event) {
        if (event.getEvent() == ZMonitor.Event.HANDSHAKE_PROTOCOL) {
            up = true;
        } else if (up) {
            up = false;
            lost.set(true);
            onLoss.run();
        }
    }

    /** Whether {@link #take} would say so; it still does afterwards. */
    boolean noted() {
        return lost.get();
    }

    /** Whether one was lost since this was last called. From any thread. */
    boolean take() {
        // Looked at before it is written to, since it is asked for each request and hardly ever true.
        return lost.get() && lost.getAndSet(false);
    }
}
