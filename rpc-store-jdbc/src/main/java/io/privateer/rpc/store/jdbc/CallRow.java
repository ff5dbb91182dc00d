package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.call.CallId;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One call as the database has it. */
record CallRow(
        CallId call, CallState state, byte[] owner, int epoch, boolean transactional, long digest, byte[] reply) {
    static final String COLUMNS = "c.state, c.owner, c.epoch, c.transactional, c.digest, c.reply, c.sequence";

    static CallRow of(CallId call, ResultSet row) throws SQLException {
        byte[] reply = row.getBytes(6);
        return new CallRow(
                call,
                CallState.of(row.getInt(1)),
                row.getBytes(2),
                row.getInt(3),
                row.getInt(4) != 0,
                row.getLong(5),
                reply == null ? new byte[0] : reply);
    }
}
