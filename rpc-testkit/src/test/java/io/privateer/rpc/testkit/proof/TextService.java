package io.privateer.rpc.testkit.proof;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.codec.Field;
import io.privateer.rpc.codec.JsonReader;
import io.privateer.rpc.codec.JsonWriter;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.codec.ProtoReader;
import io.privateer.rpc.codec.ProtoWriter;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding;
import java.time.Duration;
import java.util.List;

/** A service as the generators would make it: one deduplicated and one idempotent method from text to text. */
public final class TextService {
    private static final Field TEXT = Field.of(1, "Text.text", "text");

    private static final MessageCodec<String> CODEC = new MessageCodec<>() {
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
    };

    /** Deduplicated. */
    public static final MethodDescriptor<String, String> PLACE =
            new MethodDescriptor<>("proof.Text/Place", false, null, false, CODEC, CODEC, List.of());

    /** Idempotent. */
    public static final MethodDescriptor<String, String> FIND =
            new MethodDescriptor<>("proof.Text/Find", true, null, false, CODEC, CODEC, List.of());

    private TextService() {}

    /** Serves both methods by one function. */
    public static ServiceBinding binding(ServiceBinding.Handler<String, String> handler) {
        return new ServiceBinding(
                "proof.Text",
                List.of(new ServiceBinding.Method<>(PLACE, handler), new ServiceBinding.Method<>(FIND, handler)));
    }

    static String place(RpcClient client, String text) {
        return client.call(PLACE, text, CallOptions.DEFAULTS);
    }

    static String place(RpcClient client, String text, Duration deadline) {
        return client.call(PLACE, text, CallOptions.DEFAULTS.withDeadline(deadline));
    }

    static String find(RpcClient client, String text) {
        return client.call(FIND, text, CallOptions.DEFAULTS);
    }

    static String find(RpcClient client, String text, Duration deadline) {
        return client.call(FIND, text, CallOptions.DEFAULTS.withDeadline(deadline));
    }
}
