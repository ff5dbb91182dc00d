package io.privateer.rpc.testkit.junit;

import io.privateer.rpc.service.RpcChannel;
import java.util.Optional;

/** Finds the stub that was generated for a service's interface. */
final class Stubs {
    private Stubs() {}

    /** The generated class beside this interface, if there is one. */
    static Optional<Class<?>> of(Class<?> service) {
        if (!service.isInterface()) {
            return Optional.empty();
        }
        try {
            String name = service.getPackageName() + "." + service.getSimpleName() + "Stub";
            Class<?> stub = Class.forName(name, true, service.getClassLoader());
            return service.isAssignableFrom(stub) ? Optional.of(stub) : Optional.empty();
        } catch (ClassNotFoundException noService) {
            return Optional.empty();
        }
    }

    static Object make(Class<?> stub, RpcChannel channel) {
        try {
            return stub.getConstructor(RpcChannel.class).newInstance(channel);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(stub.getName() + " is no stub of this version", e);
        }
    }
}
