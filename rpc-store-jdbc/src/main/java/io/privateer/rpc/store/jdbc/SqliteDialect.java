package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** A database in a file, used by this process alone; one writer at a time. */
final class SqliteDialect implements Dialect {
    static final String PREFIX = "privateer_";

    private final Path file;
    private final StoreFile guard;
    private final ReservedClock clock;
    private final long retentionMs;
    private final AtomicLong records;
    /** Fair, so that neither handlers nor the store's own thread starve. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private long purgeAtMs;

    SqliteDialect(Path file, StoreFile guard, ReservedClock clock, long retentionMs, long records) {
        this.file = file;
        this.guard = guard;
        this.clock = clock;
        this.retentionMs = retentionMs;
        this.records = new AtomicLong(records);
    }

    /**
     * A connection whose commits are on disk when they return: a write-ahead log, synchronized at each commit.
     *
     * @throws StoreException if the database does not do as it is told
     */
    static Connection connect(Path file) throws SQLException {
        // Deferred transactions, the default: the driver begins the next one at once after a commit, and must not lock
        // by
        // that. That a transaction reads first and then may not write any more is prevented by the lock of this
        // dialect.
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=10000");
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            String journal = pragma(statement, "journal_mode");
            String synchronous = pragma(statement, "synchronous");
            if (!journal.equals("wal") || !synchronous.equals("2")) {
                throw new StoreException(
                        "SQLite runs " + file + " with journal_mode = " + journal + " and synchronous = " + synchronous
                                + "; a reply store needs wal and 2 (FULL). A network file system cannot have that",
                        null);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static String pragma(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String greatest(String a, String b) {
        return "max(" + a + ", " + b + ")";
    }

    @Override
    public Connection connect() throws SQLException {
        return connect(file);
    }

    @Override
    public Connection connectForStore() throws SQLException {
        return connect(file);
    }

    @Override
    public Map<CallId, CallRow> select(Connection connection, Collection<CallId> calls) throws SQLException {
        Map<CallId, CallRow> rows = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + CallRow.COLUMNS + " FROM " + PREFIX + "call c WHERE c.client = ? AND c.sequence = ?")) {
            for (CallId call : calls) {
                Keys.set(select, 1, call);
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        rows.put(call, CallRow.of(call, row));
                    }
                }
            }
        }
        return rows;
    }

    @Override
    public Map<String, Long> finished(Connection connection, Set<String> clients) throws SQLException {
        Map<String, Long> below = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT below FROM " + PREFIX + "session WHERE client = ?")) {
            for (String client : clients) {
                select.setBytes(1, Keys.client(client));
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        below.put(client, row.getLong(1));
                    }
                }
            }
        }
        return below;
    }

    @Override
    public void lock() {
        writing.lock();
    }

    @Override
    public void unlock() {
        writing.unlock();
    }

    /** There is one owner: what others had started was settled when the file was opened. */
    @Override
    public boolean takeFromDead(Connection connection, Collection<CallRow> started, byte[] self, long nowMs) {
        return false;
    }

    @Override
    public long clockMs(long nanoTime) {
        return clock.ms(nanoTime);
    }

    @Override
    public long records() {
        return records.get();
    }

    @Override
    public void counted(long rows) {
        records.addAndGet(rows);
    }

    @Override
    public void maintain(Connection connection) throws SQLException {
        long now = System.nanoTime();
        long nowMs = clock.ms(now);
        boolean purges = nowMs >= purgeAtMs;
        if (!clock.isDue(now) && !purges) {
            return;
        }
        long reserved = clock.next(now);
        long gone = 0;
        try (PreparedStatement reserve = connection.prepareStatement("UPDATE " + PREFIX + "store SET clock_ms = ?")) {
            reserve.setLong(1, reserved);
            reserve.executeUpdate();
            if (purges) {
                gone = Purge.run(connection, PREFIX, "max(purged_ms, ?)", nowMs - retentionMs);
            }
        }
        connection.commit();
        // After the file: its companion is never ahead of it, unless the file was put back from a copy.
        guard.advance(reserved);
        clock.reserved(reserved);
        records.addAndGet(-gone);
        if (purges) {
            purgeAtMs = nowMs + Math.max(100, Math.min(1_000, retentionMs / 10));
        }
    }

    @Override
    public void close() {
        guard.close();
    }
}
