package io.privateer.rpc;

import io.privateer.rpc.ServerHealth.State;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A process of its own for a server that runs out of something. Prints its endpoint and then each new reason of its health,
 * until its parent ends it. A call with the text {@code memory} takes all the heap there is.
 */
final class CrowdedServer {
    private CrowdedServer() {}

    public static void main(String[] arguments) {
        try (RpcServer server = RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .workers(2)
                .serve(TextService.binding(CrowdedServer::handle))
                .start()) {
            // Classes are loaded while there is still something to load them with.
            try (RpcClient client =
                    RpcClient.builder().endpoint(server.endpoint()).build()) {
                TextService.place(client, "warm");
            }
            System.out.println("listening " + server.endpoint());
            List<String> told = List.of();
            while (true) {
                try {
                    told = tell(server.health(), told);
                } catch (OutOfMemoryError e) {
                    // This thread may be the one that meets it, and is not what is tested: it looks again.
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    /** Prints the reasons if they are not those that were told. */
    private static List<String> tell(ServerHealth health, List<String> told) {
        List<String> kinds = health.reasons().stream()
                .map(reason -> reason.replaceAll("[0-9]+", "N"))
                .toList();
        if (!kinds.equals(told)) {
            System.out.println(health.state() + (health.state() == State.UP ? "" : " " + kinds));
        }
        return kinds;
    }

    private static String handle(String text) {
        if (text.equals("memory")) {
            byte[][] all = new byte[1 << 20][];
            for (int i = 0; ; i++) {
                all[i] = new byte[1 << 20];
            }
        }
        return text;
    }
}
