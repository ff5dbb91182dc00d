package io.privateer.rpc.codec;

import java.time.DateTimeException;
import java.time.Instant;

/** An {@link Instant} as {@code google.protobuf.Timestamp}, years 0001 to 9999. */
public final class TimestampCodec implements MessageCodec<Instant> {
    public static final TimestampCodec INSTANCE = new TimestampCodec();

    private static final Field SECONDS = Field.of(1, "Timestamp.seconds", "seconds");
    private static final Field NANOS = Field.of(2, "Timestamp.nanos", "nanos");

    private TimestampCodec() {}

    @Override
    public void writeProto(ProtoWriter out, Instant value) {
        try {
            TextForms.checkTimestamp(value.getEpochSecond(), value.getNano());
        } catch (IllegalArgumentException e) {
            throw out.invalid(String.valueOf(e.getMessage()));
        }
        out.int64(SECONDS, value.getEpochSecond());
        out.int32(NANOS, value.getNano());
    }

    @Override
    public Instant readProto(ProtoReader in) {
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
            TextForms.checkTimestamp(seconds, nanos);
        } catch (IllegalArgumentException e) {
            throw in.invalid(String.valueOf(e.getMessage()));
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    @Override
    public void writeJson(JsonWriter out, Instant value) {
        try {
            out.putText(TextForms.ofInstant(value));
        } catch (IllegalArgumentException e) {
            throw out.invalid(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Instant readJson(JsonReader in) {
        String text = in.takeText();
        try {
            return TextForms.instant(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw in.invalid(String.valueOf(e.getMessage()));
        }
    }
}
