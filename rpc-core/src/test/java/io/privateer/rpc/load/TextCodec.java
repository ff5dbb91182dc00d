package io.privateer.rpc.load;

import io.privateer.rpc.codec.Field;
import io.privateer.rpc.codec.JsonReader;
import io.privateer.rpc.codec.JsonWriter;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.codec.ProtoReader;
import io.privateer.rpc.codec.ProtoWriter;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text in a message of its own, as a generator would write it, and a method that takes and gives it. */
public final class TextCodec implements MessageCodec<String> {
    private static final Field TEXT = Field.of(1, "Text.text", "text");

    public static final MethodDescriptor<String, String> WORK =
            new MethodDescriptor<>("load.Load/Work", false, null, false, new TextCodec(), new TextCodec(), List.of());

    private TextCodec() {}

    /** Serves {@link #WORK}. */
    public static ServiceBinding binding(
            MethodDescriptor<String, String> method, ServiceBinding.Handler<String, String> handler) {
        return new ServiceBinding("load.Load", List.of(new ServiceBinding.Method<>(method, handler)));
    }

    /** A call of {@link #WORK} with ASCII text of less than 128 characters. */
    public static Request call(Id client, long sequence, String text) {
        byte[] characters = text.getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[characters.length + 2];
        body[0] = 10;
        body[1] = (byte) characters.length;
        System.arraycopy(characters, 0, body, 2, characters.length);
        return Request.call(client, sequence, WORK.path(), BodyCodec.PROTOBUF, body);
    }

    @Override
    public void writeProto(ProtoWriter out, String value) {
        out.string(TEXT, value);
    }

    @Override
    public String readProto(ProtoReader in) {
        String text = "";
        while (in.next()) {
            if (in.tag() >> 3 == 1) {
                text = in.string(TEXT);
            } else {
                in.skip();
            }
        }
        return text;
    }

    @Override
    public void writeJson(JsonWriter out, String value) {
        out.beginObject();
        out.string(TEXT, value);
        out.endObject();
    }

    @Override
    public String readJson(JsonReader in) {
        String text = "";
        in.beginObject();
        while (in.nextField()) {
            if (in.name().equals("text")) {
                text = in.string(TEXT);
            } else {
                in.skip();
            }
        }
        return text;
    }
}
