package io.privateer.rpc.testkit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.testkit.proof.TreeService.Tree;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever strangers send to a server, it answers everybody else within a second and its memory stays bounded. */
@Timeout(180)
final class HostilePeersIT {
    private static final int HEAP_MIB = 256;
    private static final Duration ANSWER = Duration.ofSeconds(1);
    /** For what a hostile peer itself is told: of interest, but it has no claim to be told soon. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int MAX_FRAME = 4 << 20;

    /** Does its worst, and says what came of it. Its connections stay open until good clients were answered. */
    private interface Attack {
        String on(String endpoint, List<RawPeer> peers) throws IOException;
    }

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Mutations mutations = new Mutations(seed);

    @Test
    void goodClientsAreAnsweredWithinASecondAfterEachAttack() throws IOException {
        System.out.printf("goodClientsAreAnsweredWithinASecondAfterEachAttack: seed %d%n", seed);
        try (TreeServer server = TreeServer.start(HEAP_MIB);
                RpcClient old = RpcClient.builder().endpoint(server.endpoint()).build()) {
            ask(old, server);
            System.out.printf(
                    "%-34s %6s %9s %9s %9s %9s %8s  %s%n",
                    "attack", "peers", "ms", "old, ms", "new, ms", "live MiB", "RSS MiB", "what came of it");
            attack(server, old, "none", (endpoint, peers) -> "");
            attack(server, old, "lengths below zero and over the limit", this::hostileLengths);
            attack(server, old, "random bytes", this::randomBytes);
            attack(server, old, "connections cut at every byte", this::cutConnections);
            attack(server, old, "envelopes cut at every byte", this::cutEnvelopes);
            attack(server, old, "mutated envelopes", this::mutatedEnvelopes);
            attack(server, old, "bombs in JSON", (endpoint, peers) -> bombs(endpoint, peers, Bombs.json()));
            attack(
                    server,
                    old,
                    "bombs in Protocol Buffers",
                    (endpoint, peers) -> bombs(endpoint, peers, Bombs.proto()));
            attack(server, old, "messages over the limit", this::overTheLimit);
            attack(server, old, "half-open handshakes", this::halfOpen);
            attack(server, old, "frames announced and never sent", this::announced);
            attack(server, old, "messages without an end", this::withoutAnEnd);
            attack(server, old, "messages that nobody takes", this::nobodyTakes);
            attack(server, old, "peers that flood and never read", this::neverRead);
            assertEquals(List.of(), server.troubles());
        }
    }

    private static void attack(TreeServer server, RpcClient old, String name, Attack attack) throws IOException {
        List<RawPeer> peers = new ArrayList<>();
        try {
            long start = System.nanoTime();
            String result = attack.on(server.endpoint(), peers);
            long end = System.nanoTime();
            Duration ofOld = soon(() -> ask(old, server));
            Duration ofNew = soon(() -> {
                try (RpcClient fresh =
                        RpcClient.builder().endpoint(server.endpoint()).build()) {
                    return ask(fresh, server);
                }
            });
            long live = lasting(() -> server.liveMiB(old));
            long resident = server.residentMiB();
            System.out.printf(
                    "%-34s %6d %9d %9.1f %9.1f %9d %8d  %s%n",
                    name,
                    peers.size(),
                    (end - start) / 1_000_000,
                    ofOld.toNanos() / 1e6,
                    ofNew.toNanos() / 1e6,
                    live,
                    resident,
                    result);
            assertTrue(ofOld.compareTo(ANSWER) < 0, () -> "after \"" + name + "\" a call took " + ofOld);
            assertTrue(ofNew.compareTo(ANSWER) < 0, () -> "after \"" + name + "\" a fresh client took " + ofNew);
            assertTrue(live < HEAP_MIB / 2, () -> "after \"" + name + "\" " + live + " MiB live");
        } finally {
            for (RawPeer peer : peers) {
                peer.close();
            }
        }
    }

    /** Looks a second time if the first was too much: what handlers hold in their hands at one moment goes, and a leak stays. */
    private static long lasting(LongSupplier live) {
        long first = live.getAsLong();
        return first < HEAP_MIB / 2 ? first : live.getAsLong();
    }

    /** Asks a second time if the first took too long: the machine may have been busy, and the attack is still there. */
    private static Duration soon(Supplier<Duration> ask) {
        Duration first = ask.get();
        return first.compareTo(ANSWER) < 0 ? first : ask.get();
    }

    /** Both kinds of calls; how long the slower one took. */
    private static Duration ask(RpcClient client, TreeServer server) {
        long start = System.nanoTime();
        Tree tree = new Tree("still there?", List.of(Tree.leaf("one"), Tree.leaf("two")));
        assertEquals(tree, client.call(TreeService.PLANT, tree, CallOptions.DEFAULTS), () -> "at " + server.endpoint());
        long between = System.nanoTime();
        assertEquals(tree, client.call(TreeService.LOOK, tree, CallOptions.DEFAULTS));
        return Duration.ofNanos(Math.max(between - start, System.nanoTime() - between));
    }

    // ---- below the envelope

    private String hostileLengths(String endpoint, List<RawPeer> peers) throws IOException {
        for (String frame : List.of(
                "02 ff ff ff ff ff ff ff ff",
                "02 80 00 00 00 00 00 00 00",
                "03 ff ff ff ff ff ff ff ff",
                "06 ff ff ff ff ff ff ff ff",
                "02 7f ff ff ff ff ff ff ff",
                "02 00 00 00 01 00 00 00 00",
                "02 00 00 00 00 7f ff ff ff",
                "01 00 02 ff ff ff ff ff ff ff ff")) {
            for (int i = 0; i < 5; i++) {
                RawPeer peer = RawPeer.dealer(endpoint);
                peers.add(peer);
                peer.hex(frame);
            }
        }
        return closed(peers) + " closed";
    }

    private static int closed(List<RawPeer> peers) throws IOException {
        int closed = 0;
        for (RawPeer peer : peers) {
            assertTrue(peer.isClosedWithin(PATIENCE), "a connection is still open");
            closed++;
        }
        return closed;
    }

    private String randomBytes(String endpoint, List<RawPeer> peers) throws IOException {
        int sent = 0;
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[1 + random.nextInt(4_000)];
            random.nextBytes(noise);
            sent += noise.length;
            // By turns from the first byte, behind the greeting, behind the handshake, and well framed.
            RawPeer peer = i % 4 < 2 ? new RawPeer(endpoint) : RawPeer.dealer(endpoint);
            peers.add(peer);
            if (i % 4 == 1) {
                peer.raw(RawPeer.greeting());
            }
            peer.raw(i % 4 == 3 ? RawPeer.message(noise) : noise);
        }
        return sent + " bytes";
    }

    private String cutConnections(String endpoint, List<RawPeer> peers) throws IOException {
        byte[] whole = joined(RawPeer.greeting(), RawPeer.ready(), RawPeer.message(mutations.next()));
        for (int length = 0; length < whole.length; length++) {
            try (RawPeer peer = new RawPeer(endpoint)) {
                peer.raw(Arrays.copyOf(whole, length));
            }
        }
        return whole.length + " connections closed again";
    }

    private String overTheLimit(String endpoint, List<RawPeer> peers) throws IOException {
        byte[] message = RawPeer.message(new byte[MAX_FRAME + (1 << 20)]);
        for (int i = 0; i < 8; i++) {
            RawPeer peer = RawPeer.dealer(endpoint);
            peers.add(peer);
            try {
                peer.raw(message);
            } catch (IOException closedAlready) {
                // As it should be: it was told the length.
            }
        }
        return closed(peers) + " closed";
    }

    private String halfOpen(String endpoint, List<RawPeer> peers) throws IOException {
        byte[] start = joined(RawPeer.greeting(), RawPeer.ready());
        for (int i = 0; i < 1_000; i++) {
            RawPeer peer = new RawPeer(endpoint);
            peers.add(peer);
            // Silent ones, and such as stop anywhere up to the last byte of the handshake.
            peer.raw(Arrays.copyOf(start, i % 3 == 0 ? 0 : random.nextInt(start.length)));
        }
        return "still open";
    }

    private String announced(String endpoint, List<RawPeer> peers) throws IOException {
        for (int i = 0; i < 200; i++) {
            RawPeer peer = RawPeer.dealer(endpoint);
            peers.add(peer);
            // What the large ones leave is taken by the others.
            peer.hex(i < 100 ? "01 00 02 00 00 00 00 00 3f ff f0" : "01 00 02 00 00 00 00 00 00 ff f0");
            peer.raw(new byte[100]);
        }
        RawPeer honest = RawPeer.dealer(endpoint);
        peers.add(honest);
        honest.send(new byte[100_000]);
        Reply told = honest.receive(PATIENCE);
        assertEquals(StatusCode.RESOURCE_EXHAUSTED, told.code(), told.message());
        assertEquals(0, told.sequence());
        assertTrue(told.retryAfterMs() > 0);
        return peers.size() - 1 + " times 100 bytes of 4 MiB or 64 KiB; one whole frame was told: " + told.message();
    }

    /** Each of them holds what it sent so far; more than the heap, if a server lets them. */
    private String withoutAnEnd(String endpoint, List<RawPeer> peers) throws IOException {
        byte[] many = new byte[3 * 4_000];
        for (int i = 0; i < many.length; i += 3) {
            many[i] = 1;
            many[i + 1] = 1;
        }
        long sent = 0;
        for (int i = 0; i < 60; i++) {
            RawPeer peer = RawPeer.dealer(endpoint);
            peers.add(peer);
        }
        for (int round = 0; round < 10; round++) {
            for (RawPeer peer : peers) {
                peer.raw(many);
                sent += many.length / 3;
            }
        }
        return sent + " frames of 1 byte";
    }

    /** A ROUTER leaves the messages of a peer alone that claims to be another one. */
    private String nobodyTakes(String endpoint, List<RawPeer> peers) throws IOException {
        byte[] message = RawPeer.message(new byte[8_000]);
        for (int i = 0; i < 20; i++) {
            RawPeer peer = RawPeer.dealer(endpoint, "the same");
            peers.add(peer);
            for (int j = 0; j < 2_000; j++) {
                peer.raw(message);
            }
        }
        return "20 times 2,000 of 8 KB";
    }

    // ---- the envelope

    private String cutEnvelopes(String endpoint, List<RawPeer> peers) throws IOException {
        return conversation(endpoint, peers, mutations.truncated());
    }

    private String mutatedEnvelopes(String endpoint, List<RawPeer> peers) throws IOException {
        List<byte[]> mutants = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            mutants.add(mutations.next());
        }
        return conversation(endpoint, peers, mutants);
    }

    private String conversation(String endpoint, List<RawPeer> peers, List<byte[]> envelopes) throws IOException {
        RawPeer peer = RawPeer.dealer(endpoint);
        peers.add(peer);
        Map<StatusCode, Integer> codes = new TreeMap<>();
        int answers = 0;
        for (int from = 0; from < envelopes.size(); from += 100) {
            List<byte[]> some = envelopes.subList(from, Math.min(from + 100, envelopes.size()));
            for (byte[] envelope : some) {
                peer.send(envelope);
            }
            peer.send(ping(1_000_000 + from));
            for (Reply reply = peer.receive(PATIENCE);
                    reply.sequence() != 1_000_000 + from;
                    reply = peer.receive(PATIENCE)) {
                codes.merge(reply.code(), 1, Integer::sum);
                answers++;
            }
        }
        assertTrue(answers <= envelopes.size(), "more answers than requests");
        return envelopes.size() + " sent, " + answers + " answered: " + codes;
    }

    private String bombs(String endpoint, List<RawPeer> peers, Map<String, byte[]> bombs) throws IOException {
        Map<StatusCode, Integer> codes = new TreeMap<>();
        for (Map.Entry<String, byte[]> bomb : bombs.entrySet()) {
            RawPeer peer = RawPeer.dealer(endpoint);
            peers.add(peer);
            peer.send(bomb.getValue());
            Reply reply = peer.receive(PATIENCE);
            codes.merge(reply.code(), 1, Integer::sum);
        }
        return bombs.size() + " sent, answered: " + codes;
    }

    private String neverRead(String endpoint, List<RawPeer> peers) throws IOException {
        int asked = 0;
        for (int i = 0; i < 8; i++) {
            RawPeer peer = RawPeer.dealer(endpoint);
            peers.add(peer);
            for (int j = 0; j < 1_000; j++) {
                peer.send(j % 10 == 0 ? big(++asked) : ping(j));
            }
        }
        return "8,000 requests, " + asked + " of them for 1 MB each";
    }

    /** Each a call of its own, for the copies of one call are answered once. */
    private static byte[] big(long sequence) {
        byte[] body = "{\"text\":\"big 1000000\"}".getBytes(UTF_8);
        return Envelope.encode(
                Request.call(new Id(9, 9), sequence, TreeService.LOOK.path(), BodyCodec.JSON, body)
                        .withTimes(60_000, 0),
                Envelope.Format.PROTOBUF);
    }

    private static byte[] ping(long nonce) {
        return Envelope.encode(Request.ping(new Id(8, 8), nonce), Envelope.Format.PROTOBUF);
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
