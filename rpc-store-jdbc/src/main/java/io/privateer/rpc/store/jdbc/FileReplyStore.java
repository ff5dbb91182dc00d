package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.store.StoreException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reply store in a local file that survives {@code kill -9} and restart: an SQLite database, synchronized with the disk
 * before anything is said. For one server at a time. Immutable, may be used for one start after the other.
 *
 * <p>A transactional handler writes its own tables into the same file, through {@link TransactionContext#connection}; name
 * them as you like, except for {@code privateer_…}. SQLite has one writer: while a handler's transaction is open, all other
 * deduplicated calls wait with their starts and results, so keep it short.
 *
 * <p>A copy of the file, put elsewhere or put back, is another store: it may lack what was promised since. It is noticed when
 * it is opened, by the file's number in the file system and by the file {@code ….lock} beside it, and then gets a new scope
 * and forgets its records; calls that were bound to the old one end as UNKNOWN. What cannot be noticed is a snapshot of a
 * whole disk or machine: after putting one back, call {@link #asRestored}.
 */
public final class FileReplyStore implements ReplyStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileReplyStore.class);

    /** How far the clock is reserved ahead at most. */
    private static final long RESERVE_MS = 10_000;

    private final Path file;
    private final long maxRecords;
    private final boolean restored;

    private FileReplyStore(Path file, long maxRecords, boolean restored) {
        this.file = file;
        this.maxRecords = maxRecords;
        this.restored = restored;
    }

    /**
     * A store in this file, which is made if it is not there; its folder must be. Two more files stand beside it while it is
     * in use, {@code …-wal} and {@code …-shm}, and {@code ….lock} always: they belong together. On a local disk, no network
     * file system.
     */
    public static FileReplyStore at(Path file) {
        return new FileReplyStore(file.toAbsolutePath(), 1_000_000, false);
    }

    /**
     * How many calls may be recorded at once, 1 or more. Default: 1,000,000, a few hundred MB with small results. Beyond it
     * new calls are refused as not executed; nothing is forgotten early.
     */
    public FileReplyStore maxRecords(long newMaxRecords) {
        if (newMaxRecords < 1) {
            throw new IllegalArgumentException("maxRecords = " + newMaxRecords + ", must be 1 or more");
        }
        return new FileReplyStore(file, newMaxRecords, restored);
    }

    /**
     * The store gets a new scope when it is opened, whatever is in the file: for the first start after a disk or a machine
     * was set back to an earlier state. The handlers' own tables stay.
     */
    public FileReplyStore asRestored() {
        return new FileReplyStore(file, maxRecords, true);
    }

    @Override
    public OpenStore open(Terms terms) {
        StoreFile guard = StoreFile.lock(file);
        try (Connection connection = SqliteDialect.connect(file)) {
            return open(terms, guard, connection);
        } catch (SQLException e) {
            guard.close();
            throw new StoreException("the reply store " + file + " cannot be opened: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    private OpenStore open(Terms terms, StoreFile guard, Connection connection) throws SQLException {
        SecureRandom random = new SecureRandom();
        String prefix = SqliteDialect.PREFIX;
        Schema.create(connection, prefix, "blob");
        Schema.Head head = Schema.head(connection, prefix);
        String identity = StoreFile.identity(file);
        long clockMs = Math.max(1, Math.max(guard.clockMs(), head == null ? 0 : head.clockMs()));
        String copied = head == null
                ? null
                : restored
                        ? "it is said to be restored"
                        : !head.identity().equals(identity)
                                ? "the file is a copy of another one"
                                : head.clockMs() < guard.clockMs() ? "it was put back from a copy" : null;
        byte[] scope;
        if (head == null || copied != null) {
            if (copied != null) {
                LOG.warn(
                        "{}: {}, so it is a new reply store and calls bound to the old one end as UNKNOWN",
                        file,
                        copied);
            }
            scope = random(random);
            Schema.begin(connection, prefix, scope, identity, clockMs);
        } else {
            scope = head.scope();
        }
        recover(connection, prefix);
        long reserve = Math.max(1_000, Math.min(RESERVE_MS, terms.retention().toMillis() / 10));
        ReservedClock clock = new ReservedClock(clockMs, reserve, System.nanoTime());
        SqliteDialect dialect =
                new SqliteDialect(file, guard, clock, terms.retention().toMillis(), count(connection, prefix));
        connection.commit();
        // Not before the first reservation is on disk is there a clock to tell.
        dialect.maintain(connection);
        return new JdbcStore(
                dialect,
                terms.server(),
                Keys.client(scope),
                random(random),
                terms.retention().toMillis(),
                maxRecords,
                0);
    }

    /** What the last process had started and not settled: nobody can say how far it came, unless a transaction can. */
    private static void recover(Connection connection, String prefix) throws SQLException {
        try (PreparedStatement lost =
                        connection.prepareStatement("UPDATE " + prefix + "call SET state = ? WHERE state = 0");
                Statement undone = connection.createStatement()) {
            undone.executeUpdate("DELETE FROM " + prefix + "call WHERE state = 0 AND transactional = 1");
            lost.setInt(1, CallState.LOST.number);
            lost.executeUpdate();
        }
    }

    private static long count(Connection connection, String prefix) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + prefix + "call")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    static byte[] random(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        // Sixteen zeros stand for none.
        bytes[0] |= 1;
        return bytes;
    }
}
