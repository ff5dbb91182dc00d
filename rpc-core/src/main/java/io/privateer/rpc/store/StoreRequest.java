package io.privateer.rpc.store;

import io.privateer.rpc.call.CallId;

/**
 * What a server asks of its store. Replies are bytes that the store does not read. Requests of one server about one call
 * come one at a time, each after the answer to the one before.
 */
public sealed interface StoreRequest {
    /**
     * Records that this server starts the call, if nothing is recorded of it, its client did not declare it finished
     * ({@link Finish}) and nothing that old may have been forgotten. Answers: {@link StoreAnswer.Done} if it is recorded,
     * also by an earlier request of this server that was not answered; otherwise what stands against it.
     *
     * @param digest of the call's method and argument, kept with the record
     * @param boundMs the store's clock when its client bound the call to it
     * @param transactional whether its handler runs in {@link OpenStore#inTransaction}: if its server dies, nothing has
     *     happened, and another one may start it
     */
    record Start(CallId call, long digest, long boundMs, boolean transactional) implements StoreRequest {}

    /** Records that the call never runs, under the conditions of {@link Start} and with its answers. */
    record Refuse(CallId call, long digest, long boundMs, byte[] reply) implements StoreRequest {}

    /**
     * Records the result of a call that this server started. Answers: {@link StoreAnswer.Done} if it holds; otherwise what
     * the store has by now: {@link StoreAnswer.Absent} if the call was taken from this server.
     *
     * @param certain whether it says what became of the call. One that does may replace one that does not, also where
     *     another server recorded that
     */
    record Settle(CallId call, byte[] reply, boolean certain) implements StoreRequest {}

    /** Asks what is known of a call. A question counts as contact: the record lives for another retention. */
    record Find(CallId call) implements StoreRequest {}

    /**
     * The client declared all numbers below this one finished: their records may go, and none of them is ever started,
     * settled or found again. Answered with {@link StoreAnswer.Done}.
     */
    record Finish(String client, long below) implements StoreRequest {}
}
