package io.privateer.conformance;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Workers of an earlier and a later release in other languages, each behind a front of its own. One that was started serves
 * all clients, until {@link #close}. Thread-safe.
 */
final class ForeignWorkers implements AutoCloseable {
    /** Whose {@code driver.json} has a worker. */
    static final List<String> LANGUAGES = List.of("python", "perl");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path drivers;
    private final List<String> built;
    private final Map<String, Worker> workers = new ConcurrentHashMap<>();

    /**
     * @param drivers the folder of all drivers
     * @param built names of those whose build commands are run by somebody else, before the first worker is asked for
     */
    ForeignWorkers(Path drivers, List<String> built) {
        this.drivers = drivers;
        this.built = List.copyOf(built);
    }

    private record Worker(RpcServer front, Process process) {}

    /** Where a worker of this release serves; {@code older} or {@code newer}. */
    String endpoint(String language, String release) {
        return workers.computeIfAbsent(language + "-" + release, name -> start(language, release, name))
                .front()
                .endpoint();
    }

    private Worker start(String language, String release, String name) {
        RpcServer front = RpcServer.builder()
                .name(name)
                .bind("tcp://127.0.0.1:0")
                .acceptWorkers()
                .start();
        boolean joined = false;
        try {
            Process process = process(language, release, front.endpoint());
            try {
                Await.until(
                        PATIENCE,
                        () -> front.health().workers() == 1 || !process.isAlive(),
                        name + " does not join its front");
                joined = process.isAlive();
            } finally {
                if (!joined) {
                    process.destroyForcibly();
                }
            }
            if (!joined) {
                throw new IllegalStateException(name + " ended:\n" + Files.readString(output(language, release)));
            }
            return new Worker(front, process);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        } finally {
            if (!joined) {
                front.close(Duration.ZERO);
            }
        }
    }

    private Process process(String language, String release, String front) throws IOException {
        Driver driver = Driver.in(drivers.resolve(language));
        if (!built.contains(language)) {
            try {
                driver.buildAll();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while " + language + " was built", e);
            }
        }
        List<String> command = new ArrayList<>(driver.worker());
        command.addAll(List.of(release, front));
        Path output = output(language, release);
        Files.createDirectories(output.getParent());
        return driver.process(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static Path output(String language, String release) {
        return Path.of("target/drivers", language, "worker-" + release + ".log");
    }

    /** Ends the workers with the end of their input, and by force if that is not enough; then their fronts. */
    @Override
    public void close() {
        for (Worker worker : workers.values()) {
            try {
                worker.process().getOutputStream().close();
                if (!worker.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException(worker.front().endpoint() + ": its worker does not end");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                worker.process().destroyForcibly();
                worker.front().close(Duration.ZERO);
            }
        }
    }
}
