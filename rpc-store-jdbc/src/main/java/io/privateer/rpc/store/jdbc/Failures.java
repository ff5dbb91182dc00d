package io.privateer.rpc.store.jdbc;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** What a failure says about the transaction that it hit. */
final class Failures {
    /** SQL's state for a transaction that was rolled back because of others and may succeed the next time. */
    static final String SERIALIZATION = "40001";

    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;

    /** No space left on the disk; PostgreSQL's word for it is among those that begin with 53. */
    private static final int SQLITE_FULL = 13;

    private Failures() {}

    /** Whether the connection was lost, or the database chose to roll the transaction back: it may succeed next time. */
    static boolean isTransient(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && isTransient(e)) {
                return true;
            }
            if (cause.getCause() == cause) {
                return false;
            }
        }
        return false;
    }

    private static boolean isTransient(SQLException failure) {
        if (failure instanceof SQLTransientException || failure instanceof SQLRecoverableException) {
            return true;
        }
        String state = failure.getSQLState();
        if (state == null) {
            // The low byte is the kind, the rest says more.
            int kind = failure.getErrorCode() & 0xff;
            return kind == SQLITE_BUSY || kind == SQLITE_LOCKED || kind == SQLITE_FULL;
        }
        // Connection exceptions, rollbacks by the database, too many connections, a full disk, shut down by an operator
        // or starting
        // up.
        return state.startsWith("08") || state.startsWith("40") || state.startsWith("53") || state.startsWith("57P");
    }
}
