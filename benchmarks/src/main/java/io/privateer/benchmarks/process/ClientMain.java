package io.privateer.benchmarks.process;

import io.privateer.benchmarks.contender.Contender;
import io.privateer.benchmarks.contender.Contenders;
import io.privateer.benchmarks.contender.Mode;
import io.privateer.benchmarks.contender.Workload;
import io.privateer.benchmarks.load.Cell;
import io.privateer.benchmarks.load.Cost;
import io.privateer.benchmarks.load.Load;
import io.privateer.benchmarks.load.Measurement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The client process of a pair: contender and endpoint as arguments. */
final class ClientMain {
    private final Contender contender;
    private final String endpoint;
    private final List<Contender.Client> clients = new ArrayList<>();
    /** What keeps an idle client connected. */
    private final List<Contender.BlockingCall> idle = new ArrayList<>();

    private ClientMain(Contender contender, String endpoint) {
        this.contender = contender;
        this.endpoint = endpoint;
    }

    public static void main(String[] arguments) throws Exception {
        ClientMain client = new ClientMain(Contenders.named(arguments[0]), arguments[1]);
        client.connect(1);
        Lines.serve("ready", client::execute);
        System.exit(0);
    }

    private Object execute(Command command) throws Exception {
        Cell cell = command.cell();
        return switch (command.kind()) {
            case RUN -> {
                if (cell == null) {
                    throw new IllegalArgumentException("nothing to run: " + command);
                }
                connect(cell.busyClients());
                Measurement measured = Load.run(cell, clients, Duration.ofMillis(command.millis()));
                // What stays connected makes heartbeats, while others are measured.
                connect(1);
                yield measured;
            }
            case CONNECT -> {
                connect(command.count());
                yield clients.size();
            }
            case COST -> Cost.now();
            case MEMORY -> Memory.now();
        };
    }

    /** Opens and closes clients until there are so many; each new one makes a call, so that it is really connected. */
    private void connect(int count) throws Exception {
        while (clients.size() < count) {
            Contender.Client client = contender.connect(endpoint);
            clients.add(client);
            if (contender.modes().contains(Mode.SYNC) && count > 1) {
                Contender.BlockingCall call = client.blocking(Workload.ECHO, 40);
                call.call();
                idle.add(call);
            }
        }
        if (clients.size() > count) {
            for (Contender.BlockingCall call : idle) {
                call.close();
            }
            idle.clear();
        }
        while (clients.size() > count) {
            clients.remove(clients.size() - 1).close();
        }
    }
}
