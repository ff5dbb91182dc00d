package io.privateer.codegen.model;

import io.privateer.codegen.model.JavaType.Declared;

/**
 * The names of generated Java classes, in one place: the reader refuses a user's type that has one of them, the generators
 * write them.
 */
public final class JavaNames {
    /** The codec's only instance, a constant of each codec class. */
    public static final String CODEC_INSTANCE = "INSTANCE";

    /**
     * A {@code String} constant of each codec (of enums too) of a module that has a {@link ModuleId}: the
     * {@link ModuleId#lockResource resource} with the lock that its numbers come from. A module that uses the type of
     * another one finds that lock by it, since a compiler lets nobody list the class path.
     */
    public static final String CODEC_LOCK = "LOCK";

    private JavaNames() {}

    /** {@code OrdersStub}: {@code public final}, implements the interface by blocking calls. */
    public static Declared stub(ServiceModel service) {
        return beside(service, "Stub");
    }

    /** {@code OrdersAsync}: the same methods, returning {@code CompletableFuture}. */
    public static Declared async(ServiceModel service) {
        return beside(service, "Async");
    }

    /** {@code OrdersAsyncStub}: implements {@code OrdersAsync}. */
    public static Declared asyncStub(ServiceModel service) {
        return beside(service, "AsyncStub");
    }

    /** {@code OrdersBinding}: {@code public final}, {@code static ServiceBinding of(Orders implementation)}. */
    public static Declared binding(ServiceModel service) {
        return beside(service, "Binding");
    }

    /** {@code OrdersMethods}: package-private, holds the method descriptors. */
    public static Declared methods(ServiceModel service) {
        return beside(service, "Methods");
    }

    /** {@code OrderCodec}, for a message or an enum. */
    public static Declared codec(String packageName, ProtoName name) {
        return Declared.of(packageName, name.simpleName() + "Codec");
    }

    private static Declared beside(ServiceModel service, String suffix) {
        return Declared.of(service.packageName(), service.name() + suffix);
    }
}
