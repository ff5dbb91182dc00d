package io.privateer.clients.testserver;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.RpcServerBuilder;
import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.FaultProxy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Servers and broken networks on demand, for the tests of clients in other languages. A line on standard input is an order;
 * each is answered by one line on standard output. It ends with its input.
 *
 * <ul>
 *   <li>{@code server NAME [tcp://127.0.0.1:PORT]} starts a server and tells its endpoint
 *   <li>{@code front NAME [tcp://127.0.0.1:PORT]} starts a server that serves nothing itself, for workers to join
 *   <li>{@code stop NAME} closes it at once, and its reply store is gone
 *   <li>{@code drain NAME} lets it drain, up to five seconds
 *   <li>{@code drained NAME} waits for the end of that and tells how many milliseconds it took
 *   <li>{@code proxy NAME SERVER} starts a proxy in front of a server and tells its endpoint
 *   <li>{@code drop PROXY request|reply N} loses the next N messages
 *   <li>{@code duplicate PROXY request|reply N} delivers the next N messages twice
 *   <li>{@code cut PROXY} and {@code heal PROXY}; {@code hole PROXY} swallows everything and keeps connections open
 *   <li>{@code executions TEXT} tells how often that errand was begun
 * </ul>
 */
public final class TestServer {
    private static final String ANY_PORT = "tcp://127.0.0.1:0";

    private final Errands errands = new Errands();
    private final Map<String, RpcServer> servers = new HashMap<>();
    private final Map<String, FaultProxy> proxies = new HashMap<>();
    private final Map<String, CompletableFuture<Long>> drains = new HashMap<>();

    private TestServer() {}

    public static void main(String[] args) throws IOException {
        TestServer commands = new TestServer();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(commands.run(line.split(" ", 3)));
            System.out.flush();
        }
        // Not every thread of a server that was cut off ends by itself.
        System.exit(0);
    }

    private String run(String[] words) {
        String name = words[1];
        String rest = words.length > 2 ? words[2] : "";
        return switch (words[0]) {
            case "server" -> server(name, rest.isEmpty() ? ANY_PORT : rest);
            case "front" ->
                start(
                        name,
                        RpcServer.builder()
                                .name(name)
                                .bind(rest.isEmpty() ? ANY_PORT : rest)
                                .acceptWorkers());
            case "stop" -> {
                named(servers, name).close(Duration.ZERO);
                yield "stopped";
            }
            case "drain" -> drain(name);
            case "drained" -> String.valueOf(named(drains, name).join());
            case "proxy" -> {
                FaultProxy proxy = FaultProxy.start(named(servers, rest).endpoint());
                proxies.put(name, proxy);
                yield proxy.endpoint();
            }
            case "drop", "duplicate" -> fault(words[0], name, rest.split(" ", 2));
            case "cut", "heal", "hole" -> outage(words[0], named(proxies, name));
            case "executions" -> String.valueOf(errands.executions(rest.isEmpty() ? name : name + " " + rest));
            default -> throw new IllegalArgumentException("unknown order: " + String.join(" ", words));
        };
    }

    private String server(String name, String endpoint) {
        return start(
                name, RpcServer.builder().name(name).bind(endpoint).workers(4).serve(DeskBinding.of(errands)));
    }

    private String start(String name, RpcServerBuilder builder) {
        RpcServer server = builder.start();
        servers.put(name, server);
        return server.endpoint();
    }

    private String drain(String name) {
        RpcServer server = named(servers, name);
        long began = System.nanoTime();
        drains.put(name, CompletableFuture.supplyAsync(() -> {
            server.close(Duration.ofSeconds(5));
            return (System.nanoTime() - began) / 1_000_000;
        }));
        return "draining";
    }

    private String fault(String kind, String name, String[] words) {
        Direction direction = words[0].equals("request") ? Direction.TO_SERVER : Direction.TO_CLIENT;
        int count = Integer.parseInt(words[1]);
        if (kind.equals("drop")) {
            named(proxies, name).dropNext(direction, count);
        } else {
            named(proxies, name).duplicateNext(direction, count);
        }
        return "ok";
    }

    private static String outage(String kind, FaultProxy proxy) {
        switch (kind) {
            case "cut" -> proxy.cut();
            case "hole" -> proxy.blackHole();
            default -> proxy.heal();
        }
        return "ok";
    }

    private static <T> T named(Map<String, T> things, String name) {
        T thing = things.get(name);
        if (thing == null) {
            throw new IllegalArgumentException("nothing is called " + name);
        }
        return thing;
    }
}
