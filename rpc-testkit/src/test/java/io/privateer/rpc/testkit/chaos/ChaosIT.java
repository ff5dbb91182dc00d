package io.privateer.rpc.testkit.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.testkit.chaos.FaultKind.Strike;
import io.privateer.rpc.testkit.chaos.Report.Struck;
import io.privateer.rpc.testkit.proof.TextService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes are killed, stopped, cut off and restarted while thousands of calls are made, and afterwards what callers were
 * told is compared with what was done. Settings, all by {@code -D}: {@code chaos.calls}, at least so many of each kind;
 * {@code chaos.seed} repeats a schedule; {@code chaos.stores}; {@code chaos.minutes}, the bound for one store.
 */
@Timeout(3_600)
final class ChaosIT {
    private static final int CALLS = Integer.getInteger("chaos.calls", 1_000);
    private static final Duration BOUND = Duration.ofMinutes(Integer.getInteger("chaos.minutes", 4));
    private static final int CALLERS_PER_CLIENT = 24;
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Path REPORT = Path.of("target", "chaos.json");

    private final long seed = Long.getLong("chaos.seed", System.nanoTime());

    @Test
    void nobodyIsToldALieWhateverDies(@TempDir Path folder) throws IOException {
        List<Report> reports = new ArrayList<>();
        for (String store : Stores.ofThisRun()) {
            System.out.printf("chaos: store %s, repeat with -Dchaos.seed=%d -Dchaos.calls=%d%n", store, seed, CALLS);
            Report report = run(store, Files.createDirectory(folder.resolve(store)));
            report.print(System.out);
            reports.add(report);
            Files.createDirectories(REPORT.toAbsolutePath().getParent());
            Report.write(REPORT, reports);
        }
        for (Report report : reports) {
            assertEquals(List.of(), report.lies(), () -> report.store() + ", seed " + seed);
            assertTrue(report.of(true).size() >= CALLS, () -> report.store() + ": too few deduplicated calls");
            assertTrue(report.of(false).size() >= CALLS, () -> report.store() + ": too few idempotent calls");
            long succeeded = report.told().stream().filter(Told::success).count();
            assertTrue(succeeded > report.told().size() / 2, () -> report.store() + ": most calls failed");
        }
    }

    private Report run(String store, Path folder) throws IOException {
        long start = System.nanoTime();
        Histories histories = new Histories();
        Path ledger = Files.createFile(folder.resolve("ledger"));
        List<Struck> struck;
        try (Deployment deployment = new Deployment(store, ledger)) {
            List<RpcClient> clients = deployment.clients();
            AtomicBoolean enough = new AtomicBoolean();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < clients.size() * CALLERS_PER_CLIENT; i++) {
                callers.add(caller(clients.get(i % clients.size()), histories, enough, store + "/" + i));
            }
            callers.forEach(Thread::start);
            try {
                struck = strikes(deployment, histories, start);
            } finally {
                enough.set(true);
            }
            callers.forEach(ChaosIT::join);
            clients.forEach(RpcClient::close);
            deployment.end();
        }
        List<String> lies = histories.lies(ledger);
        return new Report(seed, store, (System.nanoTime() - start) / 1e9, histories.all(), struck, lies);
    }

    /** Whole rounds of faults, until there were enough calls. */
    private List<Struck> strikes(Deployment deployment, Histories histories, long start) {
        Schedule schedule = new Schedule(seed);
        List<Struck> struck = new ArrayList<>();
        do {
            Strike strike = schedule.next();
            long begin = System.nanoTime();
            strike.on(deployment.nodes(), deployment.servers());
            Node target =
                    deployment.nodes().get(strike.target() % deployment.nodes().size());
            struck.add(new Struck(strike.kind(), target.name(), begin, System.nanoTime()));
            strike.pause();
            if (System.nanoTime() - start > BOUND.toNanos()) {
                break;
            }
        } while (!schedule.isBetweenRounds() || histories.fewest() < CALLS);
        return struck;
    }

    private static Thread caller(RpcClient client, Histories histories, AtomicBoolean enough, String name) {
        Thread thread = new Thread(
                () -> {
                    for (int i = 0; !enough.get(); i++) {
                        histories.call(client, i % 2 == 0 ? TextService.PLACE : TextService.FIND, name + "/" + i);
                        // Leaves the processors to the processes that come and go.
                        LockSupport.parkNanos(PAUSE.toNanos());
                    }
                },
                "caller-" + name);
        thread.setDaemon(true);
        return thread;
    }

    static void join(Thread caller) {
        try {
            caller.join(Duration.ofMinutes(1).toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        assertTrue(!caller.isAlive(), () -> caller.getName() + " is still at it: " + List.of(caller.getStackTrace()));
    }
}
