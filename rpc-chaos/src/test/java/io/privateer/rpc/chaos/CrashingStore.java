package io.privateer.rpc.chaos;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreException;
import io.privateer.rpc.store.StoreRequest;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A reply store whose process can be thought dead, and which may lie about what is durable. After the crash nothing reaches
 * what it stands for any more, and nobody is answered. Thread-safe.
 */
final class CrashingStore implements ReplyStore {
    /** Which requests are answered as if they were durable; they are in no place that outlives the crash. */
    enum Lie {
        NONE,
        START,
        RESULT
    }

    private final ReplyStore sound;
    private final CountDownLatch crashed = new CountDownLatch(1);
    private final CountDownLatch beforeCommit = new CountDownLatch(1);
    private volatile Lie lie = Lie.NONE;
    private volatile boolean diesBeforeCommit;

    CrashingStore(ReplyStore sound) {
        this.sound = sound;
    }

    void lies(Lie newLie) {
        lie = newLie;
    }

    /** From now on no transaction gets to its commit. */
    void diesBeforeCommit() {
        diesBeforeCommit = true;
    }

    /** Passed when a handler has returned whose transaction is about to be committed. */
    CountDownLatch beforeCommit() {
        return beforeCommit;
    }

    void crash() {
        crashed.countDown();
    }

    private boolean isCrashed() {
        return crashed.getCount() == 0;
    }

    @Override
    public OpenStore open(Terms terms) {
        OpenStore store = sound.open(terms);
        return new OpenStore() {
            @Override
            public String scope() {
                return store.scope();
            }

            @Override
            public long clockMs(long nanoTime) {
                return store.clockMs(nanoTime);
            }

            @Override
            public long clockToleranceMs() {
                return store.clockToleranceMs();
            }

            @Override
            public void submit(StoreRequest request, Consumer<StoreAnswer> answered) {
                if (isCrashed()) {
                    return;
                }
                if (lie == Lie.START && request instanceof StoreRequest.Start) {
                    answered.accept(StoreAnswer.DONE);
                } else {
                    store.submit(request, answer -> {
                        if (!isCrashed()) {
                            answered.accept(answer);
                        }
                    });
                }
            }

            @Override
            public boolean isTransactional() {
                return store.isTransactional();
            }

            @Override
            public byte[] inTransaction(CallId call, TransactionWork work) {
                return store.inTransaction(call, diesBeforeCommit ? dying(work) : work);
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }

    /** A handler whose effect is rolled back, as the database does when the process is gone. */
    private OpenStore.TransactionWork dying(OpenStore.TransactionWork work) {
        return new OpenStore.TransactionWork() {
            @Override
            public OpenStore.Executed run() {
                byte[] reply = work.run().reply();
                beforeCommit.countDown();
                if (lie != Lie.RESULT) {
                    awaitCrash();
                    throw new StoreException("the process is dead", null, true);
                }
                return new OpenStore.Executed(reply, new IllegalStateException("never committed"));
            }

            @Override
            public boolean isWanted() {
                return work.isWanted();
            }
        };
    }

    private void awaitCrash() {
        try {
            crashed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
