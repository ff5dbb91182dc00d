package io.privateer.rpc.chaos;

import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.JavaProcess;
import java.time.Duration;
import java.util.List;

/** A process of the deployment behind a proxy, whose address stays when the process is replaced. For one thread. */
final class Node implements AutoCloseable {
    /** A JVM starts in a second on a machine of its own. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final FaultProxy proxy;
    private final ChaosServer.Role role;
    private JavaProcess process;

    /** Starts its process, and does not wait for it; the proxy is closed together with it. */
    Node(FaultProxy proxy, ChaosServer.Role role) {
        this.proxy = proxy;
        this.role = role;
        this.process = launch();
    }

    private JavaProcess launch() {
        return JavaProcess.of(ChaosServer.class)
                .name(role.name())
                .arguments(role.arguments())
                .start();
    }

    /** Waits until the process serves; others may start meanwhile. */
    void awaitReady() {
        proxy.target(process.awaitLine("listens at (\\S+)", PATIENCE).group(1));
    }

    String name() {
        return role.name();
    }

    FaultProxy proxy() {
        return proxy;
    }

    JavaProcess process() {
        return process;
    }

    /** kill -9, and a successor as soon as it is up. */
    void killAndReplace() {
        process.close();
        replace();
    }

    /** SIGTERM, which drains, and a successor when it has ended. */
    void restart() {
        end();
        replace();
    }

    private void replace() {
        process = launch();
        awaitReady();
    }

    /** SIGTERM, and waits for the end. */
    void end() {
        end(List.of(this));
    }

    /** SIGTERM for all of them, and waits for their ends. */
    static void end(List<Node> nodes) {
        nodes.forEach(node -> node.process.terminate());
        for (Node node : nodes) {
            node.process.exitCode(PATIENCE);
            node.process.close();
        }
    }

    @Override
    public void close() {
        process.close();
        proxy.close();
    }
}
