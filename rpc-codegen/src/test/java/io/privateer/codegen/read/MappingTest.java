package io.privateer.codegen.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.codegen.Workspace;
import io.privateer.codegen.model.ErrorModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.rpc.call.Priority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the mapping allows, as the model that the generators get. */
final class MappingTest {
    private static final String HEAD = """
            package shop;

            import io.privateer.rpc.annotation.*;
            import java.math.*;
            import java.time.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;

            """;

    private final Workspace shop;

    MappingTest(@TempDir Path folder) {
        shop = new Workspace(folder);
    }

    private ModuleModel read(String source) {
        return Models.of(shop.source(HEAD + source), List.of());
    }

    private static ProtoName name(String simple) {
        return new ProtoName("shop", simple);
    }

    private static String fields(MessageModel message) {
        return message.fields().stream().map(MappingTest::describe).collect(Collectors.joining("\n"));
    }

    private static String describe(FieldModel field) {
        return field.number() + " " + field.protoName() + " " + field.presence() + " "
                + field.type().toString().replaceAll("(?:wire|java|name|element|kind|key|value)=", "") + " "
                + field.javaType()
                + field.defaultValue().map(value -> " = " + value).orElse("");
    }

    @Test
    void eachScalarHasItsWireTypeAndItsPresence() {
        MessageModel item = read("""
                        @RpcMessage
                        public record Item(
                            int a, long b, float c, double d, boolean e, String f, byte[] g, Integer h, Optional<Long> i,
                            @Nullable String j, @Nullable Boolean k, BigDecimal l, BigInteger m, UUID n, LocalDate o,
                            LocalTime p, LocalDateTime q, OffsetDateTime r, Instant s, Duration t, Optional<Instant> u,
                            Optional<byte[]> v, @RpcDefault("-3") int w, @RpcDefault("1.5") float x,
                            @RpcDefault("true") boolean y, @RpcDefault("a \\"b\\"") String z) {}
                        """).message(name("Item"));
        assertEquals("""
                1 a IMPLICIT Scalar[INT32, INT] int
                2 b IMPLICIT Scalar[INT64, LONG] long
                3 c IMPLICIT Scalar[FLOAT, FLOAT] float
                4 d IMPLICIT Scalar[DOUBLE, DOUBLE] double
                5 e IMPLICIT Scalar[BOOL, BOOLEAN] boolean
                6 f IMPLICIT Scalar[STRING, STRING] java.lang.String
                7 g IMPLICIT Scalar[BYTES, BYTE_ARRAY] byte[]
                8 h NULLABLE Scalar[INT32, INT] java.lang.Integer
                9 i OPTIONAL Scalar[INT64, LONG] java.util.Optional<java.lang.Long>
                10 j NULLABLE Scalar[STRING, STRING] java.lang.String
                11 k NULLABLE Scalar[BOOL, BOOLEAN] java.lang.Boolean
                12 l IMPLICIT Scalar[STRING, BIG_DECIMAL] java.math.BigDecimal
                13 m IMPLICIT Scalar[STRING, BIG_INTEGER] java.math.BigInteger
                14 n IMPLICIT Scalar[STRING, UUID] java.util.UUID
                15 o IMPLICIT Scalar[STRING, LOCAL_DATE] java.time.LocalDate
                16 p IMPLICIT Scalar[STRING, LOCAL_TIME] java.time.LocalTime
                17 q IMPLICIT Scalar[STRING, LOCAL_DATE_TIME] java.time.LocalDateTime
                18 r IMPLICIT Scalar[STRING, OFFSET_DATE_TIME] java.time.OffsetDateTime
                19 s REQUIRED Timestamp[] java.time.Instant
                20 t REQUIRED Duration[] java.time.Duration
                21 u OPTIONAL Timestamp[] java.util.Optional<java.time.Instant>
                22 v OPTIONAL Scalar[BYTES, BYTE_ARRAY] java.util.Optional<byte[]>
                23 w DEFAULTED Scalar[INT32, INT] int = Integral[value=-3]
                24 x DEFAULTED Scalar[FLOAT, FLOAT] float = Floating[value=1.5]
                25 y DEFAULTED Scalar[BOOL, BOOLEAN] boolean = Bool[value=true]
                26 z DEFAULTED Scalar[STRING, STRING] java.lang.String = Text[value=a "b"]""", fields(item));
    }

    @Test
    void collectionsRepeatAndNestedOnesAreWrapped() {
        ModuleModel module = read("""
                @RpcMessage
                public record Item(
                    List<Integer> a, Set<String> b, int[] c, String[] d, byte[][] e, List<byte[]> f,
                    List<List<String>> g, int[][] h, Map<String, Item> i, Map<UUID, List<Long>> j,
                    Map<LocalDate, Map<Boolean, Item[]>> k, List<Item> l, List<Set<List<String>>> m) {}
                """);
        assertEquals("""
                1 a REPEATED Repeated[Scalar[INT32, INT], LIST] java.util.List<java.lang.Integer>
                2 b REPEATED Repeated[Scalar[STRING, STRING], SET] java.util.Set<java.lang.String>
                3 c REPEATED Repeated[Scalar[INT32, INT], PRIMITIVE_ARRAY] int[]
                4 d REPEATED Repeated[Scalar[STRING, STRING], ARRAY] java.lang.String[]
                5 e REPEATED Repeated[Scalar[BYTES, BYTE_ARRAY], ARRAY] byte[][]
                6 f REPEATED Repeated[Scalar[BYTES, BYTE_ARRAY], LIST] java.util.List<byte[]>
                7 g REPEATED Repeated[Message[shop.StringList], LIST] java.util.List<java.util.List<java.lang.String>>
                8 h REPEATED Repeated[Message[shop.IntArray], ARRAY] int[][]
                9 i REPEATED MapOf[Scalar[STRING, STRING], Message[shop.Item]] java.util.Map<java.lang.String, shop.Item>
                10 j REPEATED MapOf[Scalar[STRING, UUID], Message[shop.LongList]] java.util.Map<java.util.UUID, java.util.List<java.lang.Long>>
                11 k REPEATED MapOf[Scalar[STRING, LOCAL_DATE], Message[shop.BooleanItemArrayMap]] java.util.Map<java.time.LocalDate, java.util.Map<java.lang.Boolean, shop.Item[]>>
                12 l REPEATED Repeated[Message[shop.Item], LIST] java.util.List<shop.Item>
                13 m REPEATED Repeated[Message[shop.StringListSet], LIST] java.util.List<java.util.Set<java.util.List<java.lang.String>>>""", fields(module.message(name("Item"))));
        MessageModel wrapper = module.message(name("BooleanItemArrayMap"));
        assertEquals(MessageModel.Kind.WRAPPER, wrapper.kind());
        assertEquals(
                "java.util.Map<java.lang.Boolean, shop.Item[]>",
                wrapper.javaType().toString());
        assertEquals(
                "1 values REPEATED MapOf[Scalar[BOOL, BOOLEAN], Message[shop.ItemArray]]"
                        + " java.util.Map<java.lang.Boolean, shop.Item[]>",
                fields(wrapper));
    }

    @Test
    void aGenericRecordIsOneMessageForEachUse() {
        ModuleModel module = read("""
                @RpcService
                public interface Orders {
                    Page<Order> list(Page<Integer> numbers, Pair<String, List<Order>> pair);

                    record Order(int id) {}
                    record Page<T>(List<T> entries, Optional<T> first, @Nullable T last, Map<String, T> named) {}
                    record Pair<A, B>(A left, B right) {}
                }
                """);
        assertEquals("""
                1 entries REPEATED Repeated[Message[shop.OrdersOrder], LIST] java.util.List<shop.Orders.Order>
                2 first OPTIONAL Message[shop.OrdersOrder] java.util.Optional<shop.Orders.Order>
                3 last NULLABLE Message[shop.OrdersOrder] shop.Orders.Order
                4 named REPEATED MapOf[Scalar[STRING, STRING], Message[shop.OrdersOrder]] java.util.Map<java.lang.String, shop.Orders.Order>""", fields(module.message(name("OrdersPageOfOrdersOrder"))));
        assertEquals("""
                1 left IMPLICIT Scalar[STRING, STRING] java.lang.String
                2 right REPEATED Repeated[Message[shop.OrdersOrder], LIST] java.util.List<shop.Orders.Order>""", fields(module.message(name("OrdersPairOfStringAndOrdersOrderList"))));
        assertEquals(
                "shop.Orders.Page<java.lang.Integer>",
                module.message(name("OrdersPageOfInteger")).javaType().toString());
    }

    @Test
    void aSealedInterfaceIsAOneofAndAnUnknownVariantHasNoNumber() {
        ModuleModel module = read("""
                @RpcMessage
                public sealed interface Shape {
                    /** A circle. */
                    record Circle(int radius, @Nullable Shape inside) implements Shape {}

                    @RpcField(number = 7, was = "Box")
                    record RightAngled(int a, int b) implements Shape {}

                    @RpcUnknown
                    record Other() implements Shape {}
                }
                """);
        MessageModel shape = module.message(name("Shape"));
        assertEquals(MessageModel.Kind.ONEOF, shape.kind());
        assertEquals("shop.Shape.Other", shape.unknownVariant().orElseThrow().toString());
        assertEquals(
                "1 circle circle shop.ShapeCircle A circle.\n7 right_angled rightAngled shop.ShapeRightAngled ",
                shape.variants().stream()
                        .map(variant -> variant.number() + " " + variant.protoName() + " " + variant.jsonName() + " "
                                + variant.message() + " " + variant.doc())
                        .collect(Collectors.joining("\n")));
        assertEquals(
                "FormerName[protoName=box, jsonName=box]",
                shape.variants().get(1).was().orElseThrow().toString());
        assertEquals(
                "2 inside NULLABLE Message[shop.Shape] shop.Shape",
                describe(module.message(name("ShapeCircle")).fields().get(1)));
    }

    @Test
    void anEnumGetsItsNameInFrontAndTheUnknownConstantIsZero() {
        var status = read("""
                        @RpcMessage
                        public enum OrderStatus {
                            PAID,
                            @RpcUnknown STRANGE,
                            @RpcField(was = "MAILED") sentOut
                        }
                        """).enumeration(name("OrderStatus"));
        assertEquals("ORDER_STATUS_UNSPECIFIED", status.zeroName());
        assertEquals(Optional.of("STRANGE"), status.unknown());
        assertEquals(
                "[Constant[number=1, javaName=PAID, protoName=ORDER_STATUS_PAID, was=Optional.empty, doc=],"
                        + " Constant[number=2, javaName=sentOut, protoName=ORDER_STATUS_SENT_OUT,"
                        + " was=Optional[ORDER_STATUS_MAILED], doc=]]",
                status.constants().toString());
    }

    @Test
    void methodsOfSuperInterfacesAreSeenFromTheService() {
        ModuleModel module = read("""
                @RpcService(name = "old.Shop")
                public interface Orders extends Store<Orders.Order>, Pinged {
                    void ping();

                    @RpcMethod(name = "PutAll", idempotent = true, timeout = "2m", nonBlocking = true, priority = io.privateer.rpc.call.Priority.BACKGROUND)
                    @Nullable String put(Order... orders);

                    default void local() {}

                    static void alsoLocal() {}

                    @Override
                    String toString();

                    record Order(int id) {}
                }

                interface Store<T> {
                    Optional<T> find(int id);

                    void put(T value);
                }

                interface Pinged {
                    void ping();
                }
                """);
        ServiceModel service = module.services().get(0);
        assertEquals("old.Shop", service.wireName());
        assertEquals(
                List.of("old.Shop/Find", "old.Shop/Ping", "old.Shop/Put", "old.Shop/PutAll"),
                service.methods().stream().map(MethodModel::path).toList());
        MethodModel all = service.methods().get(3);
        assertTrue(all.varargs());
        assertTrue(all.idempotent());
        assertTrue(all.nonBlocking());
        assertEquals(Priority.BACKGROUND, all.priority());
        assertEquals(Priority.DEFAULT, service.methods().get(0).priority());
        assertTrue(all.returnNullable());
        assertEquals(Optional.of(Duration.ofMinutes(2)), all.timeout());
        assertEquals("shop.Orders.Order[]", all.parameters().get(0).type().toString());
        assertEquals(name("OrdersPutAllRequest"), all.request());
        assertEquals(
                "java.util.Optional<shop.Orders.Order>",
                service.methods().get(0).returnType().toString());
        assertEquals(
                "1 value REQUIRED Message[shop.OrdersOrder] shop.Orders.Order",
                fields(module.message(name("OrdersPutRequest"))));
        assertEquals(
                "1 result OPTIONAL Message[shop.OrdersOrder] java.util.Optional<shop.Orders.Order>",
                fields(module.message(name("OrdersFindReply"))));
        assertEquals("", fields(module.message(name("OrdersPingReply"))));
    }

    @Test
    void errorsComeMostSpecificFirstAndTakeWhatTheirConstructorTakes() {
        ModuleModel module = read("""
                @RpcService
                public interface Orders {
                    void place() throws Refused, OutOfStock, RpcRelated, io.privateer.rpc.call.RpcException;

                    class Refused extends Exception {
                        public Refused(String message) { super(message); }
                        public Refused(String message, Throwable cause) { super(message, cause); }
                        Refused() {}
                    }

                    class OutOfStock extends Refused {
                        private final int left;
                        /** @param left how many there are */
                        public OutOfStock(String sku, int left, boolean soon) { super(sku); this.left = left; }
                        public String getSku() { return getMessage(); }
                        public int left() { return left; }
                        public boolean isSoon() { return true; }
                    }

                    class RpcRelated extends Exception {}
                }
                """);
        MethodModel place = module.services().get(0).methods().get(0);
        assertEquals(
                List.of("shop.OrdersOutOfStock", "shop.OrdersRefused", "shop.OrdersRpcRelated"),
                place.errors().stream().map(ErrorModel::wireName).toList());
        MessageModel outOfStock = module.message(name("OrdersOutOfStock"));
        assertEquals(
                List.of("getSku", "left", "isSoon"),
                outOfStock.fields().stream().map(FieldModel::accessor).toList());
        assertEquals("how many there are", outOfStock.fields().get(1).doc());
        assertEquals(
                "1 message IMPLICIT Scalar[STRING, STRING] java.lang.String",
                fields(module.message(name("OrdersRefused"))));
        assertEquals("", fields(module.message(name("OrdersRpcRelated"))));
    }

    @Test
    void namesBecomeSnakeCaseAndKeepTheJavaNameInJson() {
        MessageModel item = read("""
                        @RpcMessage
                        public record Item(
                            int unitPrice, int HTTPProxy, int orderID, int line1, int x2Y, int a_b, @RpcField(was = "oldName") int newName) {}
                        """).message(name("Item"));
        assertEquals(
                List.of("unit_price", "http_proxy", "order_id", "line1", "x2_y", "a_b", "new_name"),
                item.fields().stream().map(FieldModel::protoName).toList());
        assertEquals("HTTPProxy", item.fields().get(1).jsonName());
        assertEquals(
                "FormerName[protoName=old_name, jsonName=oldName]",
                item.fields().get(6).was().orElseThrow().toString());
    }

    @Test
    void javadocComesAlongAsPlainText() {
        ModuleModel module = read("""
                /**
                 * Orders of a {@code shop} &amp; more.
                 *
                 * <p>Second {@link Item paragraph}.
                 *
                 * @author nobody
                 */
                @RpcService
                public interface Orders {
                    /**
                     * Finds one.
                     *
                     * @param id what to look for,
                     *     over two lines
                     * @return what was found
                     */
                    Item find(int id);

                    /**
                     * An item.
                     *
                     * @param name its name
                     */
                    record Item(String name) {}
                }
                """);
        assertEquals(
                "Orders of a shop & more.\n\nSecond Item paragraph.",
                module.services().get(0).doc());
        assertEquals("Finds one.", module.services().get(0).methods().get(0).doc());
        assertEquals(
                "what to look for,\nover two lines",
                module.message(name("OrdersFindRequest")).fields().get(0).doc());
        assertEquals(
                "what was found",
                module.message(name("OrdersFindReply")).fields().get(0).doc());
        assertEquals("An item.", module.message(name("OrdersItem")).doc());
        assertEquals(
                "its name", module.message(name("OrdersItem")).fields().get(0).doc());
    }

    @Test
    void packagePrivateTypesHavePackagePrivateCodecs() {
        ModuleModel module = read("""
                @RpcService
                interface Orders {
                    void a(Box<Hidden> box, Open open);
                }

                record Hidden(int a) {}

                record Box<T>(T value) {}
                """ + "record Open(int a) {}");
        assertFalse(module.services().get(0).publicAccess());
        assertFalse(module.message(name("Hidden")).publicAccess());
        assertFalse(module.message(name("BoxOfHidden")).publicAccess());
    }

    @Test
    void recursionThroughOptionalCollectionsAndSealedTypesIsFine() {
        ModuleModel module = read("""
                @RpcMessage
                public record Tree(Optional<Tree> left, List<Tree> all, Map<String, Tree> named, Node node) {
                    public sealed interface Node permits Leaf, Inner {}
                    public record Leaf(int a) implements Node {}
                    public record Inner(Node left, Node right) implements Node {}
                }
                """);
        assertEquals(4, module.messages().size());
    }

    @Test
    void aClassOfProtocIsFoundByItsProtoFile() {
        shop.file("protos/geo/position.proto", """
                syntax = "proto3";
                // message Commented {
                package geo; /* message AlsoCommented { */
                option java_package = "made.up";
                message Position { message Inner { int32 message = 1; } string text = 1 [default = "message X {"]; }
                """);
        ModuleModel module = Models.of(shop.source(HEAD + """
                                @RpcMessage
                                public record Place(com.google.protobuf.Timestamp at, List<com.google.protobuf.Any> more) {}
                                """), shop.classPath());
        assertEquals("""
                1 at REQUIRED ProtobufMessage[javaType=com.google.protobuf.Timestamp, google.protobuf.Timestamp, protoFile=google/protobuf/timestamp.proto] com.google.protobuf.Timestamp
                2 more REPEATED Repeated[ProtobufMessage[javaType=com.google.protobuf.Any, google.protobuf.Any, protoFile=google/protobuf/any.proto], LIST] java.util.List<com.google.protobuf.Any>""", fields(module.message(name("Place"))));
        assertEquals(
                List.of("google/protobuf/any.proto", "google/protobuf/timestamp.proto"),
                module.protoFiles().get(0).imports());
        assertEquals(
                List.of("geo.Position", "geo.Position.Inner"),
                ProtoScanner.scan("position.proto", shop.read("protos/geo/position.proto")).stream()
                        .map(message -> message.packageName() + "." + message.simpleName())
                        .toList());
        assertEquals(
                "[made.up.Position, made.up.Position.Position, made.up.PositionOuterClass.Position,"
                        + " made.up.PositionProto.Position]",
                ProtoScanner.scan("position.proto", shop.read("protos/geo/position.proto"))
                        .get(0)
                        .javaNames()
                        .toString());
    }
}
