package io.privateer.rpc.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which envelope of a message a script finds. */
final class EnvelopesTest {
    private static final Id CLIENT = new Id(1, 2);
    private static final byte[] EMPTY = {};
    private static final byte[] GARBAGE = {1, 2, 3};
    private static final byte[] PING = Envelope.encode(Request.ping(CLIENT, 7), Envelope.Format.PROTOBUF);
    private static final byte[] PLACE = Envelope.encode(
            Request.call(CLIENT, 1, "shop.Orders/Place", BodyCodec.PROTOBUF, EMPTY), Envelope.Format.PROTOBUF);
    private static final byte[] WORKING = Envelope.encode(Reply.working(CLIENT, 1), Envelope.Format.PROTOBUF);
    private static final byte[] RESULT = Envelope.encode(Reply.result(CLIENT, 2, EMPTY), Envelope.Format.PROTOBUF);

    private static ProxiedMessage message(byte[]... frames) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        List<ProxiedMessage.Span> bodies = new ArrayList<>();
        for (byte[] frame : frames) {
            bodies.add(new ProxiedMessage.Span(wire.size(), wire.size() + frame.length));
            wire.writeBytes(frame);
        }
        return new ProxiedMessage(wire.toByteArray(), bodies);
    }

    @Test
    void oneAmongSeveralIsFoundWhereverItStands() {
        assertTrue(Envelopes.call("/Place").test(message(EMPTY, PLACE)));
        assertTrue(Envelopes.call("/Place").test(message(EMPTY, PLACE, PING)));
        assertTrue(Envelopes.call().test(message(EMPTY, PING, PLACE)));
        assertTrue(Envelopes.ping().test(message(EMPTY, PLACE, PING, PLACE)));
        assertTrue(Envelopes.result().test(message(EMPTY, RESULT, WORKING)));
        assertFalse(Envelopes.result().test(message(EMPTY, WORKING, WORKING)));
        assertFalse(Envelopes.call("/Find").test(message(EMPTY, PLACE, PING)));
    }

    @Test
    void whatCannotBeReadHidesNothing() {
        assertTrue(Envelopes.call().test(message(EMPTY, GARBAGE, PLACE)));
        assertTrue(Envelopes.result().test(message(EMPTY, GARBAGE, RESULT)));
        assertFalse(Envelopes.call().test(message(EMPTY, GARBAGE)));
    }

    @Test
    void framesBeforeTheEmptyOneAreAddresses() {
        assertEquals(2, message(PLACE, EMPTY, PING, RESULT).envelopes().size());
        assertFalse(Envelopes.call().test(message(PLACE, EMPTY, PING)));
        assertEquals(List.of(), message(PLACE).envelopes());
    }
}
