package io.privateer.rpc.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Forgets what the retention has passed over; and first, in the same transaction, says up to where it has forgotten. */
final class Purge {
    private Purge() {}

    /**
     * Deletes calls and watermarks.
     *
     * @param horizonMs what was bound, settled and asked for before this
     * @return how many calls are gone
     */
    static long run(Connection connection, String prefix, String greatest, long horizonMs) throws SQLException {
        if (horizonMs <= 0) {
            return 0;
        }
        try (PreparedStatement raise =
                        connection.prepareStatement("UPDATE " + prefix + "store SET purged_ms = " + greatest);
                PreparedStatement calls = connection.prepareStatement(
                        "DELETE FROM " + prefix + "call WHERE state <> 0 AND stamp_ms < ?");
                PreparedStatement sessions =
                        connection.prepareStatement("DELETE FROM " + prefix + "session WHERE stamp_ms < ?")) {
            raise.setLong(1, horizonMs);
            raise.executeUpdate();
            calls.setLong(1, horizonMs);
            int gone = calls.executeUpdate();
            sessions.setLong(1, horizonMs);
            sessions.executeUpdate();
            return gone;
        }
    }
}
