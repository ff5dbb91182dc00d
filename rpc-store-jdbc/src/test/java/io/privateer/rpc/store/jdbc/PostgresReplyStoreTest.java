package io.privateer.rpc.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreException;
import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.testkit.Await;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

final class PostgresReplyStoreTest extends StoreContract {
    private static Postgres postgres;
    private static int schemas;

    private final String schema = "test_" + ++schemas;

    @BeforeAll
    static void startPostgres() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void endPostgres() {
        postgres.close();
    }

    @Override
    ReplyStore replyStore() {
        return PostgresReplyStore.at(postgres.source()).schema(schema).lease(Duration.ofMillis(900));
    }

    @Override
    ReplyStore small() {
        return PostgresReplyStore.at(postgres.source()).schema(schema).maxRecords(10);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = postgres.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static OpenStore.TransactionWork work(String sql, String reply) {
        return new OpenStore.TransactionWork() {
            @Override
            public OpenStore.Executed run() {
                try (Statement statement = TransactionContext.connection().createStatement()) {
                    statement.execute(sql);
                    return new OpenStore.Executed(reply.getBytes(UTF_8), null);
                } catch (SQLException e) {
                    return new OpenStore.Executed("failed".getBytes(UTF_8), e);
                }
            }

            @Override
            public boolean isWanted() {
                return true;
            }
        };
    }

    private static StoreRequest.Start startTransactional(long sequence) {
        return new StoreRequest.Start(call(sequence), 77, 1, true);
    }

    @Test
    void allServersOfASchemaHaveOneStore() throws Exception {
        try (OpenStore other = open(RETENTION)) {
            assertEquals(store.scope(), other.scope());
            assertEquals(StoreAnswer.DONE, ask(start(1)));
            assertEquals(new StoreAnswer.Running(77), Asked.of(other, start(1)));
            assertEquals(new StoreAnswer.Running(77), Asked.of(other, refuse(1)));
            ask(settle(1, "done"));
            assertKnown("done", Asked.of(other, find(1)));
            Asked.of(other, new StoreRequest.Finish(CLIENT, 2));
            assertEquals(new StoreAnswer.Finished(), ask(start(1)));
            long apart = Math.abs(store.clockMs(System.nanoTime()) - other.clockMs(System.nanoTime()));
            assertTrue(apart < store.clockToleranceMs(), () -> "clocks are " + apart + " ms apart");
        }
    }

    @Test
    void serversThatStartTogetherMakeOneStore() throws Exception {
        String together = schema + "_together";
        List<CompletableFuture<OpenStore>> openings = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            openings.add(CompletableFuture.supplyAsync(() -> PostgresReplyStore.at(postgres.source())
                    .schema(together)
                    .open(new ReplyStore.Terms("test", RETENTION))));
        }
        List<OpenStore> stores = openings.stream().map(CompletableFuture::join).toList();
        try {
            assertEquals(1, stores.stream().map(OpenStore::scope).distinct().count(), "one scope for all");
        } finally {
            stores.forEach(OpenStore::close);
        }
    }

    @Test
    void manyServersThatStartTheSameCallsAgreeOnOneOwnerEach() throws Exception {
        try (OpenStore other = open(RETENTION)) {
            List<StoreRequest> starts = new ArrayList<>();
            for (int i = 1; i <= 1_000; i++) {
                starts.add(start(i));
            }
            CompletableFuture<List<StoreAnswer>> theirs = CompletableFuture.supplyAsync(() -> Asked.of(other, starts));
            List<StoreAnswer> ours = Asked.of(store, starts);
            for (int i = 0; i < 1_000; i++) {
                boolean mine = ours.get(i).equals(StoreAnswer.DONE);
                boolean other1 = theirs.join().get(i).equals(StoreAnswer.DONE);
                assertTrue(mine != other1, "call " + (i + 1) + " has not one owner");
            }
        }
    }

    @Test
    void aServerWithoutHeartbeatLosesItsCallsAndALivingOneKeepsThem() throws Exception {
        OpenStore other = open(RETENTION);
        assertEquals(StoreAnswer.DONE, Asked.of(other, start(1)));
        assertEquals(StoreAnswer.DONE, Asked.of(other, startTransactional(2)));
        // Many leases long it beats, and nothing is taken from it.
        long until = store.clockMs(System.nanoTime()) + 3_000;
        Await.until(
                Duration.ofSeconds(30),
                () -> {
                    assertEquals(new StoreAnswer.Running(77), ask(find(1)));
                    return store.clockMs(System.nanoTime()) > until;
                },
                "the clock stands");
        // As if it was gone: its count of beats is not its own any more.
        execute("CREATE FUNCTION " + schema + ".deaf() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN IF old.instance = (SELECT owner FROM " + schema + ".call WHERE sequence = 1)"
                + " THEN RETURN NULL; END IF; RETURN new; END'");
        execute("CREATE TRIGGER deaf BEFORE UPDATE ON " + schema + ".server FOR EACH ROW EXECUTE FUNCTION " + schema
                + ".deaf()");
        Await.until(
                Duration.ofSeconds(30),
                () -> ask(find(1)).equals(new StoreAnswer.Lost(77)),
                "a dead server's call is not taken over");
        assertEquals(StoreAnswer.DONE, ask(startTransactional(2)));
        other.close();
    }

    @Test
    void aFencedOwnerCannotCommit() throws Exception {
        execute("CREATE TABLE " + schema + ".effect (what text)");
        OpenStore other = open(RETENTION);
        assertEquals(StoreAnswer.DONE, Asked.of(other, startTransactional(1)));
        CountDownLatch inHandler = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<byte[]> old =
                CompletableFuture.supplyAsync(() -> other.inTransaction(call(1), new OpenStore.TransactionWork() {
                    @Override
                    public OpenStore.Executed run() {
                        OpenStore.Executed executed = work("INSERT INTO " + schema + ".effect VALUES ('old')", "old")
                                .run();
                        inHandler.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        return executed;
                    }

                    @Override
                    public boolean isWanted() {
                        return true;
                    }
                }));
        assertTrue(inHandler.await(30, TimeUnit.SECONDS));
        execute("DELETE FROM " + schema + ".call WHERE sequence = 1");
        assertEquals(StoreAnswer.DONE, ask(startTransactional(1)));
        byte[] reply = store.inTransaction(call(1), work("INSERT INTO " + schema + ".effect VALUES ('new')", "new"));
        assertArrayEquals("new".getBytes(UTF_8), reply);

        goOn.countDown();

        Throwable refused = assertThrows(Exception.class, old::join).getCause();
        assertTrue(refused instanceof StoreException fenced && fenced.isInDoubt(), String.valueOf(refused));
        assertEquals(1, number("SELECT count(*) FROM " + schema + ".effect"));
        assertEquals(1, number("SELECT count(*) FROM " + schema + ".effect WHERE what = 'new'"));
        assertKnown("new", Asked.of(other, settle(1, "old")));
        other.close();
    }

    @Test
    void requestsWaitWhileTheDatabaseRestarts() throws Exception {
        assertEquals(StoreAnswer.DONE, ask(start(1)));
        postgres.restart();
        assertEquals(StoreAnswer.DONE, ask(settle(1, "done")));
        assertEquals(StoreAnswer.DONE, ask(start(2)));
        postgres.killAndRestart();
        assertKnown("done", ask(find(1)));
        assertEquals(StoreAnswer.DONE, ask(start(2)));
        assertEquals(new StoreAnswer.Running(77), ask(find(2)));
    }

    /** As when a handler has taken all memory while connections had to be made anew. */
    @Test
    void errorsEndNeitherTheStoresThreadNorItsHeartbeat() throws Exception {
        AtomicInteger errors = new AtomicInteger();
        AtomicInteger thrown = new AtomicInteger();
        PGSimpleDataSource source = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (errors.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    thrown.incrementAndGet();
                    throw new OutOfMemoryError("as a test");
                }
                return super.getConnection();
            }
        };
        String own = schema + "_errors";
        source.setUrl(postgres.url());
        source.setApplicationName(own);
        try (OpenStore failing = PostgresReplyStore.at(source)
                .schema(own)
                .lease(Duration.ofMillis(900))
                .open(new ReplyStore.Terms("test", RETENTION))) {
            assertEquals(StoreAnswer.DONE, Asked.of(failing, start(1)));
            errors.set(6);
            // The store's connection and that of its heartbeat are lost until all errors are thrown.
            Await.until(
                    Duration.ofSeconds(60),
                    () -> {
                        try {
                            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"
                                    + own + "'");
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                        failing.submit(find(1), answer -> {});
                        return thrown.get() == 6;
                    },
                    () -> thrown + " errors of 6");
            assertEquals(StoreAnswer.DONE, Asked.of(failing, settle(1, "done")));
            long beats = number("SELECT max(beats) FROM " + own + ".server");
            Await.until(
                    Duration.ofSeconds(60),
                    () -> {
                        try {
                            return number("SELECT max(beats) FROM " + own + ".server") > beats + 2;
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    "no heartbeat any more");
        }
    }

    @Test
    void aHandlerWhoseConnectionIsLostIsExecutedAgain() throws Exception {
        execute("CREATE TABLE " + schema + ".effect (what text)");
        ask(startTransactional(1));
        int[] executions = {0};
        byte[] reply = store.inTransaction(call(1), new OpenStore.TransactionWork() {
            @Override
            public OpenStore.Executed run() {
                executions[0]++;
                OpenStore.Executed executed = work("INSERT INTO " + schema + ".effect VALUES ('once')", "done")
                        .run();
                if (executions[0] == 1) {
                    try {
                        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE state = 'idle in transaction' AND query LIKE 'INSERT INTO " + schema
                                + ".effect%'");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return executed;
            }

            @Override
            public boolean isWanted() {
                return true;
            }
        });
        assertArrayEquals("done".getBytes(UTF_8), reply);
        assertEquals(2, executions[0]);
        assertEquals(1, number("SELECT count(*) FROM " + schema + ".effect"));
        assertKnown("done", ask(find(1)));
    }

    /** A store that has forgotten what was bound to the old one, says so by its scope, and works. */
    private void assertAnotherStore(String url) throws Exception {
        try (OpenStore other = PostgresReplyStore.at(Postgres.source(url))
                .schema(schema)
                .open(new ReplyStore.Terms("test", RETENTION))) {
            assertNotEquals(store.scope(), other.scope());
            assertEquals(StoreAnswer.ABSENT, Asked.of(other, find(1)));
            assertEquals(StoreAnswer.DONE, Asked.of(other, start(1)));
        }
    }

    @Test
    void aDumpThatIsReadIntoAnotherDatabaseIsAnotherStore() throws Exception {
        ask(start(1));
        ask(settle(1, "done"));
        postgres.dumpInto(schema, "restored");
        assertAnotherStore(postgres.url("restored"));
        assertKnown("done", ask(find(1)));
    }

    @Test
    void aStandbyThatWasPromotedIsAnotherStore() throws Exception {
        try (Postgres standby = postgres.standby()) {
            ask(start(1));
            ask(settle(1, "done"));
            Await.until(
                    Duration.ofSeconds(60),
                    () -> {
                        try (Connection connection = standby.source().getConnection();
                                Statement statement = connection.createStatement();
                                ResultSet row = statement.executeQuery(
                                        "SELECT count(*) FROM " + schema + ".call WHERE state > 0")) {
                            return row.next() && row.getLong(1) == 1;
                        } catch (SQLException e) {
                            return false;
                        }
                    },
                    "the standby does not follow");
            standby.promote();
            assertAnotherStore(standby.url());
        }
    }

    @Test
    void settingsOutOfTheirRangeAreNamed() {
        PostgresReplyStore fine = PostgresReplyStore.at(postgres.source());
        assertEquals(
                "schema = Robert'); DROP, must be a lower-case letter, then at most 62 letters, digits, underscores",
                assertThrows(IllegalArgumentException.class, () -> fine.schema("Robert'); DROP"))
                        .getMessage());
        assertEquals(
                "lease = PT0.1S, must be from 300 ms to 1 h",
                assertThrows(IllegalArgumentException.class, () -> fine.lease(Duration.ofMillis(100)))
                        .getMessage());
    }
}
