package io.privateer.codegen.lock;

import io.privateer.codegen.GenerationRequest.Mode;
import io.privateer.codegen.Workspace;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.service.MethodDescriptor;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** One release of a module: its sources, the lock that it left, and its classes, apart from those of other releases. */
final class Release implements AutoCloseable {
    private final Workspace workspace;
    private final String methods;
    private final URLClassLoader loader;

    private Release(Workspace workspace, String methods, URLClassLoader loader) {
        this.workspace = workspace;
        this.methods = methods;
        this.loader = loader;
    }

    /** The first release of these sources. */
    static Release first(Path folder, String methods, String... sources) throws IOException {
        return of(new Workspace(folder), methods, sources);
    }

    /** The release after this one, with its lock. */
    Release next(Path folder, String nextMethods, String... sources) throws IOException {
        return of(new Workspace(folder).file("rpc.lock", workspace.read("rpc.lock")), nextMethods, sources);
    }

    /** What {@code check} says of these sources after this release. */
    String check(Path folder, String... sources) {
        Workspace later = new Workspace(folder).file("rpc.lock", workspace.read("rpc.lock"));
        for (String source : sources) {
            later.source(source);
        }
        return later.text(later.run(Mode.CHECK));
    }

    private static Release of(Workspace workspace, String methods, String... sources) throws IOException {
        for (String source : sources) {
            workspace.source(source);
        }
        String problems = workspace.problems();
        if (!problems.isEmpty()) {
            throw new AssertionError(problems);
        }
        Path classes = workspace.compile();
        return new Release(
                workspace,
                methods,
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, Release.class.getClassLoader()));
    }

    /** A method by its path, as this release knows it. */
    @SuppressWarnings("unchecked") // what its codecs read is only handed back to them
    MethodDescriptor<Object, Object> method(String path) throws ReflectiveOperationException {
        for (Field field : Class.forName(methods, true, loader).getDeclaredFields()) {
            field.setAccessible(true);
            if (field.get(null) instanceof MethodDescriptor<?, ?> method
                    && method.path().equals(path)) {
                return (MethodDescriptor<Object, Object>) method;
            }
        }
        throw new AssertionError(methods + " has no " + path);
    }

    static Object read(MessageCodec<Object> codec, String json) {
        return Bodies.decodeJson(codec, json.getBytes(StandardCharsets.UTF_8), CodecLimits.DEFAULTS);
    }

    static String text(MessageCodec<Object> codec, Object value) {
        return new String(Bodies.encodeJson(codec, value, CodecLimits.DEFAULTS), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
