package io.privateer.rpc.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections and bytes below the messages: what no well-behaved peer sends, and what is left behind. */
final class FaultProxyConnectionTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    /** A ZMTP 3.1 greeting with NULL and an empty READY, or as good as. */
    static byte[] greeting(String mechanism) {
        byte[] greeting = Arrays.copyOf(HexFormat.of().parseHex("ff00000000000000017f0301"), 64);
        byte[] name = mechanism.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, greeting, 12, name.length);
        return greeting;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A 64-bit length that is negative, one that is merely huge, and reserved flags.
                "02ffffffffffffffff6162",
                "027fffffffffffffff6162",
                "f80161",
                // More frames to come, and then none that makes sense.
                "01016102ffffffffffffffff"
            })
    void invalidFramesPassAsTheyAreAndHarmNobodyElse(String hex) throws IOException, InterruptedException {
        byte[] sent = concatenated(greeting("NULL"), HexFormat.of().parseHex(hex));
        assertPassesUnchanged(sent);
    }

    @Test
    void anythingButZmtpPassesAsItIs() throws IOException, InterruptedException {
        assertPassesUnchanged("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        long seed = new Random().nextLong();
        System.out.println("random bytes of seed " + seed);
        byte[] noise = new byte[300_000];
        new Random(seed).nextBytes(noise);
        assertPassesUnchanged(noise);
        assertPassesUnchanged(concatenated(greeting("NULL"), noise));
    }

    /** Sends bytes through a proxy whose server also serves a good client, until the bytes and their end are through. */
    private static void assertPassesUnchanged(byte[] sent) throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                FaultProxy proxy = FaultProxy.start("tcp://127.0.0.1:" + server.getLocalPort());
                Socket client = connect(proxy);
                Socket accepted = server.accept()) {
            Thread sender = new Thread(() -> send(client, sent), "sender");
            sender.start();
            accepted.setSoTimeout((int) SOON.toMillis());
            assertArrayEquals(sent, accepted.getInputStream().readAllBytes());
            sender.join();
            // The other direction is still open, and the proxy still works.
            accepted.getOutputStream().write("bye".getBytes(StandardCharsets.US_ASCII));
            accepted.shutdownOutput();
            client.setSoTimeout((int) SOON.toMillis());
            assertEquals("bye", new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void closeOfEitherSideReachesTheOther() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                FaultProxy proxy = FaultProxy.start("tcp://127.0.0.1:" + server.getLocalPort())) {
            Socket leaving = connect(proxy);
            try (Socket left = server.accept()) {
                leaving.close();
                left.setSoTimeout((int) SOON.toMillis());
                assertEquals(-1, left.getInputStream().read());
            }
            try (Socket left = connect(proxy)) {
                server.accept().close();
                left.setSoTimeout((int) SOON.toMillis());
                assertEquals(-1, left.getInputStream().read());
            }
        }
    }

    @Test
    void clientIsDisconnectedWhileNobodyListensAtTheTarget() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        try (FaultProxy proxy = FaultProxy.start("tcp://127.0.0.1:" + port);
                Socket client = connect(proxy)) {
            client.setSoTimeout((int) SOON.toMillis());
            assertEquals(-1, client.getInputStream().read());
        }
    }

    @Test
    void receiverThatDoesNotReadSlowsTheSenderInsteadOfFillingTheMemory() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                FaultProxy proxy = FaultProxy.start("tcp://127.0.0.1:" + server.getLocalPort());
                Socket client = connect(proxy);
                Socket accepted = server.accept()) {
            byte[] frame = concatenated(HexFormat.of().parseHex("020000000000100000"), new byte[1 << 20]);
            byte[][] parts = new byte[41][];
            Arrays.fill(parts, frame);
            parts[0] = greeting("NULL");
            byte[] all = concatenated(parts);
            Thread sender = new Thread(() -> send(client, all), "sender");
            sender.start();
            Await.until(SOON, () -> proxy.statistics().toServer().received() >= 16, "16 MiB in hand");
            // Steady now: nobody reads, so another round of the proxy changes nothing.
            long before = steady(proxy);
            assertTrue(before < 40, () -> "received " + before + " of 40 messages of 1 MiB");
            accepted.setSoTimeout((int) SOON.toMillis());
            assertArrayEquals(all, accepted.getInputStream().readAllBytes());
            sender.join();
        }
    }

    /** The number of messages received once it stays the same over many looks. */
    private static long steady(FaultProxy proxy) {
        long[] last = {-1, 0};
        Await.until(
                SOON,
                () -> {
                    long now = proxy.statistics().toServer().received();
                    last[1] = now == last[0] ? last[1] + 1 : 0;
                    last[0] = now;
                    return last[1] >= 50;
                },
                "a steady number of messages");
        return last[0];
    }

    @Test
    void nothingIsLeftAfterClose() throws IOException {
        // What the JVM opens once and keeps.
        try (FaultProxy first = FaultProxy.start("tcp://127.0.0.1:1")) {
            first.heal();
        }
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Resources before = Resources.snapshot("fault-proxy-");
            List<Socket> sockets = new ArrayList<>();
            try (FaultProxy proxy = FaultProxy.start("tcp://127.0.0.1:" + server.getLocalPort())) {
                for (int i = 0; i < 20; i++) {
                    sockets.add(connect(proxy));
                    sockets.add(server.accept());
                }
                assertEquals(1, Resources.threads("fault-proxy-").size());
                proxy.blackHole();
            }
            assertEquals(List.of(), Resources.threads("fault-proxy-"));
            for (Socket socket : sockets) {
                socket.close();
            }
            before.awaitReleased(Duration.ofMillis(50));
        }
    }

    private static Socket connect(FaultProxy proxy) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), URI.create(proxy.endpoint()).getPort());
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (IOException broken) {
            throw new AssertionError("the proxy broke a connection of " + bytes.length + " bytes", broken);
        }
    }

    static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
