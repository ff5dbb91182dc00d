package io.privateer.rpc.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One direction of one connection: bytes in, whole messages through their faults, bytes out. Takes time as a parameter
 * and never waits. Guarded by the proxy's lock.
 */
final class Flow {
    /** With more than this in hand it reads no further, so that TCP slows the sender down. */
    private static final long MAX_IN_HAND_BYTES = 16 << 20;

    /** Something to write: a whole message, or bytes between messages. */
    private record Item(ByteBuffer bytes, long dueNanos, boolean isMessage) {}

    /** A message that waits for another one to overtake it. */
    private record Overtaken(ProxiedMessage message, long untilNanos) {}

    private final LongSupplier connection;
    private final Lane lane;
    private final ZmtpStream stream;

    /** In the order of writing: what is not due yet holds up everything behind it. */
    private final Deque<Item> outgoing = new ArrayDeque<>();

    private final Deque<Item> held = new ArrayDeque<>();
    private final Deque<Overtaken> overtaken = new ArrayDeque<>();
    private long inHandBytes;
    private long received;

    private long now;
    private boolean ended;
    private boolean cut;
    private boolean stalled;

    /** @param connection tells the connection's number; asked only once there is a message */
    Flow(LongSupplier connection, Lane lane) {
        this.connection = connection;
        this.lane = lane;
        this.stream = new ZmtpStream(new ZmtpStream.Pieces() {
            @Override
            public void bytes(byte[] piece) {
                send(piece, Flow.this.now, false);
            }

            @Override
            public void message(ProxiedMessage message) {
                Flow.this.message(message);
            }
        });
    }

    /** Takes what the sender sent. */
    void receive(ByteBuffer bytes, long time) {
        now = time;
        stream.feed(bytes);
    }

    /** The sender closed its side. */
    void end() {
        ended = true;
    }

    /** Whether more may be read from the sender. */
    boolean wantsInput(long time) {
        return !ended && !lane.isClosed(time) && inHandBytes < MAX_IN_HAND_BYTES;
    }

    /** Whether a fault ended the connection. */
    boolean isCut() {
        return cut;
    }

    /** Whether the receiver's connection took less than it was offered. */
    boolean isStalled() {
        return stalled;
    }

    /** Whether the sender closed its side and everything was passed on. */
    boolean isDone() {
        return ended && outgoing.isEmpty() && held.isEmpty() && overtaken.isEmpty();
    }

    /** Writes what is due, as far as lane and receiver let it through. */
    void writeTo(WritableByteChannel receiver, long time) throws IOException {
        now = time;
        stalled = false;
        settle();
        for (Item head = outgoing.peek(); head != null && isDue(head); head = outgoing.peek()) {
            ByteBuffer bytes = head.bytes;
            int end = bytes.limit();
            Throttle throttle = lane.throttle();
            int allowed = throttle == null ? bytes.remaining() : throttle.allowance(bytes.remaining(), now);
            bytes.limit(bytes.position() + allowed);
            int written = receiver.write(bytes);
            bytes.limit(end);
            inHandBytes -= written;
            if (throttle != null && written > 0) {
                throttle.spend(written, now);
            }
            if (bytes.hasRemaining()) {
                stalled = written < allowed;
                return;
            }
            outgoing.remove();
            if (head.isMessage) {
                lane.tally.forwarded++;
            }
        }
    }

    /** When there is something to write without any event before, or {@code null} if there is not. */
    @Nullable
    Long nextNanos() {
        if (lane.opensAt() != null) {
            return lane.opensAt();
        }
        Long next = overtaken.isEmpty() ? null : overtaken.element().untilNanos;
        Item head = outgoing.peek();
        if (head != null && !stalled && !lane.isClosed(now)) {
            Throttle throttle = lane.throttle();
            long due = throttle == null ? head.dueNanos : later(head.dueNanos, throttle.nextNanos());
            next = next == null || due - next < 0 ? Long.valueOf(due) : next;
        }
        return next;
    }

    /** The connection is gone: whatever is in hand is lost. */
    void abandon() {
        lane.tally.lost += outgoing.stream().filter(Item::isMessage).count() + held.size() + overtaken.size();
        outgoing.clear();
        held.clear();
        overtaken.clear();
    }

    private void message(ProxiedMessage message) {
        lane.tally.received++;
        if (cut) {
            lane.tally.lost++;
            return;
        }
        @Nullable
        Fault fault = lane.decide(connection.getAsLong(), received++, message).orElse(null);
        if (fault == null) {
            pass(message, now);
        } else if (fault instanceof Fault.Drop) {
            lane.tally.dropped++;
        } else if (fault instanceof Fault.Duplicate) {
            lane.tally.duplicated++;
            send(message.wire(), now, true);
            pass(message, now);
        } else if (fault instanceof Fault.Delay delay) {
            lane.tally.delayed++;
            pass(message, now + delay.by().toNanos());
        } else if (fault instanceof Fault.Reorder reorder) {
            inHandBytes += message.wire().length;
            overtaken.add(new Overtaken(message, now + reorder.atMost().toNanos()));
        } else if (fault instanceof Fault.Corrupt corrupt) {
            ProxiedMessage corrupted = message.corrupted(corrupt.at());
            lane.tally.corrupted += corrupted == message ? 0 : 1;
            pass(corrupted, now);
        } else if (fault instanceof Fault.Rewrite rewrite) {
            pass(message.withLastFrame(rewrite.lastFrame().apply(message.lastFrame())), now);
        } else if (fault instanceof Fault.Cut) {
            lane.tally.lost++;
            cut = true;
        }
    }

    /** Sends a message, and behind it those that it overtook. */
    private void pass(ProxiedMessage message, long due) {
        send(message.wire(), due, true);
        lane.tally.reordered += overtaken.size();
        while (!overtaken.isEmpty()) {
            takeOvertaken();
        }
    }

    private void takeOvertaken() {
        byte[] wire = overtaken.remove().message.wire();
        inHandBytes -= wire.length;
        send(wire, now, true);
    }

    private void send(byte[] bytes, long due, boolean isMessage) {
        inHandBytes += bytes.length;
        Item item = new Item(ByteBuffer.wrap(bytes), due, isMessage);
        if (isMessage && lane.isHolding()) {
            held.add(item);
        } else {
            outgoing.add(item);
        }
    }

    /** Lets go what has waited long enough. */
    private void settle() {
        while (!overtaken.isEmpty() && overtaken.element().untilNanos - now <= 0) {
            takeOvertaken();
        }
        while (!lane.isHolding() && !held.isEmpty()) {
            outgoing.add(held.remove());
        }
    }

    private boolean isDue(Item item) {
        return item.dueNanos - now <= 0
                && !lane.isClosed(now)
                && (lane.throttle() == null || lane.throttle().nextNanos() - now <= 0);
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
