import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes rpc-core's {@code module-info.class}; the build runs it on the compiled classes.
 *
 * <p>No {@code module-info.java} can do this: JeroMQ's module is called {@code fr.loghub.jeromq-core}, and Java source
 * has no name with a hyphen. An {@code Automatic-Module-Name} is no way out either: nothing would then resolve JeroMQ
 * on a user's module path. In bytecode the name is an ordinary string.
 */
final class WriteModuleInfo {
    private static final String MODULE = "io.privateer.rpc";

    /** What users and generated code may name. A package that does not exist (yet) is left out. */
    private static final Set<String> EXPORTED = Set.of(
            "io.privateer.rpc",
            "io.privateer.rpc.annotation",
            "io.privateer.rpc.call",
            "io.privateer.rpc.codec",
            "io.privateer.rpc.service",
            // For whoever brings a reply store of their own.
            "io.privateer.rpc.store",
            // For whoever brings a transport of their own.
            "io.privateer.rpc.transport");

    /** What may change without notice. */
    private static final Set<String> CONCEALED = Set.of(
            "io.privateer.rpc.dedup",
            "io.privateer.rpc.retry",
            "io.privateer.rpc.server",
            "io.privateer.rpc.timer",
            "io.privateer.rpc.wire",
            "io.privateer.rpc.zmq");

    private record Requires(String module, int access) {}

    private static final List<Requires> REQUIRES = List.of(
            new Requires("java.base", Opcodes.ACC_MANDATED),
            new Requires("fr.loghub.jeromq-core", 0),
            new Requires("com.fasterxml.jackson.core", 0),
            // A service may carry protobuf messages, and then its generated code names them.
            new Requires("com.google.protobuf", Opcodes.ACC_TRANSITIVE),
            new Requires("org.slf4j", 0),
            // Annotations of our signatures and of generated code: wanted by compilers, not by a running program.
            new Requires("org.jspecify", Opcodes.ACC_STATIC_PHASE | Opcodes.ACC_TRANSITIVE));

    private WriteModuleInfo() {}

    /** Arguments: the folder of compiled classes, and the module's version. */
    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        Set<String> packages = packagesOf(classes);
        byte[] descriptor = descriptor(arguments[1], packages);

        // Not in the root, where the next compilation would take it for the descriptor of what it compiles and look for
        // the modules that it requires. In a jar that is marked multi-release, this place counts as well.
        Path file = classes.resolve("META-INF/versions/9/module-info.class");
        Files.createDirectories(file.getParent());
        // An unchanged file keeps its time, so that nothing downstream is built anew.
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), descriptor)) {
            Files.write(file, descriptor);
        }
    }

    private static Set<String> packagesOf(Path classes) throws IOException {
        Set<String> packages;
        try (Stream<Path> files = Files.walk(classes)) {
            packages = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.getFileName().toString().matches("(module|package)-info.class"))
                    .map(file -> classes.relativize(file.getParent()).toString().replaceAll("[/\\\\]", "."))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        for (String name : packages) {
            if (EXPORTED.contains(name) == CONCEALED.contains(name)) {
                throw new IllegalStateException("package " + name + ": is it for users or internal? "
                        + "Name it in exactly one of EXPORTED and CONCEALED of WriteModuleInfo.java");
            }
        }
        return packages;
    }

    private static byte[] descriptor(String version, Set<String> packages) {
        ClassWriter file = new ClassWriter(0);
        file.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
        ModuleVisitor module = file.visitModule(MODULE, 0, version);
        for (Requires requires : REQUIRES) {
            module.visitRequire(requires.module(), requires.access(), null);
        }
        for (String name : packages) {
            if (EXPORTED.contains(name)) {
                module.visitExport(name.replace('.', '/'), 0);
            }
        }
        module.visitEnd();
        file.visitEnd();
        return file.toByteArray();
    }
}
