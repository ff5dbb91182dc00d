package io.privateer.rpc.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recursive message with one field of each kind that attacks aim at, and its codec as the generator would write it. */
record Node(String name, @Nullable Node next, List<Integer> numbers, List<Node> children, Map<String, Long> counts) {
    static Node named(String name) {
        return new Node(name, null, List.of(), List.of(), Map.of());
    }

    static Node chain(int levels) {
        Node node = named("end");
        for (int i = 0; i < levels; i++) {
            node = new Node("", node, List.of(), List.of(), Map.of());
        }
        return node;
    }

    static final class Codec implements MessageCodec<Node> {
        static final Codec INSTANCE = new Codec();
        private static final Field NAME = Field.of(1, "Node.name", "name");
        private static final Field NEXT = Field.of(2, "Node.next", "nextNode");
        private static final Field NUMBERS = Field.of(3, "Node.numbers", "numbers");
        private static final Field CHILDREN = Field.of(4, "Node.children", "children");
        private static final Field COUNTS = Field.of(5, "Node.counts", "counts");

        @Override
        public void writeProto(ProtoWriter out, Node value) {
            out.string(NAME, value.name());
            out.optional(NEXT, INSTANCE, value.next());
            out.list(NUMBERS, Scalars.INT32, value.numbers());
            out.list(CHILDREN, INSTANCE, value.children());
            out.map(COUNTS, Scalars.STRING, Scalars.INT64, value.counts());
        }

        @Override
        public Node readProto(ProtoReader in) {
            String name = "";
            Fragments next = null;
            List<Integer> numbers = new ArrayList<>();
            List<Node> children = new ArrayList<>();
            Map<String, Long> counts = new LinkedHashMap<>();
            while (in.next()) {
                switch (in.tag()) {
                    case (1 << 3) | WireType.LEN -> name = in.string(NAME);
                    case (2 << 3) | WireType.LEN -> next = in.fragments(NEXT, next);
                    case (3 << 3) | WireType.LEN, (3 << 3) | WireType.VARINT ->
                        in.list(NUMBERS, Scalars.INT32, numbers);
                    case (4 << 3) | WireType.LEN -> in.list(CHILDREN, INSTANCE, children);
                    case (5 << 3) | WireType.LEN -> in.map(COUNTS, Scalars.STRING, Scalars.INT64, counts);
                    default -> in.skip();
                }
            }
            return new Node(name, in.message(NEXT, INSTANCE, next), numbers, children, counts);
        }

        @Override
        public void writeJson(JsonWriter out, Node value) {
            out.beginObject();
            out.string(NAME, value.name());
            out.optional(NEXT, INSTANCE, value.next());
            out.list(NUMBERS, Scalars.INT32, value.numbers());
            out.list(CHILDREN, INSTANCE, value.children());
            out.map(COUNTS, Scalars.STRING, Scalars.INT64, value.counts());
            out.endObject();
        }

        @Override
        public Node readJson(JsonReader in) {
            String name = "";
            Node next = null;
            List<Integer> numbers = new ArrayList<>();
            List<Node> children = new ArrayList<>();
            Map<String, Long> counts = new LinkedHashMap<>();
            in.beginObject();
            while (in.nextField()) {
                switch (in.name()) {
                    case "name" -> name = in.string(NAME);
                    case "nextNode", "next_node" -> next = in.value(NEXT, INSTANCE);
                    case "numbers" -> in.list(NUMBERS, Scalars.INT32, numbers);
                    case "children" -> in.list(CHILDREN, INSTANCE, children);
                    case "counts" -> in.map(COUNTS, Scalars.STRING, Scalars.INT64, counts);
                    default -> in.skip();
                }
            }
            return new Node(name, next, numbers, children, counts);
        }
    }
}
