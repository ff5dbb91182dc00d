package io.privateer.codegen.contract;

import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.service.AsyncRpcChannel;
import io.privateer.rpc.service.RpcChannel;
import io.privateer.rpc.service.ServiceBinding;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Classes that a test generated and compiled, used by their names. */
final class GeneratedCode implements AutoCloseable {
    private final URLClassLoader loader;

    GeneratedCode(Path classes) throws IOException {
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, GeneratedCode.class.getClassLoader());
    }

    Class<?> type(String name) throws ReflectiveOperationException {
        return Class.forName(name, true, loader);
    }

    @SuppressWarnings("unchecked") // whatever it carries is only handed back to it
    MessageCodec<Object> codec(String className) throws ReflectiveOperationException {
        return (MessageCodec<Object>)
                type(className + "Codec").getField("INSTANCE").get(null);
    }

    Object decode(String className, byte[] body) throws ReflectiveOperationException {
        return Bodies.decodeProto(codec(className), body, CodecLimits.DEFAULTS);
    }

    byte[] encode(String className, Object value) throws ReflectiveOperationException {
        return Bodies.encodeProto(codec(className), value, CodecLimits.DEFAULTS);
    }

    Object decodeJson(String className, String body) throws ReflectiveOperationException {
        return Bodies.decodeJson(codec(className), body.getBytes(StandardCharsets.UTF_8), CodecLimits.DEFAULTS);
    }

    String encodeJson(String className, Object value) throws ReflectiveOperationException {
        return new String(Bodies.encodeJson(codec(className), value, CodecLimits.DEFAULTS), StandardCharsets.UTF_8);
    }

    /** The binding of an interface whose methods all do this. */
    ServiceBinding binding(String service, InvocationHandler handler) throws ReflectiveOperationException {
        Class<?> type = type(service);
        Object implementation = Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler);
        return (ServiceBinding) type(service + "Binding").getMethod("of", type).invoke(null, implementation);
    }

    Object stub(String service, RpcChannel channel) throws ReflectiveOperationException {
        return type(service + "Stub").getConstructor(RpcChannel.class).newInstance(channel);
    }

    Object asyncStub(String service, AsyncRpcChannel channel) throws ReflectiveOperationException {
        return type(service + "AsyncStub").getConstructor(AsyncRpcChannel.class).newInstance(channel);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
