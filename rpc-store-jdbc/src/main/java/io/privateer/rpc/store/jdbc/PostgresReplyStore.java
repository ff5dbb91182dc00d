package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.store.StoreException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reply store in PostgreSQL, shared by all servers of a service: they have one scope, and a retry may go to any of them.
 * Works with version 12 or newer. Immutable.
 *
 * <p>A call belongs to the server that started it. When that server dies, one whose handler is transactional is executed
 * again by whichever server is asked next, because its transaction cannot have been committed; any other ends as UNKNOWN. A
 * server that was taken for dead and is not cannot commit what was taken from it.
 *
 * <p>It makes its tables itself, in a schema of its own: {@code store}, {@code call}, {@code session}, {@code server}. While
 * the database is away or restarts, calls wait.
 */
public final class PostgresReplyStore implements ReplyStore {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresReplyStore.class);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** How far the estimates of the database's clock may be apart. */
    private static final long TOLERANCE_MS = 5_000;

    /** Two servers that make the tables at the same time do so one after the other. */
    private static final long LOCK = 0x5072_6976_6174L;

    private final DataSource source;
    private final String schema;
    private final long maxRecords;
    private final Duration lease;

    private PostgresReplyStore(DataSource source, String schema, long maxRecords, Duration lease) {
        this.source = source;
        this.schema = schema;
        this.maxRecords = maxRecords;
        this.lease = lease;
    }

    /**
     * A store in this database. It takes two connections, and one more for each transactional handler that runs at the same
     * time, and keeps them; a pool is not needed and does no harm if it is large enough. Its user must be allowed to make the
     * schema, or find it made.
     */
    public static PostgresReplyStore at(DataSource source) {
        return new PostgresReplyStore(source, "privateer", 1_000_000, Duration.ofSeconds(3));
    }

    /**
     * The schema of its tables: a lower-case letter, then letters, digits and underscores. Default: {@code privateer}.
     * Servers share a store if they name the same one; each service has its own.
     */
    public PostgresReplyStore schema(String newSchema) {
        if (!NAME.matcher(newSchema).matches()) {
            throw new IllegalArgumentException("schema = " + newSchema
                    + ", must be a lower-case letter, then at most 62 letters, digits, underscores");
        }
        return new PostgresReplyStore(source, newSchema, maxRecords, lease);
    }

    /**
     * How many calls may be recorded at once, 1 or more, about. Default: 1,000,000. Beyond it new calls are refused as not
     * executed; nothing is forgotten early.
     */
    public PostgresReplyStore maxRecords(long newMaxRecords) {
        if (newMaxRecords < 1) {
            throw new IllegalArgumentException("maxRecords = " + newMaxRecords + ", must be 1 or more");
        }
        return new PostgresReplyStore(source, schema, newMaxRecords, lease);
    }

    /**
     * How long a server lives for the others without a heartbeat, 300 ms to 1 h. Default: 3 s, three missed heartbeats, as for
     * workers. After it its calls are taken over. Too short costs unneeded executions and UNKNOWNs, never a second effect.
     */
    public PostgresReplyStore lease(Duration newLease) {
        if (newLease.toMillis() < 300 || newLease.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("lease = " + newLease + ", must be from 300 ms to 1 h");
        }
        return new PostgresReplyStore(source, schema, maxRecords, newLease);
    }

    @Override
    public OpenStore open(Terms terms) {
        try {
            Database database = new Database(source);
            try (Connection connection = database.connect()) {
                return open(terms, database, connection);
            }
        } catch (SQLException e) {
            throw new StoreException("the reply store in schema " + schema + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private OpenStore open(Terms terms, Database database, Connection connection) throws SQLException {
        SecureRandom random = new SecureRandom();
        String prefix = schema + ".";
        byte[] scope;
        long bornMs;
        try (Statement statement = connection.createStatement()) {
            number(statement, "SELECT count(*) FROM (SELECT pg_advisory_xact_lock(" + LOCK + ")) AS locked");
            // Not IF NOT EXISTS alone: that asks for the right to make schemas even where there is nothing to make.
            if (number(statement, "SELECT count(*) FROM pg_namespace WHERE nspname = '" + schema + "'") == 0) {
                statement.executeUpdate("CREATE SCHEMA " + schema);
            }
            if (number(statement, "SELECT count(*) FROM pg_tables WHERE schemaname = '" + schema + "'") == 0) {
                Schema.create(connection, prefix, "bytea");
            }
            String identity = database.identity();
            Schema.Head head = Schema.head(connection, prefix);
            if (head != null && identity.equals(withoutBirth(head.identity()))) {
                scope = head.scope();
                bornMs = birth(head.identity());
            } else {
                if (head != null) {
                    LOG.warn(
                            "schema {} was restored from another database: it is a new reply store, and calls bound to the"
                                    + " old one end as UNKNOWN",
                            schema);
                }
                long clockMs = head == null ? 1 : head.clockMs();
                scope = FileReplyStore.random(random);
                bornMs = number(statement, "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint") - clockMs;
                Schema.begin(connection, prefix, scope, identity + " " + bornMs, clockMs);
                statement.executeUpdate("DELETE FROM " + prefix + "server");
            }
        }
        connection.commit();
        byte[] self = FileReplyStore.random(random);
        long retentionMs = terms.retention().toMillis();
        Heartbeat heartbeat = new Heartbeat(
                database,
                prefix,
                terms.server(),
                self,
                lease.toMillis(),
                retentionMs + TOLERANCE_MS,
                bornMs,
                connection);
        return new JdbcStore(
                new PostgresDialect(database, prefix, heartbeat),
                terms.server(),
                Keys.client(scope),
                self,
                retentionMs,
                maxRecords,
                TOLERANCE_MS);
    }

    private static String withoutBirth(String identity) {
        return identity.substring(0, Math.max(0, identity.indexOf(' ')));
    }

    private static long birth(String identity) {
        return Long.parseLong(identity.substring(identity.indexOf(' ') + 1));
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
