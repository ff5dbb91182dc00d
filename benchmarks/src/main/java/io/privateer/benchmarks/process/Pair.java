package io.privateer.benchmarks.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.privateer.benchmarks.load.Cell;
import io.privateer.benchmarks.load.Cost;
import io.privateer.benchmarks.load.Measurement;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A contender's server and client, each in a process of its own, kept from round to round so that both stay warm. Idle clients
 * have processes of their own, which are there while a cell wants them.
 */
public final class Pair implements AutoCloseable {
    /** A process has some 20,000 file descriptors, and a client of JeroMQ uses two dozen. */
    private static final int IDLE_IN_A_PROCESS = 500;

    private static final Duration SETTLING = Duration.ofSeconds(4);

    private final String contender;
    private final String endpoint;
    private final Child server;
    private final Child client;

    private Pair(String contender, String endpoint, Child server, Child client) {
        this.contender = contender;
        this.endpoint = endpoint;
        this.server = server;
        this.client = client;
    }

    public static Pair start(String contender, int workers) throws IOException {
        return start(contender, workers, List.of(), List.of());
    }

    /**
     * Starts a pair of which the Flight Recorder writes down, from the start to {@link #close}, where processor time and
     * garbage come from.
     *
     * @param recordings the folder for {@code server.jfr} and {@code client.jfr}
     */
    public static Pair recorded(String contender, int workers, Path recordings) throws IOException {
        return start(
                contender,
                workers,
                recording(recordings.resolve("server.jfr")),
                recording(recordings.resolve("client.jfr")));
    }

    private static List<String> recording(Path file) {
        return List.of(
                "-XX:StartFlightRecording:settings=profile,jdk.ExecutionSample#period=5ms,"
                        + "jdk.NativeMethodSample#period=5ms,dumponexit=true,filename=" + file,
                // What it says of itself would be read as an answer.
                "-Xlog:jfr+startup=error");
    }

    private static Pair start(String contender, int workers, List<String> serverOptions, List<String> clientOptions)
            throws IOException {
        Child server = Child.start(serverOptions, ServerMain.class, contender, Integer.toString(workers));
        try {
            String endpoint = server.answer(String.class);
            return new Pair(contender, endpoint, server, client(clientOptions, contender, endpoint));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Child client(List<String> options, String contender, String endpoint) throws IOException {
        Child client = Child.start(options, ClientMain.class, contender, endpoint);
        client.answer(JsonNode.class);
        return client;
    }

    /** What a cell came to and what server and busy clients together used for it. */
    public record Run(Measurement measurement, Cost cost) {}

    public Run run(Cell cell, Duration time) throws IOException {
        List<Child> idle = new ArrayList<>();
        try {
            for (int left = cell.clients() - cell.busyClients(); left > 0; left -= IDLE_IN_A_PROCESS) {
                Child crowd = client(List.of(), contender, endpoint);
                idle.add(crowd);
                crowd.ask(Command.connect(Math.min(left, IDLE_IN_A_PROCESS)), JsonNode.class);
            }
            if (!idle.isEmpty()) {
                // Processes that have just connected a crowd are still compiling, on the processors of those measured.
                Thread.sleep(SETTLING.toMillis());
            }
            return runBeside(cell, time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before " + cell);
        } finally {
            idle.forEach(Child::close);
        }
    }

    private Run runBeside(Cell cell, Duration time) throws IOException {
        Cost before = server.ask(Command.of(Command.Kind.COST), Cost.class);
        Measurement measurement = client.ask(Command.run(cell, time.toMillis()), Measurement.class);
        Cost used = server.ask(Command.of(Command.Kind.COST), Cost.class).since(before);
        return new Run(measurement, measurement.cost().plus(used));
    }

    /** Connects so many clients; those that are there already count. */
    public void connect(int clients) throws IOException {
        client.ask(Command.connect(clients), JsonNode.class);
    }

    public Memory serverMemory() throws IOException {
        return server.ask(Command.of(Command.Kind.MEMORY), Memory.class);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
