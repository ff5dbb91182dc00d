package io.privateer.rpc.zmq;

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
        private final RoutingId peer;
        private final List<Msg> replies = new ArrayList<>();
        private long bytes;

        Batch(RoutingId peer) {
            this.peer = peer;
        }
    }

    private final BiConsumer<RoutingId, List<Msg>> sender;
    private final Map<RoutingId, Batch> batches = new HashMap<>();
    private final List<Batch> filled = new ArrayList<>();

    /**
     * @param sender sends replies to a peer, in one message; the list is its own only until it returns
     */
    ReplyBatches(BiConsumer<RoutingId, List<Msg>> sender) {
        this.sender = sender;
    }

    /** To be sent with the next {@link #flush}, or at once if that makes a full message. */
    void add(RoutingId peer, Msg reply) {
        Batch batch = batches.get(peer);
        if (batch == null) {
            batch = new Batch(peer);
            batches.put(peer, batch);
        }
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
            sender.accept(batch.peer, batch.replies);
            batch.replies.clear();
            batch.bytes = 0;
        }
    }
}
