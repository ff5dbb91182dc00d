package io.privateer.rpc.zmq;

import org.jspecify.annotations.Nullable;

/**
 * Tells a call from the wrong thread at once; JeroMQ itself would answer with a hang, or an index error much later. The
 * first thread that comes is the owner, for as long as it lives.
 */
final class OwnerThread {
    private volatile @Nullable Thread owner;

    void check() {
        Thread current = Thread.currentThread();
        Thread known = owner;
        if (known == current) {
            return;
        }
        if (known != null && known.isAlive()) {
            throw new IllegalStateException(
                    "this transport belongs to thread " + known.getName() + ", called from " + current.getName());
        }
        owner = current;
    }
}
