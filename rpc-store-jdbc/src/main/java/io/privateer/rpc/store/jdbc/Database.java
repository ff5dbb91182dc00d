package io.privateer.rpc.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to one PostgreSQL database, each checked to be to that one and to commit durably. Thread-safe. */
final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /**
     * What tells this database from a copy of it: the cluster, the history that it has taken, and the database in it. A dump
     * that is read elsewhere, and a cluster that was set back to an earlier state, have another one; so has a standby that
     * took over, which may lack the last commits. The other two columns are about durability.
     */
    private static final String CHECK = """
            SELECT (SELECT system_identifier FROM pg_control_system())
                       || '/' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
                       || '/' || (SELECT oid FROM pg_database WHERE datname = current_database()),
                   current_setting('fsync'),
                   CASE WHEN current_setting('synchronous_commit') = 'off'
                        THEN set_config('synchronous_commit', 'on', false) END""";

    /** How long a server that stands still in the middle of a batch may hold up the others. */
    private static final String LONGEST_PAUSE = "SET idle_in_transaction_session_timeout = '2s'";

    /** How long the store waits for a database that does not answer before it tries another connection. */
    private static final int LONGEST_SILENCE_MS = 15_000;

    private final DataSource source;
    private final String identity;

    /**
     * The database that is behind the data source now.
     */
    Database(DataSource source) throws SQLException {
        this.source = source;
        try (Connection connection = source.getConnection()) {
            this.identity = check(connection, true);
        }
    }

    String identity() {
        return identity;
    }

    Connection connect() throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setAutoCommit(false);
            String found = check(connection, false);
            if (!found.equals(identity)) {
                throw new SQLException(
                        "the database is " + found + ", and was " + identity + " when this server started:"
                                + " commits may be missing, so the server has to be started anew and takes it as another store");
            }
            connection.commit();
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Connection connectForStore() throws SQLException {
        Connection connection = connect();
        try (Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, LONGEST_SILENCE_MS);
            statement.execute(LONGEST_PAUSE);
            connection.commit();
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static String check(Connection connection, boolean warn) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(CHECK)) {
            if (!row.next()) {
                throw new SQLException("the database does not say who it is");
            }
            if (warn && !"on".equals(row.getString(2))) {
                LOG.warn(
                        "the database runs with fsync = off: what a reply store promises does not survive a power failure");
            }
            return row.getString(1);
        }
    }
}
