package io.privateer.rpc.retry;

import static io.privateer.rpc.retry.PirateRig.MILLI;
import static io.privateer.rpc.retry.PirateRig.OTHER_STORE;
import static io.privateer.rpc.retry.PirateRig.STORE;
import static io.privateer.rpc.retry.PirateRig.failure;
import static io.privateer.rpc.retry.PirateRig.ping;
import static io.privateer.rpc.retry.PirateRig.result;
import static io.privateer.rpc.retry.PirateRig.settled;
import static io.privateer.rpc.retry.PirateRig.working;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import org.junit.jupiter.api.Test;

/** Asking what became of a call. */
final class ResolverTest {
    private static final CallId CALL = new CallId(PirateRig.CLIENT.toString(), 1, STORE.toString(), 65_000);

    private static String question(long timeoutMs) {
        return "send kind=WAIT client=me sequence=1 scope=store boundMs=65000 timeoutMs=" + timeoutMs;
    }

    private static PirateRig asked() {
        PirateRig rig = new PirateRig("a").met("a");
        return rig.start(resolver(rig)).expect("connect a", question(5_000));
    }

    private static Resolver resolver(PirateRig rig) {
        return new Resolver(rig.shared(), rig, CALL, BodyCodec.PROTOBUF, 5_000 * MILLI, rig.now());
    }

    @Test
    void aResultIsExecuted() {
        PirateRig rig = asked().reply(result("done")).expect("release", "done OK EXECUTED");
        assertEquals(true, rig.result().reply() != null);
    }

    @Test
    void aCallThatRunsIsUnknownAndSaysSo() {
        PirateRig rig = asked().reply(working()).expect("release", "done OK UNKNOWN");
        assertEquals(true, rig.result().reply() != null && rig.result().reply().working());
    }

    @Test
    void aSettledNoIsNotExecuted() {
        asked().reply(settled(StatusCode.CANCELLED, Executed.NO)).expect("release", "done CANCELLED NOT_EXECUTED");
    }

    @Test
    void aRefusalOfACopySaysNothing() {
        asked().reply(failure(StatusCode.UNAVAILABLE, Executed.NO)).expect("release", "done UNAVAILABLE UNKNOWN");
    }

    @Test
    void aCallThatTheServerNeverSawIsUnknown() {
        asked().reply(failure(StatusCode.NOT_FOUND, Executed.UNKNOWN)).expect("release", "done NOT_FOUND UNKNOWN");
    }

    @Test
    void aFreshConnectionIsPingedFirst() {
        PirateRig rig = new PirateRig("a");
        rig.start(resolver(rig)).expect("connect a", ping(1, 1)).pong(1).expect(question(5_000));
    }

    @Test
    void onlyAServerWithTheCallsStoreIsAsked() {
        PirateRig rig = new PirateRig("a", "b");
        rig.start(resolver(rig)).skip().pong(1, OTHER_STORE, false).expect("release", "connect b", ping(2, 1));
        rig.pong(2).expect(question(5_000));
    }

    @Test
    void withoutThatStoreNobodyCanSay() {
        PirateRig rig = new PirateRig("a");
        rig.start(resolver(rig)).skip().pong(1, OTHER_STORE, false).expect("release", "done UNAVAILABLE UNKNOWN");
    }

    @Test
    void afterSilenceItIsAskedAgainUntilTheDeadline() {
        PirateRig rig = asked().after(1_000).expect("close").after(100).expect("connect a", ping(1, 1));
        rig.after(5_000).skip();
        assertEquals(StatusCode.DEADLINE_EXCEEDED, rig.result().code());
        assertEquals(Outcome.UNKNOWN, rig.result().outcome());
    }

    @Test
    void aServerThatReadNothingIsAskedAgainWhenItSaysSo() {
        PirateRig rig = asked().reply(Reply.failure(Id.NONE, 0, StatusCode.RESOURCE_EXHAUSTED, Executed.NO, "no memory")
                        .withRetryAfter(900))
                .expect("release");
        rig.after(899).expectNothing().after(1).expect("connect a", question(4_100));
    }

    @Test
    void aLostConnectionIsSilenceAtOnce() {
        PirateRig rig = asked();
        rig.machine().onLost(rig.now());
        rig.expect("close").after(100).expect("connect a", ping(1, 1));
    }

    @Test
    void aRepliesToOtherCallsAndFromOtherStoresAreDropped() {
        asked().reply(result("x").from(OTHER_STORE, 1, false)).expectNothing();
    }

    @Test
    void aResolvedCallIsFinishedForItsOwnClient() {
        PirateRig rig = new PirateRig("a").met("a");
        rig.session.finishUnknown(rig.session.allocate(), rig.now() + 1_000_000 * MILLI);
        rig.start(resolver(rig)).skip().reply(result("done"));
        assertEquals(0, rig.session.unfinished());
    }

    @Test
    void aCallThatIsStillUnknownStaysUnfinished() {
        PirateRig rig = new PirateRig("a").met("a");
        rig.session.finishUnknown(rig.session.allocate(), rig.now() + 1_000_000 * MILLI);
        rig.start(resolver(rig)).skip().reply(working());
        assertEquals(1, rig.session.unfinished());
    }
}
