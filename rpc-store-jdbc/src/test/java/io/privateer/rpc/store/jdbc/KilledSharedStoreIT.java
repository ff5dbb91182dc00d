package io.privateer.rpc.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three servers with one store in PostgreSQL and transactional handlers: whichever is killed or stands still, and when
 * PostgreSQL itself is, no call fails and none is executed twice.
 */
final class KilledSharedStoreIT {
    private static final int SERVERS = 3;
    private static final int CALLERS = 8;

    // Set by JUnit before each test.
    @SuppressWarnings("NullAway.Init")
    @TempDir
    Path folder;

    private static Postgres postgres;

    @BeforeAll
    static void startPostgres() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void endPostgres() {
        postgres.close();
    }

    @BeforeEach
    void makeTable() throws SQLException {
        execute("DROP TABLE IF EXISTS payment");
        // No key: a second effect must show itself, not be refused by the database.
        execute("CREATE TABLE payment (what text NOT NULL)");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What happens to the servers and their database between two rounds of calls. */
    private interface Fault {
        void strike(List<Lives> servers, Random random) throws IOException;
    }

    private void run(String name, int strikes, int callsPerStrike, Fault fault) throws Exception {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        Random random = new Random(seed);
        long begun = System.nanoTime();
        List<Lives> servers = new ArrayList<>();
        List<String> endpoints = new ArrayList<>();
        Calls calls;
        try {
            for (int i = 0; i < SERVERS; i++) {
                Path own = Files.createDirectories(folder.resolve("server-" + i));
                String endpoint = freeEndpoint();
                endpoints.add(endpoint);
                servers.add(new Lives(own, endpoint, folder.resolve("effects"), postgres.url()));
            }
            servers.forEach(Lives::begin);
            calls = new Calls(endpoints, CALLERS, 20_000, 1, seed);
            try (calls) {
                for (int strike = 1; strike <= strikes; strike++) {
                    int goal = calls.ended().size() + 1 + random.nextInt(callsPerStrike);
                    Calls watched = calls;
                    Await.until(Duration.ofMinutes(3), () -> watched.ended().size() >= goal, "no call gets through");
                    LockSupport.parkNanos(random.nextInt(30_000_000));
                    fault.strike(servers, random);
                }
                calls.finish();
            }
        } finally {
            servers.forEach(Lives::close);
        }
        report(name, calls, strikes, seed, System.nanoTime() - begun);
    }

    private static void report(String name, Calls calls, int strikes, long seed, long nanos) throws SQLException {
        Map<String, Integer> effects = new HashMap<>();
        try (Connection connection = postgres.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT what FROM payment")) {
            while (row.next()) {
                effects.merge(row.getString(1), 1, Integer::sum);
            }
        }
        List<String> failed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        calls.ended().forEach((call, end) -> {
            if (!end.succeeded()) {
                failed.add(call + ": " + end.told());
            }
            if (effects.getOrDefault(call, 0) != 1 || effects.getOrDefault(call + "-receipt", 0) != 1) {
                wrong.add(call + " has " + effects.getOrDefault(call, 0) + " effects");
            }
        });
        System.out.printf(
                "PostgreSQL, three servers, %s, seed %d: %d times in %d s; %d calls, %d failed, %d without exactly one"
                        + " effect; the longest took %d ms%n",
                name,
                seed,
                strikes,
                nanos / 1_000_000_000,
                calls.ended().size(),
                failed.size(),
                wrong.size(),
                calls.ended().values().stream()
                                .mapToLong(Calls.Ended::nanos)
                                .max()
                                .orElse(0)
                        / 1_000_000);
        assertEquals(List.of(), failed, "seed " + seed);
        assertEquals(List.of(), wrong, "seed " + seed);
        assertEquals(calls.made(), calls.ended().size(), "calls without an end, seed " + seed);
        assertEquals(2L * calls.made(), effects.size(), "effects that nobody asked for, seed " + seed);
    }

    private static String freeEndpoint() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "tcp://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static int strikes(int few) {
        return Integer.getInteger("chaos.strikes", few);
    }

    @Test
    void anyServerMayBeKilledAtAnyMoment() throws Exception {
        run("one killed", strikes(6), 60, (servers, random) -> {
            Lives struck = servers.get(random.nextInt(SERVERS));
            struck.prepare();
            struck.kill();
            struck.begin();
        });
    }

    @Test
    void aServerThatWasTakenForDeadAndGoesOnDoesNoHarm() throws Exception {
        run("one stopped for longer than its lease", strikes(3), 60, (servers, random) -> {
            Lives struck = servers.get(random.nextInt(SERVERS));
            struck.current().stop();
            // The lease is one second; the others take over what it had.
            LockSupport.parkNanos(
                    Duration.ofMillis(2_000 + random.nextInt(1_500)).toNanos());
            struck.current().cont();
        });
    }

    @Test
    void postgresMayBeRestarted() throws Exception {
        run("PostgreSQL restarted", strikes(3), 200, (servers, random) -> postgres.restart());
    }

    @Test
    void postgresMayBeKilled() throws Exception {
        run("PostgreSQL killed", strikes(3), 200, (servers, random) -> postgres.killAndRestart());
    }
}
