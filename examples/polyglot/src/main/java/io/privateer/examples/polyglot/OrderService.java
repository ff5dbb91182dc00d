package io.privateer.examples.polyglot;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.testkit.Await;
import io.privateer.rpc.testkit.FaultPlan;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.ProxyStatistics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service as its operator sees it: a front in Java, here in this process, a worker in Python and one in Perl behind it,
 * and a bad network between it and its customers. For one thread.
 */
final class OrderService implements AutoCloseable {
    /** Far more than a worker needs to start or to end, also on a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final double LOSS = 0.1;

    /** One worker: how it is started, where it listens once it has run, and what it printed. */
    private static final class Worker {
        private final String name;
        private final List<String> command;
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private String endpoint = "tcp://127.0.0.1:0";
        private Program program;

        Worker(String name, List<String> command, String front, Path folder) {
            this.name = name;
            this.command = command;
            this.program = start(front, folder);
        }

        private Program start(String front, Path folder) {
            List<String> whole = new ArrayList<>(command);
            whole.addAll(List.of(front, endpoint));
            return Program.start(name, folder, whole, List.of(), lines::add);
        }

        /** The first line that fits, of those that were not looked at yet. */
        Matcher await(String pattern) {
            Pattern compiled = Pattern.compile(pattern);
            return Await.value(PATIENCE, () -> next(compiled), () -> name + " prints " + pattern);
        }

        private Optional<Matcher> next(Pattern pattern) {
            for (String line = lines.poll(); line != null; line = lines.poll()) {
                Matcher matcher = pattern.matcher(line);
                if (matcher.matches()) {
                    return Optional.of(matcher);
                }
                if (!line.matches("W-\\d+ .*")) {
                    System.err.println(name + ": " + line);
                }
            }
            return Optional.empty();
        }
    }

    private final Path folder;
    private final RpcServer front;
    private final FaultProxy network;
    private final Witness witness;
    private final Map<String, Worker> workers = new LinkedHashMap<>();

    /**
     * Starts all, and returns when the workers have joined the front.
     *
     * @param commands how to start each worker, by its name; the front and where to listen come behind
     */
    OrderService(Path folder, Map<String, List<String>> commands) {
        this.folder = folder;
        front = RpcServer.builder()
                .name("front")
                .bind("tcp://127.0.0.1:0")
                .acceptWorkers()
                .start();
        network = FaultProxy.start(front.endpoint());
        witness = Witness.of(network);
        network.follow(FaultPlan.builder().drop(LOSS).build());
        // Workers reach the front past the proxy: it is the way of the customers that is bad.
        commands.forEach((name, command) -> workers.put(name, new Worker(name, command, front.endpoint(), folder)));
        workers.values()
                .forEach(worker ->
                        worker.endpoint = worker.await("listens at (\\S+)").group(1));
        awaitWorkers();
    }

    private void awaitWorkers() {
        Await.until(PATIENCE, () -> front.health().workers() == workers.size(), "the workers join");
    }

    /** Where customers find the service. */
    String address() {
        return network.endpoint();
    }

    /** Resets all connections of customers, and each new one for so long. Returns at once. */
    void cutNetwork(Duration length) {
        network.cut(length);
    }

    /**
     * Kills a worker at the moment in which it prints this of an order, and starts it again at the same place, as a
     * supervisor would.
     *
     * @return the order that it had in hand
     */
    String killWorkerThat(String name, String prints) {
        Worker worker = workers.get(name);
        if (worker == null) {
            throw new IllegalArgumentException("no worker " + name + ", there are " + workers.keySet());
        }
        worker.lines.clear();
        String order = worker.await("(\\S+) " + prints).group(1);
        worker.program.kill();
        worker.program = worker.start(front.endpoint(), folder);
        return order;
    }

    /** What customers sent. */
    Witness witness() {
        return witness;
    }

    /** What went over the network and what was lost. */
    ProxyStatistics network() {
        return network.statistics();
    }

    /** Has all finish what they took: from here on nobody writes into the ledger. */
    void shutDown() {
        // Workers first, so that they can take leave of the front.
        workers.values().forEach(worker -> worker.program.terminate(PATIENCE));
        // All customers are gone, so nobody comes back for a reply.
        front.close(Duration.ZERO);
    }

    @Override
    public void close() {
        workers.values().forEach(worker -> worker.program.close());
        network.close();
        front.close(Duration.ZERO);
    }
}
