package io.privateer.examples.quickstart;

import io.privateer.rpc.testkit.Await;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The service as its operator sees it: a front and two workers, each a process, and two addresses that customers know. The
 * front is behind the first one; the second one is for the front that will replace it. For one thread.
 */
final class Deployment implements AutoCloseable {
    /** Far more than a process needs to start or to end, also on a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path ledger;
    private final FaultProxy firstAddress = FaultProxy.start();
    private final FaultProxy secondAddress = FaultProxy.start();
    private final List<JavaProcess> processes = new ArrayList<>();
    private final List<JavaProcess> workers = new ArrayList<>();
    private final String firstFrontEndpoint;
    private JavaProcess front;

    /** Starts all, and returns when the workers have joined the front. */
    Deployment(Path ledger) {
        this.ledger = ledger;
        front = start(Front.class, "front-1");
        firstFrontEndpoint = endpoint(front);
        firstAddress.target(firstFrontEndpoint);
        startWorker();
        startWorker();
        awaitWorkers(front);
    }

    /** Where customers find the service. */
    List<String> addresses() {
        return List.of(firstAddress.endpoint(), secondAddress.endpoint());
    }

    /**
     * Kills the worker that has been there longest, as soon as it prints such a line, and starts another one.
     *
     * @return what the first group of the line was
     */
    String killWorkerAt(String line) {
        JavaProcess worker = workers.remove(0);
        int seen = worker.lines().size();
        MatchResult found = Await.value(
                PATIENCE,
                () -> worker.lines().stream()
                        .skip(seen)
                        .map(Pattern.compile(line)::matcher)
                        .filter(matcher -> matcher.find())
                        .findFirst(),
                () -> "no worker printed \"" + line + "\"");
        worker.kill();
        startWorker();
        return found.group(1);
    }

    /** Resets the connections of all customers, and each new one for so long. */
    void cutNetwork(Duration length) {
        firstAddress.cut(length);
    }

    /** Starts another front at the second address, and returns when the workers have joined it, too. */
    void startNextFront() {
        JavaProcess next = start(Front.class, "front-2");
        secondAddress.target(endpoint(next));
        awaitWorkers(next);
    }

    /** Tells the first front to end when it has answered all that it took, and waits for that. */
    void drainFront() {
        front.terminate();
        front.exitCode(PATIENCE);
    }

    private void startWorker() {
        String name = "worker-" + processes.size();
        // It joins the first front past the proxy: only the way of the customers is going to be cut.
        workers.add(start(Worker.class, name, ledger.toString(), firstFrontEndpoint, secondAddress.endpoint()));
    }

    private JavaProcess start(Class<?> main, String name, String... more) {
        JavaProcess process =
                JavaProcess.of(main).name(name).arguments(name).arguments(more).start();
        processes.add(process);
        return process;
    }

    private static String endpoint(JavaProcess front) {
        return front.awaitLine("listening at (\\S+)", PATIENCE).group(1);
    }

    private static void awaitWorkers(JavaProcess front) {
        front.awaitLine("workers: 2", PATIENCE);
    }

    @Override
    public void close() {
        processes.forEach(JavaProcess::close);
        firstAddress.close();
        secondAddress.close();
    }
}
