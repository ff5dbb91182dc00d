package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.testkit.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** One server after the other at the same endpoint; the next one's process is started before it is needed. */
final class Lives implements AutoCloseable {
    /** Long enough on any machine; one that hangs tells then what its threads are at. */
    private static final Duration START = Duration.ofMinutes(3);

    private final Path folder;
    private final String endpoint;
    private final Path effects;
    private final String store;
    private JavaProcess current;
    private JavaProcess next;
    private int started;

    Lives(Path folder, String endpoint, Path effects, String store) {
        this.folder = folder;
        this.endpoint = endpoint;
        this.effects = effects;
        this.store = store;
        this.next = launch();
        this.current = next;
    }

    private Path go(int number) {
        return folder.resolve("go-" + number);
    }

    private JavaProcess launch() {
        started++;
        // All that shortens the start of a process which lives for a moment.
        return JavaProcess.of(TextsServer.class)
                .name("server-" + started)
                .jvmOptions("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto")
                .arguments(go(started).toString(), endpoint, effects.toString(), store)
                .start();
    }

    /** The next server takes its place; when this returns it serves. */
    void begin() {
        current = next;
        try {
            Files.createFile(go(started));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        current.awaitLine("listens at (\\S+)", START);
    }

    /** Starts the process of the next one, which waits. */
    void prepare() {
        next = launch();
    }

    JavaProcess current() {
        return current;
    }

    /** {@code kill -9}. */
    void kill() {
        current.kill();
        current.close();
    }

    @Override
    public void close() {
        current.close();
        next.close();
    }
}
