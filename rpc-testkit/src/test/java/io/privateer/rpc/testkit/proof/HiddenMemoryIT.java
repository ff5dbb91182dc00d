package io.privateer.rpc.testkit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.testkit.Await;
import io.privateer.rpc.testkit.proof.TreeService.Tree;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Range;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import io.privateer.rpc.wire.ServerInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What clients make a server remember: with a heap of 128 MiB it stays bounded, and others are served. Each case prints what
 * was asked for and what the server's live objects came to.
 */
@Timeout(180)
final class HiddenMemoryIT {
    private static final int HEAP_MIB = 128;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Random random = new Random(1_795);
    private final List<RawPeer> peers = new ArrayList<>();

    @AfterEach
    void disconnect() throws IOException {
        for (RawPeer peer : peers) {
            peer.close();
        }
    }

    private RawPeer peer(TreeServer server) throws IOException {
        RawPeer peer = RawPeer.dealer(server.endpoint());
        peers.add(peer);
        return peer;
    }

    private static RpcClient client(TreeServer server) {
        return RpcClient.builder()
                .endpoint(server.endpoint())
                .deadline(Duration.ofSeconds(30))
                .build();
    }

    /** A call with this text, without a beat. */
    private static Request call(Id client, long sequence, MethodDescriptor<Tree, Tree> method, String text) {
        byte[] body = ("{\"text\":\"" + text + "\"}").getBytes(UTF_8);
        return Request.call(client, sequence, method.path(), BodyCodec.JSON, body)
                .withTimes(60_000, 0);
    }

    /** What the server's reply store is, for calls that are deduplicated. */
    private Reply pong(RawPeer peer) throws IOException {
        send(peer, Request.ping(Id.random(random), 1));
        return peer.receive(PATIENCE);
    }

    private boolean isIdle(RawPeer onlooker) {
        try {
            ServerInfo info = Objects.requireNonNull(pong(onlooker).server());
            return info.queued() + info.executing() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(RawPeer peer, Request request) throws IOException {
        peer.send(Envelope.encode(request, Envelope.Format.PROTOBUF));
    }

    private static Map<StatusCode, Integer> answers(RawPeer peer, int count) throws IOException {
        Map<StatusCode, Integer> codes = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            codes.merge(peer.receive(PATIENCE).code(), 1, Integer::sum);
        }
        return codes;
    }

    private static String ask(RpcClient client, MethodDescriptor<Tree, Tree> method, String text) {
        return client.call(method, Tree.leaf(text), CallOptions.DEFAULTS).text();
    }

    /** Both kinds of calls; the slower one in milliseconds. */
    private static double served(RpcClient client) {
        long start = System.nanoTime();
        assertEquals("still there?", ask(client, TreeService.LOOK, "still there?"));
        long between = System.nanoTime();
        assertEquals("still there?", ask(client, TreeService.PLANT, "still there?"));
        return Math.max(between - start, System.nanoTime() - between) / 1e6;
    }

    private static void report(TreeServer server, RpcClient client, String what, double ms) {
        long live = 0;
        for (int i = 0; i < 10; i++) {
            live = Math.max(live, server.liveMiB(client));
        }
        check(server, what, live, ms);
    }

    private static void check(TreeServer server, String what, long live, double ms) {
        System.out.printf(
                Locale.ROOT,
                "HiddenMemoryIT: %s; live %d MiB of %d, resident %d MiB; a good client waited %.1f ms%n",
                what,
                live,
                HEAP_MIB,
                server.residentMiB(),
                ms);
        assertTrue(live < HEAP_MIB * 3 / 4, () -> live + " MiB live");
        assertEquals(List.of(), server.troubles());
    }

    @Test
    void clientsThatVanish() throws IOException {
        String text = "x".repeat(64_000);
        int vanished = 0;
        try (TreeServer server = TreeServer.start(HEAP_MIB, Duration.ofSeconds(10));
                RpcClient client = client(server)) {
            served(client);
            for (int i = 0; i < 100; i++) {
                try (RawPeer peer = RawPeer.dealer(server.endpoint())) {
                    Reply pong = pong(peer);
                    Id session = Id.random(random);
                    for (int j = 1; j <= 10; j++, vanished++) {
                        send(peer, call(session, j, TreeService.PLANT, text).boundTo(pong.scope(), pong.storeMs()));
                    }
                    peer.receive(PATIENCE);
                }
            }
            long start = System.nanoTime();
            assertEquals("still there?", ask(client, TreeService.LOOK, "still there?"));
            double ms = (System.nanoTime() - start) / 1e6;
            report(server, client, vanished + " calls of 64 KB whose clients vanished, remembered for 10 s", ms);
            Await.until(PATIENCE, () -> plants(client), "the server has no room again");
        }
    }

    /** Whether a deduplicated call is taken. One that is not says so. */
    private static boolean plants(RpcClient client) {
        try {
            ask(client, TreeService.PLANT, "still there?");
            return true;
        } catch (RpcException e) {
            assertEquals(Outcome.NOT_EXECUTED, e.outcome(), e.getMessage());
            assertTrue(String.valueOf(e.getMessage()).contains("the reply store is full"), e.getMessage());
            return false;
        }
    }

    @Test
    void clientsThatNeverRead() throws IOException {
        try (TreeServer server = TreeServer.start(HEAP_MIB);
                RpcClient client = client(server)) {
            served(client);
            RawPeer onlooker = peer(server);
            long before = server.sockets();
            int asked = 0;
            for (int i = 0; i < 40; i++) {
                RawPeer peer = peer(server);
                Id session = Id.random(random);
                for (int j = 1; j <= 100; j++, asked++) {
                    send(peer, call(session, j, TreeService.LOOK, "big 200000"));
                }
                // Or the queue would be full, and most of them refused.
                Await.until(PATIENCE, () -> isIdle(onlooker), "the server still works");
            }
            double ms = served(client);
            assertEquals(20_000, ask(client, TreeService.LOOK, "big 20000").length());
            report(server, client, asked + " replies of 200 KB to 40 clients that never read", ms);
            // As many as it takes; those for whom little waits may stay.
            Await.until(PATIENCE, () -> server.sockets() < before + 40, "nobody was disconnected");
            assertEquals(1_000_000, ask(client, TreeService.LOOK, "big 1000000").length());
        }
    }

    @Test
    void aClientThatOpensSessionsWithoutEnd() throws IOException {
        try (TreeServer server = TreeServer.start(HEAP_MIB);
                RpcClient client = client(server);
                RpcClient fresh = client(server)) {
            served(client);
            RawPeer peer = peer(server);
            Reply pong = pong(peer);
            Map<StatusCode, Integer> codes = new TreeMap<>();
            for (int i = 0; i < 120; i++) {
                for (int j = 0; j < 500; j++) {
                    send(peer, call(Id.random(random), 1, TreeService.PLANT, "").boundTo(pong.scope(), pong.storeMs()));
                }
                answers(peer, 500).forEach((code, count) -> codes.merge(code, count, Integer::sum));
            }
            double ms = served(client);
            report(server, client, "60,000 sessions of one call each, " + codes, ms);
            assertTrue(codes.containsKey(StatusCode.RESOURCE_EXHAUSTED), () -> "no bound: " + codes);
            assertEquals("still there?", ask(fresh, TreeService.LOOK, "still there?"));
            RpcException refused =
                    assertThrows(RpcException.class, () -> ask(fresh, TreeService.PLANT, "still there?"));
            assertEquals(Outcome.NOT_EXECUTED, refused.outcome(), refused.getMessage());
        }
    }

    /** As many as a request may bring, with gaps, so that none of them touches another one. */
    @Test
    void aClientThatTellsOfRangesWithoutEnd() throws IOException {
        List<Range> ranges =
                LongStream.range(1, 257).mapToObj(i -> new Range(2 * i, 2 * i)).toList();
        try (TreeServer server = TreeServer.start(HEAP_MIB);
                RpcClient client = client(server)) {
            served(client);
            RawPeer peer = peer(server);
            Reply pong = pong(peer);
            int told = 0;
            for (int i = 0; i < 80; i++) {
                for (int j = 0; j < 100; j++, told += ranges.size()) {
                    Id session = Id.random(random);
                    send(peer, call(session, 1, TreeService.PLANT, "").boundTo(pong.scope(), pong.storeMs()));
                    send(peer, Request.ping(session, 7).withDone(1, ranges));
                }
                answers(peer, 200);
            }
            long start = System.nanoTime();
            assertEquals("still there?", ask(client, TreeService.LOOK, "still there?"));
            double ms = (System.nanoTime() - start) / 1e6;
            report(server, client, String.format(Locale.ROOT, "%,d finished ranges of 8,000 sessions", told), ms);
        }
    }

    @Test
    void aClientThatLeavesItsCallsUnfinished() throws IOException {
        try (TreeServer server = TreeServer.start(HEAP_MIB);
                RpcClient client = client(server);
                RpcClient fresh = client(server)) {
            RawPeer peer = peer(server);
            Reply pong = pong(peer);
            Id session = Id.random(random);
            Map<StatusCode, Integer> codes = new TreeMap<>();
            for (int i = 0; i < 60; i++) {
                for (int j = 1; j <= 100; j++) {
                    send(
                            peer,
                            call(session, 100 * i + j, TreeService.PLANT, "big 10000")
                                    .boundTo(pong.scope(), pong.storeMs()));
                }
                answers(peer, 100).forEach((code, count) -> codes.merge(code, count, Integer::sum));
            }
            double ms = Math.max(served(client), served(fresh));
            report(server, client, "6,000 results of 10 KB that are never acknowledged, " + codes, ms);
            assertTrue(codes.containsKey(StatusCode.RESOURCE_EXHAUSTED), () -> "no bound: " + codes);
            send(peer, Request.ping(session, 1).withDone(6_001, List.of()));
            peer.receive(PATIENCE);
            send(peer, call(session, 6_001, TreeService.PLANT, "room again").boundTo(pong.scope(), pong.storeMs()));
            assertEquals(StatusCode.OK, peer.receive(PATIENCE).code());
        }
    }
}
