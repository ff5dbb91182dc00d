package io.privateer.benchmarks.micro;

import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The frame around a call of 40 bytes, written and read. */
public class EnvelopeBenchmark extends SingleStep {
    @Param({"PROTOBUF", "JSON"})
    private Envelope.Format format = Envelope.Format.PROTOBUF;

    private Request request = Calls.request(1_000_000);
    private Reply reply = Calls.result(1_000_000);
    private byte[] requestFrame = new byte[0];
    private byte[] replyFrame = new byte[0];

    @Setup
    public void setUp() {
        if (format == Envelope.Format.JSON) {
            byte[] body = "{\"bytes\": \"forty bytes of JSON\"}  ".getBytes(StandardCharsets.UTF_8);
            request = Calls.request(1_000_000, BodyCodec.JSON, body);
            reply = Calls.result(1_000_000, body);
        }
        requestFrame = encodeRequest();
        replyFrame = encodeReply();
    }

    @Benchmark
    public byte[] encodeRequest() {
        return Envelope.encode(request, format);
    }

    @Benchmark
    public Request decodeRequest() throws MalformedFrameException {
        return Envelope.decodeRequest(requestFrame);
    }

    @Benchmark
    public byte[] encodeReply() {
        return Envelope.encode(reply, format);
    }

    @Benchmark
    public Reply decodeReply() throws MalformedFrameException {
        return Envelope.decodeReply(replyFrame);
    }
}
