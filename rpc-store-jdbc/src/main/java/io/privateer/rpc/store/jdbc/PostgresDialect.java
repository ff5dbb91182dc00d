package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.call.CallId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A database that several servers share: each owns the calls that it starts, until the others take it for dead. */
final class PostgresDialect implements Dialect {
    private final Database database;
    private final String prefix;
    private final Heartbeat heartbeat;

    PostgresDialect(Database database, String prefix, Heartbeat heartbeat) {
        this.database = database;
        this.prefix = prefix;
        this.heartbeat = heartbeat;
    }

    @Override
    public String prefix() {
        return prefix;
    }

    @Override
    public String greatest(String a, String b) {
        return "greatest(" + a + ", " + b + ")";
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public Connection connectForStore() throws SQLException {
        return database.connectForStore();
    }

    @Override
    public Map<CallId, CallRow> select(Connection connection, Collection<CallId> calls) throws SQLException {
        List<CallId> ordered = List.copyOf(calls);
        byte[][] clients = new byte[ordered.size()][];
        Long[] sequences = new Long[ordered.size()];
        Integer[] places = new Integer[ordered.size()];
        for (int i = 0; i < clients.length; i++) {
            clients[i] = Keys.client(ordered.get(i).client());
            sequences[i] = ordered.get(i).sequence();
            places[i] = i;
        }
        Map<CallId, CallRow> rows = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT " + CallRow.COLUMNS + ", k.place FROM "
                + prefix + "call c JOIN unnest(?::bytea[], ?::bigint[], ?::integer[]) AS k (client, sequence, place)"
                + " ON c.client = k.client AND c.sequence = k.sequence")) {
            select.setArray(1, array(connection, "bytea", clients));
            select.setArray(2, array(connection, "int8", sequences));
            select.setArray(3, array(connection, "int4", places));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    CallId call = ordered.get(row.getInt(8));
                    rows.put(call, CallRow.of(call, row));
                }
            }
        }
        return rows;
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    @Override
    public Map<String, Long> finished(Connection connection, Set<String> clients) throws SQLException {
        byte[][] keys = clients.stream().map(Keys::client).toArray(byte[][]::new);
        Map<String, Long> below = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT client, below FROM " + prefix + "session WHERE client = ANY (?::bytea[])")) {
            select.setArray(1, array(connection, "bytea", keys));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    below.put(Keys.client(row.getBytes(1)), row.getLong(2));
                }
            }
        }
        return below;
    }

    /** PostgreSQL has many writers. */
    @Override
    public void lock() {}

    @Override
    public void unlock() {}

    @Override
    public boolean takeFromDead(Connection connection, Collection<CallRow> started, byte[] self, long nowMs)
            throws SQLException {
        List<CallRow> candidates = new ArrayList<>();
        for (CallRow row : started) {
            if (!heartbeat.mayLive(row.owner())) {
                candidates.add(row);
            }
        }
        candidates.sort(Comparator.comparing(CallRow::call, Keys.ORDER));
        int taken = 0;
        for (CallRow row : candidates) {
            taken += take(connection, row, nowMs);
        }
        return taken > 0;
    }

    /**
     * The owner may be alive all the same, slow or cut off. If it is just committing, this leaves the row alone; if this
     * comes first, that one finds that the row is not its own any more.
     */
    private int take(Connection connection, CallRow row, long nowMs) throws SQLException {
        // An owner that was not seen yet is dead only if it is not in the table: it may have come just now.
        String guard = " WHERE (client, sequence) IN (SELECT client, sequence FROM " + prefix
                + "call WHERE client = ? AND sequence = ? AND state = 0 AND owner = ?"
                + (heartbeat.isKnown(row.owner())
                        ? ""
                        : " AND NOT EXISTS (SELECT 1 FROM " + prefix + "server WHERE instance = owner)")
                + " FOR UPDATE SKIP LOCKED)";
        String change = row.transactional()
                ? "DELETE FROM " + prefix + "call"
                : "UPDATE " + prefix + "call SET state = " + CallState.LOST.number + ", stamp_ms = " + nowMs;
        try (PreparedStatement take = connection.prepareStatement(change + guard)) {
            Keys.set(take, 1, row.call());
            take.setBytes(3, row.owner());
            return take.executeUpdate();
        }
    }

    @Override
    public long clockMs(long nanoTime) {
        return heartbeat.clockMs(nanoTime);
    }

    @Override
    public long records() {
        return heartbeat.records();
    }

    @Override
    public void counted(long rows) {
        heartbeat.counted(rows);
    }

    /** The heartbeat does that. */
    @Override
    public void maintain(Connection connection) {}

    @Override
    public void close() {
        heartbeat.close();
    }
}
