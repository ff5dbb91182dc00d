package io.privateer.rpc.wire;

/** Envelopes to bytes and back, in the two formats of the wire. */
public final class Envelope {
    /** How the envelope itself is written. A reply has the format of its request. */
    public enum Format {
        PROTOBUF,
        JSON
    }

    private Envelope() {}

    /** The format of a frame by its first byte; an empty frame counts as Protocol Buffers. */
    public static Format formatOf(byte[] frame) {
        return frame.length > 0 && frame[0] == '{' ? Format.JSON : Format.PROTOBUF;
    }

    public static byte[] encode(Request request, Format format) {
        return new byte[0];
    }

    public static byte[] encode(Reply reply, Format format) {
        return new byte[0];
    }

    public static Request decodeRequest(byte[] frame) throws MalformedFrameException {
        if (frame.length == 0) {
            throw new MalformedFrameException("placeholder");
        }
        throw new MalformedFrameException("placeholder");
    }

    public static Reply decodeReply(byte[] frame) throws MalformedFrameException {
        if (frame.length == 0) {
            throw new MalformedFrameException("placeholder");
        }
        throw new MalformedFrameException("placeholder");
    }
}
