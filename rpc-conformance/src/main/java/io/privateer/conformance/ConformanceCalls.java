package io.privateer.conformance;

import static java.util.Map.entry;

import io.privateer.rpc.codec.MessageCodec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each method of {@link Conformance} by its name on the wire: how its argument and result are read, and how it is called. */
final class ConformanceCalls {
    private static final Map<String, ConformanceCall<?, ?>> BY_NAME = Map.ofEntries(
            entry(
                    "Echo",
                    new ConformanceCall<>(
                            ConformanceEchoRequestCodec.INSTANCE,
                            ConformanceEchoReplyCodec.INSTANCE,
                            (stub, request) -> new ConformanceEchoReply(stub.echo(request.everything())))),
            entry(
                    "Find",
                    new ConformanceCall<>(
                            ConformanceFindRequestCodec.INSTANCE,
                            ConformanceFindReplyCodec.INSTANCE,
                            (stub, request) -> new ConformanceFindReply(
                                    stub.find(request.id(), request.hint(), request.limit())))),
            entry(
                    "Points",
                    new ConformanceCall<>(
                            ConformancePointsRequestCodec.INSTANCE,
                            ConformancePointsReplyCodec.INSTANCE,
                            (stub, request) -> new ConformancePointsReply(stub.points(request.page())))),
            entry(
                    "Lists",
                    new ConformanceCall<>(
                            ConformanceListsRequestCodec.INSTANCE,
                            ConformanceListsReplyCodec.INSTANCE,
                            (stub, request) -> new ConformanceListsReply(stub.lists(request.page())))),
            entry(
                    "Sum",
                    new ConformanceCall<>(
                            ConformanceSumRequestCodec.INSTANCE,
                            ConformanceSumReplyCodec.INSTANCE,
                            (stub, request) -> new ConformanceSumReply(stub.sum(request.numbers())))),
            entry(
                    "CountWords",
                    new ConformanceCall<>(
                            ConformanceCountWordsRequestCodec.INSTANCE,
                            ConformanceCountWordsReplyCodec.INSTANCE,
                            (stub, request) -> new ConformanceCountWordsReply(stub.count(request.words())))),
            entry(
                    "Blob",
                    new ConformanceCall<>(
                            ConformanceBlobRequestCodec.INSTANCE,
                            ConformanceBlobReplyCodec.INSTANCE,
                            (stub, request) -> new ConformanceBlobReply(stub.blob(request.content(), request.size())))),
            entry(
                    "Move",
                    new ConformanceCall<>(
                            ConformanceMoveRequestCodec.INSTANCE,
                            ConformanceMoveReplyCodec.INSTANCE,
                            (stub, request) -> new ConformanceMoveReply(stub.move(request.from(), request.by())))),
            entry(
                    "Nothing",
                    new ConformanceCall<>(
                            ConformanceNothingRequestCodec.INSTANCE,
                            ConformanceNothingReplyCodec.INSTANCE,
                            (stub, request) -> {
                                stub.nothing();
                                return new ConformanceNothingReply();
                            })),
            entry(
                    "Metadata",
                    new ConformanceCall<>(
                            ConformanceMetadataRequestCodec.INSTANCE,
                            ConformanceMetadataReplyCodec.INSTANCE,
                            (stub, request) -> new ConformanceMetadataReply(stub.metadata()))),
            entry(
                    "Place",
                    new ConformanceCall<>(
                            ConformancePlaceRequestCodec.INSTANCE,
                            ConformancePlaceReplyCodec.INSTANCE,
                            (stub, request) -> new ConformancePlaceReply(stub.place(request.key())))),
            entry(
                    "Look",
                    new ConformanceCall<>(
                            ConformanceLookRequestCodec.INSTANCE,
                            ConformanceLookReplyCodec.INSTANCE,
                            (stub, request) -> new ConformanceLookReply(stub.look(request.key())))),
            entry(
                    "Fail",
                    new ConformanceCall<>(
                            ConformanceFailRequestCodec.INSTANCE,
                            ConformanceFailReplyCodec.INSTANCE,
                            (stub, request) -> {
                                stub.fail(request.code(), request.message());
                                return new ConformanceFailReply();
                            })),
            entry(
                    "Take",
                    new ConformanceCall<>(
                            ConformanceTakeRequestCodec.INSTANCE,
                            ConformanceTakeReplyCodec.INSTANCE,
                            (stub, request) -> {
                                stub.take(request.article(), request.count());
                                return new ConformanceTakeReply();
                            })));

    private static final Map<String, MessageCodec<? extends OutOfStock>> ERRORS =
            Map.of("OutOfStock", OutOfStockCodec.INSTANCE, "SoldForever", SoldForeverCodec.INSTANCE);

    private ConformanceCalls() {}

    /** @throws IllegalArgumentException if there is no such method */
    static ConformanceCall<?, ?> named(String method) {
        @Nullable ConformanceCall<?, ?> call = BY_NAME.get(method);
        if (call == null) {
            throw new IllegalArgumentException("no method " + method + " in Conformance");
        }
        return call;
    }

    /** @throws IllegalArgumentException if no method declares such an error */
    static MessageCodec<? extends OutOfStock> error(String name) {
        @Nullable MessageCodec<? extends OutOfStock> codec = ERRORS.get(name);
        if (codec == null) {
            throw new IllegalArgumentException("no error " + name + " in Conformance");
        }
        return codec;
    }
}
