package io.privateer.rpc.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's life in the shared database: beats, looks at the others' beats, keeps the clock, and forgets what is old. Has a
 * thread and a connection of its own, so that nothing holds it up.
 */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /** One purge and one count of the records in so many beats. */
    private static final int BEATS_PER_PURGE = 5;

    /** What the last beat found; replaced as a whole. */
    private record View(Set<String> known, Set<String> dead, long clockMs, long nanoTime) {}

    private final Database database;
    private final String prefix;
    private final String name;
    private final byte[] self;
    private final long intervalMs;
    private final long retentionMs;
    private final long bornMs;
    private final Liveness liveness;
    private final Thread thread;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong toldMs = new AtomicLong();
    private volatile View view = new View(Set.of(), Set.of(), 0, System.nanoTime());
    private volatile boolean closed;
    private long beats;

    /**
     * @param bornMs what the database's own clock said when the store began
     * @param horizonMs how far behind its clock the store forgets
     * @throws SQLException if the first beat does not get through
     */
    Heartbeat(
            Database database,
            String prefix,
            String name,
            byte[] self,
            long leaseMs,
            long horizonMs,
            long bornMs,
            Connection connection)
            throws SQLException {
        this.database = database;
        this.prefix = prefix;
        this.name = name;
        this.self = self.clone();
        this.intervalMs = Math.max(10, leaseMs / 3);
        this.retentionMs = horizonMs;
        this.bornMs = bornMs;
        this.liveness = new Liveness(leaseMs * 1_000_000, intervalMs * 1_000_000);
        this.thread = new Thread(this::work, name + "-store-heartbeat");
        beat(connection);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the owner may be alive, for all that is known here. */
    boolean mayLive(byte[] owner) {
        View seen = view;
        String server = Keys.client(owner);
        return server.equals(Keys.client(self))
                || (seen.known().contains(server) && !seen.dead().contains(server));
    }

    /** Whether the last beat has seen this server, dead or alive. */
    boolean isKnown(byte[] server) {
        return view.known().contains(Keys.client(server));
    }

    long clockMs(long nanoTime) {
        View seen = view;
        long ms = seen.clockMs() + Math.max(0, nanoTime - seen.nanoTime()) / 1_000_000;
        // The database's clock may be set back; what was told stays told.
        return toldMs.accumulateAndGet(ms, Math::max);
    }

    long records() {
        return records.get();
    }

    void counted(long rows) {
        records.addAndGet(rows);
    }

    // ---- the thread

    private void work() {
        @Nullable Connection connection = null;
        boolean failing = false;
        while (!closed) {
            try {
                Thread.sleep(intervalMs);
                if (connection == null) {
                    connection = database.connectForStore();
                }
                beat(connection);
                if (failing) {
                    LOG.info("{}: heartbeats get through to the reply store again", name);
                    failing = false;
                }
            } catch (InterruptedException e) {
                break;
            } catch (SQLException | RuntimeException | Error e) {
                if (!failing) {
                    LOG.warn("{}: no heartbeat gets through to the reply store: {}", name, e.toString());
                    failing = true;
                }
                JdbcStore.discard(connection);
                connection = null;
                liveness.interrupted();
            }
        }
        leave(connection);
    }

    private void beat(Connection connection) throws SQLException {
        long before = System.nanoTime();
        long clockMs;
        Map<String, Long> all = new HashMap<>();
        try (PreparedStatement mine = connection.prepareStatement("INSERT INTO " + prefix
                        + "server AS s (instance, name, beats, stamp_ms) VALUES (?, ?, 1, ?)"
                        + " ON CONFLICT (instance) DO UPDATE SET beats = s.beats + 1, stamp_ms = excluded.stamp_ms");
                PreparedStatement clock = connection.prepareStatement("UPDATE " + prefix
                        + "store SET clock_ms = greatest(clock_ms, (extract(epoch FROM clock_timestamp()) * 1000)::bigint - ?)"
                        + " RETURNING clock_ms");
                Statement others = connection.createStatement()) {
            clock.setLong(1, bornMs);
            try (ResultSet row = clock.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException(
                            "the reply store's tables are empty: was its schema dropped under a running server?");
                }
                clockMs = row.getLong(1);
            }
            mine.setBytes(1, self);
            mine.setString(2, name);
            mine.setLong(3, clockMs);
            mine.executeUpdate();
            try (ResultSet row = others.executeQuery("SELECT instance, beats FROM " + prefix + "server")) {
                while (row.next()) {
                    all.put(Keys.client(row.getBytes(1)), row.getLong(2));
                }
            }
        }
        connection.commit();
        long after = System.nanoTime();
        liveness.looked(before, after, all);
        Set<String> dead = all.keySet().stream().filter(liveness::isDead).collect(Collectors.toSet());
        view = new View(liveness.known(), dead, clockMs, after);
        if (beats++ % BEATS_PER_PURGE == 0) {
            purge(connection, clockMs);
        }
    }

    private void purge(Connection connection, long clockMs) throws SQLException {
        long horizon = clockMs - retentionMs;
        Purge.run(connection, prefix, "greatest(purged_ms, ?)", horizon);
        try (PreparedStatement servers =
                        connection.prepareStatement("DELETE FROM " + prefix + "server WHERE stamp_ms < ?");
                PreparedStatement orphans = connection.prepareStatement("DELETE FROM " + prefix
                        + "call WHERE state = 0 AND stamp_ms < ? AND owner NOT IN (SELECT instance FROM " + prefix
                        + "server)");
                Statement count = connection.createStatement()) {
            servers.setLong(1, horizon);
            servers.executeUpdate();
            orphans.setLong(1, horizon);
            orphans.executeUpdate();
            try (ResultSet row = count.executeQuery("SELECT count(*) FROM " + prefix + "call")) {
                if (row.next()) {
                    records.set(row.getLong(1));
                }
            }
        }
        connection.commit();
    }

    /** Takes its leave, so that what it left behind is taken over at once. */
    private void leave(@Nullable Connection last) {
        @Nullable Connection connection = last;
        try {
            if (connection == null) {
                connection = database.connectForStore();
            }
            leave(connection, self);
        } catch (SQLException e) {
            LOG.debug("{}: its leave was not taken", name, e);
        }
        JdbcStore.discard(connection);
    }

    private void leave(Connection connection, byte[] instance) throws SQLException {
        try (PreparedStatement leave =
                connection.prepareStatement("DELETE FROM " + prefix + "server WHERE instance = ?")) {
            leave.setBytes(1, instance);
            leave.executeUpdate();
            connection.commit();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
