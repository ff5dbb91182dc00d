package io.privateer.conformance;

import io.privateer.rpc.annotation.RpcMethod;

/** Calls that run, take long and fail. An interface that is no service itself: its methods are inherited. */
public interface Behaviour {
    /**
     * Deduplicated. Runs as long as the test holds its key.
     *
     * @return the key
     */
    String place(String key);

    /**
     * The same, idempotent.
     *
     * @return the key
     */
    @RpcMethod(idempotent = true)
    String look(String key);

    /** Ends with the status code of this number, and this message. */
    void fail(int code, String message);

    /**
     * Takes some off the shelf, which is always too much.
     *
     * @param article decides which error it is: {@code gone}, {@code recalled}, {@code secret} for one that is not
     *     declared, anything else for {@code OutOfStock} itself
     */
    void take(String article, int count) throws OutOfStock, SoldForever;
}
