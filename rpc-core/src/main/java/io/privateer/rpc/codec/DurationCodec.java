package io.privateer.rpc.codec;

import java.time.Duration;

/** A {@link Duration} as {@code google.protobuf.Duration}, up to 10,000 years either way. */
public final class DurationCodec implements MessageCodec<Duration> {
    public static final DurationCodec INSTANCE = new DurationCodec();

    private static final Field SECONDS = Field.of(1, "Duration.seconds", "seconds");
    private static final Field NANOS = Field.of(2, "Duration.nanos", "nanos");

    private DurationCodec() {}

    @Override
    public void writeProto(ProtoWriter out, Duration value) {
        long seconds = TextForms.wireSeconds(value);
        int nanos = TextForms.wireNanos(value);
        try {
            TextForms.checkDuration(seconds, nanos);
        } catch (IllegalArgumentException e) {
            throw out.invalid(String.valueOf(e.getMessage()));
        }
        out.int64(SECONDS, seconds);
        out.int32(NANOS, nanos);
    }

    @Override
    public Duration readProto(ProtoReader in) {
        long seconds = 0;
        int nanos = 0;
        while (in.next()) {
            switch (in.tag()) {
                case 1 << 3 | WireType.VARINT -> seconds = in.int64(SECONDS);
                case 2 << 3 | WireType.VARINT -> nanos = in.int32(NANOS);
                default -> in.skip();
            }
        }
        try {
            TextForms.checkDuration(seconds, nanos);
        } catch (IllegalArgumentException e) {
            throw in.invalid(String.valueOf(e.getMessage()));
        }
        return Duration.ofSeconds(seconds, nanos);
    }

    @Override
    public void writeJson(JsonWriter out, Duration value) {
        try {
            out.putText(TextForms.ofDuration(value));
        } catch (IllegalArgumentException e) {
            throw out.invalid(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Duration readJson(JsonReader in) {
        String text = in.takeText();
        try {
            return TextForms.duration(text);
        } catch (IllegalArgumentException e) {
            throw in.invalid(String.valueOf(e.getMessage()));
        }
    }
}
