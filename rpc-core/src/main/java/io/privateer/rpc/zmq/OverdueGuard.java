package io.privateer.rpc.zmq;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes owners that have slept for longer than they wanted to. JeroMQ's timers, which end a sleep in {@link OwnIo}, follow
 * the system's clock: one that is set back by an hour would make a sleep an hour longer, with all deadlines in it.
 *
 * <p>One thread for all owners of the process, which ends with the last of them. Thread-safe.
 */
final class OverdueGuard implements Runnable {
    /** How often it looks: the longest that a deadline is late because of the clock. */
    static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(200);

    private static final OverdueGuard OF_THE_PROCESS = new OverdueGuard();

    private final Set<OwnIo> sleepers = ConcurrentHashMap.newKeySet();
    private boolean running;

    static OverdueGuard ofTheProcess() {
        return OF_THE_PROCESS;
    }

    synchronized void add(OwnIo io) {
        sleepers.add(io);
        if (!running) {
            running = true;
            Thread thread = new Thread(this, "rpc-overdue");
            thread.setDaemon(true);
            thread.start();
        }
    }

    synchronized void remove(OwnIo io) {
        sleepers.remove(io);
    }

    private synchronized boolean goesOn() {
        running = !sleepers.isEmpty();
        return running;
    }

    @Override
    public void run() {
        while (goesOn()) {
            LockSupport.parkNanos(INTERVAL);
            look(System.nanoTime());
        }
    }

    void look(long now) {
        for (OwnIo io : sleepers) {
            if (io.isOverdue(now)) {
                io.ring();
            }
        }
    }
}
