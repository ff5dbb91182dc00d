package io.privateer.rpc.dedup;

import static io.privateer.rpc.dedup.AdmissionRig.BORN_MS;
import static io.privateer.rpc.dedup.AdmissionRig.MILLI;
import static io.privateer.rpc.dedup.AdmissionRig.STORE;
import static io.privateer.rpc.dedup.AdmissionRig.call;
import static io.privateer.rpc.dedup.AdmissionRig.find;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Admission over a store outside of this process that is the test's: it sees what it is asked for, and answers when told. */
final class DurableRig implements Journal<String> {
    private static final long DIGEST = Digest.of(call(1));

    private final List<String> asked = new ArrayList<>();
    private final List<Submitted> open = new ArrayList<>();
    boolean transactional;
    final AdmissionRig rig = new AdmissionRig(this);

    record Submitted(@Nullable Ticket<String> ticket, StoreRequest request) {}

    // ---- the store

    @Override
    public Id scope() {
        return STORE;
    }

    @Override
    public long storeMs(long now) {
        return BORN_MS + (now + 100_000 * MILLI) / MILLI;
    }

    @Override
    public long toleranceMs() {
        return 50;
    }

    @Override
    public boolean transactional(String method) {
        return transactional;
    }

    @Override
    public void submit(@Nullable Ticket<String> ticket, StoreRequest request) {
        asked.add(text(request));
        open.add(new Submitted(ticket, request));
    }

    private static String text(StoreRequest request) {
        if (request instanceof StoreRequest.Start start) {
            return "start " + start.call().sequence() + (start.transactional() ? " in a transaction" : "");
        } else if (request instanceof StoreRequest.Refuse refuse) {
            return "refuse " + refuse.call().sequence() + " with " + text(refuse.reply());
        } else if (request instanceof StoreRequest.Settle settle) {
            return "settle " + settle.call().sequence() + (settle.certain() ? " with " : ", not certain, with ")
                    + text(settle.reply());
        } else if (request instanceof StoreRequest.Find find) {
            return "find " + find.call().sequence();
        } else if (request instanceof StoreRequest.Finish finish) {
            return "finish below " + finish.below();
        }
        throw new AssertionError(request);
    }

    private static String text(byte[] reply) {
        try {
            Reply stored = Envelope.decodeReply(reply);
            return stored.code() + " " + stored.executed() + (stored.settled() ? "" : ", not settled");
        } catch (MalformedFrameException e) {
            throw new AssertionError(e);
        }
    }

    void isAsked(String... expected) {
        assertEquals(List.of(expected), asked);
        asked.clear();
    }

    /** To what was asked last. */
    AdmissionRig says(StoreAnswer answer) {
        Submitted last = open.remove(open.size() - 1);
        Ticket<String> ticket = last.ticket();
        if (ticket != null) {
            rig.admission.answered(rig.now(), ticket, last.request(), answer);
        }
        return rig;
    }

    /** Forgets what was asked so far. */
    void skip() {
        asked.clear();
    }

    boolean wasAsked(String what) {
        return asked.contains(what);
    }

    /** What waits longest for its answer. */
    Submitted first() {
        return open.get(0);
    }

    static StoreAnswer known(Reply reply) {
        return new StoreAnswer.Known(DIGEST, Envelope.encode(reply, Envelope.Format.PROTOBUF));
    }

    // ---- a first copy

    Ticket<String> waits(Request request) {
        rig.arrives("r", request).hearsNothing();
        isAsked();
        return rig.waiting.remove(rig.waiting.size() - 1);
    }

    Ticket<String> starting() {
        Ticket<String> ticket = waits(call(1));
        assertEquals(Start.LATER, rig.admission.start(rig.now(), ticket));
        isAsked("start 1");
        return ticket;
    }

    Ticket<String> running() {
        Ticket<String> ticket = starting();
        says(StoreAnswer.DONE).hearsNothing();
        assertEquals(List.of(ticket), rig.recorded);
        return ticket;
    }
}
