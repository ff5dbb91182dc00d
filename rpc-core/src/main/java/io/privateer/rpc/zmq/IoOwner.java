package io.privateer.rpc.zmq;

/**
 * A thread that may do the network's input and output beside its own work: JeroMQ takes it for one of its I/O threads. The
 * transports of other threads have I/O threads of their own.
 */
public final class IoOwner extends Thread {
    public IoOwner(Runnable work, String name) {
        super(work, name);
    }

    /** JeroMQ starts its I/O threads, and this one runs by then. */
    @Override
    public synchronized void start() {
        if (Thread.currentThread() != this) {
            super.start();
        }
    }
}
