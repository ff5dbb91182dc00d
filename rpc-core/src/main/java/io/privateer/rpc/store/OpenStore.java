package io.privateer.rpc.store;

import io.privateer.rpc.call.CallId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A reply store in the hands of one running server. Thread-safe. */
public interface OpenStore extends AutoCloseable {
    /**
     * The store's identity: 32 hexadecimal digits, not all zeros. The same for all servers that share the store and after
     * each restart; a new one for a store that may have forgotten something, such as one that was restored from a copy.
     */
    String scope();

    /**
     * The store's clock in milliseconds at this reading of {@link System#nanoTime}. It never goes back, also across
     * restarts, and is no time of day. Never waits.
     *
     * @param nanoTime no earlier than at the call before
     */
    long clockMs(long nanoTime);

    /**
     * How far the clocks of two servers that share this store may be apart, in milliseconds. 0 for a store with one server.
     */
    long clockToleranceMs();

    /**
     * Takes a request and returns at once. Each is answered exactly once, after what it asked for is durable, on a thread
     * of the store and in any order; only {@link #close} leaves requests unanswered. While the disk or the database is out of
     * reach requests wait, and are tried again until they succeed: the server bounds how many there are.
     *
     * @param answered must return soon
     */
    void submit(StoreRequest request, Consumer<StoreAnswer> answered);

    /** Whether {@link #inTransaction} works. */
    boolean isTransactional();

    /**
     * Runs a handler inside a transaction of the store, on the calling thread, and commits its effect together with its
     * result: both or none. The call was started by {@link StoreRequest.Start} before. May run the handler more than once,
     * always after its effect was rolled back for certain: when the connection was lost or the database chose this
     * transaction to be rolled back.
     *
     * @param work runs the handler; what it throws is passed on, after the rollback
     * @return the result that holds for the call: the work's own, or the one that was stored for it before. After a work
     *     that failed it is the work's, and only rolled back: it is recorded by {@link StoreRequest.Settle}
     * @throws StoreException if there is no result. Either the handler's effect is rolled back for certain and there will be
     *     no other attempt, because nobody waits any more or the store is closed; or, with
     *     {@link StoreException#isInDoubt}, this server cannot say what holds for the call, because another one has taken
     *     it over or a commit was cut off
     */
    byte[] inTransaction(CallId call, TransactionWork work);

    /** Ends it and gives back what it holds. Idempotent. */
    @Override
    void close();

    /** One execution of a handler inside a transaction. */
    interface TransactionWork {
        /** Runs it. */
        Executed run();

        /** Whether another attempt makes sense: somebody still waits for the result. */
        boolean isWanted();
    }

    /**
     * How an execution ended.
     *
     * @param reply the result as it is to be recorded
     * @param failure what the handler threw, and then nothing is committed; {@code null} if it returned
     */
    record Executed(byte[] reply, @Nullable Throwable failure) {}
}
