package io.privateer.conformance.newer;

import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecLimits;

/** Reads what an older client gave back as the later release would: whether it kept what it does not know. */
public final class NewerAnswers {
    private NewerAnswers() {}

    /** Whether the colour that only the later release has is still in this reply. */
    public static boolean isBlue(byte[] reply, boolean json) {
        NewerConformanceEchoReplyCodec codec = NewerConformanceEchoReplyCodec.INSTANCE;
        NewerConformanceEchoReply read = json
                ? Bodies.decodeJson(codec, reply, CodecLimits.DEFAULTS)
                : Bodies.decodeProto(codec, reply, CodecLimits.DEFAULTS);
        return read.result().color() == Color.BLUE;
    }
}
