package io.privateer.examples.quickstart;

import io.privateer.rpc.testkit.Await;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.JavaProcess;
import io.privateer.rpc.testkit.ProxyStatistics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service as its operator sees it: a front and two workers, each a process, and two addresses that customers know. The
 * front is behind the first one; the second one is for the front that will replace it. For one thread.
 */
final class Deployment implements AutoCloseable {
    /** Far more than a process needs to start or to end, also on a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * What a kill hit.
     *
     * @param order the number of the order that the worker had in hand
     */
    record Killed(String worker, long pid, String order) {}

    private record Node(String name, JavaProcess process) {}

    private final Path ledger;
    private final FaultProxy firstAddress = FaultProxy.start();
    private final FaultProxy secondAddress = FaultProxy.start();
    private final List<Node> nodes = new ArrayList<>();
    /** The one that has been there longest comes first. */
    private final Deque<Node> workers = new ArrayDeque<>();

    private final Node front;
    private int startedWorkers;

    /** Starts all, and returns when the workers have joined the front. */
    Deployment(Path ledger) {
        this.ledger = ledger;
        front = start(Front.class, "front-1");
        firstAddress.target(endpoint(front));
        startWorker();
        startWorker();
        awaitWorkers(front);
    }

    /** Where customers find the service. */
    List<String> addresses() {
        return List.of(firstAddress.endpoint(), secondAddress.endpoint());
    }

    /** Kills a worker at the moment in which it prints this of an order, and starts another one as a supervisor would. */
    Killed killWorkerThat(String prints) {
        Node victim = workers.remove();
        Pattern line = Pattern.compile("(\\S+) " + prints);
        int before = victim.process().lines().size();
        String order = Await.value(
                PATIENCE,
                () -> first(line, victim.process().lines(), before),
                () -> victim.name() + " prints that an order " + prints);
        victim.process().kill();
        startWorker();
        return new Killed(victim.name(), victim.process().pid(), order);
    }

    private static Optional<String> first(Pattern pattern, List<String> lines, int from) {
        return lines.stream()
                .skip(from)
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /** Resets the connections of all customers, and each new one for so long. Returns at once. */
    void cutNetwork(Duration length) {
        firstAddress.cut(length);
    }

    /** What went over the network that was cut. */
    ProxyStatistics network() {
        return firstAddress.statistics();
    }

    /** Starts another front at the second address, and returns when the workers have joined it, too. */
    void startNextFront() {
        Node next = start(Front.class, "front-2");
        secondAddress.target(endpoint(next));
        awaitWorkers(next);
    }

    /** Has the first front finish what it took, and returns its last words when it has ended. */
    String drainFront() {
        front.process().terminate();
        front.process().exitCode(PATIENCE);
        return front.process().awaitLine("ends with .*", Duration.ZERO).group();
    }

    /** Has all finish what they took: from here on nobody writes into the ledger. */
    void shutDown() {
        // Workers first, so that they can take leave of the front.
        end(workers);
        end(nodes);
    }

    private static void end(Collection<Node> nodes) {
        nodes.forEach(node -> node.process().terminate());
        nodes.forEach(node -> node.process().exitCode(PATIENCE));
    }

    private void startWorker() {
        String name = "worker-" + ++startedWorkers;
        // Workers reach the first front past the proxy: only the way of the customers is going to be cut.
        workers.add(start(Worker.class, name, ledger.toString(), endpoint(front), secondAddress.endpoint()));
    }

    private Node start(Class<?> main, String name, String... more) {
        Node node = new Node(
                name,
                JavaProcess.of(main).name(name).arguments(name).arguments(more).start());
        nodes.add(node);
        return node;
    }

    private static String endpoint(Node front) {
        return front.process().awaitLine("listens at (\\S+)", PATIENCE).group(1);
    }

    private static void awaitWorkers(Node front) {
        front.process().awaitLine("has 2 workers", PATIENCE);
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.process().close());
        firstAddress.close();
        secondAddress.close();
    }
}
