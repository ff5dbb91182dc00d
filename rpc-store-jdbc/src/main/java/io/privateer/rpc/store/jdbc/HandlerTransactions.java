package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs handlers in transactions: again after the connection was lost or the database rolled one back, and never before the
 * one before it is over for certain. Thread-safe; each run belongs to its thread.
 */
final class HandlerTransactions implements HandlerTransaction.Connections {
    private static final Logger LOG = LoggerFactory.getLogger(HandlerTransactions.class);

    private static final long FIRST_REST_MS = 10;
    private static final long LONGEST_REST_MS = 500;

    private final Dialect dialect;
    private final byte[] self;
    private final BooleanSupplier closed;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    /** Calls whose last execution has not ended cleanly: it may yet commit, until the next one forbids it. */
    private final Set<CallId> unclean = ConcurrentHashMap.newKeySet();

    HandlerTransactions(Dialect dialect, byte[] self, BooleanSupplier closed) {
        this.dialect = dialect;
        this.self = self.clone();
        this.closed = closed;
    }

    byte[] run(CallId call, OpenStore.TransactionWork work) {
        long rest = FIRST_REST_MS;
        int epoch = 0;
        while (true) {
            Ended ended = once(call, work, epoch);
            if (ended.reply() != null) {
                return ended.reply();
            }
            epoch = ended.epoch();
            boolean inDoubt = unclean.contains(call);
            if (closed.getAsBoolean()) {
                throw new StoreException("the reply store is closed", ended.failure(), inDoubt);
            }
            if (!inDoubt && !work.isWanted()) {
                throw new StoreException(
                        "the transaction was rolled back, and its caller does not wait any longer", ended.failure());
            }
            LOG.info(
                    "call {} is executed again, its transaction was rolled back: {}",
                    call,
                    String.valueOf(ended.failure()));
            pause(rest, inDoubt, ended.failure());
            rest = Math.min(LONGEST_REST_MS, 2 * rest);
        }
    }

    /** What one execution came to: a reply that holds, or a failure after which another one may be tried. */
    private record Ended(byte @Nullable [] reply, @Nullable Throwable failure, int epoch) {
        static Ended with(byte[] reply) {
            return new Ended(reply, null, 0);
        }

        static Ended failed(@Nullable Throwable failure, int epoch) {
            return new Ended(null, failure, epoch);
        }
    }

    private Ended once(CallId call, OpenStore.TransactionWork work, int lastEpoch) {
        int epoch = lastEpoch;
        if (unclean.contains(call)) {
            try {
                CallRow row = supersede(call);
                if (row.state() == CallState.CERTAIN) {
                    unclean.remove(call);
                    return Ended.with(row.reply());
                }
                epoch = row.epoch();
            } catch (SQLException e) {
                return Ended.failed(e, epoch);
            }
        }
        // From here to its clean end it may be cut off anywhere, also by the death of this thread.
        unclean.add(call);
        HandlerTransaction transaction = new HandlerTransaction(dialect, this, call, self, epoch);
        TransactionContext.set(transaction);
        OpenStore.Executed executed;
        try {
            executed = work.run();
        } catch (RuntimeException | Error e) {
            transaction.end();
            throw e;
        } finally {
            TransactionContext.set(null);
        }
        return end(call, transaction, executed, epoch);
    }

    private Ended end(CallId call, HandlerTransaction transaction, OpenStore.Executed executed, int epoch) {
        if (executed.failure() != null) {
            boolean again = Failures.isTransient(executed.failure()) || transaction.isBroken();
            // Without a commit nothing is left of it, whether or not the connection hears of that.
            transaction.end();
            unclean.remove(call);
            return again ? Ended.failed(executed.failure(), epoch) : Ended.with(executed.reply());
        }
        if (!transaction.isOpen()) {
            unclean.remove(call);
            return Ended.with(executed.reply());
        }
        boolean committing = false;
        try {
            if (!transaction.record(executed.reply())) {
                throw new StoreException("another server has taken over call " + call, null, true);
            }
            committing = true;
            transaction.commit();
            unclean.remove(call);
            return Ended.with(executed.reply());
        } catch (SQLException e) {
            if (committing && isInDoubt(e)) {
                return Ended.failed(e, epoch);
            }
            unclean.remove(call);
            if (Failures.isTransient(e)) {
                return Ended.failed(e, epoch);
            }
            throw new StoreException("the transaction of call " + call + " cannot be committed: " + e.getMessage(), e);
        } catch (StoreException e) {
            unclean.remove(call);
            throw e;
        } finally {
            transaction.end();
        }
    }

    /** Whether a failed commit may have succeeded: the database has not said that it rolled back. */
    private static boolean isInDoubt(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || !(state.startsWith("40") || state.startsWith("23"));
    }

    /**
     * Forbids the last execution to commit, by a new epoch, and says what the call's row is then. If that one is just
     * committing, this waits for its end.
     */
    private CallRow supersede(CallId call) throws SQLException {
        dialect.lock();
        Connection connection = null;
        boolean clean = false;
        try {
            connection = acquire();
            try (PreparedStatement update = connection.prepareStatement("UPDATE " + dialect.prefix()
                    + "call SET epoch = epoch + 1 WHERE client = ? AND sequence = ? AND state = 0 AND owner = ?")) {
                Keys.set(update, 1, call);
                update.setBytes(3, self);
                update.executeUpdate();
            }
            CallRow row = dialect.select(connection, List.of(call)).get(call);
            connection.commit();
            clean = true;
            boolean own = row != null && row.state() == CallState.STARTED && Arrays.equals(row.owner(), self);
            if (row == null || !(own || row.state() == CallState.CERTAIN)) {
                unclean.remove(call);
                throw new StoreException("another server has taken over call " + call, null, true);
            }
            return row;
        } finally {
            if (connection != null) {
                release(connection, clean);
            }
            dialect.unlock();
        }
    }

    private void pause(long millis, boolean inDoubt, @Nullable Throwable failure) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!inDoubt) {
                throw new StoreException("interrupted while the database is out of reach", failure);
            }
            // What became of the commit must be found out first.
            Thread.interrupted();
        }
    }

    // ---- connections

    @Override
    public Connection acquire() throws SQLException {
        Connection connection = idle.pollFirst();
        return connection == null ? dialect.connect() : connection;
    }

    @Override
    public void release(Connection connection, boolean clean) {
        if (clean && !closed.getAsBoolean()) {
            idle.addFirst(connection);
            return;
        }
        JdbcStore.discard(connection);
        if (!clean) {
            // What broke one has broken the others, most likely.
            close();
        }
    }

    void close() {
        for (Connection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            JdbcStore.discard(connection);
        }
    }
}
