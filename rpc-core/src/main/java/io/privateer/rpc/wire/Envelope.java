package io.privateer.rpc.wire;

import org.jspecify.annotations.Nullable;

/**
 * Envelopes to bytes and back, in the two formats of the wire: Protocol Buffers as {@code envelope.proto} has it, and the
 * same message as JSON. Pure functions, safe from any thread.
 *
 * <p><b>What cannot be read.</b> A {@link MalformedFrameException} means that the frame as a whole is nothing to act on; a
 * server answers it INVALID_ARGUMENT with sequence 0, a client drops it. That is so for
 *
 * <ul>
 *   <li>a broken format: truncated, a length beyond the frame, a known field with another wire type or JSON type, text
 *       that is not UTF-8, half a surrogate pair, anything after the JSON object, a JSON field or key twice;
 *   <li>a request without what it takes to answer it: {@code kind} missing or unknown, {@code client} missing,
 *       {@code sequence} 0 in anything but a PING, an unknown {@code codec} (left out it is that of the envelope: PROTOBUF
 *       or JSON), a CALL in JSON whose codec is PROTOBUF;
 *   <li>an identity that is neither absent nor 16 bytes, or all zeros;
 *   <li>a number out of its range: above 2<sup>63</sup>-1 in {@code sequence}, {@code done_below}, {@code done},
 *       {@code dispatch}; negative in {@code bound_ms}, {@code store_ms}; more than 32 bits in a {@code uint32};
 *   <li>ranges in {@code done} that are empty, do not rise, overlap or begin below {@code done_below};
 *   <li>anything over {@link WireLimits}, save a reply's message, which is cut.
 * </ul>
 *
 * Everything else is read and left to the receiver, who can then answer to the call itself: a CALL without a method, with
 * no time left, with attempt 0. A status code that is not known is UNKNOWN, and so is {@code executed} where it is not
 * known or missing. {@code attempt} and a server's counts above 2<sup>31</sup>-1 are read as that, its limits above
 * 2<sup>63</sup>-1 likewise. Fields that are not known are skipped.
 *
 * <p><b>Bodies.</b> In Protocol Buffers they are bytes and nobody looks at them. In JSON they are a JSON value: reading
 * takes it as it stands in the frame (null and absent are no bytes), writing puts it as it is, once it has been found to
 * be exactly one value.
 */
public final class Envelope {
    /** How the envelope itself is written. A reply has the format of its request. */
    public enum Format {
        PROTOBUF,
        JSON
    }

    private Envelope() {}

    /** The format of a frame by its first byte; an empty frame counts as Protocol Buffers. */
    public static Format formatOf(byte[] frame) {
        return frame.length > 0 && frame[0] == '{' ? Format.JSON : Format.PROTOBUF;
    }

    /**
     * A request as a frame. Durations below 0 or above 32 bits become the nearest that fits.
     *
     * @throws IllegalArgumentException if a reader would refuse it: the message says which field and which limit, and a
     *     body for a JSON envelope has to be one JSON value
     */
    public static byte[] encode(Request request, Format format) {
        check("request", EnvelopeRules.problem(request));
        if (format == Format.PROTOBUF) {
            return ProtoRequest.encode(request);
        }
        check("request", EnvelopeRules.jsonProblem(request));
        check("request", bodyProblem("body", request.body()));
        return JsonRequest.encode(request);
    }

    /**
     * A reply as a frame. A message over {@link WireLimits#MESSAGE_BYTES} is cut.
     *
     * @throws IllegalArgumentException if a reader would refuse it: the message says which field and which limit, and
     *     bodies for a JSON envelope have to be one JSON value each
     */
    public static byte[] encode(Reply reply, Format format) {
        check("reply", EnvelopeRules.problem(reply));
        if (format == Format.PROTOBUF) {
            return ProtoReply.encode(reply);
        }
        check("reply", bodyProblem("body", reply.body()));
        if (reply.detail() != null) {
            check("reply", bodyProblem("detail.body", reply.detail().body()));
        }
        return JsonReply.encode(reply);
    }

    /** A request from a frame in either format. */
    public static Request decodeRequest(byte[] frame) throws MalformedFrameException {
        return formatOf(frame) == Format.JSON ? JsonRequest.decode(frame) : ProtoRequest.decode(frame);
    }

    /** A reply from a frame in either format. */
    public static Reply decodeReply(byte[] frame) throws MalformedFrameException {
        return formatOf(frame) == Format.JSON ? JsonReply.decode(frame) : ProtoReply.decode(frame);
    }

    /**
     * A registration as the body of a call of {@link Registration#PATH}.
     *
     * @throws IllegalArgumentException if a reader would refuse it
     */
    public static byte[] encode(Registration registration, BodyCodec codec) {
        check("registration", EnvelopeRules.problem(registration));
        return codec == BodyCodec.JSON ? JsonRegistration.encode(registration) : ProtoRegistration.encode(registration);
    }

    /**
     * The answer as the body of its reply.
     *
     * @throws IllegalArgumentException if a reader would refuse it
     */
    public static byte[] encode(Registration.Registered registered, BodyCodec codec) {
        check("registered", EnvelopeRules.problem(registered));
        return codec == BodyCodec.JSON ? JsonRegistration.encode(registered) : ProtoRegistration.encode(registered);
    }

    /** A registration from the body of a call of {@link Registration#PATH}. */
    public static Registration decodeRegistration(byte[] body, BodyCodec codec) throws MalformedFrameException {
        return codec == BodyCodec.JSON ? JsonRegistration.decode(body) : ProtoRegistration.decode(body);
    }

    /** The answer from the body of its reply. */
    public static Registration.Registered decodeRegistered(byte[] body, BodyCodec codec)
            throws MalformedFrameException {
        Registration.Registered registered = codec == BodyCodec.JSON
                ? JsonRegistration.decodeRegistered(body)
                : ProtoRegistration.decodeRegistered(body);
        String problem = EnvelopeRules.problem(registered);
        if (problem != null) {
            throw new MalformedFrameException("registered: " + problem);
        }
        return registered;
    }

    private static @Nullable String bodyProblem(String name, byte[] body) {
        String problem = body.length == 0 ? null : JsonText.problem(body);
        return problem == null ? null : name + " " + problem;
    }

    private static void check(String what, @Nullable String problem) {
        if (problem != null) {
            throw new IllegalArgumentException(what + ": " + problem);
        }
    }
}
