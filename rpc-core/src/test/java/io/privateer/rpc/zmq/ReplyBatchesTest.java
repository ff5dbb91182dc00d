package io.privateer.rpc.zmq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import zmq.Msg;

/** Which replies go out together. */
final class ReplyBatchesTest {
    private static final RoutingId ME = new RoutingId(new byte[] {0, 1});
    private static final RoutingId YOU = new RoutingId(new byte[] {0, 2});

    /** Each message as its peer and the sizes of its replies. */
    private final List<String> sent = new ArrayList<>();

    private final ReplyBatches batches = new ReplyBatches((peer, replies) ->
            sent.add(peer.bytes[1] + ": " + replies.stream().map(Msg::size).toList()));

    @Test
    void thoseOfOnePeerGoTogetherAtTheEndOfTheTurn() {
        batches.add(ME, new Msg(1));
        batches.add(YOU, new Msg(2));
        batches.add(new RoutingId(new byte[] {0, 1}), new Msg(3));
        assertEquals(List.of(), sent);
        batches.flush();
        assertEquals(List.of("1: [1, 3]", "2: [2]"), sent);
        batches.flush();
        assertEquals(2, sent.size(), "all was sent");
        batches.add(ME, new Msg(4));
        batches.flush();
        assertEquals("1: [4]", sent.get(2));
    }

    @Test
    void aFullMessageGoesAtOnce() {
        for (int i = 0; i < BatchLimits.FRAMES + 1; i++) {
            batches.add(ME, new Msg(0));
        }
        assertEquals(1, sent.size());
        batches.flush();
        assertEquals("1: [0]", sent.get(1));
    }

    @Test
    void aLargeReplyDoesNotMakeOthersWaitForIt() {
        batches.add(ME, new Msg(1));
        batches.add(ME, new Msg(BatchLimits.BYTES));
        assertEquals(List.of("1: [1]"), sent);
        batches.add(ME, new Msg(2));
        assertEquals(List.of("1: [1]", "1: [" + BatchLimits.BYTES + "]"), sent);
        batches.flush();
        assertEquals("1: [2]", sent.get(2));
    }

    @Test
    void crowdsAreNotRememberedForEver() {
        for (int i = 0; i < 5_000; i++) {
            batches.add(new RoutingId(new byte[] {(byte) (i >> 8), (byte) i}), new Msg(0));
        }
        batches.flush();
        assertEquals(5_000, sent.size());
        assertEquals(0, batches.peers());
        batches.add(ME, new Msg(0));
        batches.flush();
        assertEquals(1, batches.peers());
    }
}
