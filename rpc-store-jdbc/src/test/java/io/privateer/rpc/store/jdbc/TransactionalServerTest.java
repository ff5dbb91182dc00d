package io.privateer.rpc.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.RpcServerBuilder;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.service.ServiceBinding;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server, its clients, and what its transactional handlers leave in the database; with a file, in one process. */
final class TransactionalServerTest {
    // Set by JUnit before each test.
    @SuppressWarnings("NullAway.Init")
    @TempDir
    Path folder;

    private RpcServer server;
    private RpcClient client;
    private volatile ServiceBinding.Handler<String, String> pay = text -> text;

    private Path file() {
        return folder.resolve("calls.db");
    }

    private RpcServerBuilder builder() {
        return RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .workers(4)
                .store(FileReplyStore.at(file()))
                .serve(Texts.binding(text -> "placed " + text, text -> pay.handle(text)));
    }

    @BeforeEach
    void start() throws SQLException {
        try (Connection connection = SqliteDialect.connect(file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE payment (what text PRIMARY KEY)");
            connection.commit();
        }
        server = builder().start();
        client = RpcClient.builder().endpoint(server.endpoint()).build();
    }

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    private String pay(String what) {
        return client.call(Texts.PAY, what, CallOptions.DEFAULTS);
    }

    private static void insert(String what) throws SQLException {
        try (PreparedStatement insert =
                TransactionContext.connection().prepareStatement("INSERT INTO payment VALUES (?)")) {
            insert.setString(1, what);
            insert.executeUpdate();
        }
    }

    private long payments() throws SQLException {
        try (Connection connection = SqliteDialect.connect(file());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM payment")) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    @Test
    void effectAndResultAreCommittedTogether() throws SQLException {
        pay = text -> {
            insert(text);
            return "paid " + text;
        };
        assertEquals("paid rent", pay("rent"));
        assertEquals("placed order", client.call(Texts.PLACE, "order", CallOptions.DEFAULTS));
        assertEquals(1, payments());
    }

    @Test
    void aTypedErrorRollsBackTheEffectAndIsTheResult() throws SQLException {
        pay = text -> {
            insert(text);
            throw new Texts.Refused("not enough money");
        };
        RpcException failed = assertThrows(RpcException.class, () -> pay("rent"));
        assertInstanceOf(Texts.Refused.class, failed.typedError());
        assertEquals(Outcome.EXECUTED, failed.outcome());
        assertEquals(0, payments());
    }

    @Test
    void aHandlerThatFailsLeavesNothing() throws SQLException {
        insertThenFail();
        RpcException failed = assertThrows(RpcException.class, () -> pay("rent"));
        assertEquals(StatusCode.INTERNAL, failed.code());
        assertEquals(0, payments());
        pay = text -> {
            insert(text);
            return "paid";
        };
        assertEquals("paid", pay("rent"));
        RpcException twice = assertThrows(RpcException.class, () -> pay("rent"));
        assertEquals(StatusCode.INTERNAL, twice.code(), "a broken constraint is the handler's failure");
        assertEquals(1, payments());
    }

    private void insertThenFail() {
        pay = text -> {
            insert(text);
            throw new IllegalStateException("broken");
        };
    }

    @Test
    void aHandlerThatDoesNotAskForTheConnectionNeedsNoTransaction() {
        pay = text -> "nothing done";
        assertEquals("nothing done", pay("rent"));
    }

    @Test
    void theEndOfTheTransactionIsTheFrameworks() throws SQLException {
        AtomicReference<String> refusals = new AtomicReference<>("");
        List<Connection> kept = new ArrayList<>();
        pay = text -> {
            try (Connection connection = TransactionContext.connection()) {
                kept.add(connection);
                StringBuilder told = new StringBuilder();
                told.append(assertThrows(SQLException.class, connection::commit).getMessage());
                told.append('\n')
                        .append(assertThrows(SQLException.class, connection::rollback)
                                .getMessage());
                told.append('\n')
                        .append(assertThrows(SQLException.class, () -> connection.setAutoCommit(true))
                                .getMessage());
                refusals.set(told.toString());
            }
            insert(text);
            return "paid";
        };
        assertEquals("paid", pay("rent"));
        assertEquals("""
                commit() belongs to the framework: return from the handler to commit its effect together with its result, throw to roll it back
                rollback() belongs to the framework: return from the handler to commit its effect together with its result, throw to roll it back
                setAutoCommit() belongs to the framework: return from the handler to commit its effect together with its result, throw to roll it back""", refusals.get());
        assertEquals(1, payments());
        assertEquals(
                "the handler has returned, and its transaction is over: createStatement() comes too late",
                assertThrows(SQLException.class, () -> kept.get(0).createStatement())
                        .getMessage());
        assertTrue(kept.get(0).isClosed());
    }

    @Test
    void outsideOfAHandlerThereIsNoTransaction() {
        assertEquals(
                "no transaction on this thread: declare the method @RpcMethod(transactional = true), and call this on the"
                        + " thread of its handler",
                assertThrows(IllegalStateException.class, TransactionContext::connection)
                        .getMessage());
    }

    @Test
    void aHandlerWhoseTransactionTheDatabaseRolledBackIsExecutedAgain() throws SQLException {
        int[] executions = {0};
        pay = text -> {
            insert(text);
            if (++executions[0] < 3) {
                throw new SQLException("could not serialize access", Failures.SERIALIZATION);
            }
            return "paid at last";
        };
        assertEquals("paid at last", pay("rent"));
        assertEquals(3, executions[0]);
        assertEquals(1, payments());
    }

    @Test
    void resultsSurviveARestart() throws SQLException {
        pay = text -> {
            insert(text);
            return "paid " + text;
        };
        for (int i = 0; i < 20; i++) {
            pay("rent " + i);
        }
        String endpoint = server.endpoint();
        server.close();
        server = builder().bind(endpoint).start();
        assertEquals("paid more", pay("more"));
        assertEquals(21, payments());
    }

    @Test
    void aStoreInMemoryHasNoTransactions() {
        RpcServerBuilder memory =
                RpcServer.builder().bind("tcp://127.0.0.1:0").serve(Texts.binding(text -> text, text -> text));
        assertEquals(
                "test.Texts/Pay is transactional, and a store in memory has no transactions: give one that has with store(…)",
                assertThrows(IllegalArgumentException.class, memory::start).getMessage());
    }

    @Test
    void aWorkerOfAnotherFrontHasNoTransactions() {
        RpcServerBuilder worker =
                builder().store(FileReplyStore.at(folder.resolve("other.db"))).joinFront("tcp://127.0.0.1:1");
        assertEquals(
                "test.Texts/Pay is transactional: it has to run in the process that has the store, and a worker of another"
                        + " front has none",
                assertThrows(IllegalArgumentException.class, worker::start).getMessage());
    }
}
