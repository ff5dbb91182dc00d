package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reply store in a database. One thread of its own does all requests: it takes what has queued up while the last commit
 * was under way, and commits that together.
 */
final class JdbcStore implements OpenStore {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcStore.class);

    /** Bounds how much work is lost if a transaction fails, and how long its locks are held. */
    private static final int MAX_BATCH = 512;

    private static final long IDLE_MS = 250;
    private static final long FIRST_REST_MS = 20;
    private static final long LONGEST_REST_MS = 1_000;

    private record Submitted(StoreRequest request, Consumer<StoreAnswer> answered) {}

    private final Dialect dialect;
    private final String name;
    private final String scope;
    private final byte[] self;
    private final long maxRecords;
    private final long touchAfterMs;
    private final long toleranceMs;
    private final LinkedBlockingQueue<Submitted> queue = new LinkedBlockingQueue<>();
    private final HandlerTransactions transactions;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param scope the store's identity, as hexadecimal digits
     * @param self the identity of this opening of the store, which owns the calls that it starts
     * @param toleranceMs how far the clocks of the store's servers may be apart
     */
    JdbcStore(
            Dialect dialect,
            String name,
            String scope,
            byte[] self,
            long retentionMs,
            long maxRecords,
            long toleranceMs) {
        this.dialect = dialect;
        this.name = name;
        this.scope = scope;
        this.self = self.clone();
        this.maxRecords = maxRecords;
        this.touchAfterMs = retentionMs / 4;
        this.toleranceMs = toleranceMs;
        this.transactions = new HandlerTransactions(dialect, self, () -> closed);
        this.thread = new Thread(this::work, name + "-store");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public String scope() {
        return scope;
    }

    @Override
    public long clockMs(long nanoTime) {
        return dialect.clockMs(nanoTime);
    }

    @Override
    public long clockToleranceMs() {
        return toleranceMs;
    }

    @Override
    public void submit(StoreRequest request, Consumer<StoreAnswer> answered) {
        queue.add(new Submitted(request, answered));
    }

    @Override
    public boolean isTransactional() {
        return true;
    }

    @Override
    public byte[] inTransaction(CallId call, TransactionWork work) {
        return transactions.run(call, work);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        transactions.close();
        dialect.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- the store's thread

    private void work() {
        @Nullable Connection connection = null;
        List<Submitted> batch = new ArrayList<>();
        long rest = FIRST_REST_MS;
        while (true) {
            if (batch.isEmpty() && !next(batch) && closed) {
                break;
            }
            try {
                if (connection == null) {
                    connection = dialect.connectForStore();
                }
                commit(connection, batch);
                batch.clear();
                rest = FIRST_REST_MS;
            } catch (SQLException | RuntimeException | Error e) {
                // Also where a handler has left no memory for a moment: without this thread no call would end any more.
                discard(connection);
                connection = null;
                if (closed) {
                    break;
                }
                LOG.warn(
                        "{}: {} requests to the reply store wait and are tried again: {}",
                        name,
                        batch.size(),
                        e.toString());
                pause(rest);
                rest = Math.min(LONGEST_REST_MS, 2 * rest);
            }
        }
        discard(connection);
    }

    /** Fills the batch with what is there, and waits a little for the first; whether there is any. */
    private boolean next(List<Submitted> batch) {
        try {
            Submitted first = closed ? queue.poll() : queue.poll(IDLE_MS, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, MAX_BATCH - 1);
            }
        } catch (InterruptedException e) {
            // It is being closed: what has queued up is still done.
            queue.drainTo(batch, MAX_BATCH);
        }
        return !batch.isEmpty();
    }

    private void commit(Connection connection, List<Submitted> batch) throws SQLException {
        StoreAnswer[] answers = new StoreAnswer[0];
        dialect.lock();
        try {
            if (!batch.isEmpty()) {
                List<StoreRequest> requests =
                        batch.stream().map(Submitted::request).toList();
                long nowMs = dialect.clockMs(System.nanoTime());
                Batch work = new Batch(dialect, self, maxRecords, touchAfterMs, connection, requests, nowMs);
                answers = work.run();
                connection.commit();
                dialect.counted(work.added());
            }
            dialect.maintain(connection);
        } finally {
            dialect.unlock();
        }
        for (int i = 0; i < answers.length; i++) {
            answer(batch.get(i), answers[i]);
        }
    }

    private void answer(Submitted submitted, StoreAnswer answer) {
        try {
            submitted.answered().accept(answer);
        } catch (RuntimeException e) {
            LOG.error(
                    "{}: the answer to {} was not taken",
                    name,
                    submitted.request().getClass().getSimpleName(),
                    e);
        }
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            // Closed: one last attempt, and then the end.
        }
    }

    static void discard(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("a broken connection cannot be rolled back", e);
        }
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a broken connection cannot be closed", e);
        }
    }
}
