package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.privateer.rpc.call.Priority;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Several requests behind one empty frame, and several replies. */
@Timeout(60)
final class BatchTest {
    private final Id session = Id.random(new Random());

    @Test
    void eachRequestOfABatchStandsAlone() throws Exception {
        try (RpcServer server = RpcServer.builder()
                        .bind("tcp://127.0.0.1:0")
                        .serve(TextService.binding(text -> text))
                        .start();
                ZContext context = new ZContext()) {
            ZMQ.Socket dealer = context.createSocket(SocketType.DEALER);
            dealer.setHandshakeIvl(200);
            dealer.connect(server.endpoint());
            send(dealer, Envelope.encode(Request.ping(session, 7), Envelope.Format.PROTOBUF));
            assertEquals(
                    List.of("batch"),
                    Objects.requireNonNull(receive(dealer).server()).capabilities());
            send(dealer, find(1), new byte[] {(byte) 0xff}, find(2), find(3));
            Set<Long> answered = new TreeSet<>();
            for (int i = 0; i < 4; i++) {
                answered.add(receive(dealer).sequence());
            }
            // The second one cannot be read, and is answered as such.
            assertEquals(Set.of(0L, 1L, 2L, 3L), answered);
        }
    }

    @Test
    void repliesComeTogetherToOneWhoReadsThem() throws Exception {
        byte[][] calls = new byte[150][];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = find(i + 1, true);
        }
        // The turn that reads the batch answers it: on the server's own thread nothing comes between.
        try (RpcServer server = RpcServer.builder()
                        .bind("tcp://127.0.0.1:0")
                        .serve(TextService.nonBlocking(text -> text))
                        .start();
                ZContext context = new ZContext()) {
            ZMQ.Socket dealer = context.createSocket(SocketType.DEALER);
            dealer.setHandshakeIvl(200);
            dealer.connect(server.endpoint());
            send(dealer, calls);
            Set<Long> answered = new TreeSet<>();
            assertEquals(64, receiveBatch(dealer, answered));
            assertEquals(64, receiveBatch(dealer, answered));
            assertEquals(22, receiveBatch(dealer, answered));
            assertEquals(150, answered.size());
            send(dealer, find(151, true), find(152, false), find(153, true));
            assertEquals(1, receiveBatch(dealer, answered), "one of them does not read batches");
            assertEquals(2, receiveBatch(dealer, answered));
            assertEquals(153, answered.size());
        }
    }

    /** How many replies stood in one message. */
    private static int receiveBatch(ZMQ.Socket dealer, Set<Long> sequences) throws Exception {
        assertEquals(0, dealer.recv().length);
        int count = 0;
        do {
            byte[] frame = dealer.recv();
            assertNotNull(frame);
            Reply reply = Envelope.decodeReply(frame);
            assertEquals(StatusCode.OK, reply.code());
            sequences.add(reply.sequence());
            count++;
        } while (dealer.hasReceiveMore());
        return count;
    }

    private byte[] find(long sequence) {
        return find(sequence, false);
    }

    private byte[] find(long sequence, boolean readsBatches) {
        return Envelope.encode(
                Request.call(session, sequence, TextService.FIND.path(), BodyCodec.PROTOBUF, new byte[0])
                        .with(Priority.DEFAULT, false, readsBatches, Map.of())
                        .withTimes(50_000, 0),
                Envelope.Format.PROTOBUF);
    }

    private static void send(ZMQ.Socket dealer, byte[]... frames) {
        dealer.send(new byte[0], ZMQ.SNDMORE);
        for (int i = 0; i < frames.length; i++) {
            dealer.send(frames[i], i < frames.length - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    private static Reply receive(ZMQ.Socket dealer) throws Exception {
        assertEquals(0, dealer.recv().length);
        byte[] frame = dealer.recv();
        assertNotNull(frame);
        assertFalse(dealer.hasReceiveMore());
        return Envelope.decodeReply(frame);
    }
}
