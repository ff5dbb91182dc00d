package io.privateer.rpc.wire;

import io.privateer.rpc.call.Priority;
import io.privateer.rpc.call.StatusCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Random envelopes that are allowed: every field absent, ordinary or at its limit. */
final class Samples {
    private static final String[] ALPHABETS = {
        "abcdefghijklmnopqrstuvwxyz./", "äöüßéñ", "€漢字\u2028", "\"\\\b\f\n\r\t\0\u001f<>&='", "\uD83D\uDE00"
    };

    private final SplittableRandom random;

    Samples(long seed) {
        random = new SplittableRandom(seed);
    }

    Request request() {
        Kind kind = one(Kind.CALL, Kind.WAIT, Kind.CANCEL, Kind.PING);
        long doneBelow = random.nextInt(3) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 60));
        return new Request(
                kind,
                Id.random(random),
                kind == Kind.PING ? number() : Math.max(1, number()),
                doneBelow,
                ranges(doneBelow),
                id(),
                number(),
                (int) Math.min(number(), Integer.MAX_VALUE),
                text(WireLimits.METHOD_BYTES),
                uint32(),
                uint32(),
                one(BodyCodec.values()),
                metadata(),
                bytes(),
                id(),
                number(),
                one(Priority.values()),
                random.nextBoolean(),
                random.nextBoolean());
    }

    Reply reply() {
        return new Reply(
                id(),
                number(),
                one(StatusCode.values()),
                text(WireLimits.MESSAGE_BYTES),
                random.nextInt(3) == 0 ? new Reply.ErrorDetail(text(WireLimits.ERROR_NAME_BYTES), bytes()) : null,
                one(Executed.values()),
                random.nextBoolean(),
                random.nextBoolean(),
                uint32(),
                id(),
                number(),
                metadata(),
                bytes(),
                random.nextInt(3) == 0 ? server() : null,
                random.nextBoolean());
    }

    Registration registration() {
        return new Registration(
                "tcp://" + text(100),
                Id.random(random),
                list(5, () -> new Registration.Method(text(WireLimits.METHOD_BYTES), random.nextBoolean())),
                uint32());
    }

    private ServerInfo server() {
        return new ServerInfo(
                id(),
                number(),
                number(),
                list(5, () -> text(WireLimits.CAPABILITY_BYTES)),
                list(5, () -> text(WireLimits.METHOD_BYTES)),
                random.nextInt(Integer.MAX_VALUE),
                random.nextInt(100),
                random.nextInt(2));
    }

    private Id id() {
        return random.nextBoolean() ? Id.NONE : Id.random(random);
    }

    /** 0 to 2^63-1, every length equally often. */
    private long number() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> Long.MAX_VALUE;
            default -> random.nextLong() >>> random.nextInt(1, 64);
        };
    }

    private long uint32() {
        return random.nextInt(8) == 0 ? WireLimits.UINT32_MAX : number() >>> 31;
    }

    private List<Range> ranges(long from) {
        List<Range> ranges = new ArrayList<>();
        long next = Math.max(1, from);
        int count = random.nextInt(20) == 0 ? WireLimits.DONE_RANGES : random.nextInt(4);
        for (int i = 0; i < count; i++) {
            long first = next + random.nextInt(1000);
            long last = first + random.nextInt(1000);
            ranges.add(new Range(first, last));
            next = last + 1;
        }
        return ranges;
    }

    private Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        int count = random.nextInt(20) == 0 ? WireLimits.METADATA_PAIRS : random.nextInt(4);
        for (int i = 0; i < count; i++) {
            metadata.put(text(60), text(60));
        }
        return metadata;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(4) == 0 ? 0 : random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Text of at most so many bytes, often of exactly so many. */
    private String text(int limit) {
        int target = random.nextInt(10) == 0 ? limit : random.nextInt(Math.min(limit, 40));
        StringBuilder text = new StringBuilder();
        String alphabet = ALPHABETS[random.nextInt(3) == 0 ? random.nextInt(ALPHABETS.length) : 0];
        int bytes = 0;
        while (true) {
            int at = random.nextInt(alphabet.length());
            int codePoint = alphabet.codePointAt(Character.isLowSurrogate(alphabet.charAt(at)) ? at - 1 : at);
            bytes += Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > target) {
                return text.toString();
            }
            text.appendCodePoint(codePoint);
        }
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> list(int limit, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(limit); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }
}
