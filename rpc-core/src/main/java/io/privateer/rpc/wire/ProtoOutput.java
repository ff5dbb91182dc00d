package io.privateer.rpc.wire;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Writes fields, and tells beforehand what they take, so that a frame is one array of the right size. Values that are the
 * field's default are left out, as proto3 does.
 */
final class ProtoOutput {
    /** Key and value of a map's entry are fields 1 and 2. */
    private static final int KEY = 1;

    private static final int VALUE = 2;

    /** Writes one message into an array that it fills exactly. */
    @FunctionalInterface
    interface Message {
        void write(CodedOutputStream out) throws IOException;
    }

    private ProtoOutput() {}

    static byte[] bytes(int size, Message message) {
        byte[] bytes = new byte[size];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            message.write(out);
        } catch (IOException e) {
            // An array does no I/O; a size that is too small ends here.
            throw new UncheckedIOException(e);
        }
        out.checkNoSpaceLeft();
        return bytes;
    }

    /** What a message or text of this size takes as a field. */
    static int nestedSize(int field, int size) {
        return CodedOutputStream.computeTagSize(field) + CodedOutputStream.computeUInt32SizeNoTag(size) + size;
    }

    /** Begins a message of this size; its fields follow. */
    static void writeNested(CodedOutputStream out, int field, int size) throws IOException {
        out.writeTag(field, 2);
        out.writeUInt32NoTag(size);
    }

    static int idSize(int field, Id id) {
        return id.isNone() ? 0 : nestedSize(field, Id.BYTES);
    }

    static void writeId(CodedOutputStream out, int field, Id id) throws IOException {
        if (!id.isNone()) {
            writeNested(out, field, Id.BYTES);
            out.writeFixed64NoTag(Long.reverseBytes(id.high()));
            out.writeFixed64NoTag(Long.reverseBytes(id.low()));
        }
    }

    static int numberSize(int field, long value) {
        return value == 0 ? 0 : CodedOutputStream.computeUInt64Size(field, value);
    }

    static void writeNumber(CodedOutputStream out, int field, long value) throws IOException {
        if (value != 0) {
            out.writeUInt64(field, value);
        }
    }

    /** A duration or a count as the {@code uint32} next to it. */
    static long uint32(long value) {
        return Math.max(0, Math.min(value, WireLimits.UINT32_MAX));
    }

    static int flagSize(int field, boolean flag) {
        return flag ? CodedOutputStream.computeBoolSize(field, true) : 0;
    }

    static void writeFlag(CodedOutputStream out, int field, boolean flag) throws IOException {
        if (flag) {
            out.writeBool(field, true);
        }
    }

    static int textSize(int field, String text) {
        return text.isEmpty() ? 0 : CodedOutputStream.computeStringSize(field, text);
    }

    static void writeText(CodedOutputStream out, int field, String text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        int length = text.length();
        if (CodedOutputStream.computeStringSizeNoTag(text)
                != CodedOutputStream.computeUInt32SizeNoTag(length) + length) {
            out.writeString(field, text);
            return;
        }
        // Each character is a byte. The library makes an array for any text, and every request has the name of a
        // method.
        writeNested(out, field, length);
        for (int i = 0; i < length; i++) {
            out.write((byte) text.charAt(i));
        }
    }

    static int bodySize(int field, byte[] body) {
        return body.length == 0 ? 0 : nestedSize(field, body.length);
    }

    static void writeBody(CodedOutputStream out, int field, byte[] body) throws IOException {
        if (body.length > 0) {
            out.writeByteArray(field, body);
        }
    }

    static int metadataSize(int field, Map<String, String> metadata) {
        int size = 0;
        if (!metadata.isEmpty()) {
            for (Map.Entry<String, String> pair : metadata.entrySet()) {
                size += nestedSize(field, pairSize(pair));
            }
        }
        return size;
    }

    static void writeMetadata(CodedOutputStream out, int field, Map<String, String> metadata) throws IOException {
        if (!metadata.isEmpty()) {
            for (Map.Entry<String, String> pair : metadata.entrySet()) {
                writeNested(out, field, pairSize(pair));
                out.writeString(KEY, pair.getKey());
                out.writeString(VALUE, pair.getValue());
            }
        }
    }

    /** An entry has both, also where they are empty: that is how protoc's classes write maps. */
    private static int pairSize(Map.Entry<String, String> pair) {
        return CodedOutputStream.computeStringSize(KEY, pair.getKey())
                + CodedOutputStream.computeStringSize(VALUE, pair.getValue());
    }
}
