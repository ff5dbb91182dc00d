package io.privateer.rpc.testkit.chaos;

import io.privateer.rpc.RpcServerBuilder;
import java.util.List;

/** The reply stores that are put to the test, by name; a process is told which one it has. */
final class Stores {
    static final String MEMORY = "memory";

    private Stores() {}

    /** Those of this run: {@code -Dchaos.stores=a,b}, else all. */
    static List<String> ofThisRun() {
        return List.of(System.getProperty("chaos.stores", MEMORY).split(",", -1));
    }

    /** What a server process of this name is told of its store. */
    static String of(String kind, String server) {
        return kind;
    }

    /** A server's settings with the store that its process was told. */
    static RpcServerBuilder applied(String store, RpcServerBuilder builder) {
        return switch (store) {
            case MEMORY -> builder;
            default -> throw new IllegalArgumentException("no such store: " + store);
        };
    }
}
