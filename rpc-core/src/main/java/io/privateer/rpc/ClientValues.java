package io.privateer.rpc;

import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecException;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.codec.MessageCodec;
import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.service.ErrorDescriptor;
import io.privateer.rpc.service.MethodDescriptor;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client's arguments into bodies, and what its calls come to into values or exceptions. Immutable. */
record ClientValues(BodyCodec codec, CodecLimits limits) {
    /** @throws RpcException if the argument cannot be sent */
    <Q> byte[] encode(MethodDescriptor<Q, ?> method, Q argument) {
        try {
            return codec == BodyCodec.JSON
                    ? Bodies.encodeJson(method.request(), argument, limits)
                    : Bodies.encodeProto(method.request(), argument, limits);
        } catch (CodecException e) {
            RpcException refused = new RpcException(
                    StatusCode.INVALID_ARGUMENT,
                    Outcome.NOT_EXECUTED,
                    e.getMessage() + " (" + method.path() + "). Outcome: NOT_EXECUTED, nothing was sent",
                    false,
                    List.of(),
                    null,
                    null);
            refused.addSuppressed(e);
            throw refused;
        }
    }

    /**
     * What the caller gets of a result.
     *
     * @throws RpcException if there is none, with the service's own exception in it if it is that
     */
    <R> R read(MethodDescriptor<?, R> method, CallResult result) {
        Reply reply = result.reply();
        if (result.code() != StatusCode.OK || reply == null) {
            throw failure(result, method);
        }
        try {
            return decode(method.reply(), reply.body());
        } catch (CodecException e) {
            throw unreadable(result, method.path(), e);
        }
    }

    /** The same of a reply whose body nobody here can read. */
    static byte[] readBytes(CallResult result) {
        Reply reply = result.reply();
        if (result.code() != StatusCode.OK || reply == null) {
            throw failure(result, null, null);
        }
        return reply.body();
    }

    /** What the server says of a call that was asked about, undecoded. */
    static Resolution<byte[]> resolvedBytes(CallResult result) {
        Reply reply = result.reply();
        boolean ended = reply != null && result.outcome() == Outcome.EXECUTED && reply.code() == StatusCode.OK;
        return resolution(result, ended && reply != null ? reply.body() : null, null);
    }

    /** The same, decoded. */
    <R> Resolution<Object> resolved(MethodDescriptor<?, R> method, CallResult result) {
        Reply reply = result.reply();
        if (reply == null || result.outcome() != Outcome.EXECUTED) {
            return resolution(result, null, null);
        }
        if (reply.code() != StatusCode.OK) {
            return resolution(result, null, typedError(method, reply));
        }
        try {
            return resolution(result, method.value().apply(decode(method.reply(), reply.body())), null);
        } catch (CodecException e) {
            throw unreadable(result, method.path(), e);
        }
    }

    private static <T> Resolution<T> resolution(CallResult result, @Nullable T value, @Nullable Exception typedError) {
        Reply reply = result.reply();
        boolean running = reply != null && reply.working();
        return new Resolution<>(result.outcome(), running, result.code(), result.message(), value, typedError);
    }

    private <T> T decode(MessageCodec<T> message, byte[] body) {
        return codec == BodyCodec.JSON
                ? Bodies.decodeJson(message, body, limits)
                : Bodies.decodeProto(message, body, limits);
    }

    private @Nullable Exception typedError(MethodDescriptor<?, ?> method, Reply reply) {
        Reply.ErrorDetail detail = reply.detail();
        if (detail == null) {
            return null;
        }
        for (ErrorDescriptor<?> error : method.errors()) {
            if (error.name().equals(detail.name())) {
                try {
                    return decode(error.codec(), detail.body());
                } catch (CodecException e) {
                    // The call failed all the same, and its code and message are there.
                    return null;
                }
            }
        }
        return null;
    }

    private <R> RpcException failure(CallResult result, MethodDescriptor<?, R> method) {
        Reply reply = result.reply();
        if (reply == null) {
            return failure(result, null, null);
        }
        if (reply.code() != StatusCode.OK) {
            return failure(result, typedError(method, reply), null);
        }
        try {
            // It ran, and its result came too late for its caller to be returned.
            return failure(result, null, method.value().apply(decode(method.reply(), reply.body())));
        } catch (CodecException e) {
            RpcException failure = failure(result, null, null);
            failure.addSuppressed(e);
            return failure;
        }
    }

    private static RpcException failure(CallResult result, @Nullable Exception typedError, @Nullable Object late) {
        return new RpcException(
                result.code(),
                result.outcome(),
                result.message(),
                result.serverSaid(),
                result.attempts(),
                result.callId(),
                typedError,
                late);
    }

    private static RpcException unreadable(CallResult result, String method, CodecException cause) {
        RpcException lost = new RpcException(
                StatusCode.DATA_LOSS,
                Outcome.EXECUTED,
                "the call ran, and its result cannot be read: " + cause.getMessage() + " (" + method + ")",
                false,
                result.attempts(),
                result.callId(),
                null);
        lost.addSuppressed(cause);
        return lost;
    }
}
