package io.privateer.conformance;

import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.codec.MessageCodec;
import java.nio.charset.StandardCharsets;

/**
 * One method, from the JSON of its request to the JSON of its reply through the generated types.
 *
 * @param invocation calls the stub with the request's fields
 */
record ConformanceCall<Q, R>(MessageCodec<Q> request, MessageCodec<R> reply, Invocation<Q, R> invocation) {
    /** Larger than any message under test: what is too large is to be found by the client, not here. */
    static final CodecLimits LIMITS = CodecLimits.DEFAULTS.withMaxMessageBytes(64 << 20);

    /** Calls the stub. */
    interface Invocation<Q, R> {
        R invoke(ConformanceStub stub, Q request) throws Exception;
    }

    /** Makes the call with this argument and gives the reply's JSON. */
    String call(ConformanceStub stub, String argument) throws Exception {
        Q sent = Bodies.decodeJson(request, argument.getBytes(StandardCharsets.UTF_8), LIMITS);
        return json(reply, invocation.invoke(stub, sent));
    }

    /** The one JSON text that stands for a value. */
    static <T> String json(MessageCodec<T> codec, T value) {
        return new String(Bodies.encodeJson(codec, value, LIMITS), StandardCharsets.UTF_8);
    }
}
