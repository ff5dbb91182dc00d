package io.privateer.rpc.zmq;

/** What one message holds at most: enough to make its cost vanish, too little to hold up what comes behind it. */
final class BatchLimits {
    /** Requests, or replies. */
    static final int FRAMES = 64;

    static final int BYTES = 128 << 10;

    private BatchLimits() {}
}
