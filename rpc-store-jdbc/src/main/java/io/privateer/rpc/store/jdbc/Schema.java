package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables, which are the framework's own: made when the store is opened first, with a version. */
final class Schema {
    /** Raised with each change of the tables that an older version would misread. */
    static final int VERSION = 1;

    private Schema() {}

    /** What the table {@code store} says; there is one row. */
    record Head(byte[] scope, String identity, long clockMs) {}

    /**
     * @param bytes the database's type for bytes
     */
    static void create(Connection connection, String prefix, String bytes) throws SQLException {
        List<String> tables = List.of(
                "store (one integer PRIMARY KEY CHECK (one = 1), version integer NOT NULL, scope " + bytes
                        + " NOT NULL, identity text NOT NULL, clock_ms bigint NOT NULL, purged_ms bigint NOT NULL)",
                "call (client " + bytes + " NOT NULL, sequence bigint NOT NULL, state integer NOT NULL, owner " + bytes
                        + " NOT NULL, epoch integer NOT NULL, transactional integer NOT NULL, digest bigint NOT NULL,"
                        + " bound_ms bigint NOT NULL, stamp_ms bigint NOT NULL, reply " + bytes
                        + " NOT NULL, PRIMARY KEY (client, sequence))",
                "session (client " + bytes + " PRIMARY KEY, below bigint NOT NULL, stamp_ms bigint NOT NULL)",
                "server (instance " + bytes + " PRIMARY KEY, name text NOT NULL, beats bigint NOT NULL,"
                        + " stamp_ms bigint NOT NULL)");
        try (Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.executeUpdate("CREATE TABLE IF NOT EXISTS " + prefix + table);
            }
            String index = prefix.endsWith(".") ? "call_stamp" : prefix + "call_stamp";
            statement.executeUpdate(
                    "CREATE INDEX IF NOT EXISTS " + index + " ON " + prefix + "call (stamp_ms) WHERE state <> 0");
        }
    }

    /** The store's row; {@code null} in a new store. */
    static @Nullable Head head(Connection connection, String prefix) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT version, scope, identity, clock_ms FROM " + prefix + "store")) {
            if (!row.next()) {
                return null;
            }
            if (row.getInt(1) != VERSION) {
                throw new StoreException(
                        "the reply store's tables have version " + row.getInt(1) + ", this library knows version "
                                + VERSION + ": use one library version for all servers of a store",
                        null);
            }
            return new Head(row.getBytes(2), row.getString(3), row.getLong(4));
        }
    }

    /** A store with a new identity, and nothing in it: what it had belongs to another one. */
    static void begin(Connection connection, String prefix, byte[] scope, String identity, long clockMs)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO " + prefix
                        + "store (one, version, scope, identity, clock_ms, purged_ms) VALUES (1, ?, ?, ?, ?, 0)")) {
            statement.executeUpdate("DELETE FROM " + prefix + "call");
            statement.executeUpdate("DELETE FROM " + prefix + "session");
            statement.executeUpdate("DELETE FROM " + prefix + "store");
            insert.setInt(1, VERSION);
            insert.setBytes(2, scope);
            insert.setString(3, identity);
            insert.setLong(4, clockMs);
            insert.executeUpdate();
        }
    }
}
