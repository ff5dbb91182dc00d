package io.privateer.rpc;

import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.codec.Field;
import io.privateer.rpc.codec.JsonReader;
import io.privateer.rpc.codec.JsonWriter;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.codec.ProtoReader;
import io.privateer.rpc.codec.ProtoWriter;
import io.privateer.rpc.service.ErrorDescriptor;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding;
import java.io.Serial;
import java.time.Duration;
import java.util.List;

/** A service as the generators would make it: one deduplicated and one idempotent method from text to text. */
public final class TextService {
    /** The typed error of both methods. */
    public static final class Refused extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        public Refused(String message) {
            super(message);
        }
    }

    private static final Field TEXT = Field.of(1, "Text.text", "text");

    public static final MessageCodec<String> CODEC = new MessageCodec<>() {
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

    private static final MessageCodec<Refused> REFUSED = new MessageCodec<>() {
        @Override
        public void writeProto(ProtoWriter out, Refused value) {
            CODEC.writeProto(out, String.valueOf(value.getMessage()));
        }

        @Override
        public Refused readProto(ProtoReader in) {
            return new Refused(CODEC.readProto(in));
        }

        @Override
        public void writeJson(JsonWriter out, Refused value) {
            CODEC.writeJson(out, String.valueOf(value.getMessage()));
        }

        @Override
        public Refused readJson(JsonReader in) {
            return new Refused(CODEC.readJson(in));
        }
    };

    private static final List<ErrorDescriptor<?>> ERRORS =
            List.of(new ErrorDescriptor<>("test.Refused", Refused.class, REFUSED));

    public static final MethodDescriptor<String, String> PLACE =
            new MethodDescriptor<>("test.Text/Place", false, null, false, CODEC, CODEC, ERRORS);

    public static final MethodDescriptor<String, String> FIND =
            new MethodDescriptor<>("test.Text/Find", true, null, false, CODEC, CODEC, ERRORS);

    private TextService() {}

    /** Serves both methods by one function. */
    public static ServiceBinding binding(ServiceBinding.Handler<String, String> handler) {
        return new ServiceBinding(
                "test.Text",
                List.of(new ServiceBinding.Method<>(PLACE, handler), new ServiceBinding.Method<>(FIND, handler)));
    }

    /** The idempotent method alone, on the thread that owns the server's socket. */
    static ServiceBinding nonBlocking(ServiceBinding.Handler<String, String> handler) {
        MethodDescriptor<String, String> find =
                new MethodDescriptor<>(FIND.path(), true, null, true, CODEC, CODEC, ERRORS);
        return new ServiceBinding("test.Text", List.of(new ServiceBinding.Method<>(find, handler)));
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
}
