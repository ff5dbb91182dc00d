package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.call.CallId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;

/** Calls and clients as they stand in the database. */
final class Keys {
    /** One order for all servers, so that two that lock the same rows do not wait for each other. */
    static final Comparator<CallId> ORDER = Comparator.comparing(CallId::client).thenComparingLong(CallId::sequence);

    private Keys() {}

    static byte[] client(String client) {
        return HexFormat.of().parseHex(client);
    }

    static String client(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Sets a call as the parameters at this place and the next. */
    static void set(PreparedStatement statement, int at, CallId call) throws SQLException {
        statement.setBytes(at, client(call.client()));
        statement.setLong(at + 1, call.sequence());
    }
}
