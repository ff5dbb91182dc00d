package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.google.protobuf.Message;
import com.neilalexander.jnacl.NaCl;
import io.privateer.rpc.annotation.RpcService;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.zeromq.ZContext;

/** This module as a program on the module path sees it; compiled and started as processes of their own. */
class ModulePathTest {
    private static final Path CLASSES = locationOf(RpcService.class);

    /** Packages of other modules whose types may stand in a public signature: what we require transitively. */
    private static final List<String> READABLE = List.of("java.", "com.google.protobuf.", "org.jspecify.annotations.");

    // Set by JUnit before the first test.
    @SuppressWarnings("NullAway.Init")
    @TempDir
    static Path jarFolder;

    // Set by JUnit before each test.
    @SuppressWarnings("NullAway.Init")
    @TempDir
    Path folder;

    /** The classes as a jar, because a module descriptor in that place is one only there. */
    @BeforeAll
    static void pack() throws IOException {
        Path manifest = Files.writeString(jarFolder.resolve("manifest"), "Multi-Release: true\n");
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--file=" + jar(),
                        "--manifest=" + manifest,
                        "-C",
                        CLASSES.toString(),
                        ".");
        assertEquals(0, status, "jar has failed");
    }

    private static Path jar() {
        return jarFolder.resolve("rpc-core.jar");
    }

    @Test
    void requiresWhatItNeedsAndPassesOnWhatItsApiShows() {
        assertEquals(
                Set.of(
                        "com.fasterxml.jackson.core",
                        "com.google.protobuf",
                        "fr.loghub.jeromq-core",
                        "java.base",
                        "org.jspecify",
                        "org.slf4j"),
                descriptor().requires().stream().map(Requires::name).collect(Collectors.toSet()));
        assertEquals(Set.of(Requires.Modifier.TRANSITIVE), modifiers("com.google.protobuf"));
        assertEquals(Set.of(Requires.Modifier.STATIC, Requires.Modifier.TRANSITIVE), modifiers("org.jspecify"));
        assertEquals(Set.of(), modifiers("fr.loghub.jeromq-core"));
    }

    @Test
    void aModularProgramCompilesWithoutAWarningAndFindsJeroMqWhenItRuns() throws Exception {
        write("shop/module-info.java", "module shop { requires io.privateer.rpc; }");
        write("shop/shop/Orders.java", """
                package shop;

                import io.privateer.rpc.annotation.RpcService;
                import org.jspecify.annotations.Nullable;

                @RpcService
                public interface Orders {
                    @Nullable String find(long id);
                }
                """);
        write("shop/shop/Main.java", """
                package shop;

                import io.privateer.rpc.call.StatusCode;

                public class Main {
                    public static void main(String[] arguments) throws Exception {
                        Class<?> context = Class.forName("org.zeromq.ZContext");
                        System.out.println(StatusCode.OK + " " + context.getModule().getName());
                    }
                }
                """);

        Finished compiled = javac("shop", "-Xlint:all", "-Werror");
        assertEquals(new Finished(0, ""), compiled);

        Finished ran = run(
                java("java"),
                "--module-path",
                modulePath() + File.pathSeparator + folder.resolve("out"),
                "--module",
                "shop/shop.Main");
        assertEquals(new Finished(0, "OK fr.loghub.jeromq-core\n"), ran);
    }

    @Test
    void anInternalPackageIsOutOfReach() throws Exception {
        write("nosy/module-info.java", "module nosy { requires io.privateer.rpc; }");
        write("nosy/nosy/Main.java", "package nosy; class Main { io.privateer.rpc.wire.Id id; }");

        Finished compiled = javac("nosy");

        assertNotEquals(0, compiled.status());
        assertTrue(
                compiled.output()
                        .contains("package io.privateer.rpc.wire is declared in module io.privateer.rpc, "
                                + "which does not export it"),
                compiled.output());
    }

    @Test
    void aTypeInAPublicSignatureIsOneThatUsersCanName() throws Exception {
        Set<String> exported =
                descriptor().exports().stream().map(Exports::source).collect(Collectors.toSet());
        Set<String> unreachable = new TreeSet<>();
        for (Class<?> type : publicTypesOf(exported)) {
            signatureTypes(type)
                    .filter(used -> !exported.contains(used.getPackageName()))
                    .filter(used -> READABLE.stream().noneMatch(used.getName()::startsWith))
                    .forEach(used -> unreachable.add(type.getName() + " shows " + used.getName()));
        }
        assertEquals(Set.of(), unreachable);
    }

    private static ModuleDescriptor descriptor() {
        return ModuleFinder.of(jar()).find("io.privateer.rpc").orElseThrow().descriptor();
    }

    private static Set<Requires.Modifier> modifiers(String module) {
        Optional<Requires> requires = descriptor().requires().stream()
                .filter(one -> one.name().equals(module))
                .findFirst();
        return requires.orElseThrow().modifiers();
    }

    private static List<Class<?>> publicTypesOf(Set<String> packages) throws IOException, ClassNotFoundException {
        List<String> names;
        try (Stream<Path> files = Files.walk(CLASSES)) {
            names = files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .toList();
        }
        List<Class<?>> types = new ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name, false, ModulePathTest.class.getClassLoader());
            if (Modifier.isPublic(type.getModifiers()) && packages.contains(type.getPackageName())) {
                types.add(type);
            }
        }
        assertTrue(types.contains(RpcService.class), "found nothing in " + CLASSES);
        return types;
    }

    private static Stream<Class<?>> signatureTypes(Class<?> type) {
        Stream<Class<?>> parents =
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
        Stream<Class<?>> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> shown(field.getModifiers()))
                .map(Field::getType);
        Stream<Class<?>> results = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> shown(method.getModifiers()))
                .map(Method::getReturnType);
        Stream<Executable> executables = Stream.concat(
                Arrays.<Executable>stream(type.getDeclaredMethods()),
                Arrays.<Constructor<?>>stream(type.getDeclaredConstructors()));
        Stream<Class<?>> parameters = executables
                .filter(executable -> shown(executable.getModifiers()))
                .flatMap(executable -> Stream.concat(
                        Arrays.stream(executable.getParameterTypes()), Arrays.stream(executable.getExceptionTypes())));
        return Stream.of(parents, fields, results, parameters)
                .flatMap(types -> types)
                .map(ModulePathTest::element)
                .filter(used -> !used.isPrimitive());
    }

    private static boolean shown(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static Class<?> element(Class<?> type) {
        Class<?> component = type.getComponentType();
        return component == null ? type : element(component);
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Finished javac(String sources, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java("javac"), "--module-path", modulePath()));
        command.addAll(List.of("-d", folder.resolve("out").toString()));
        command.addAll(List.of(options));
        try (Stream<Path> files = Files.walk(folder.resolve(sources))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
        }
        return run(command.toArray(String[]::new));
    }

    /** This module and what it requires; everything else that the tests see stays away. */
    private static String modulePath() {
        Stream<Path> required = Stream.of(
                        ZContext.class, NaCl.class, Message.class, JsonFactory.class, Logger.class, Nullable.class)
                .map(ModulePathTest::locationOf);
        return Stream.concat(Stream.of(jar()), required)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path locationOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    private record Finished(int status, String output) {}

    private Finished run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // What the environment adds would be printed: "Picked up JAVA_TOOL_OPTIONS: ...".
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " has not ended within 60 s");
        }
        String text = Files.readString(output, StandardCharsets.UTF_8).replace("\r\n", "\n");
        return new Finished(process.exitValue(), text);
    }
}
