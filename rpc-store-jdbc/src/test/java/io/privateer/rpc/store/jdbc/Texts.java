package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.codec.Field;
import io.privateer.rpc.codec.JsonReader;
import io.privateer.rpc.codec.JsonWriter;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.codec.ProtoReader;
import io.privateer.rpc.codec.ProtoWriter;
import io.privateer.rpc.service.ErrorDescriptor;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding;
import java.util.List;

/** A service from text to text, as the generators would make it: one plain deduplicated and one transactional method. */
final class Texts {
    /** A typed error. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    private static final Field TEXT = Field.of(1, "Text.text", "text");

    private abstract static class Codec<T> implements MessageCodec<T> {
        abstract String text(T value);

        abstract T value(String text);

        @Override
        public void writeProto(ProtoWriter out, T value) {
            out.string(TEXT, text(value));
        }

        @Override
        public T readProto(ProtoReader in) {
            String text = "";
            while (in.next()) {
                text = in.string(TEXT);
            }
            return value(text);
        }

        @Override
        public void writeJson(JsonWriter out, T value) {
            throw new UnsupportedOperationException("JSON is not spoken in these tests");
        }

        @Override
        public T readJson(JsonReader in) {
            throw new UnsupportedOperationException("JSON is not spoken in these tests");
        }
    }

    private static final MessageCodec<String> CODEC = new Codec<>() {
        @Override
        String text(String value) {
            return value;
        }

        @Override
        String value(String text) {
            return text;
        }
    };

    private static final MessageCodec<Refused> REFUSED = new Codec<>() {
        @Override
        String text(Refused value) {
            return String.valueOf(value.getMessage());
        }

        @Override
        Refused value(String text) {
            return new Refused(text);
        }
    };

    private static final List<ErrorDescriptor<?>> ERRORS =
            List.of(new ErrorDescriptor<>("test.Refused", Refused.class, REFUSED));

    static final MethodDescriptor<String, String> PLACE =
            new MethodDescriptor<>("test.Texts/Place", false, null, false, CODEC, CODEC, ERRORS);

    static final MethodDescriptor<String, String> PAY =
            new MethodDescriptor<>("test.Texts/Pay", false, null, false, CODEC, CODEC, ERRORS).inTransaction();

    private Texts() {}

    static ServiceBinding binding(
            ServiceBinding.Handler<String, String> place, ServiceBinding.Handler<String, String> pay) {
        return new ServiceBinding(
                "test.Texts",
                List.of(new ServiceBinding.Method<>(PLACE, place), new ServiceBinding.Method<>(PAY, pay)));
    }
}
