package io.privateer.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * All cases with all clients: the clients side by side, and the cases of each client in several of its processes, because
 * most of the time a case waits. What failed is run once more, by itself: beside twenty others on two processors a client can
 * miss a beat that it would have heard. What fails twice has failed.
 */
final class ConformanceRun {
    private static final int PROCESSES_EACH = 3;

    private final List<String> clients;
    private final List<ConformanceCase> cases;
    private final Map<String, Map<String, Result>> results = new ConcurrentHashMap<>();

    ConformanceRun(List<String> clients, List<ConformanceCase> cases) {
        this.clients = List.copyOf(clients);
        this.cases = List.copyOf(cases);
    }

    /**
     * What became of one case with one client.
     *
     * @param detail what was wrong, or why it was not asked
     */
    record Result(Verdict verdict, String detail) {
        boolean failed() {
            return verdict == Verdict.FAILED;
        }
    }

    /** How a result is counted, and its sign in the table. */
    enum Verdict {
        PASSED("✓"),
        FAILED("✗"),
        /** The client's {@code driver.json} says that it offers the basics alone. */
        NOT_OFFERED("–");

        private final String sign;

        Verdict(String sign) {
            this.sign = sign;
        }
    }

    /** Runs everything; returns when all is done. */
    void run(Path drivers) throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "conformance");
            thread.setDaemon(true);
            return thread;
        });
        // All are built before the first case runs, since compilers leave no time for anything else.
        Map<String, Driver> built = new ConcurrentHashMap<>();
        List<Callable<Boolean>> builds = new ArrayList<>();
        for (String client : clients) {
            results.put(client, new ConcurrentHashMap<>());
            builds.add(() -> build(client, drivers.resolve(client), built));
        }
        allOf(threads, builds);
        List<Callable<Boolean>> lanes = new ArrayList<>();
        built.forEach((client, driver) -> {
            Queue<ConformanceCase> left = new ConcurrentLinkedQueue<>(cases);
            for (int i = 0; i < PROCESSES_EACH; i++) {
                lanes.add(() -> runLane(driver, left, own(client)));
            }
        });
        allOf(threads, lanes);
        threads.shutdown();
        built.forEach(this::repeatWhatFailed);
    }

    private Map<String, Result> own(String client) {
        return Objects.requireNonNull(results.get(client));
    }

    private static void allOf(ExecutorService threads, List<Callable<Boolean>> tasks) throws InterruptedException {
        for (Future<Boolean> future : threads.invokeAll(tasks)) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the runner failed", e.getCause());
            }
        }
    }

    private boolean build(String client, Path folder, Map<String, Driver> built) throws InterruptedException {
        try {
            Driver driver = Driver.in(folder);
            driver.buildAll();
            built.put(client, driver);
            return true;
        } catch (IOException | RuntimeException unusable) {
            Result result = new Result(Verdict.FAILED, "the driver cannot be run: " + unusable);
            cases.forEach(each -> own(client).put(each.name(), result));
            return false;
        }
    }

    private void repeatWhatFailed(String client, Driver driver) {
        Queue<ConformanceCase> failed = new ConcurrentLinkedQueue<>();
        for (ConformanceCase each : cases) {
            Result result = result(client, each.name());
            if (result.failed()) {
                System.out.println("once more, by itself: " + client + ", " + each.name() + ": " + result.detail());
                failed.add(each);
            }
        }
        runLane(driver, failed, own(client));
    }

    private static boolean runLane(Driver driver, Queue<ConformanceCase> left, Map<String, Result> own) {
        @Nullable DriverProcess process = null;
        try {
            for (ConformanceCase next = left.poll(); next != null; next = left.poll()) {
                if (driver.basic() && !next.basic()) {
                    own.put(next.name(), new Result(Verdict.NOT_OFFERED, "it claims the basics alone"));
                    continue;
                }
                Result result;
                try {
                    if (process == null || !process.isAlive()) {
                        process = DriverProcess.start(driver);
                    }
                    result = run(next, driver, process);
                } catch (IOException | RuntimeException e) {
                    result = new Result(Verdict.FAILED, "the driver cannot be run: " + e);
                }
                own.put(next.name(), result);
            }
            return true;
        } finally {
            if (process != null) {
                process.close();
            }
        }
    }

    private static Result run(ConformanceCase next, Driver driver, DriverProcess process) {
        try (Bench bench = new Bench(driver, process)) {
            next.body().run(bench);
            return new Result(Verdict.PASSED, "");
        } catch (Exception | AssertionError e) {
            String errors = process.lastErrors();
            return new Result(
                    Verdict.FAILED,
                    (e instanceof AssertionError ? String.valueOf(e.getMessage()) : e.toString())
                            + (errors.isEmpty() ? "" : "\n" + errors));
        }
    }

    /** What became of a case. */
    Result result(String client, String name) {
        return results.getOrDefault(client, Map.of())
                .getOrDefault(name, new Result(Verdict.FAILED, "it was never run"));
    }

    /** One row for each case that a client was asked: what it does not offer it neither passes nor fails. */
    void writeJson(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ArrayNode rows = json.createArrayNode();
        for (String client : clients) {
            for (ConformanceCase each : cases) {
                Result result = result(client, each.name());
                if (result.verdict() == Verdict.NOT_OFFERED) {
                    continue;
                }
                rows.addObject()
                        .put("client", client)
                        .put("case", each.name())
                        .put("passed", result.verdict() == Verdict.PASSED)
                        .put("detail", result.detail());
            }
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, json.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(rows) + "\n");
    }

    /** The page for people: a row for each case, a column for each client. */
    String page() {
        StringBuilder page = new StringBuilder("""
                # Conformance

                Every client against the Java server, case by case, as the test run of
                [rpc-conformance](../rpc-conformance/README.md) has it; that page tells how. A test compares this table with its own.

                ✓ passed, ✗ failed, – not offered by this client.

                """);
        page.append("| case | ").append(String.join(" | ", clients)).append(" |\n| --- |");
        page.append(" --- |".repeat(clients.size())).append('\n');
        for (ConformanceCase each : cases) {
            page.append("| ").append(each.name()).append(" |");
            for (String client : clients) {
                page.append(' ')
                        .append(result(client, each.name()).verdict().sign)
                        .append(" |");
            }
            page.append('\n');
        }
        Map<String, Long> passed = new LinkedHashMap<>();
        for (String client : clients) {
            passed.put(
                    client,
                    cases.stream()
                            .filter(each -> result(client, each.name()).verdict() == Verdict.PASSED)
                            .count());
        }
        page.append("| **passed, of ").append(cases.size()).append("** |");
        passed.forEach((client, count) -> page.append(' ').append(count).append(" |"));
        return page.append('\n').toString();
    }
}
