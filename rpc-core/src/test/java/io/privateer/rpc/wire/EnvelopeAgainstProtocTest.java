package io.privateer.rpc.wire;

import static io.privateer.rpc.wire.Envelope.Format.JSON;
import static io.privateer.rpc.wire.Envelope.Format.PROTOBUF;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.util.JsonFormat;
import io.privateer.rpc.call.Priority;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What we write by hand is what protoc's classes write and read, and {@link JsonFormat}. */
final class EnvelopeAgainstProtocTest {
    private static final int CASES = 1_000;

    private final long seed = System.nanoTime();
    private final Samples samples = new Samples(seed);
    private final String seeded = "seed " + seed;

    @Test
    void requestsAreWhatProtocReads() throws Exception {
        for (int i = 0; i < CASES; i++) {
            Request request = samples.request();
            byte[] frame = Envelope.encode(request, PROTOBUF);
            assertEquals(Protoc.of(request), io.privateer.rpc.v1.Request.parseFrom(frame), seeded);
            assertEquals(Protoc.of(request).getSerializedSize(), frame.length, seeded);
        }
    }

    @Test
    void repliesAreWhatProtocReads() throws Exception {
        for (int i = 0; i < CASES; i++) {
            Reply reply = samples.reply();
            byte[] frame = Envelope.encode(reply, PROTOBUF);
            assertEquals(Protoc.of(reply), io.privateer.rpc.v1.Reply.parseFrom(frame), seeded);
            assertEquals(Protoc.of(reply).getSerializedSize(), frame.length, seeded);
        }
    }

    /** The order of a map's entries is each writer's choice: ours is the user's, protoc's is none. */
    @Test
    void withoutMetadataTheBytesAreEqualToTheLast() {
        for (int i = 0; i < CASES; i++) {
            Request request = samples.request().withMetadata(Map.of());
            assertArrayEquals(Protoc.of(request).toByteArray(), Envelope.encode(request, PROTOBUF), seeded);
        }
    }

    @Test
    void whatProtocWritesIsRead() throws Exception {
        for (int i = 0; i < CASES; i++) {
            Request request = samples.request();
            byte[] frame = Protoc.of(request).toByteArray();
            assertEquals(Protoc.of(request), Protoc.of(Envelope.decodeRequest(frame)), seeded);
            Reply reply = samples.reply();
            assertEquals(
                    Protoc.of(reply),
                    Protoc.of(Envelope.decodeReply(Protoc.of(reply).toByteArray())),
                    seeded);
        }
    }

    @Test
    void jsonIsReadByJsonFormat() throws Exception {
        for (int i = 0; i < CASES; i++) {
            Request request = jsonRequest();
            io.privateer.rpc.v1.Request.Builder theirs = io.privateer.rpc.v1.Request.newBuilder();
            JsonFormat.parser().merge(text(Envelope.encode(request, JSON)), theirs);
            assertEquals(Protoc.of(request), theirs.build(), seeded);

            Reply reply = jsonReply();
            io.privateer.rpc.v1.Reply.Builder theirReply = io.privateer.rpc.v1.Reply.newBuilder();
            JsonFormat.parser().merge(text(Envelope.encode(reply, JSON)), theirReply);
            assertEquals(Protoc.of(reply), theirReply.build(), seeded);
        }
    }

    @Test
    void whatJsonFormatPrintsIsRead() throws Exception {
        JsonFormat.Printer[] printers = {
            JsonFormat.printer(),
            JsonFormat.printer().omittingInsignificantWhitespace(),
            JsonFormat.printer().preservingProtoFieldNames(),
            JsonFormat.printer().printingEnumsAsInts()
        };
        for (int i = 0; i < CASES; i++) {
            JsonFormat.Printer printer = printers[i % printers.length];
            Request request = jsonRequest();
            byte[] frame = bytes(printer.print(Protoc.of(request)));
            assertEquals(Protoc.of(request), Protoc.of(Envelope.decodeRequest(frame)), seeded);
            Reply reply = jsonReply();
            byte[] replyFrame = bytes(printer.print(Protoc.of(reply)));
            assertEquals(Protoc.of(reply), Protoc.of(Envelope.decodeReply(replyFrame)), seeded);
        }
    }

    @Test
    void everyFrameSurvivesTheWayThere() throws Exception {
        for (int i = 0; i < CASES; i++) {
            Request request = samples.request();
            assertEquals(
                    Protoc.of(request), Protoc.of(Envelope.decodeRequest(Envelope.encode(request, PROTOBUF))), seeded);
            Reply reply = jsonReply();
            assertEquals(Protoc.of(reply), Protoc.of(Envelope.decodeReply(Envelope.encode(reply, JSON))), seeded);
        }
    }

    @Test
    void registrationsAreTheSameInBothFormats() throws Exception {
        for (int i = 0; i < CASES; i++) {
            Registration ours = samples.registration();
            byte[] bytes = Envelope.encode(ours, BodyCodec.PROTOBUF);
            byte[] json = Envelope.encode(ours, BodyCodec.JSON);
            assertArrayEquals(Protoc.of(ours).toByteArray(), bytes, seeded);
            io.privateer.rpc.v1.Registration.Builder theirs = io.privateer.rpc.v1.Registration.newBuilder();
            JsonFormat.parser().merge(text(json), theirs);
            assertEquals(Protoc.of(ours), theirs.build(), seeded);
            assertEquals(ours, Envelope.decodeRegistration(bytes, BodyCodec.PROTOBUF), seeded);
            assertEquals(ours, Envelope.decodeRegistration(json, BodyCodec.JSON), seeded);
            byte[] printed = bytes(JsonFormat.printer().print(Protoc.of(ours)));
            assertEquals(ours, Envelope.decodeRegistration(printed, BodyCodec.JSON), seeded);
        }
    }

    @Test
    void theAnswerToARegistrationIsTheSameInBothFormats() throws Exception {
        Registration.Registered ours = new Registration.Registered(new Id(1, -2), WireLimits.UINT32_MAX);
        byte[] bytes = Envelope.encode(ours, BodyCodec.PROTOBUF);
        byte[] json = Envelope.encode(ours, BodyCodec.JSON);
        assertArrayEquals(Protoc.of(ours).toByteArray(), bytes);
        assertEquals("{\"front\":\"AAAAAAAAAAH//////////g==\",\"leaseMs\":4294967295}", text(json));
        assertEquals(ours, Envelope.decodeRegistered(bytes, BodyCodec.PROTOBUF));
        assertEquals(ours, Envelope.decodeRegistered(json, BodyCodec.JSON));
    }

    @Test
    void fieldsOfALaterVersionAreSkipped() throws Exception {
        Request request = samples.request();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeUInt64(25, 5);
        out.writeFixed64(1_018, 5);
        out.writeFixed32(22, 5);
        out.writeString(23, "later");
        out.writeTag(24, 3);
        out.writeString(1, "in a group");
        out.writeTag(24, 4);
        out.flush();
        bytes.write(Envelope.encode(request, PROTOBUF));
        assertEquals(Protoc.of(request), Protoc.of(Envelope.decodeRequest(bytes.toByteArray())), seeded);

        String json = "{\"later\":[{\"a\":[1,\"}\"]},null],\"kind\":\"PING\",\"client\":\"AAAAAAAAAAAAAAAAAAAAAQ\","
                + "\"after\":1e5}";
        assertEquals(
                Protoc.of(new RequestBuilder()
                        .kind(Kind.PING)
                        .codec(BodyCodec.JSON)
                        .build()),
                Protoc.of(Envelope.decodeRequest(bytes(json))));
    }

    @Test
    void aPriorityOfALaterVersionIsRead() throws Exception {
        Request request = new RequestBuilder().kind(Kind.PING).build();
        byte[] frame =
                Protoc.of(request).toBuilder().setPriorityValue(7).build().toByteArray();
        assertEquals(Priority.DEFAULT, Envelope.decodeRequest(frame).priority());
        String json = "{\"kind\":\"PING\",\"client\":\"AAAAAAAAAAAAAAAAAAAAAQ\",\"priority\":\"%s\"}";
        assertEquals(
                Priority.DEFAULT,
                Envelope.decodeRequest(bytes(json.formatted("URGENT"))).priority());
        assertEquals(
                Priority.BACKGROUND,
                Envelope.decodeRequest(bytes(json.formatted("BACKGROUND"))).priority());
    }

    @Test
    void singularFieldsThatComeTwiceAreMergedAsProtocMergesThem() throws Exception {
        io.privateer.rpc.v1.Reply both = io.privateer.rpc.v1.Reply.newBuilder()
                .setSequence(1)
                .setDetail(io.privateer.rpc.v1.Error.newBuilder().setName("first"))
                .setServer(io.privateer.rpc.v1.Server.newBuilder().setQueued(1).addMethods("a/b"))
                .build();
        io.privateer.rpc.v1.Reply more = io.privateer.rpc.v1.Reply.newBuilder()
                .setSequence(2)
                .setDetail(io.privateer.rpc.v1.Error.newBuilder().setBody(ByteString.copyFromUtf8("x")))
                .setServer(io.privateer.rpc.v1.Server.newBuilder().setWorkers(2).addMethods("c/d"))
                .build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        both.writeTo(bytes);
        more.writeTo(bytes);
        assertEquals(
                io.privateer.rpc.v1.Reply.parseFrom(bytes.toByteArray()),
                Protoc.of(Envelope.decodeReply(bytes.toByteArray())));
    }

    /** JsonFormat knows bodies as base64, we as plain JSON: they are compared elsewhere. */
    private Request jsonRequest() {
        Request request = samples.request();
        return new RequestBuilder(request)
                .body(new byte[0])
                .codec(request.kind() == Kind.CALL ? BodyCodec.JSON : request.codec())
                .build();
    }

    private Reply jsonReply() {
        Reply reply = samples.reply();
        Reply.ErrorDetail detail = reply.detail();
        return new Reply(
                reply.client(),
                reply.sequence(),
                reply.code(),
                reply.message(),
                detail == null ? null : new Reply.ErrorDetail(detail.name(), new byte[0]),
                reply.executed(),
                reply.working(),
                reply.draining(),
                reply.retryAfterMs(),
                reply.scope(),
                reply.storeMs(),
                reply.metadata(),
                new byte[0],
                reply.server(),
                reply.settled());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
