package io.privateer.codegen.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Int32Value;
import com.google.protobuf.StringValue;
import io.privateer.codegen.CodeGeneration;
import io.privateer.codegen.GenerationRequest.Mode;
import io.privateer.codegen.GenerationResult;
import io.privateer.codegen.Workspace;
import io.privateer.codegen.client.ClientLanguage;
import io.privateer.codegen.generate.Loopback;
import io.privateer.rpc.codec.CodecException;
import io.privateer.rpc.service.ServiceBinding;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services from {@code .proto} files: what becomes of each construct, and what is refused with which words. */
final class ContractTest {
    private static final String SHOP = """
            syntax = "proto3";
            package shop.v1;
            import "google/protobuf/any.proto";
            import "google/protobuf/duration.proto";
            import "google/protobuf/empty.proto";
            import "google/protobuf/timestamp.proto";
            import "google/protobuf/wrappers.proto";
            import "parts/part.proto";
            option java_package = "com.example.shop";

            // All that can be asked.
            service Shop {
              // Finds it.
              rpc Find(Query) returns (Everything) { option idempotency_level = NO_SIDE_EFFECTS; }
              rpc Place(Everything) returns (Everything);
              rpc Clear(google.protobuf.Empty) returns (google.protobuf.Empty) {}
            }

            message Query { string text = 1; }

            // Of every kind one.
            message Everything {
              int32 i32 = 1; int64 i64 = 2; uint32 u32 = 3; uint64 u64 = 4; sint32 s32 = 5; sint64 s64 = 6;
              fixed32 f32 = 7; fixed64 f64 = 8; sfixed32 sf32 = 9; sfixed64 sf64 = 10;
              float f = 11; double d = 12; bool b = 13; string s = 14; bytes data = 15;
              optional int32 maybe = 16;
              repeated sint32 numbers = 17;
              map<uint64, Inner> inners = 18;
              Level level = 19;
              Everything again = 20;
              oneof choice {
                string text = 21;
                int32 number = 22;
                Inner inner = 23;
              }
              oneof only { string single = 24; }
              google.protobuf.Timestamp at = 25;
              google.protobuf.Duration lasting = 26;
              google.protobuf.Any anything = 27;
              google.protobuf.Int32Value boxed = 28;
              parts.Part part = 29;
              // Names that Java would not take.
              string class = 30; int32 hash_code = 31; string record = 32;
              string renamed = 33 [json_name = "otherName"];

              message Inner {
                int32 value = 1;
                message Everything { bool odd = 1; }
                Everything everything = 2;
              }
              enum Level { LOW = 0; HIGH = 5; BELOW = -1; }
            }
            """;

    private final Workspace workspace;

    ContractTest(@TempDir Path folder) {
        workspace = new Workspace(folder);
    }

    private GenerationResult generate() {
        return CodeGeneration.run(workspace
                .request()
                .contractRoots(List.of(workspace.path("contracts")))
                .build());
    }

    private GeneratedCode shop() throws Exception {
        workspace
                .file("contracts/shop/shop.proto", SHOP)
                .file(
                        "contracts/parts/part.proto",
                        "syntax = \"proto3\"; package parts; message Part { string name = 1; }");
        assertEquals("", workspace.text(generate()));
        return new GeneratedCode(workspace.compile());
    }

    private String problemsOf(String text) {
        workspace.file("contracts/a.proto", text);
        return workspace.text(generate());
    }

    @Test
    void everyKindOfFieldTravels() throws Exception {
        String everything = """
                {"i32":-1,"i64":"-9007199254740993","u32":4294967295,"u64":"18446744073709551615","s32":-2147483648,\
                "s64":"-1","f32":4294967295,"f64":"18446744073709551615","sf32":-1,"sf64":"-1","f":1.5,"d":0.1,"b":true,\
                "s":"é","data":"AAE=","maybe":0,"numbers":[-1,0,1],"inners":{"18446744073709551615":{"value":1}},\
                "level":"BELOW","again":{"level":"HIGH"},"number":0,"single":"","at":"2026-01-01T00:00:00Z",\
                "lasting":"-0.500s","boxed":7,"part":{"name":"bolt"},"class":"c","hashCode":1,"record":"r",\
                "otherName":"o"}""";
        String type = "com.example.shop.Everything";
        try (GeneratedCode code = shop()) {
            Object value = code.decodeJson(type, everything);
            assertEquals(everything, code.encodeJson(type, value));
            assertEquals(everything, code.encodeJson(type, code.decode(type, code.encode(type, value))));
        }
    }

    @Test
    void methodsTakeAndGiveWholeMessagesAndEmptyIsNothing() throws Exception {
        try (GeneratedCode code = shop()) {
            ServiceBinding binding = code.binding(
                    "com.example.shop.Shop",
                    (proxy, method, arguments) -> method.getName().equals("clear")
                            ? null
                            : code.decodeJson("com.example.shop.Everything", "{\"s\": \"" + arguments[0] + "\"}"));
            assertEquals(
                    List.of("shop.v1.Shop/Clear false", "shop.v1.Shop/Find true", "shop.v1.Shop/Place false"),
                    binding.methods().stream()
                            .map(method -> method.descriptor().path() + " "
                                    + method.descriptor().idempotent())
                            .toList());
            Object stub = code.stub("com.example.shop.Shop", new Loopback(binding, false));
            Class<?> queryType = code.type("com.example.shop.Query");
            Object query = queryType.getConstructor(String.class).newInstance("nails");
            Object found = stub.getClass().getMethod("find", queryType).invoke(stub, query);
            assertEquals("{\"s\":\"Query[text=nails]\"}", code.encodeJson("com.example.shop.Everything", found));
            Object async = code.asyncStub("com.example.shop.Shop", new Loopback(binding, false));
            CompletableFuture<?> later = (CompletableFuture<?>)
                    async.getClass().getMethod("find", queryType).invoke(async, query);
            assertEquals("{\"s\":\"Query[text=nails]\"}", code.encodeJson("com.example.shop.Everything", later.join()));
            Method clear = stub.getClass().getMethod("clear");
            assertEquals(void.class, clear.getReturnType());
            clear.invoke(stub);
        }
    }

    @Test
    void aOneofIsASealedInterfaceWhoseLastMemberWins() throws Exception {
        String type = "com.example.shop.Everything";
        try (GeneratedCode code = shop()) {
            byte[] text = code.encode(type, code.decodeJson(type, "{\"text\": \"t\"}"));
            byte[] number = code.encode(type, code.decodeJson(type, "{\"number\": 5}"));
            byte[] both = new byte[text.length + number.length];
            System.arraycopy(text, 0, both, 0, text.length);
            System.arraycopy(number, 0, both, text.length, number.length);
            Object value = code.decode(type, both);
            Class<?> everything = code.type(type);
            Class<?> choice = code.type(type + "$Choice");
            assertTrue(choice.isSealed());
            assertEquals(
                    "Optional[Number[value=5]]",
                    everything.getMethod("choice").invoke(value).toString());
            assertEquals(Optional.of(5), everything.getMethod("number").invoke(value));
            assertEquals(Optional.empty(), everything.getMethod("text").invoke(value));
            assertArrayEquals(number, code.encode(type, value));
            CodecException twice =
                    assertThrows(CodecException.class, () -> code.decodeJson(type, "{\"text\": \"t\", \"number\": 5}"));
            assertTrue(
                    String.valueOf(twice.getMessage()).contains("choice is given more than once"), twice::getMessage);
        }
    }

    @Test
    void anUnknownNumberOfAnEnumIsUnrecognizedAndCannotBeSent() throws Exception {
        String type = "com.example.shop.Everything";
        try (GeneratedCode code = shop()) {
            Object value = code.decode(type, new byte[] {(byte) 0x98, 0x01, 0x07});
            Object level = code.type(type).getMethod("level").invoke(value);
            assertEquals("UNRECOGNIZED", level.toString());
            assertThrows(CodecException.class, () -> code.encode(type, value));
            Object none = code.type(type).getMethod("level").invoke(code.decode(type, new byte[0]));
            assertEquals("LOW", none.toString());
        }
    }

    @Test
    void nothingIsWrittenBesidesJavaAndNoLockIsNeeded() {
        workspace.file("contracts/a.proto", """
                syntax = "proto3";
                package a;
                service S { rpc Do(M) returns (M); }
                message M { int32 x = 1; }
                message Unused { int32 x = 1; }
                """);
        GenerationResult first = generate();
        assertEquals("", workspace.text(first));
        assertEquals(
                List.of(
                        "M.java",
                        "MCodec.java",
                        "S.java",
                        "SAsync.java",
                        "SAsyncStub.java",
                        "SBinding.java",
                        "SMethods.java",
                        "SStub.java"),
                first.written().stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .sorted()
                        .toList());
        assertFalse(workspace.exists("rpc.lock"));
        assertTrue(generate().upToDate());
        workspace.file("contracts/a.proto", "syntax = \"proto3\";");
        assertEquals(8, generate().deleted().size());
    }

    private GenerationResult generateFor(ClientLanguage language) {
        workspace.file("contracts/a.proto", """
                syntax = "proto3";
                package a;
                service S { rpc Do(M) returns (N); }
                message M { E e = 1; enum E { NONE = 0; } }
                message N { E e = 1; enum E { NONE = 0; } }
                """);
        return CodeGeneration.run(workspace
                .request()
                .contractRoots(List.of(workspace.path("contracts")))
                .clients(List.of(language))
                .clientOutput(workspace.path("clients"))
                .build());
    }

    @Test
    void aClientInPythonTakesAndGivesWholeMessages() {
        assertEquals("", workspace.text(generateFor(ClientLanguage.PYTHON)));
        String client = workspace.read("clients/python/a.py");
        assertTrue(client.contains("def do_(self, request: M) -> N:"), client);
    }

    @Test
    void aMessageForNothingIsOfThePackageOfItsFile() {
        workspace.file("contracts/a.proto", """
                syntax = "proto3";
                package a;
                import "google/protobuf/empty.proto";
                option java_package = "com.example.b";
                service S { rpc Do(M) returns (google.protobuf.Empty); }
                message M { int32 x = 1; }
                """);
        GenerationResult result = CodeGeneration.run(workspace
                .request()
                .contractRoots(List.of(workspace.path("contracts")))
                .clients(List.of(ClientLanguage.PYTHON))
                .clientOutput(workspace.path("clients"))
                .build());
        assertEquals("", workspace.text(result));
        String client = workspace.read("clients/python/b.py");
        assertTrue(client.contains("reply=\"a.SDoReply\""), client);
    }

    @Test
    void javaAndContractsLiveInOneModule() {
        workspace.source("""
                package shop;
                @io.privateer.rpc.annotation.RpcService
                public interface Till { long sum(java.util.List<Long> amounts); }
                """);
        workspace.file("contracts/a.proto", """
                syntax = "proto3";
                package a;
                service S { rpc Do(M) returns (M); }
                message M { int32 x = 1; }
                """);
        assertEquals("", workspace.text(generate()));
        workspace.compile();
        assertTrue(workspace.read("rpc.lock").contains("shop.Till"));
        assertFalse(workspace.read("rpc.lock").contains("a.S"));
        GenerationResult check = CodeGeneration.run(workspace
                .request()
                .contractRoots(List.of(workspace.path("contracts")))
                .mode(Mode.CHECK)
                .build());
        assertEquals("", workspace.text(check));
    }

    @Test
    void messagesOfAModuleThatWasGeneratedBeforeAreUsed(@TempDir Path other) throws Exception {
        Workspace owner = new Workspace(other);
        owner.file("contracts/parts/part.proto", """
                syntax = "proto3";
                package parts;
                service Parts { rpc Find(Part) returns (Part); }
                message Part { string name = 1; }
                """);
        CodeGeneration.run(
                owner.request().contractRoots(List.of(owner.path("contracts"))).build());
        Path classes = owner.compile();
        workspace
                .dependsOn(classes)
                .protoRoot("../" + other.getFileName() + "/contracts")
                .file("contracts/a.proto", """
                        syntax = "proto3";
                        package a;
                        import "parts/part.proto";
                        service S { rpc Do(parts.Part) returns (M); }
                        message M { parts.Part part = 1; }
                        """);
        GenerationResult result = generate();
        assertEquals("", workspace.text(result));
        assertFalse(workspace.exists("java/parts/Part.java"));
        workspace.compile();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            syntax = "proto2"; package a; message M {}                         | rpc Do(M) returns (M); | contracts/a.proto:1: a.S/Do: a.M is proto2, and only proto3 is supported
            syntax = "proto3"; package a; message M {}                         | rpc Do(stream M) returns (M); | contracts/a.proto:1: a.S/Do is a streaming method, which cannot be called yet. Leave out all of them with <streaming>skip</streaming>
            syntax = "proto3"; package a; message M { E e = 1; } enum E { option allow_alias = true; A = 0; B = 0; } | rpc Do(M) returns (M); | contracts/a.proto:1: a.E.B: two constants with the number 0, allow_alias, are not supported
            syntax = "proto3"; package a; message M { string a_b = 1 [json_name = "ab"]; string aB = 2; } | rpc Do(M) returns (M); | contracts/a.proto:1: a.M: aB and a_b are both called aB in Java
            syntax = "proto3"; package a; message M { message N {} N n = 1; MN o = 2; } message MN {} | rpc Do(M) returns (M); | contracts/a.proto:1: a.MN and a.M.N would both be called MN. Rename one of them
            syntax = "proto3"; package a; import "google/protobuf/struct.proto"; | rpc Do(google.protobuf.Value) returns (google.protobuf.Value); | contracts/a.proto:1: a.S/Do: google.protobuf.Value cannot be a whole request or result. Put it into a message of your own
            """)
    void isRefused(String head, String method, String problem) {
        String said = problemsOf(head + " service S { " + method + " }");
        // Its line, and the words; the same may be said of request and result.
        assertEquals(problem, said.lines().findFirst().orElse(""));
    }

    @Test
    void aMistakeInTheFileIsToldAtItsLine() {
        String said = problemsOf("""
                syntax = "proto3";
                package a;
                service S { rpc Do(Nowhere) returns (Nowhere); }
                """);
        assertTrue(said.startsWith("contracts/a.proto:3: unable to resolve Nowhere"), said);
        said = problemsOf("syntax = \"proto3\";\nservice S { rpc Do(M returns (M); }\n");
        assertTrue(said.startsWith("contracts/a.proto:2: "), said);
        said = problemsOf(
                "syntax = \"proto3\";\nimport \"not/there.proto\";\nservice S { rpc Do(M) returns (M); }\nmessage M {}");
        assertTrue(said.contains("not/there.proto"), said);
    }

    @Test
    void wellKnownTypesAreProtobufJavas() throws Exception {
        try (GeneratedCode code = shop()) {
            Class<?> everything = code.type("com.example.shop.Everything");
            Object value = code.decodeJson("com.example.shop.Everything", "{\"boxed\": 7}");
            assertEquals(
                    Optional.of(Int32Value.of(7)), everything.getMethod("boxed").invoke(value));
            byte[] any = com.google.protobuf.Any.pack(StringValue.of("x")).toByteArray();
            byte[] field = new byte[any.length + 3];
            System.arraycopy(new byte[] {(byte) 0xda, 0x01, (byte) any.length}, 0, field, 0, 3);
            System.arraycopy(any, 0, field, 3, any.length);
            Object held = code.decode("com.example.shop.Everything", field);
            assertEquals(
                    Optional.of(com.google.protobuf.Any.pack(StringValue.of("x"))),
                    everything.getMethod("anything").invoke(held));
        }
    }
}
