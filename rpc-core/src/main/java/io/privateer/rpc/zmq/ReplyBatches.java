package io.privateer.rpc.zmq;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import zmq.Msg;

/**
 * Replies that wait for the end of the owner's turn, so that those to one peer go out in one message. What a message costs
 * is waking the I/O thread, and writing to the connection: with a queue of calls that is most of what a call costs.
 *
 * <p>Belongs to the owner's thread.
 */
final class ReplyBatches {
    /** Peers whose empty batches are kept for the next turn. */
    private static final int MAX_IDLE = 1_024;

    private static final class Batch {
        private final byte[] routingId;
        private final List<Msg> replies = new ArrayList<>();
        private long bytes;

        Batch(byte[] routingId) {
            this.routingId = routingId;
        }
    }

    private final BiConsumer<byte[], List<Msg>> sender;
    private final Map<ByteBuffer, Batch> batches = new HashMap<>();
    private final List<Batch> filled = new ArrayList<>();

    /**
     * @param sender sends replies to the peer with a routing id, in one message; the list is its own only until it returns
     */
    ReplyBatches(BiConsumer<byte[], List<Msg>> sender) {
        this.sender = sender;
    }

    /** To be sent with the next {@link #flush}, or at once if that makes a full message. */
    void add(byte[] routingId, Msg reply) {
        Batch batch = batches.computeIfAbsent(ByteBuffer.wrap(routingId), id -> new Batch(routingId));
        if (batch.bytes + reply.size() > BatchLimits.BYTES) {
            send(batch);
        }
        if (batch.replies.isEmpty()) {
            filled.add(batch);
        }
        batch.replies.add(reply);
        batch.bytes += reply.size();
        if (batch.replies.size() == BatchLimits.FRAMES) {
            send(batch);
        }
    }

    /** Sends all that waits. */
    void flush() {
        if (filled.isEmpty()) {
            return;
        }
        filled.forEach(this::send);
        filled.clear();
        if (batches.size() > MAX_IDLE) {
            batches.clear();
        }
    }

    /** Peers that have a batch, empty or not. */
    int peers() {
        return batches.size();
    }

    private void send(Batch batch) {
        if (!batch.replies.isEmpty()) {
            sender.accept(batch.routingId, batch.replies);
            batch.replies.clear();
            batch.bytes = 0;
        }
    }
}
