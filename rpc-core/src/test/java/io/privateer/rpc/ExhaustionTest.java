package io.privateer.rpc;

import static io.privateer.rpc.TextService.place;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server process that runs out of file descriptors or of memory says so, lives on, and serves when there is some again. A
 * client process's calls end in time, and reach their server when there are some again.
 */
@Timeout(120)
final class ExhaustionTest {
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void aFullFileTable() throws IOException {
        BufferedReader server = start("ulimit -n 120; ", "-Xmx64m");
        String endpoint = awaitLine(server, "listening ").substring("listening ".length());
        List<Socket> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                crowd.add(new Socket(
                        InetAddress.getLoopbackAddress(), URI.create(endpoint).getPort()));
            }
            awaitLine(
                    server,
                    "DEGRADED [connections could not be accepted N s ago, is the limit of open files reached?]");
        } finally {
            for (Socket each : crowd) {
                each.close();
            }
        }
        assertServes(endpoint);
    }

    @Test
    void aFullHeap() throws IOException {
        BufferedReader server = start("", "-Xmx48m");
        String endpoint = awaitLine(server, "listening ").substring("listening ".length());
        try (RpcClient client = client(endpoint)) {
            RpcException failure = assertThrows(RpcException.class, () -> place(client, "memory"));
            assertEquals(Outcome.UNKNOWN, failure.outcome());
        }
        awaitLine(server, "DEGRADED [memory ran out N s ago, N times in all");
        assertServes(endpoint);
    }

    private static void assertServes(String endpoint) {
        try (RpcClient client = client(endpoint)) {
            assertEquals("fine", place(client, "fine"));
        }
    }

    private static RpcClient client(String endpoint) {
        return RpcClient.builder()
                .endpoint(endpoint)
                .deadline(Duration.ofSeconds(60))
                .build();
    }

    private static RpcServer server() {
        return RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .serve(TextService.binding(text -> text))
                .start();
    }

    @Test
    void aFullFileTableOfAClient() throws IOException {
        try (RpcServer server = server()) {
            BufferedReader client = start(CrowdedClient.class, "ulimit -n 120; ", "-Xmx64m", server.endpoint());
            assertEquals("crowded: NOT_EXECUTED", awaitLine(client, "crowded: "));
            assertEquals("later: fine", awaitLine(client, "later: "));
        }
    }

    /** Each socket that cannot be made costs JeroMQ a place for one, until there is none left, for good. */
    @Test
    void aClientsTransportThatCouldNotMakeManySocketsIsToBeMadeAnew() throws IOException {
        try (RpcServer server = server()) {
            BufferedReader client =
                    start(CrowdedClient.class, "ulimit -n 120; ", "-Xmx64m", server.endpoint() + " sockets");
            assertEquals(
                    "sockets: crowded: an I/O thread failed, close this transport and make a new one",
                    awaitLine(client, "sockets: "));
        }
    }

    private BufferedReader start(String before, String heap) throws IOException {
        return start(CrowdedServer.class, before, heap, "");
    }

    private BufferedReader start(Class<?> main, String before, String heap, String argument) throws IOException {
        String java = System.getProperty("java.home") + "/bin/java";
        String command = before + "exec '" + java + "' " + heap + " -cp '" + System.getProperty("java.class.path")
                + "' " + main.getName() + " " + argument;
        Process process = new ProcessBuilder("bash", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String awaitLine(BufferedReader server, String start) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String line = server.readLine(); line != null; line = server.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
            seen.add(line);
        }
        throw new AssertionError("the server ended before it said \"" + start + "\", but " + seen);
    }
}
