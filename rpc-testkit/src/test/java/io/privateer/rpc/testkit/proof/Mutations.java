package io.privateer.rpc.testkit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Good envelopes with something wrong in them, by seed. */
final class Mutations {
    private static final long[] EDGES = {0, 1, -1, 127, 128, 255, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE};

    private final Random random;
    private final List<byte[]> good = new ArrayList<>();

    Mutations(long seed) {
        random = new Random(seed);
        Id client = Id.random(random);
        Request call = Request.call(client, 5, TreeService.PLANT.path(), BodyCodec.PROTOBUF, new byte[] {10, 1, 'x'})
                .withTimes(5_000, 500)
                .withDone(2, List.of())
                .withMetadata(Map.of("traceparent", "00-1", "tenant", "a"))
                .boundTo(Id.random(random), 1_000);
        Request look = Request.call(
                        client, 6, TreeService.LOOK.path(), BodyCodec.JSON, "{\"text\":\"x\"}".getBytes(UTF_8))
                .withTimes(5_000, 0);
        for (Request request : List.of(
                call,
                look,
                call.about(Kind.WAIT),
                call.about(Kind.CANCEL),
                Request.ping(client, 77),
                call.dispatched(Id.random(random), 3, Id.random(random), 1_000))) {
            good.add(Envelope.encode(request, Envelope.Format.PROTOBUF));
        }
        good.add(Envelope.encode(look, Envelope.Format.JSON));
        good.add(Envelope.encode(Request.ping(client, 78), Envelope.Format.JSON));
    }

    /** All beginnings of all good envelopes. */
    List<byte[]> truncated() {
        List<byte[]> truncated = new ArrayList<>();
        for (byte[] envelope : good) {
            for (int length = 0; length < envelope.length; length++) {
                truncated.add(Arrays.copyOf(envelope, length));
            }
        }
        return truncated;
    }

    /** A good envelope with one to four changes. */
    byte[] next() {
        byte[] mutant = good.get(random.nextInt(good.size())).clone();
        for (int changes = 1 + random.nextInt(4); changes > 0 && mutant.length > 0; changes--) {
            mutant = changed(mutant);
        }
        return mutant;
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 1 -> {
                bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
                yield bytes;
            }
            case 2 -> joined(Arrays.copyOf(bytes, at), tail(bytes, at + length));
            case 3 -> joined(Arrays.copyOf(bytes, at + length), tail(bytes, at));
            case 4 -> joined(joined(Arrays.copyOf(bytes, at), edge()), tail(bytes, at));
            default -> {
                byte[] other = good.get(random.nextInt(good.size()));
                yield joined(Arrays.copyOf(bytes, at), tail(other, random.nextInt(other.length)));
            }
        };
    }

    /** A number at an edge, as a varint or as text. */
    private byte[] edge() {
        long value = EDGES[random.nextInt(EDGES.length)];
        if (random.nextBoolean()) {
            return Long.toString(value).getBytes(UTF_8);
        }
        byte[] varint = new byte[10];
        int length = 0;
        do {
            varint[length++] = (byte) ((value & 0x7f) | (value >>> 7 == 0 ? 0 : 0x80));
            value >>>= 7;
        } while (value != 0);
        return Arrays.copyOf(varint, length);
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
