package io.privateer.rpc.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.chaos.Deployment.Caller;
import io.privateer.rpc.chaos.FaultKind.Strike;
import io.privateer.rpc.chaos.Report.Struck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Processes are killed, stopped, cut off and restarted while thousands of calls are made, and afterwards what callers were
 * told is compared with what was done; once for each reply store. Settings, all by {@code -D}: {@code chaos.calls}, at least
 * so many of each kind; {@code chaos.seed} repeats a schedule; {@code chaos.stores}; {@code chaos.minutes}, the bound for
 * one store.
 */
@Timeout(3_600)
final class ChaosIT {
    private static final int CALLS = Integer.getInteger("chaos.calls", 200);
    private static final Duration BOUND = Duration.ofMinutes(Integer.getInteger("chaos.minutes", 4));
    private static final int CALLERS_PER_CLIENT = 16;
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Path REPORT = Path.of("target", "chaos.json");

    /** Those of the stores so far. */
    private static final List<Report> REPORTS = new ArrayList<>();

    private final long seed = Schedule.seedOfThisRun();

    static List<String> stores() {
        return TestedStore.namesOfThisRun();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void nobodyIsToldALieWhateverDies(String store, @TempDir Path folder) throws IOException, SQLException {
        System.out.printf("chaos: store %s, repeat with -Dchaos.seed=%d -Dchaos.calls=%d%n", store, seed, CALLS);
        Report report = run(store, folder);
        report.print(System.out);
        REPORTS.add(report);
        Files.createDirectories(REPORT.toAbsolutePath().getParent());
        Report.write(REPORT, REPORTS);

        assertEquals(List.of(), report.lies(), () -> store + ", seed " + seed);
        assertTrue(report.of(true).size() >= CALLS, () -> store + ": too few deduplicated calls");
        assertTrue(report.of(false).size() >= CALLS, () -> store + ": too few idempotent calls");
        long succeeded = report.told().stream().filter(Told::success).count();
        assertTrue(succeeded > report.told().size() / 2, () -> store + ": most calls failed");
        Schedule again = new Schedule(seed);
        for (Struck struck : report.struck()) {
            assertEquals(again.next(), struck.strike(), "the seed's schedule");
        }
    }

    private Report run(String name, Path folder) throws IOException, SQLException {
        long start = System.nanoTime();
        Histories histories = new Histories();
        Path ledger = Files.createFile(folder.resolve("ledger"));
        List<Struck> struck;
        List<String> effects = new ArrayList<>();
        try (TestedStore store = TestedStore.of(name, folder);
                Deployment deployment = new Deployment(store, ledger)) {
            List<Caller> clients = deployment.callers();
            AtomicBoolean enough = new AtomicBoolean();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < clients.size() * CALLERS_PER_CLIENT; i++) {
                callers.add(caller(clients.get(i % clients.size()), histories, enough, name + "/" + i));
            }
            callers.forEach(Thread::start);
            try {
                struck = strikes(deployment, histories, start);
            } finally {
                enough.set(true);
            }
            callers.forEach(ChaosIT::join);
            deployment.heal();
            histories.askLater();
            clients.forEach(caller -> caller.client().close());
            deployment.end();
            effects.addAll(Files.readAllLines(ledger));
            effects.addAll(store.effects());
        }
        return new Report(
                seed,
                name,
                start,
                System.nanoTime(),
                histories.all(),
                histories.toldLater(),
                struck,
                histories.lies(effects));
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
            struck.add(new Struck(strike, target.name(), begin, System.nanoTime()));
            strike.pause();
            if (System.nanoTime() - start > BOUND.toNanos()) {
                break;
            }
        } while (!schedule.isBetweenRounds() || histories.fewest() < CALLS);
        return struck;
    }

    private static Thread caller(Caller caller, Histories histories, AtomicBoolean enough, String name) {
        Thread thread = new Thread(
                () -> {
                    for (int i = 0; !enough.get(); i++) {
                        histories.call(caller.client(), caller.kind(i), name + "/" + i);
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
