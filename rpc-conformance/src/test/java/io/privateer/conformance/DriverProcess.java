package io.privateer.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One running driver: lines to it, and the answers by their id. Thread-safe. */
final class DriverProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REMEMBERED_LINES = 30;

    private final String name;
    private final Process process;
    private final BufferedWriter input;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Deque<String> errors = new ArrayDeque<>();

    private DriverProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        reader(this::readAnswers, process.getInputStream(), "answers");
        reader(this::readErrors, process.getErrorStream(), "errors");
    }

    static DriverProcess start(Driver driver) throws IOException {
        return new DriverProcess(driver.name(), driver.process(driver.run()).start());
    }

    private interface Reading {
        void read(BufferedReader in) throws IOException;
    }

    private void reader(Reading reading, InputStream stream, String what) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader in =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        reading.read(in);
                    } catch (IOException | RuntimeException e) {
                        fail(name + " wrote what cannot be read: " + e);
                    }
                },
                what + "-of-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void readAnswers(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode answer = JSON.readTree(line);
            CompletableFuture<JsonNode> future =
                    waiting.remove(answer.path("id").asLong(-1));
            if (future == null) {
                fail(name + " answered what nobody asked: " + shortened(line));
            } else {
                future.complete(answer);
            }
        }
        fail(name + " ended");
    }

    private void readErrors(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            synchronized (errors) {
                errors.add(line);
                if (errors.size() > REMEMBERED_LINES) {
                    errors.remove();
                }
            }
        }
    }

    private void fail(String why) {
        waiting.forEach((id, future) -> future.completeExceptionally(new AssertionError(why)));
    }

    /** The last lines of its standard error, for who has to find out what happened. */
    String lastErrors() {
        synchronized (errors) {
            return String.join("\n", errors);
        }
    }

    /** Whether it can be asked more. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Sends a line, with an id of its own; the answer comes when it comes. */
    synchronized CompletableFuture<JsonNode> ask(ObjectNode line) {
        long id = ids.incrementAndGet();
        CompletableFuture<JsonNode> future = new CompletableFuture<>();
        waiting.put(id, future);
        try {
            input.write(JSON.writeValueAsString(line.put("id", id)));
            input.newLine();
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " takes no more requests", e);
        }
        return future;
    }

    static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + " … (" + text.length() + " characters)";
    }

    /** Ends it with the end of its input, and by force if that is not enough. */
    @Override
    public void close() {
        try {
            input.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException ended) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
