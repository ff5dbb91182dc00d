package io.privateer.rpc.testkit.junit;

import io.privateer.rpc.RpcClient;
import java.util.Optional;

/** Finds the stub that was generated for a service's interface, or for its asynchronous twin. */
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

    static Object make(Class<?> stub, RpcClient client) {
        try {
            // The only public one, for one kind of channel or the other. A client is both.
            return stub.getConstructors()[0].newInstance(client);
        } catch (ReflectiveOperationException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IllegalStateException(stub.getName() + " is no stub of this version", e);
        }
    }
}
