package io.privateer.rpc.server;

import static io.privateer.rpc.server.PoolRig.PLACE;
import static io.privateer.rpc.server.PoolRig.handed;
import static io.privateer.rpc.server.PoolRig.hears;
import static io.privateer.rpc.server.PoolRig.placed;
import static io.privateer.rpc.server.PoolRig.result;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.dedup.Journal;
import io.privateer.rpc.dedup.Ticket;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A worker is kept for a call while a store outside of memory records that it starts. */
final class ReservedWorkerTest implements Journal<String> {
    private record Submitted(Ticket<String> ticket, StoreRequest request) {}

    private final Deque<Submitted> open = new ArrayDeque<>();
    private boolean transactional;
    private final PoolRig rig = new PoolRig(Map.of(), this);

    @Override
    public Id scope() {
        return PoolRig.STORE;
    }

    @Override
    public long storeMs(long now) {
        return 65_000;
    }

    @Override
    public long toleranceMs() {
        return 0;
    }

    @Override
    public boolean transactional(String method) {
        return transactional;
    }

    @Override
    public void submit(@Nullable Ticket<String> ticket, StoreRequest request) {
        open.addLast(new Submitted(Objects.requireNonNull(ticket), request));
    }

    /** To the request that waits longest. */
    private PoolRig says(StoreAnswer answer) {
        Submitted first = open.removeFirst();
        rig.admission.answered(rig.now(), first.ticket(), first.request(), answer);
        rig.pool.onTime(rig.now());
        return rig;
    }

    @Test
    void aCallGoesToItsWorkerWhenItsStartIsRecorded() {
        rig.joined("a").place(1).expect();
        assertEquals(0, rig.pool.executing());
        says(StoreAnswer.DONE).expect(handed("a", PLACE, 1, 1, 60_000));
        assertEquals(1, rig.pool.executing());
    }

    @Test
    void aWorkerThatIsKeptForOneCallGetsNoOther() {
        rig.joined("a").place(1).place(2).expect();
        assertEquals(1, open.size(), "the second one waits for a worker first");
        assertEquals(1, rig.pool.queued());
        says(StoreAnswer.DONE).skip();
        rig.reply("a", result(1)).expect();
        says(StoreAnswer.DONE).expect(hears(1, result(1)));
        says(StoreAnswer.DONE).expect(handed("a", PLACE, 2, 2, 60_000));
    }

    @Test
    void aCallThatCannotStartFreesItsWorker() {
        rig.joined("a").place(1).place(2).skip();
        says(new StoreAnswer.Full("maxRecords = 1"));
        rig.expect(hears(
                1,
                Reply.failure(
                        PoolRig.CLIENT,
                        1,
                        StatusCode.RESOURCE_EXHAUSTED,
                        Executed.NO,
                        "the reply store is full: maxRecords = 1 reached")));
        says(StoreAnswer.DONE).expect(handed("a", PLACE, 2, 1, 60_000));
    }

    @Test
    void aCallThatIsCancelledMeanwhileFreesItsWorker() {
        rig.joined("a").place(1).place(2).skip();
        rig.admission.request(
                rig.now(),
                "cancel",
                placed(1).boundTo(PoolRig.STORE, 65_000).about(Kind.CANCEL).withTimes(1, 500));
        says(StoreAnswer.DONE).expect();
        says(StoreAnswer.DONE);
        Reply refused = Reply.failure(
                        PoolRig.CLIENT, 1, StatusCode.CANCELLED, Executed.NO, "cancelled before it started")
                .withSettled();
        rig.expect(hears(1, refused).replace("r1", "cancel"));
        says(StoreAnswer.DONE).expect(handed("a", PLACE, 2, 1, 60_000));
    }

    @Test
    void aCallWhoseWorkerDiedMeanwhileGoesToAnotherOne() {
        rig.joined("a").place(1);
        rig.register("a", "second", PLACE);
        rig.joined("b").skip();
        says(StoreAnswer.DONE).expect(handed("b", PLACE, 1, 1, 60_000));
    }

    @Test
    void aCallWhoseWorkerLeftMeanwhileGoesToAnotherOne() {
        rig.joined("a").place(1).register("a", "ia");
        rig.expect("a closed").joined("b").skip();
        says(StoreAnswer.DONE).expect(handed("b", PLACE, 1, 1, 60_000));
    }

    @Test
    void aCallWhoseTransactionWentWithItsWorkerGoesToAnotherOneWithoutBeingRecordedAgain() {
        transactional = true;
        rig.joined("a").place(1);
        says(StoreAnswer.DONE).skip().joined("b");
        rig.register("a", "second", PLACE);
        rig.pool.onTime(rig.now());
        assertEquals(1, rig.did("b <- kind=CALL").size());
        assertEquals(0, open.size());
    }

    @Test
    void aLateNoOfATransactionThatWentOnSaysNothing() {
        transactional = true;
        rig.joined("a").place(1);
        says(StoreAnswer.DONE).skip();
        rig.after(3_000).joined("b").skip();
        rig.reply("a", PoolRig.failure(1, StatusCode.UNAVAILABLE, Executed.NO)).expect();
        assertEquals(0, open.size(), "nothing is recorded of it");
        assertEquals(1, rig.pool.executing());
    }
}
