package io.privateer.rpc.chaos;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcClientBuilder;
import io.privateer.rpc.testkit.FaultProxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Two servers side by side, and a front with two workers, each a process behind a proxy of its own. For one thread. */
final class Deployment implements AutoCloseable {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Node> servers;
    private final Node front;
    private final boolean transactional;

    Deployment(TestedStore store, Path ledger) throws SQLException {
        transactional = store.isTransactional();
        try {
            servers = List.of(server("one", store, ledger), server("two", store, ledger));
            front = start(
                    FaultProxy.start(), ChaosServer.Role.front("front", ledger, store.argument("front", "front")));
            worker("worker-a", ledger);
            worker("worker-b", ledger);
            nodes.forEach(Node::awaitReady);
        } catch (SQLException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private Node server(String name, TestedStore store, Path ledger) throws SQLException {
        return start(FaultProxy.start(), ChaosServer.Role.server(name, ledger, store.argument("servers", name)));
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

    /** A client, and the calls that it may make in turn: as many that are deduplicated as others. */
    record Caller(RpcClient client, List<CallKind> kinds) {
        CallKind kind(int call) {
            return kinds.get(call % kinds.size());
        }
    }

    /**
     * Two clients of both servers, one for each way to connect, and one of the front, whose workers have no store and so no
     * transactions.
     */
    List<Caller> callers() {
        List<CallKind> plain = List.of(CallKind.PLAIN, CallKind.IDEMPOTENT);
        List<CallKind> all = List.of(CallKind.PLAIN, CallKind.IDEMPOTENT, CallKind.TRANSACTIONAL, CallKind.IDEMPOTENT);
        List<CallKind> ofServers = transactional ? all : plain;
        String first = servers.get(0).proxy().endpoint();
        String second = servers.get(1).proxy().endpoint();
        return List.of(
                new Caller(client(RpcClient.builder().multiplexed(), first, second), ofServers),
                new Caller(client(RpcClient.builder().lockStep(), first, second), ofServers),
                new Caller(client(RpcClient.builder(), front.proxy().endpoint()), plain));
    }

    private static RpcClient client(RpcClientBuilder builder, String... endpoints) {
        builder.attemptTimeout(Duration.ofMillis(250))
                .deadline(Duration.ofSeconds(4))
                .maxAttempts(10)
                .retryBudget(1, 1_000)
                .backoff(Duration.ofMillis(10), Duration.ofMillis(200));
        for (String endpoint : endpoints) {
            builder.endpoint(endpoint);
        }
        return builder.build();
    }

    /** Lets go what was held back anywhere. */
    void heal() {
        nodes.forEach(node -> node.proxy().heal());
    }

    /** The same, then ends all processes in order: afterwards nothing runs any more. */
    void end() {
        heal();
        // Workers first: their fronts have to hear of their results.
        int workers = nodes.indexOf(front) + 1;
        Node.end(nodes.subList(workers, nodes.size()));
        Node.end(nodes.subList(0, workers));
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }
}
