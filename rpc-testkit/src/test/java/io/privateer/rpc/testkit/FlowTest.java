package io.privateer.rpc.testkit;

import static io.privateer.rpc.testkit.FaultProxyConnectionTest.greeting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults that are about time, on a clock of our own. Messages are single letters; a dot stands for a frame's header. */
final class FlowTest {
    private static final long MS = 1_000_000;
    /** Close to where the clock's numbers turn negative: only differences may count. */
    private static final long START = Long.MAX_VALUE - 15 * MS;

    private final Lane lane = new Lane(Direction.TO_SERVER);
    private final Flow flow = new Flow(() -> 0, lane);
    private final Receiver receiver = new Receiver();

    /** Takes as many bytes as it is told to. */
    private static final class Receiver implements WritableByteChannel {
        final StringBuilder got = new StringBuilder();
        int takes = Integer.MAX_VALUE;

        @Override
        public int write(ByteBuffer bytes) {
            byte[] taken = new byte[Math.min(takes, bytes.remaining())];
            bytes.get(taken);
            takes -= taken.length;
            got.append(new String(taken, StandardCharsets.ISO_8859_1).replace("\u0000\u0001", "."));
            return taken.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void greet() throws IOException {
        flow.receive(ByteBuffer.wrap(greeting("NULL")), START);
        flow.writeTo(receiver, START);
        receiver.got.setLength(0);
    }

    @Test
    void delayedMessageHoldsUpThoseBehindItAndNoLonger() throws IOException {
        lane.script(1, message -> true, new Fault.Delay(Duration.ofMillis(20)));
        send("a", 0);
        send("b", 5);
        assertEquals("", writtenAt(19));
        assertEquals(at(20), flow.nextNanos());
        assertEquals(".a.b", writtenAt(20));
        assertEquals(null, flow.nextNanos());
    }

    @Test
    void shorterDelayDoesNotOvertakeALongerOne() throws IOException {
        lane.script(1, message -> true, new Fault.Delay(Duration.ofMillis(20)));
        lane.script(1, message -> true, new Fault.Delay(Duration.ofMillis(2)));
        send("a", 0);
        send("b", 0);
        assertEquals("", writtenAt(19));
        assertEquals(".a.b", writtenAt(20));
    }

    @Test
    void reorderedMessagesFollowTheFirstOneThatIsNotReordered() throws IOException {
        lane.script(2, message -> true, new Fault.Reorder(Duration.ofMillis(50)));
        send("a", 0);
        send("b", 0);
        assertEquals("", writtenAt(49));
        send("c", 49);
        assertEquals(".c.a.b", writtenAt(49));
        assertEquals(2, lane.tally.reordered);
    }

    @Test
    void reorderedMessageThatNothingFollowsWaitsNoLongerThanAllowed() throws IOException {
        lane.script(1, message -> true, new Fault.Reorder(Duration.ofMillis(50)));
        send("a", 0);
        assertEquals(at(50), flow.nextNanos());
        assertEquals("", writtenAt(49));
        assertEquals(".a", writtenAt(50));
        assertEquals(0, lane.tally.reordered);
    }

    @Test
    void timedOutageOpensByItself() throws IOException {
        lane.close(Outage.lasting(Duration.ofMillis(30), START));
        send("a", 0);
        assertEquals("", writtenAt(29));
        assertEquals(false, flow.wantsInput(at(29)));
        assertEquals(at(30), flow.nextNanos());
        assertEquals(".a", writtenAt(30));
        assertEquals(true, flow.wantsInput(at(30)));
    }

    @Test
    void throttleLetsItsRateThrough() throws IOException {
        lane.throttle(new Throttle(1_000, START));
        // Three bytes each, 10 ms of this rate are 10 bytes in one go.
        send("a", 0);
        assertEquals(".a", writtenAt(0));
        send("b", 0);
        assertEquals("", writtenAt(2));
        assertEquals(at(3), flow.nextNanos());
        assertEquals(".b", writtenAt(3));
    }

    @Test
    void receiverThatTakesHalfAMessageGetsTheOtherHalfLater() throws IOException {
        receiver.takes = 4;
        send("a", 0);
        send("b", 0);
        flow.writeTo(receiver, START);
        assertEquals(true, flow.isStalled());
        assertEquals(1, lane.tally.forwarded);
        receiver.takes = 100;
        flow.writeTo(receiver, START);
        assertEquals(false, flow.isStalled());
        assertEquals(".a\u0000\u0001b", receiver.got.toString());
        assertEquals(2, lane.tally.forwarded);
    }

    @Test
    void endIsPassedOnBehindEverythingElse() throws IOException {
        lane.hold(true);
        send("a", 0);
        flow.end();
        assertEquals("", writtenAt(0));
        assertEquals(false, flow.isDone());
        lane.hold(false);
        assertEquals(".a", writtenAt(0));
        assertEquals(true, flow.isDone());
    }

    @Test
    void whateverIsInHandIsLostWithTheConnection() throws IOException {
        lane.script(1, message -> true, new Fault.Delay(Duration.ofMillis(20)));
        lane.script(1, message -> true, new Fault.Reorder(Duration.ofMillis(20)));
        send("a", 0);
        send("b", 0);
        lane.hold(true);
        send("c", 0);
        flow.abandon();
        // The held one, and the two behind it that it had overtaken.
        assertEquals(3, lane.tally.lost);
        assertEquals("", writtenAt(100));
    }

    private static long at(long millis) {
        return START + millis * MS;
    }

    private void send(String letter, long millis) {
        byte[] frame = {0, 1, (byte) letter.charAt(0)};
        flow.receive(ByteBuffer.wrap(frame), at(millis));
    }

    /** What comes out at that time. */
    private String writtenAt(long millis) throws IOException {
        receiver.got.setLength(0);
        flow.writeTo(receiver, at(millis));
        return receiver.got.toString();
    }
}
