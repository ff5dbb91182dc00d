package io.privateer.benchmarks.process;

import com.fasterxml.jackson.databind.JsonNode;
import io.privateer.benchmarks.load.Cell;
import io.privateer.benchmarks.load.Cost;
import io.privateer.benchmarks.load.Measurement;
import java.io.IOException;
import java.time.Duration;

/** A contender's server and client, each in a process of its own, kept from round to round so that both stay warm. */
public final class Pair implements AutoCloseable {
    private final Child server;
    private final Child client;

    private Pair(Child server, Child client) {
        this.server = server;
        this.client = client;
    }

    public static Pair start(String contender, int workers) throws IOException {
        Child server = Child.start(ServerMain.class, contender, Integer.toString(workers));
        try {
            String endpoint = server.answer(String.class);
            Child client = Child.start(ClientMain.class, contender, endpoint);
            client.answer(JsonNode.class);
            return new Pair(server, client);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** What a cell came to and what both processes together used for it. */
    public record Run(Measurement measurement, Cost cost) {}

    public Run run(Cell cell, Duration time) throws IOException {
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
