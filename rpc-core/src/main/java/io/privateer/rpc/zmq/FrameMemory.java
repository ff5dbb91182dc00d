package io.privateer.rpc.zmq;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How many bytes frames take while they are with JeroMQ, and how many they may. Thread-safe. */
final class FrameMemory {
    /** What a frame costs beside its bytes, roughly: its objects, and its place in a queue. */
    private static final long OVERHEAD = 200;

    private static final Cleaner CLEANER = Cleaner.create(action -> {
        Thread thread = new Thread(action, "privateer-frame-cleaner");
        thread.setDaemon(true);
        return thread;
    });

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    FrameMemory(long limit) {
        this.limit = limit;
    }

    /** A quarter of the heap for each direction, and room for a few of the largest frames whatever the heap. */
    static long limit(ZmqOptions options) {
        return Math.max(Runtime.getRuntime().maxMemory() / 4, 4L * options.maxMessageBytes());
    }

    static long cost(long bytes) {
        return bytes + OVERHEAD;
    }

    long used() {
        return used.get();
    }

    long limit() {
        return limit;
    }

    /** A share of this size; {@code null} if there is no room for it. */
    @Nullable
    Share take(long cost) {
        Taken taken = new Taken(used);
        return taken.add(cost, limit) ? new Share(taken, this) : null;
    }

    /**
     * What some frames take. They hold it, and give back what is theirs when the owner has them. JeroMQ says nothing of frames
     * that it throws away with their connection; once the garbage collector has found the share, the rest is given back.
     */
    static final class Share {
        private final Taken taken;
        private final FrameMemory memory;

        private Share(Taken taken, FrameMemory memory) {
            this.taken = taken;
            this.memory = memory;
            CLEANER.register(this, taken);
        }

        /** Whether there was room for so much more. */
        boolean grow(long cost) {
            return taken.add(cost, memory.limit);
        }

        void giveBack(long cost) {
            taken.remove(cost);
        }
    }

    /** The number behind a share, which must not keep it alive. */
    private static final class Taken implements Runnable {
        private final AtomicLong used;
        private final AtomicLong own = new AtomicLong();

        Taken(AtomicLong used) {
            this.used = used;
        }

        boolean add(long cost, long limit) {
            if (used.addAndGet(cost) > limit) {
                used.addAndGet(-cost);
                return false;
            }
            own.addAndGet(cost);
            return true;
        }

        void remove(long cost) {
            own.addAndGet(-cost);
            used.addAndGet(-cost);
        }

        /** What is left. */
        @Override
        public void run() {
            used.addAndGet(-own.getAndSet(0));
        }
    }
}
