package io.privateer.codegen.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcClientBuilder;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.ServiceBinding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two releases of one module talk to each other, for each change that the lock lets pass: old stub and new server, new stub
 * and old server, in both encodings. Each change that it does not is refused by {@code check}, in words.
 */
final class EvolutionTest {
    private static final String PUT = "shop.Orders/Put";
    private static final String FIND = "shop.Orders/Find";

    private static final String IMPORTS = """
            package shop;
            import io.privateer.rpc.annotation.*;
            import java.util.*;
            """;
    private static final String ORDERS = IMPORTS + """
            @RpcService
            public interface Orders {
                Item put(Item item);
                Item find(int id) throws Gone;
            }
            """;
    private static final String GONE = IMPORTS + """
            public class Gone extends Exception {
                private static final long serialVersionUID = 1;
                public Gone(String message) { super(message); }
            }
            """;
    private static final String ITEM =
            IMPORTS + "public record Item(String name, Color color, Optional<Shape> shape) {}\n";
    private static final String COLOR = IMPORTS + "public enum Color { RED, GREEN, @RpcUnknown OTHER }\n";
    private static final String SHAPE = IMPORTS + """
            public sealed interface Shape {
                record Dot() implements Shape {}
                record Ring(int radius) implements Shape {}
                @RpcUnknown record Other() implements Shape {}
            }
            """;

    private final Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Release old;

    EvolutionTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        old = Release.first(folder.resolve("old"), "shop.OrdersMethods", ORDERS, ITEM, COLOR, SHAPE, GONE);
    }

    @BeforeEach
    void keep() {
        open.add(old);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    private Release now(String... sources) throws IOException {
        Release release = old.next(folder.resolve("now"), "shop.OrdersMethods", sources);
        open.add(release);
        return release;
    }

    /**
     * One call by a stub of one release to a server of another one, in both encodings.
     *
     * @param sent the request in the stub's words, in JSON
     * @param read the request as the server's handler gets it
     * @param answered the reply in the server's words
     * @param got the reply as the stub's caller gets it
     */
    private static void call(
            Release stub, Release server, String path, String sent, String read, String answered, String got)
            throws Exception {
        for (boolean json : new boolean[] {false, true}) {
            call(stub, server, path, json, sent, read, answered, got);
        }
    }

    private static void call(
            Release stub,
            Release server,
            String path,
            boolean json,
            String sent,
            String read,
            String answered,
            String got)
            throws Exception {
        MethodDescriptor<Object, Object> calling = stub.method(path);
        MethodDescriptor<Object, Object> serving = server.method(path);
        List<String> received = new ArrayList<>();
        try (RpcServer running = serve(serving, request -> {
                    received.add(Release.text(serving.request(), request));
                    return Release.read(serving.reply(), answered);
                });
                RpcClient client = client(running, json)) {
            Object result = client.call(calling, Release.read(calling.request(), sent), CallOptions.DEFAULTS);
            assertEquals(List.of(read), received);
            assertEquals(got, Release.text(calling.reply(), result));
        }
    }

    private static RpcServer serve(
            MethodDescriptor<Object, Object> method, ServiceBinding.Handler<Object, Object> handler) {
        return RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .workers(1)
                .serve(new ServiceBinding("shop.Orders", List.of(new ServiceBinding.Method<>(method, handler))))
                .start();
    }

    private static RpcClient client(RpcServer server, boolean json) {
        RpcClientBuilder builder =
                RpcClient.builder().endpoint(server.endpoint()).attemptTimeout(Duration.ofSeconds(5));
        return json ? builder.json().build() : builder.build();
    }

    private static RpcException failure(Release stub, String path, String sent, RpcServer server) throws Exception {
        MethodDescriptor<Object, Object> calling = stub.method(path);
        try (RpcClient client = client(server, false)) {
            return assertThrows(
                    RpcException.class,
                    () -> client.call(calling, Release.read(calling.request(), sent), CallOptions.DEFAULTS));
        }
    }

    // ---- what passes

    @Test
    void nothingChanged() throws Exception {
        Release now = now(ORDERS, ITEM, COLOR, SHAPE, GONE);
        String item = "{\"item\":{\"name\":\"a\",\"color\":\"COLOR_GREEN\",\"shape\":{\"ring\":{\"radius\":2}}}}";
        String result = "{\"result\":{\"name\":\"b\",\"color\":\"COLOR_RED\",\"shape\":{\"dot\":{}}}}";
        call(old, now, PUT, item, item, result, result);
        call(now, old, PUT, item, item, result, result);
    }

    @Test
    void aMethodMore() throws Exception {
        Release now = now(ORDERS.replace("Item find", "void drop(int id);\n    Item find"), ITEM, COLOR, SHAPE, GONE);
        call(old, now, FIND, "{\"id\":1}", "{\"id\":1}", "{\"result\":{}}", "{\"result\":{}}");
        try (RpcServer server = serve(old.method(FIND), request -> request)) {
            RpcException missing = failure(now, "shop.Orders/Drop", "{\"id\":1}", server);
            assertEquals(StatusCode.UNIMPLEMENTED, missing.code());
            assertEquals(Outcome.NOT_EXECUTED, missing.outcome());
        }
    }

    @Test
    void componentsMore() throws Exception {
        Release now = now(ORDERS, IMPORTS + """
                        public record Item(String name, Color color, Optional<Shape> shape, Optional<String> note,
                                Integer rank, List<String> tags, Map<String, Integer> sizes,
                                @RpcDefault("7") int count, @RpcDefault("GREEN") Color second) {}
                        """, COLOR, SHAPE, GONE);
        call(
                old,
                now,
                PUT,
                "{\"item\":{\"name\":\"a\"}}",
                "{\"item\":{\"name\":\"a\",\"count\":7,\"second\":\"COLOR_GREEN\"}}",
                "{\"result\":{\"name\":\"b\",\"note\":\"n\",\"rank\":0,\"tags\":[\"t\"],\"sizes\":{\"x\":1},\"count\":0}}",
                "{\"result\":{\"name\":\"b\"}}");
        call(
                now,
                old,
                PUT,
                "{\"item\":{\"name\":\"a\",\"note\":\"\",\"rank\":1,\"tags\":[\"t\"],\"sizes\":{\"x\":1},\"count\":9}}",
                "{\"item\":{\"name\":\"a\"}}",
                "{\"result\":{\"name\":\"b\"}}",
                "{\"result\":{\"name\":\"b\",\"count\":7,\"second\":\"COLOR_GREEN\"}}");
    }

    @Test
    void parametersMore() throws Exception {
        Release now = now(
                ORDERS.replace(
                        "int id", "int id, Optional<String> hint, List<Integer> others, @RpcDefault(\"3\") int limit"),
                ITEM,
                COLOR,
                SHAPE,
                GONE);
        call(old, now, FIND, "{\"id\":1}", "{\"id\":1,\"limit\":3}", "{\"result\":{}}", "{\"result\":{}}");
        call(
                now,
                old,
                FIND,
                "{\"id\":1,\"hint\":\"h\",\"others\":[2],\"limit\":0}",
                "{\"id\":1}",
                "{\"result\":{}}",
                "{\"result\":{}}");
    }

    @Test
    void aConstantAndAVariantMore() throws Exception {
        Release now = now(
                ORDERS,
                ITEM,
                COLOR.replace("GREEN,", "GREEN, BLUE,"),
                SHAPE.replace("record Ring", "record Square(int side) implements Shape {}\n    record Ring"),
                GONE);
        String news = "{\"name\":\"n\",\"color\":\"COLOR_BLUE\",\"shape\":{\"square\":{\"side\":2}}}";
        String olds = "{\"name\":\"n\",\"shape\":{}}";
        String known = "{\"name\":\"k\",\"color\":\"COLOR_GREEN\",\"shape\":{\"ring\":{\"radius\":1}}}";
        call(
                old,
                now,
                PUT,
                "{\"item\":" + known + "}",
                "{\"item\":" + known + "}",
                "{\"result\":" + news + "}",
                "{\"result\":" + olds + "}");
        call(
                now,
                old,
                PUT,
                "{\"item\":" + news + "}",
                "{\"item\":" + olds + "}",
                "{\"result\":" + known + "}",
                "{\"result\":" + known + "}");
    }

    @Test
    void newNamesInJava() throws Exception {
        Release now = now(
                ORDERS.replace("int id", "@RpcField(was = \"id\") int number"),
                ITEM.replace("String name", "@RpcField(was = \"name\") String title"),
                COLOR.replace("RED", "@RpcField(was = \"RED\") CRIMSON"),
                SHAPE.replace("record Dot", "@RpcField(was = \"Dot\") record Point"),
                GONE);
        // In JSON the older one does not know the new names, so the newer one's word reaches it in Protocol Buffers
        // alone.
        String olds = "{\"name\":\"a\",\"color\":\"COLOR_RED\",\"shape\":{\"dot\":{}}}";
        String news = "{\"title\":\"a\",\"color\":\"COLOR_CRIMSON\",\"shape\":{\"point\":{}}}";
        call(
                old,
                now,
                PUT,
                false,
                "{\"item\":" + olds + "}",
                "{\"item\":" + news + "}",
                "{\"result\":" + news + "}",
                "{\"result\":" + olds + "}");
        call(
                now,
                old,
                PUT,
                false,
                "{\"item\":" + news + "}",
                "{\"item\":" + olds + "}",
                "{\"result\":" + olds + "}",
                "{\"result\":" + news + "}");
        call(old, now, FIND, true, "{\"id\":1}", "{\"number\":1}", "{\"result\":{}}", "{\"result\":{}}");
        call(now, old, FIND, false, "{\"number\":1}", "{\"id\":1}", "{\"result\":{}}", "{\"result\":{}}");
        call(
                old,
                now,
                PUT,
                true,
                "{\"item\":" + olds + "}",
                "{\"item\":" + news + "}",
                "{\"result\":{}}",
                "{\"result\":{}}");
    }

    @Test
    void aMethodWithAnotherNameAndAnInterfaceInAnotherPackageKeepTheirPaths() throws Exception {
        Release moved = old.next(
                folder.resolve("moved"),
                "market.TradesMethods",
                ORDERS.replace("package shop;", "package market;\nimport shop.*;")
                        .replace("interface Orders", "interface Trades")
                        .replace("@RpcService", "@RpcService(name = \"shop.Orders\")")
                        .replace("Item put", "@RpcMethod(name = \"Put\") Item place"),
                ITEM,
                COLOR,
                SHAPE,
                GONE);
        open.add(moved);
        call(
                old,
                moved,
                PUT,
                "{\"item\":{\"name\":\"a\"}}",
                "{\"item\":{\"name\":\"a\"}}",
                "{\"result\":{}}",
                "{\"result\":{}}");
        call(
                moved,
                old,
                PUT,
                "{\"item\":{\"name\":\"a\"}}",
                "{\"item\":{\"name\":\"a\"}}",
                "{\"result\":{}}",
                "{\"result\":{}}");
    }

    @Test
    void anErrorMore() throws Exception {
        Release now = now(
                ORDERS.replace("throws Gone", "throws Gone, Sold"),
                GONE.replace("Gone", "Sold"),
                ITEM,
                COLOR,
                SHAPE,
                GONE);
        MethodDescriptor<Object, Object> serving = now.method(FIND);
        Class<?> sold = serving.errors().stream()
                .map(error -> error.type())
                .filter(type -> type.getSimpleName().equals("Sold"))
                .findFirst()
                .orElseThrow();
        try (RpcServer server = serve(serving, request -> {
            throw (Exception) sold.getConstructor(String.class).newInstance("sold out");
        })) {
            RpcException unknown = failure(old, FIND, "{\"id\":1}", server);
            assertEquals(StatusCode.ABORTED, unknown.code());
            assertEquals(Outcome.EXECUTED, unknown.outcome());
            assertEquals(null, unknown.typedError());
            RpcException known = failure(now, FIND, "{\"id\":1}", server);
            assertEquals(
                    sold,
                    Optional.ofNullable(known.typedError())
                            .map(Object::getClass)
                            .orElse(null));
        }
    }

    @Test
    void idempotentFromNowOn() throws Exception {
        Release now =
                now(ORDERS.replace("Item find", "@RpcMethod(idempotent = true) Item find"), ITEM, COLOR, SHAPE, GONE);
        call(old, now, FIND, "{\"id\":1}", "{\"id\":1}", "{\"result\":{}}", "{\"result\":{}}");
        // A server that still deduplicates refuses a call that is bound to no store: servers are to be updated first.
        try (RpcServer server = serve(old.method(FIND), request -> request)) {
            RpcException refused = failure(now, FIND, "{\"id\":1}", server);
            assertEquals(StatusCode.FAILED_PRECONDITION, refused.code());
        }
    }

    // ---- what does not

    private void refused(String problem, String... sources) {
        assertEquals(
                problem,
                old.check(folder.resolve("refused"), sources)
                        .lines()
                        .findFirst()
                        .orElse(""));
    }

    /** Every forbidden change, on a module that has each kind of thing; what was and what is must be told. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a parameter that old callers do not send | find(int id | find(int id, int row | shop.OrdersFindRequest.row: added | not there | number 2, int32, implicit
            a parameter that is gone | find(int id) | find() | shop.OrdersFindRequest.id: removed | number 1, int32, implicit | not there
            another type of a parameter | find(int id) | find(long id) | shop.OrdersFindRequest.id: type int32 to int64 | number 1, int32, implicit | number 1, int64, implicit
            another type of a result | Item find | List<Item> find | shop.OrdersFindReply.result: presence required to repeated | number 1, message shop.Item, required | number 1, message shop.Item, repeated
            a component with another name | String name | String title | shop.Item.name: removed | number 1, string, implicit | not there
            a component that is needed from now on | Optional<Shape> shape | Shape shape | shop.Item.shape: presence optional to required | number 3, message shop.Shape, optional | number 3, message shop.Shape, required
            a number that contradicts the lock | String name | @RpcField(number = 9) String name | shop.Item.name: number 1 to 9 | number 1, string, implicit | number 9, string, implicit
            another record in the place of one | Color color | Shape color | shop.Item.color: type enum shop.Color to message shop.Shape | number 2, enum shop.Color, implicit | number 2, message shop.Shape, required
            a constant that is gone | RED, GREEN | RED | shop.Color.COLOR_GREEN: removed | number 2 | not there
            no stand-in for unknown constants | @RpcUnknown OTHER | OTHER | shop.Color: @RpcUnknown removed | unknown constants are read as the one marked @RpcUnknown | unknown constants are decoding errors
            a variant that is gone | record Ring(int radius) implements Shape {} | | shop.Shape.ring: removed | number 2, message shop.ShapeRing | not there
            no stand-in for unknown variants | @RpcUnknown record Other | record Other | shop.Shape: @RpcUnknown removed | unknown variants are read as the one marked @RpcUnknown | unknown variants are decoding errors
            a method that is gone | Item put(Item item); | | shop.Orders/Put: removed | a method | not there
            a service with another name | @RpcService | @RpcService(name = "shop.Purchases") | shop.Orders/Find: removed | a method | not there
            an error that is gone | throws Gone | | shop.Orders/Find: error shop.Gone removed | declares shop.Gone | declares no error
            """)
    void everyForbiddenChangeIsRefusedWithItsDifference(
            String name, String before, @Nullable String after, String change, String was, String is) {
        String[] sources = Stream.of(ORDERS, ITEM, COLOR, SHAPE, GONE)
                .map(source -> source.replace(before, after == null ? "" : after))
                .toArray(String[]::new);
        List<String> told =
                old.check(folder.resolve("refused"), sources).lines().toList();
        int at = 0;
        while (at < told.size() && !told.get(at).endsWith(": breaking change: " + change)) {
            at++;
        }
        assertTrue(at < told.size(), name + ": " + String.join("\n", told));
        assertEquals(List.of("  was:    " + was, "  is:     " + is), told.subList(at + 1, at + 3));
        assertTrue(told.get(at + 3).startsWith("  breaks: "), told.get(at + 3));
    }

    @Test
    void aComponentThatOldProgramsDoNotSend() {
        refused(
                "shop/Item.java:4: breaking change: shop.Item.count: added",
                ORDERS,
                ITEM.replace("String name", "String name, int count"),
                COLOR,
                SHAPE,
                GONE);
    }

    @Test
    void aConstantThatNobodyStandsInFor() throws Exception {
        String closed = IMPORTS + "public enum Color { RED, GREEN }\n";
        try (Release strict =
                Release.first(folder.resolve("strict"), "shop.OrdersMethods", ORDERS, ITEM, closed, SHAPE, GONE)) {
            assertEquals(
                    "shop/Color.java:4: breaking change: shop.Color.COLOR_BLUE: added",
                    strict.check(
                                    folder.resolve("more"),
                                    ORDERS,
                                    ITEM,
                                    closed.replace("GREEN", "GREEN, BLUE"),
                                    SHAPE,
                                    GONE)
                            .lines()
                            .findFirst()
                            .orElse(""));
        }
    }

    @Test
    void aRemovedComponent() {
        refused(
                "shop/Item.java:4: breaking change: shop.Item.color: removed",
                ORDERS,
                ITEM.replace("Color color, ", ""),
                COLOR,
                SHAPE,
                GONE);
    }

    @Test
    void anotherTypeAndAnotherPresence() {
        refused(
                "shop/Item.java:4: breaking change: shop.Item.name: type string to int64",
                ORDERS,
                ITEM.replace("String name", "long name"),
                COLOR,
                SHAPE,
                GONE);
        refused(
                "shop/Item.java:4: breaking change: shop.Item.name: presence implicit to optional",
                ORDERS,
                ITEM.replace("String name", "Optional<String> name"),
                COLOR,
                SHAPE,
                GONE);
    }

    @Test
    void anotherNameForAMethodAndAnInterface() {
        refused(
                "shop/Orders.java:5: breaking change: shop.Orders/Put: removed",
                ORDERS.replace("Item put", "Item place"),
                ITEM,
                COLOR,
                SHAPE,
                GONE);
    }

    @Test
    void aRemovedError() {
        refused(
                "shop/Orders.java:7: breaking change: shop.Orders/Find: error shop.Gone removed",
                ORDERS.replace(" throws Gone", ""),
                ITEM,
                COLOR,
                SHAPE,
                GONE);
    }

    @Test
    void idempotentNoMore() throws Exception {
        String promised = ORDERS.replace("Item find", "@RpcMethod(idempotent = true) Item find");
        try (Release before =
                Release.first(folder.resolve("promised"), "shop.OrdersMethods", promised, ITEM, COLOR, SHAPE, GONE)) {
            assertEquals(
                    "shop/Orders.java:7: breaking change: shop.Orders/Find: idempotent true to false",
                    before.check(folder.resolve("taken"), ORDERS, ITEM, COLOR, SHAPE, GONE)
                            .lines()
                            .findFirst()
                            .orElse(""));
        }
    }
}
