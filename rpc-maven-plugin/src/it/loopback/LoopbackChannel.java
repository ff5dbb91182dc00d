package loopback;

import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.service.ErrorDescriptor;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.service.RpcChannel;
import io.privateer.rpc.service.ServiceBinding;
import java.util.List;

/** A network of no length: every request and reply becomes bytes and is read again. */
public final class LoopbackChannel implements RpcChannel {
    private final ServiceBinding binding;

    public LoopbackChannel(ServiceBinding binding) {
        this.binding = binding;
    }

    @Override
    public <Q, R> R call(MethodDescriptor<Q, R> method, Q request, CallOptions options) {
        for (ServiceBinding.Method<?, ?> served : binding.methods()) {
            if (served.descriptor().path().equals(method.path())) {
                return decode(method.reply(), serve(served, encode(method.request(), request)));
            }
        }
        throw failure("nobody serves " + method.path(), null);
    }

    private static <Q, R> byte[] serve(ServiceBinding.Method<Q, R> served, byte[] request) {
        MethodDescriptor<Q, R> method = served.descriptor();
        try {
            return encode(method.reply(), served.handler().handle(decode(method.request(), request)));
        } catch (Exception error) {
            for (ErrorDescriptor<?> declared : method.errors()) {
                if (declared.type().isInstance(error)) {
                    throw failure(declared.name(), copy(declared, error));
                }
            }
            throw failure(error.toString(), null);
        }
    }

    private static <E extends Exception> E copy(ErrorDescriptor<E> declared, Exception error) {
        return decode(declared.codec(), encode(declared.codec(), declared.type().cast(error)));
    }

    private static RpcException failure(String message, Exception typed) {
        return new RpcException(StatusCode.UNKNOWN, Outcome.EXECUTED, message, true, List.of(), null, typed);
    }

    private static <T> byte[] encode(MessageCodec<T> codec, T value) {
        return Bodies.encodeProto(codec, value, CodecLimits.DEFAULTS);
    }

    private static <T> T decode(MessageCodec<T> codec, byte[] bytes) {
        return Bodies.decodeProto(codec, bytes, CodecLimits.DEFAULTS);
    }
}
