package io.privateer.rpc.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one frame, strictly: what Protocol Buffers would cut to size in silence is refused here. Text is
 * taken straight from the frame, and nothing is allocated by a length before the bytes are known to be there.
 *
 * <p>An {@link IOException} of its methods is the parser's own; {@link #broken} says it in terms of the frame.
 */
final class ProtoFields {
    private final byte[] frame;
    private final String message;
    private final CodedInputStream in;

    /**
     * Starts at the first field.
     *
     * @param message what this shall be, for the error's text
     */
    ProtoFields(byte[] frame, String message) {
        this.frame = frame;
        this.message = message;
        this.in = CodedInputStream.newInstance(frame);
    }

    /** The next field's tag, or 0 at the end of the message. */
    int next() throws IOException {
        return in.readTag();
    }

    /** Skips a field that this version does not know. Up to the last known number the type must have been wrong. */
    void skip(int tag, int lastKnown) throws IOException, MalformedFrameException {
        int number = WireFormat.getTagFieldNumber(tag);
        int type = WireFormat.getTagWireType(tag);
        if (number <= lastKnown) {
            throw malformed("field " + number + " has wire type " + type + ", not its own");
        }
        if (type == WireFormat.WIRETYPE_END_GROUP || !in.skipField(tag)) {
            throw malformed("the end of a group that never began, field " + number);
        }
    }

    /** Enters a message; {@link #close} takes the result. */
    int open(String name) throws IOException, MalformedFrameException {
        return in.pushLimit(size(name));
    }

    /** Leaves a message whose {@link #next} was 0. */
    void close(int limit) {
        in.popLimit(limit);
    }

    Id id(String name) throws IOException, MalformedFrameException {
        int size = size(name);
        if (size == 0) {
            return Id.NONE;
        }
        if (size != Id.BYTES) {
            throw malformed(name + " has " + size + " bytes, must have " + Id.BYTES);
        }
        // The wire is big-endian here, and these read little-endian.
        long high = Long.reverseBytes(in.readRawLittleEndian64());
        Id id = Id.known(high, Long.reverseBytes(in.readRawLittleEndian64()));
        if (id.isNone()) {
            throw malformed(name + " is all zeros, which is no identity");
        }
        return id;
    }

    /** A {@code uint64} as its bits: above 2^63-1 it is negative. Also what an enum and a signed number is read with. */
    long uint64() throws IOException {
        return in.readRawVarint64();
    }

    long uint32(String name) throws IOException, MalformedFrameException {
        long value = in.readRawVarint64();
        if (value < 0 || value > WireLimits.UINT32_MAX) {
            throw malformed(name + " = " + Long.toUnsignedString(value) + ", must fit into 32 bits");
        }
        return value;
    }

    /** A {@code uint32} as an {@code int}; what does not fit is as good as the largest. */
    int count(String name) throws IOException, MalformedFrameException {
        return (int) Math.min(uint32(name), Integer.MAX_VALUE);
    }

    boolean bool() throws IOException {
        return in.readRawVarint64() != 0;
    }

    /** Text of at most so many bytes. */
    String text(String name, int limit) throws IOException, MalformedFrameException {
        int size = textSize(name, limit);
        return valid(name, WireText.decode(frame, in.getTotalBytesRead() - size, size));
    }

    /** The name of a method, which is likely to have come before. */
    String method() throws IOException, MalformedFrameException {
        int size = textSize("method", WireLimits.METHOD_BYTES);
        return valid("method", WireText.decodeName(frame, in.getTotalBytesRead() - size, size));
    }

    /** Goes behind a text. */
    private int textSize(String name, int limit) throws IOException, MalformedFrameException {
        int size = size(name);
        if (size > limit) {
            throw malformed("%s of %d bytes is over the limit of %d".formatted(name, size, limit));
        }
        in.skipRawBytes(size);
        return size;
    }

    private String valid(String name, @Nullable String text) throws MalformedFrameException {
        if (text == null) {
            throw malformed(name + " is not UTF-8");
        }
        return text;
    }

    byte[] bytes(String name) throws IOException, MalformedFrameException {
        int size = size(name);
        if (size == 0) {
            return RequestDraft.EMPTY;
        }
        int start = in.getTotalBytesRead();
        in.skipRawBytes(size);
        return Arrays.copyOfRange(frame, start, start + size);
    }

    /** One entry of the metadata. */
    void metadata(MetadataDraft metadata) throws IOException, MalformedFrameException {
        int limit = open("metadata");
        String key = "";
        String value = "";
        for (int tag = next(); tag != 0; tag = next()) {
            switch (tag) {
                case 1 << 3 | 2 -> key = text("metadata key", WireLimits.METADATA_BYTES);
                case 2 << 3 | 2 -> value = text("metadata value", WireLimits.METADATA_BYTES);
                default -> skip(tag, 2);
            }
        }
        close(limit);
        metadata.add(key, value);
    }

    /** What the parser refused. */
    MalformedFrameException broken(IOException e) {
        return new MalformedFrameException(where() + e.getMessage(), e);
    }

    MalformedFrameException malformed(String problem) {
        return new MalformedFrameException(where() + problem);
    }

    private String where() {
        return "%s, byte %d of %d: ".formatted(message, in.getTotalBytesRead(), frame.length);
    }

    private int size(String name) throws IOException, MalformedFrameException {
        int size = in.readRawVarint32();
        int left = in.getBytesUntilLimit();
        if (size < 0 || size > left) {
            throw malformed("%s has length %s, but only %d bytes are left"
                    .formatted(name, Integer.toUnsignedString(size), left));
        }
        return size;
    }
}
