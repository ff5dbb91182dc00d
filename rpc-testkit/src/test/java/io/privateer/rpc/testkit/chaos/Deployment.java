package io.privateer.rpc.testkit.chaos;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.testkit.FaultProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two servers side by side, and a front with two workers, each a process behind a proxy of its own. For one thread. */
final class Deployment implements AutoCloseable {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Node> servers;
    private final Node front;

    Deployment(String store, Path ledger) {
        try {
            servers = List.of(server("one", store, ledger), server("two", store, ledger));
            front = start(FaultProxy.start(), ChaosServer.Role.front("front", ledger, Stores.of(store, "front")));
            worker("worker-a", ledger);
            worker("worker-b", ledger);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private Node server(String name, String store, Path ledger) {
        return start(FaultProxy.start(), ChaosServer.Role.server(name, ledger, Stores.of(store, name)));
    }

    /** Both of its ways lead through proxies: the front's to it through its own, its registration through the front's. */
    private void worker(String name, Path ledger) {
        FaultProxy proxy = FaultProxy.start();
        start(proxy, ChaosServer.Role.worker(name, ledger, front.proxy().endpoint(), proxy.endpoint()));
    }

    private Node start(FaultProxy proxy, ChaosServer.Role role) {
        Node node = new Node(proxy, role);
        nodes.add(node);
        return node;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Node> servers() {
        return servers;
    }

    /** One client of both servers, one of the front. */
    List<RpcClient> clients() {
        return List.of(
                client(servers.get(0).proxy().endpoint(), servers.get(1).proxy().endpoint()),
                client(front.proxy().endpoint()));
    }

    private static RpcClient client(String... endpoints) {
        var builder = RpcClient.builder()
                .attemptTimeout(Duration.ofMillis(250))
                .deadline(Duration.ofSeconds(4))
                .maxAttempts(10)
                .retryBudget(1, 1_000)
                .backoff(Duration.ofMillis(10), Duration.ofMillis(200));
        for (String endpoint : endpoints) {
            builder.endpoint(endpoint);
        }
        return builder.build();
    }

    /** Lets go what was held back anywhere, then ends all processes in order: afterwards nothing runs any more. */
    void end() {
        nodes.forEach(node -> node.proxy().heal());
        // Workers first: their fronts have to hear of their results.
        for (int i = nodes.size() - 1; i >= 0; i--) {
            nodes.get(i).end();
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }
}
