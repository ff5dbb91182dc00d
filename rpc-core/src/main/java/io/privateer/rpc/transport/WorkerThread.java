package io.privateer.rpc.transport;

/**
 * A thread that both runs users' code and owns a socket, and that may be interrupted only while it does the former.
 *
 * <p>An interrupt that lands in the middle of a write to a channel closes that channel for everybody (that is how
 * {@code java.nio} works), and JeroMQ's threads tell each other everything over such channels. One interrupt at the wrong
 * moment costs a worker its socket, or the server its I/O thread. So {@link #interrupt} is delivered while a handler runs
 * and dropped at any other time, and what a handler leaves behind is cleared before the thread touches its socket again.
 */
public final class WorkerThread extends Thread {
    private final Object lock = new Object();
    private boolean handling;

    public WorkerThread(Runnable work, String name) {
        super(work, name);
    }

    /**
     * Runs users' code, during which this thread can be interrupted. Only on this thread itself; not reentrant.
     *
     * @throws IllegalStateException if called on another thread, or by a handler
     */
    public void handle(Runnable handler) {
        if (Thread.currentThread() != this) {
            throw new IllegalStateException("handle belongs to thread " + getName() + ", called from "
                    + Thread.currentThread().getName());
        }
        synchronized (lock) {
            if (handling) {
                throw new IllegalStateException("a handler is running on " + getName());
            }
            handling = true;
        }
        try {
            handler.run();
        } finally {
            synchronized (lock) {
                handling = false;
                // Inside the lock: an interrupt is delivered either before this line, or not at all.
                Thread.interrupted();
            }
        }
    }

    /** Interrupts the handler that runs now; does nothing if none does. */
    @Override
    public void interrupt() {
        synchronized (lock) {
            if (handling) {
                super.interrupt();
            }
        }
    }
}
