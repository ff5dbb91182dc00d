package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.call.CallId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Where SQLite and PostgreSQL differ, and who else uses the database. Thread-safe. */
interface Dialect extends AutoCloseable {
    /** What a table's name starts with. */
    String prefix();

    /** The larger of two numbers, as an expression. */
    String greatest(String a, String b);

    /** A new connection for a handler, without auto-commit. */
    Connection connect() throws SQLException;

    /** A new connection for the store's own thread, without auto-commit; one that nobody else's pause holds up for long. */
    Connection connectForStore() throws SQLException;

    /** The rows of these calls, by call. */
    Map<CallId, CallRow> select(Connection connection, Collection<CallId> calls) throws SQLException;

    /** The watermarks of these clients, those that have one. */
    Map<String, Long> finished(Connection connection, Set<String> clients) throws SQLException;

    /** Waits until this thread may write; some databases have room for one writer only. */
    void lock();

    void unlock();

    /**
     * Takes the calls that these rows show as started away from owners that are dead: to be executed again if they are
     * transactional, else as lost.
     *
     * @return whether anything changed
     */
    boolean takeFromDead(Connection connection, Collection<CallRow> started, byte[] self, long nowMs)
            throws SQLException;

    /** The store's clock. */
    long clockMs(long nanoTime);

    /** How many calls are recorded, about. */
    long records();

    /** This many rows were added; negative if some went. */
    void counted(long rows);

    /** The store's thread has nothing to do, or comes by: at least once a second. */
    void maintain(Connection connection) throws SQLException;

    @Override
    void close();
}
