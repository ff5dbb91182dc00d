package io.privateer.rpc.chaos;

import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding;
import io.privateer.rpc.store.jdbc.TransactionContext;
import io.privateer.rpc.testkit.proof.TextService;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The transactional method: its effect is a row beside the record of its call. */
final class Payments {
    static final MethodDescriptor<String, String> PAY = new MethodDescriptor<>(
                    "chaos.Payments/Pay",
                    false,
                    null,
                    false,
                    TextService.PLACE.request(),
                    TextService.PLACE.reply(),
                    List.of())
            .inTransaction();

    private Payments() {}

    static ServiceBinding binding(ServiceBinding.Handler<String, String> handler) {
        return new ServiceBinding("chaos.Payments", List.of(new ServiceBinding.Method<>(PAY, handler)));
    }

    /** Makes the table. It has no key: a second effect shall show itself and not be refused by the database. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE payment (what text NOT NULL, server text NOT NULL)");
        }
    }

    /** The effect, in the transaction of the handler that calls this. */
    static void insert(String key, String server) throws SQLException {
        try (PreparedStatement insert =
                TransactionContext.connection().prepareStatement("INSERT INTO payment VALUES (?, ?)")) {
            insert.setString(1, key);
            insert.setString(2, server);
            insert.executeUpdate();
        }
    }

    /** All effects, as lines of a ledger. */
    static List<String> effects(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT what, server FROM payment")) {
            while (row.next()) {
                lines.add(row.getString(1) + " " + row.getString(2));
            }
        }
        return lines;
    }
}
