package io.privateer.rpc.testkit.proof;

import io.privateer.rpc.codec.Field;
import io.privateer.rpc.codec.JsonReader;
import io.privateer.rpc.codec.JsonWriter;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.codec.ProtoReader;
import io.privateer.rpc.codec.ProtoWriter;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding;
import java.util.ArrayList;
import java.util.List;

/** A service whose message contains itself, as the generators would make it: what bombs are thrown at. */
final class TreeService {
    private static final Field TEXT = Field.of(1, "Tree.text", "text");
    private static final Field CHILDREN = Field.of(2, "Tree.children", "children");

    /** A text, and more of the same. */
    record Tree(String text, List<Tree> children) {
        static Tree leaf(String text) {
            return new Tree(text, List.of());
        }
    }

    private static final class Codec implements MessageCodec<Tree> {
        static final Codec INSTANCE = new Codec();

        @Override
        public void writeProto(ProtoWriter out, Tree value) {
            out.string(TEXT, value.text());
            out.list(CHILDREN, INSTANCE, value.children());
        }

        @Override
        public Tree readProto(ProtoReader in) {
            String text = "";
            List<Tree> children = new ArrayList<>();
            while (in.next()) {
                switch (in.tag() >> 3) {
                    case 1 -> text = in.string(TEXT);
                    case 2 -> in.list(CHILDREN, INSTANCE, children);
                    default -> in.skip();
                }
            }
            return new Tree(text, children);
        }

        @Override
        public void writeJson(JsonWriter out, Tree value) {
            out.beginObject();
            out.string(TEXT, value.text());
            out.list(CHILDREN, INSTANCE, value.children());
            out.endObject();
        }

        @Override
        public Tree readJson(JsonReader in) {
            String text = "";
            List<Tree> children = new ArrayList<>();
            in.beginObject();
            while (in.nextField()) {
                switch (in.name()) {
                    case "text" -> text = in.string(TEXT);
                    case "children" -> in.list(CHILDREN, INSTANCE, children);
                    default -> in.skip();
                }
            }
            return new Tree(text, children);
        }
    }

    /** Deduplicated. */
    static final MethodDescriptor<Tree, Tree> PLANT =
            new MethodDescriptor<>("proof.Trees/Plant", false, null, false, Codec.INSTANCE, Codec.INSTANCE, List.of());

    /** Idempotent. */
    static final MethodDescriptor<Tree, Tree> LOOK =
            new MethodDescriptor<>("proof.Trees/Look", true, null, false, Codec.INSTANCE, Codec.INSTANCE, List.of());

    private TreeService() {}

    /** Serves both methods by one function. */
    static ServiceBinding binding(ServiceBinding.Handler<Tree, Tree> handler) {
        return new ServiceBinding(
                "proof.Trees",
                List.of(new ServiceBinding.Method<>(PLANT, handler), new ServiceBinding.Method<>(LOOK, handler)));
    }
}
