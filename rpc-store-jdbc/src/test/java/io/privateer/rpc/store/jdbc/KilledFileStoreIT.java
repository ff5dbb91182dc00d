package io.privateer.rpc.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server with a store in a file, killed with {@code kill -9} at random moments under load and started again, over and over:
 * nothing is executed twice, and every call gets its one result, but for those that were cut in the middle of a plain
 * handler.
 */
final class KilledFileStoreIT {
    private static final int CALLERS = 8;

    // Set by JUnit before each test.
    @SuppressWarnings("NullAway.Init")
    @TempDir
    Path folder;

    private static String freeEndpoint() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "tcp://127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void killedAtRandomMomentsItExecutesNothingTwiceAndLosesNothingButWhatWasCut() throws Exception {
        int kills = Integer.getInteger("chaos.kills", 12);
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        Random random = new Random(seed);
        Path file = folder.resolve("calls.db");
        try (Connection connection = SqliteDialect.connect(file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE payment (what text PRIMARY KEY)");
            connection.commit();
        }
        Path effects = folder.resolve("effects");
        String endpoint = freeEndpoint();
        List<Long> upAt = new ArrayList<>();
        Set<CallId> cut = new HashSet<>();
        long begun = System.nanoTime();
        Calls calls;
        try (Lives lives = new Lives(folder, endpoint, effects, file.toString())) {
            lives.begin();
            upAt.add(System.nanoTime());
            calls = new Calls(List.of(endpoint), CALLERS, 10_000, 0.5, seed);
            try (calls) {
                for (int kill = 1; kill <= kills; kill++) {
                    lives.prepare();
                    int before = calls.ended().size();
                    int goal = before + random.nextInt(60);
                    Calls watched = calls;
                    Await.until(Duration.ofMinutes(10), () -> watched.ended().size() >= goal, "no call gets through");
                    // Not at the moment at which a caller was just served.
                    LockSupport.parkNanos(random.nextInt(8_000_000));
                    lives.kill();
                    cut.addAll(startedByPlainHandlers(file));
                    lives.begin();
                    upAt.add(System.nanoTime());
                }
                calls.finish();
            }
        }
        report(calls, file, effects, kills, seed, upAt, System.nanoTime() - begun);
        Set<CallId> unknown = new HashSet<>();
        for (Calls.Ended end : calls.ended().values()) {
            if (end.outcome() == Outcome.UNKNOWN) {
                unknown.add(Objects.requireNonNull(end.id()));
            }
        }
        assertEquals(cut, unknown, "what the file says was cut, and what is UNKNOWN; seed " + seed);
    }

    /**
     * The calls that the server which was just killed had started and not ended, but for transactional ones, as its files
     * say. Read from a copy, so that it is the next server that recovers them.
     */
    private Set<CallId> startedByPlainHandlers(Path file) throws IOException, SQLException {
        Path copy = folder.resolve("copy.db");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        Path log = folder.resolve("calls.db-wal");
        Path copyOfLog = folder.resolve("copy.db-wal");
        if (Files.exists(log)) {
            Files.copy(log, copyOfLog, StandardCopyOption.REPLACE_EXISTING);
        }
        Set<CallId> started = new HashSet<>();
        try (Connection connection = SqliteDialect.connect(copy);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT client, sequence FROM " + SqliteDialect.PREFIX
                        + "call WHERE transactional = 0 AND state = " + CallState.STARTED.number)) {
            while (row.next()) {
                started.add(new CallId(Keys.client(row.getBytes(1)), row.getLong(2)));
            }
        }
        // Closed in order, it has no log any more; one that was left would be taken for that of the next copy.
        Files.deleteIfExists(copyOfLog);
        Files.deleteIfExists(folder.resolve("copy.db-shm"));
        return started;
    }

    private static void report(Calls calls, Path file, Path effects, int kills, long seed, List<Long> upAt, long nanos)
            throws Exception {
        Map<String, Integer> ends = new HashMap<>();
        Set<String> begins = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (String line : Files.readAllLines(effects)) {
            String name = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("end ")) {
                ends.merge(name, 1, Integer::sum);
            } else if (!begins.add(name)) {
                twice.add(name);
            }
        }
        Set<String> payments = payments(file);
        int results = 0;
        int before = 0;
        int amid = 0;
        int after = 0;
        // How long callers wait for an UNKNOWN is told and not asserted: it depends on the machine's load. That the
        // first question
        // after a restart is answered with it, StoreContract asserts.
        List<Long> waits = new ArrayList<>();
        for (Map.Entry<String, Calls.Ended> entry : calls.ended().entrySet()) {
            String name = entry.getKey();
            Calls.Ended end = entry.getValue();
            String what = name + ", seed " + seed + ": " + end.told();
            if (end.outcome() == Outcome.EXECUTED) {
                results++;
                assertTrue(end.succeeded(), what);
                assertTrue(end.transactional() ? payments.contains(name) : ends.containsKey(name), what);
            } else {
                assertEquals(Outcome.UNKNOWN, end.outcome(), what);
                assertTrue(!end.transactional(), what);
                assertTrue(end.told().contains("the server died with the call in hand"), what);
                boolean ended = ends.containsKey(name);
                after += ended ? 1 : 0;
                amid += !ended && begins.contains(name) ? 1 : 0;
                before += begins.contains(name) ? 0 : 1;
                waits.add(sinceUp(upAt, end.toldAt()));
            }
        }
        System.out.printf(
                "file store, seed %d: %d kills in %d s; %d calls, %d results, %d UNKNOWN (cut before its first line %d, in its"
                        + " middle %d, between its end and its record %d), told %d ms after the restart in the middle, %d ms at the latest;"
                        + " executed twice: %d%n",
                seed,
                kills,
                nanos / 1_000_000_000,
                calls.ended().size(),
                results,
                before + amid + after,
                before,
                amid,
                after,
                waits.stream().sorted().skip(waits.size() / 2).findFirst().orElse(0L) / 1_000_000,
                waits.stream().mapToLong(Long::longValue).max().orElse(0) / 1_000_000,
                twice.size());
        assertEquals(List.of(), twice, "executed twice, seed " + seed);
        assertEquals(calls.made(), calls.ended().size(), "calls without an end, seed " + seed);
        assertTrue(ends.values().stream().allMatch(count -> count == 1), "an effect twice, seed " + seed);
        for (String payment : payments) {
            assertTrue(
                    payments.contains(payment.replace("-receipt", "") + "-receipt"), "half a transaction: " + payment);
        }
        assertTrue(before + amid + after <= kills * CALLERS, "more calls were lost than could be in hand");
        // Each kill finds calls in hand, so if hardly any is told UNKNOWN the kills do not bite.
        assertTrue(amid > 0, "no call was cut in its middle");
    }

    private static long sinceUp(List<Long> upAt, long time) {
        long since = Long.MAX_VALUE;
        for (long up : upAt) {
            if (up <= time) {
                since = time - up;
            }
        }
        return since == Long.MAX_VALUE ? 0 : since;
    }

    private static Set<String> payments(Path file) throws Exception {
        Set<String> payments = new HashSet<>();
        try (Connection connection = SqliteDialect.connect(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT what FROM payment")) {
            while (row.next()) {
                payments.add(row.getString(1));
            }
        }
        return payments;
    }
}
