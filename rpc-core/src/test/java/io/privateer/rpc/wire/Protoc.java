package io.privateer.rpc.wire;

import com.google.protobuf.ByteString;

/** Our records as the messages of protoc's classes, which compare and print as a whole. */
final class Protoc {
    private Protoc() {}

    static io.privateer.rpc.v1.Request of(Request request) {
        io.privateer.rpc.v1.Request.Builder message = io.privateer.rpc.v1.Request.newBuilder()
                .setKindValue(request.kind().number())
                .setClient(of(request.client()))
                .setSequence(request.sequence())
                .setDoneBelow(request.doneBelow())
                .setScope(of(request.scope()))
                .setBoundMs(request.boundMs())
                .setAttempt(request.attempt())
                .setMethod(request.method())
                .setTimeoutMs((int) request.timeoutMs())
                .setBeatMs((int) request.beatMs())
                .setCodecValue(request.codec().number())
                .putAllMetadata(request.metadata())
                .setBody(ByteString.copyFrom(request.body()))
                .setFront(of(request.front()))
                .setDispatch(request.dispatch())
                .setPriorityValue(request.priority().number())
                .setExtra(request.extra())
                .setBatch(request.batch());
        for (Range range : request.done()) {
            message.addDoneBuilder().setFirst(range.first()).setLast(range.last());
        }
        return message.build();
    }

    static io.privateer.rpc.v1.Reply of(Reply reply) {
        io.privateer.rpc.v1.Reply.Builder message = io.privateer.rpc.v1.Reply.newBuilder()
                .setClient(of(reply.client()))
                .setSequence(reply.sequence())
                .setCode(reply.code().number())
                .setMessage(reply.message())
                .setExecutedValue(reply.executed().number())
                .setWorking(reply.working())
                .setDraining(reply.draining())
                .setSettled(reply.settled())
                .setRetryAfterMs((int) reply.retryAfterMs())
                .setScope(of(reply.scope()))
                .setStoreMs(reply.storeMs())
                .putAllMetadata(reply.metadata())
                .setBody(ByteString.copyFrom(reply.body()));
        if (reply.detail() != null) {
            message.getDetailBuilder()
                    .setName(reply.detail().name())
                    .setBody(ByteString.copyFrom(reply.detail().body()));
        }
        ServerInfo server = reply.server();
        if (server != null) {
            message.getServerBuilder()
                    .setInstance(of(server.instance()))
                    .setMaxMessageBytes(server.maxMessageBytes())
                    .setRetentionMs(server.retentionMs())
                    .addAllCapabilities(server.capabilities())
                    .addAllMethods(server.methods())
                    .setQueued(server.queued())
                    .setExecuting(server.executing())
                    .setWorkers(server.workers());
        }
        return message.build();
    }

    static io.privateer.rpc.v1.Registration of(Registration registration) {
        io.privateer.rpc.v1.Registration.Builder message = io.privateer.rpc.v1.Registration.newBuilder()
                .setEndpoint(registration.endpoint())
                .setInstance(of(registration.instance()))
                .setLeaseMs((int) registration.leaseMs());
        for (Registration.Method method : registration.methods()) {
            message.addMethodsBuilder().setPath(method.path()).setIdempotent(method.idempotent());
        }
        return message.build();
    }

    static io.privateer.rpc.v1.Registered of(Registration.Registered registered) {
        return io.privateer.rpc.v1.Registered.newBuilder()
                .setFront(of(registered.front()))
                .setLeaseMs((int) registered.leaseMs())
                .build();
    }

    private static ByteString of(Id id) {
        return id.isNone() ? ByteString.EMPTY : ByteString.copyFrom(id.toBytes());
    }
}
