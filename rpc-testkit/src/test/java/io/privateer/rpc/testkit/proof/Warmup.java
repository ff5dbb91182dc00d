package io.privateer.rpc.testkit.proof;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;

/**
 * One call, before descriptors are counted: the JVM itself opens a socket with the first that is closed, and keeps it for
 * its life.
 */
final class Warmup {
    private Warmup() {}

    static void run() {
        try (RpcServer server = RpcServer.builder()
                        .bind("tcp://127.0.0.1:0")
                        .serve(TextService.binding(text -> text))
                        .start();
                RpcClient client =
                        RpcClient.builder().endpoint(server.endpoint()).build()) {
            TextService.find(client, "warm-up");
        }
    }
}
