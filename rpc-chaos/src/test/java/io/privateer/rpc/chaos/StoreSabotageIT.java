package io.privateer.rpc.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.store.jdbc.FileReplyStore;
import io.privateer.rpc.store.jdbc.Postgres;
import io.privateer.rpc.store.jdbc.PostgresReplyStore;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.proof.TextService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * As {@link SabotageIT}, with the rules of stores that outlive their server: what is told before it is durable, and a server
 * that was taken for dead and is not stopped from committing. Each happens without the sabotage first, and then there is
 * nothing to find.
 */
@Timeout(120)
final class StoreSabotageIT {
    private static final Duration LONG = Duration.ofSeconds(40);

    // Set by JUnit before each test.
    @SuppressWarnings("NullAway.Init")
    @TempDir
    Path folder;

    /** The call that everything is about. */
    private static final String KEY = "a";

    /** Two servers of one store, of which the second one takes the place of the first, and a client. */
    private static final class Stage implements AutoCloseable {
        final Path ledger;
        final Histories histories = new Histories();
        final FaultProxy proxy = FaultProxy.start();
        final CountDownLatch inHandler = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final RpcClient client;
        final List<RpcServer> servers = new ArrayList<>();
        final List<Thread> callers = new ArrayList<>();

        Stage(Path ledger, ReplyStore first) {
            this.ledger = ledger;
            start("first", first);
            client = RpcClient.builder()
                    .lockStep()
                    .endpoint(proxy.endpoint())
                    .deadline(LONG)
                    .attemptTimeout(Duration.ofMillis(400))
                    .maxAttempts(100)
                    .retryBudget(1, 1_000)
                    .backoff(Duration.ofMillis(10), Duration.ofMillis(100))
                    .build();
            // The client knows its server and what the calls are bound to.
            histories.call(client, CallKind.PLAIN, "warm-up");
        }

        void start(String name, ReplyStore store) {
            RpcServer server = RpcServer.builder()
                    .name(name)
                    .bind("tcp://127.0.0.1:0")
                    .store(store)
                    .serve(TextService.binding(key -> {
                        Files.writeString(ledger, key + " " + name + "\n", StandardOpenOption.APPEND);
                        return ended(name, key);
                    }))
                    .serve(Payments.binding(key -> {
                        Payments.insert(key, name);
                        return ended(name, key);
                    }))
                    .start();
            servers.add(server);
            proxy.target(server.endpoint());
        }

        private String ended(String name, String key) throws InterruptedException {
            if (name.equals("first") && key.equals(KEY)) {
                inHandler.countDown();
                goOn.await();
            }
            return Told.resultOf(key, name);
        }

        void call(CallKind kind) {
            Thread caller = new Thread(() -> histories.call(client, kind, KEY), "caller");
            caller.setDaemon(true);
            callers.add(caller);
            caller.start();
        }

        void awaitHandler() throws InterruptedException {
            assertTrue(inHandler.await(LONG.toSeconds(), TimeUnit.SECONDS), "the handler was not called");
        }

        void awaitCallers() {
            callers.forEach(ChaosIT::join);
        }

        @Override
        public void close() {
            goOn.countDown();
            client.close();
            servers.forEach(server -> server.close(Duration.ZERO));
            proxy.close();
        }
    }

    private static void assertFound(String lie, List<String> found) {
        System.out.println("sabotage of a store: " + found);
        assertTrue(found.stream().anyMatch(one -> one.contains(lie)), () -> lie + " was not found: " + found);
    }

    // ---- a file, whose server crashes

    private List<String> crash(boolean sabotaged, CallKind kind, CrashingStore.Lie lie) throws Exception {
        Path own = Files.createDirectory(folder.resolve(sabotaged ? "sabotaged" : "sound"));
        Path ledger = Files.createFile(own.resolve("ledger"));
        Path file = own.resolve("calls.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Payments.create(connection);
        }
        CrashingStore store = new CrashingStore(FileReplyStore.at(file));
        List<String> effects = new ArrayList<>();
        Histories histories;
        try (Stage stage = new Stage(ledger, store)) {
            histories = stage.histories;
            store.lies(sabotaged ? lie : CrashingStore.Lie.NONE);
            if (kind == CallKind.TRANSACTIONAL) {
                store.diesBeforeCommit();
                stage.goOn.countDown();
            }
            stage.call(kind);
            if (kind == CallKind.TRANSACTIONAL) {
                assertTrue(store.beforeCommit().await(LONG.toSeconds(), TimeUnit.SECONDS), "no commit to die before");
                if (sabotaged) {
                    // Its result is on its way already.
                    stage.awaitCallers();
                }
            } else {
                stage.awaitHandler();
            }
            stage.proxy.cut();
            store.crash();
            stage.goOn.countDown();
            stage.servers.get(0).close(Duration.ZERO);
            stage.start("second", FileReplyStore.at(file));
            stage.proxy.heal();
            stage.awaitCallers();
        }
        effects.addAll(Files.readAllLines(ledger));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            effects.addAll(Payments.effects(connection));
        }
        return histories.lies(effects);
    }

    @Test
    void aHandlerThatStartsBeforeThatIsDurableIsFound() throws Exception {
        assertEquals(List.of(), crash(false, CallKind.PLAIN, CrashingStore.Lie.START), "without any sabotage");
        assertFound("executed 2 times: ", crash(true, CallKind.PLAIN, CrashingStore.Lie.START));
    }

    @Test
    void aReplyThatIsSentBeforeItsRecordIsDurableIsFound() throws Exception {
        assertEquals(List.of(), crash(false, CallKind.TRANSACTIONAL, CrashingStore.Lie.RESULT), "without any sabotage");
        assertFound("a result that is not its own: ", crash(true, CallKind.TRANSACTIONAL, CrashingStore.Lie.RESULT));
    }

    // ---- a database, one of whose servers is taken for dead

    private static void execute(Postgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> takenForDead(Postgres postgres, boolean sabotaged) throws Exception {
        Path ledger = Files.createFile(folder.resolve(sabotaged ? "sabotaged" : "sound"));
        List<String> effects = new ArrayList<>();
        Histories histories;
        try (Connection connection = postgres.source().getConnection()) {
            Payments.create(connection);
        }
        ReplyStore store = PostgresReplyStore.at(postgres.source()).lease(Duration.ofMillis(600));
        try (Stage stage = new Stage(ledger, store)) {
            histories = stage.histories;
            stage.call(CallKind.TRANSACTIONAL);
            stage.awaitHandler();
            execute(postgres, "CREATE TABLE started AS SELECT * FROM privateer.call WHERE state = 0");
            // Its heartbeats come to nothing from now on.
            execute(
                    postgres,
                    "CREATE FUNCTION deaf() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN IF old.instance = (SELECT owner FROM started)"
                            + " THEN RETURN NULL; END IF; RETURN new; END'");
            execute(
                    postgres,
                    "CREATE TRIGGER deaf BEFORE UPDATE ON privateer.server FOR EACH ROW EXECUTE FUNCTION deaf()");
            stage.proxy.cut();
            stage.start("second", store);
            stage.proxy.heal();
            stage.awaitCallers();
            if (sabotaged) {
                // What the first one's commit is checked against is as if nobody had taken the call from it.
                execute(
                        postgres,
                        "UPDATE privateer.call c SET state = s.state, owner = s.owner, epoch = s.epoch"
                                + " FROM started s WHERE c.client = s.client AND c.sequence = s.sequence");
            }
            stage.goOn.countDown();
            // No handler runs any more then.
            stage.servers.get(0).close(Duration.ofSeconds(3));
            try (Connection connection = postgres.source().getConnection()) {
                effects.addAll(Payments.effects(connection));
            }
        }
        execute(postgres, "DROP SCHEMA privateer CASCADE; DROP TABLE payment");
        effects.addAll(Files.readAllLines(ledger));
        return histories.lies(effects);
    }

    @Test
    void aServerThatCommitsWhatWasTakenFromItIsFound() throws Exception {
        try (Postgres postgres = Postgres.start()) {
            assertEquals(List.of(), takenForDead(postgres, false), "without any sabotage");
            assertFound("executed 2 times: ", takenForDead(postgres, true));
        }
    }
}
