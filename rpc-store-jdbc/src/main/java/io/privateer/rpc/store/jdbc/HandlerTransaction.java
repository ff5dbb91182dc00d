package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.call.CallId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The transaction of one execution of a handler: begins when the handler asks for its connection. */
final class HandlerTransaction {
    /** Where it gets its connection and where that goes afterwards. */
    interface Connections {
        Connection acquire() throws SQLException;

        void release(Connection connection, boolean clean);
    }

    private final Dialect dialect;
    private final Connections connections;
    private final CallId call;
    private final byte[] self;
    private final int epoch;
    private @Nullable Connection connection;
    private @Nullable GuardedConnection guard;
    private @Nullable Connection shown;
    private boolean failed;

    HandlerTransaction(Dialect dialect, Connections connections, CallId call, byte[] self, int epoch) {
        this.dialect = dialect;
        this.connections = connections;
        this.call = call;
        this.self = self;
        this.epoch = epoch;
    }

    Connection connection() throws SQLException {
        if (shown == null) {
            dialect.lock();
            try {
                connection = connections.acquire();
            } catch (SQLException | RuntimeException e) {
                failed = true;
                dialect.unlock();
                throw e;
            }
            guard = GuardedConnection.of(connection);
            shown = guard.asConnection();
        }
        return shown;
    }

    /** Whether the handler has used it. */
    boolean isOpen() {
        return connection != null;
    }

    /** Whether the database was out of reach, or what the transaction runs on is broken. */
    boolean isBroken() {
        Connection used = connection;
        if (used == null) {
            return failed;
        }
        try {
            return used.isClosed() || !used.isValid(1);
        } catch (SQLException e) {
            return true;
        }
    }

    /**
     * Puts the result beside the effect, if the call is still this server's and no later execution has begun. The commit
     * comes after that, and both take hold or none.
     *
     * @return whether it is; otherwise nothing must be committed
     */
    boolean record(byte[] reply) throws SQLException {
        Connection used = open();
        try (PreparedStatement settle = used.prepareStatement("UPDATE " + dialect.prefix()
                + "call SET state = ?, reply = ?, stamp_ms = ? WHERE client = ? AND sequence = ?"
                + " AND state = 0 AND owner = ? AND epoch = ?")) {
            settle.setInt(1, CallState.CERTAIN.number);
            settle.setBytes(2, reply);
            settle.setLong(3, dialect.clockMs(System.nanoTime()));
            Keys.set(settle, 4, call);
            settle.setBytes(6, self);
            settle.setInt(7, epoch);
            return settle.executeUpdate() == 1;
        }
    }

    void commit() throws SQLException {
        open().commit();
    }

    private Connection open() {
        Connection used = connection;
        if (used == null) {
            throw new IllegalStateException("the transaction has not begun");
        }
        return used;
    }

    /** Rolls back what is not committed and gives the connection back. Says whether that is certain. Idempotent. */
    boolean end() {
        Connection used = connection;
        if (used == null) {
            return true;
        }
        connection = null;
        boolean rolledBack = true;
        try {
            used.rollback();
        } catch (SQLException e) {
            rolledBack = false;
        } finally {
            boolean changed = guard != null && guard.isChanged();
            if (guard != null) {
                guard.end();
            }
            connections.release(used, rolledBack && !changed);
            dialect.unlock();
        }
        return rolledBack;
    }
}
