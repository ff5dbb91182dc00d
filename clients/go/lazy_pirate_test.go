package privateer

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

const patience = 10 * time.Second

func equal(t *testing.T, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
}

func TestAsksAFreshConnectionBeforeItBindsAndSends(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	equal(t, len(w.sent), 1)
	w.pong(pong{storeMS: 65_000})
	call := w.lastOf(kindCall)
	equal(t, call.scope, scopeA)
	equal(t, call.boundMS, int64(65_000))
	equal(t, []uint64{call.sequence, uint64(call.attempt)}, []uint64{1, 1})
	equal(t, []uint32{call.timeoutMS, call.beatMS}, []uint32{10_000, 500})
}

func TestEndsWithAResult(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{})
	w.reply(reply{executed: executedYes, settled: true, body: []byte{7}})
	result := w.ends(OK, Executed)
	equal(t, result.reply.body, []byte{7})
	equal(t, result.message, "")
	equal(t, w.released, []string{"a"})
}

func TestDoesNotBindAnIdempotentCall(t *testing.T) {
	w := newWorld(t, "a")
	w.find(patience)
	w.pong(pong{storeMS: 5})
	equal(t, w.lastOf(kindCall).scope, noID)
	equal(t, w.last().boundMS, int64(0))
}

func TestWaitsForAServerThatWorksAtNoCostOfAttempts(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{})
	for beat := 1; beat <= 12; beat++ {
		w.advance(500 * time.Millisecond)
		w.reply(reply{working: true})
		wait := w.lastOf(kindWait)
		equal(t, []uint32{wait.attempt, wait.timeoutMS}, []uint32{1, 10_000 - uint32(beat)*500})
		equal(t, len(wait.body), 0)
	}
	w.reply(reply{executed: executedYes, settled: true})
	equal(t, len(w.ends(OK, Executed).attempts), 1)
}

func TestOpensAnewAfterSilenceAndSendsTheSameIdentity(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{storeMS: 1})
	first := w.last()
	w.advance(time.Second)
	equal(t, w.closed, []string{"a"})
	w.advanceToNext()
	w.pong(pong{storeMS: 99_000})
	second := w.lastOf(kindCall)
	equal(t, second.attempt, uint32(2))
	second.attempt, second.timeoutMS = first.attempt, first.timeoutMS
	equal(t, second, first)
}

func TestBacksOffWithFullJitterUpToTheCap(t *testing.T) {
	w := newWorld(t, "a")
	w.shared.random = func() float64 { return 1 }
	w.place(time.Minute)
	var pauses []int64
	for i := 0; i < 7; i++ {
		w.advance(time.Second)
		pauses = append(pauses, w.untilNext().Milliseconds())
		w.advanceToNext()
	}
	equal(t, pauses, []int64{50, 100, 200, 400, 800, 1_000, 1_000})
}

func TestComesBackNoSoonerThanAServerAsksFor(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{})
	w.reply(reply{executed: executedNo, code: ResourceExhausted, retryAfterMS: 700})
	equal(t, w.untilNext(), 700*time.Millisecond)
}

func TestSendsCallAgainWhenAWaitFindsNothing(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{})
	w.reply(reply{working: true})
	w.reply(reply{code: NotFound})
	w.advanceToNext()
	equal(t, w.lastOf(kindCall).attempt, uint32(2))
}

func TestTakesNotFoundToACallForTheLastWord(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{})
	w.reply(reply{code: NotFound})
	w.ends(NotFound, OutcomeUnknown)
}

func TestSettlesByCancelWhenTheDeadlinePasses(t *testing.T) {
	for _, each := range []struct {
		answer  reply
		outcome Outcome
	}{
		{reply{executed: executedNo, settled: true, code: Cancelled}, NotExecuted},
		{reply{executed: executedYes, settled: true}, Executed},
		{reply{executed: executedUnknown, code: Cancelled}, OutcomeUnknown},
	} {
		w := newWorld(t, "a")
		w.place(800 * time.Millisecond)
		w.pong(pong{})
		w.advance(800 * time.Millisecond)
		equal(t, w.lastOf(kindCancel).scope, scopeA)
		w.reply(each.answer)
		result := w.ends(DeadlineExceeded, each.outcome)
		equal(t, result.message, "no result from a within the deadline of 800 ms, 1 attempt (shop.Orders/Place, "+
			"sequence 1). Outcome: "+each.outcome.String()+", "+each.outcome.meaning())
	}
}

func TestDoesNotTakeLateRepliesForTheAnswerToCancel(t *testing.T) {
	w := newWorld(t, "a")
	w.place(800 * time.Millisecond)
	w.pong(pong{})
	w.advance(800 * time.Millisecond)
	w.reply(reply{working: true})
	w.reply(reply{executed: executedNo, code: ResourceExhausted})
	w.reply(reply{code: NotFound})
	w.goesOn()
	equal(t, w.untilNext(), time.Second)
	w.advance(time.Second)
	equal(t, w.ends(DeadlineExceeded, OutcomeUnknown).serverSaid, false)
}

func TestIsNotExecutedIfNoCopyWasHandedToASocket(t *testing.T) {
	w := newWorld(t, "a")
	w.place(5 * time.Second)
	w.advance(5 * time.Second)
	equal(t, len(w.ends(DeadlineExceeded, NotExecuted).attempts), 0)
}

func TestGivesUpAfterSoManyAttempts(t *testing.T) {
	w := newWorld(t, "a")
	w.shared.policy.maxAttempts = 2
	w.place(time.Minute)
	w.pong(pong{})
	w.advance(time.Second)
	w.advanceToNext()
	w.pong(pong{})
	w.advance(time.Second)
	w.pong(pong{})
	w.lastOf(kindCancel)
	w.reply(reply{executed: executedNo, settled: true, code: Cancelled})
	equal(t, len(w.ends(Unavailable, NotExecuted).attempts), 2)
}

func TestStopsWhenTheRetryBudgetIsUsedUp(t *testing.T) {
	w := newWorld(t, "a")
	w.shared.budget = newRetryBudget(0, 0, w.now)
	w.place(patience)
	w.pong(pong{})
	w.advance(time.Second)
	w.advanceToNext()
	w.pong(pong{})
	w.lastOf(kindCancel)
	w.reply(reply{executed: executedNo, settled: true, code: Cancelled})
	if result := w.ends(Unavailable, NotExecuted); !strings.HasPrefix(result.message, "the client's retry budget is used up") {
		t.Fatal(result.message)
	}
}

func TestGoesToTheNextEndpointAfterSilenceIfIdempotent(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.find(patience)
	w.pong(pong{})
	w.advance(time.Second)
	w.advanceToNext()
	equal(t, w.at, "b")
}

func TestSendsABoundCallOnlyWhereItsScopeIsTold(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.place(patience)
	w.pong(pong{scope: scopeA})
	w.advance(time.Second)
	w.advanceToNext()
	equal(t, w.at, "b")
	w.pong(pong{scope: scopeB})
	equal(t, w.at, "a")
	w.pong(pong{scope: scopeA})
	equal(t, w.lastOf(kindCall).attempt, uint32(2))
}

func TestIsUnknownWhenEveryEndpointTellsAnotherScope(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{scope: scopeA})
	w.reply(reply{code: WrongScope, scope: scopeB})
	w.ends(Unavailable, OutcomeUnknown)
}

func TestDropsForeignReplies(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{scope: scopeA})
	w.reply(reply{executed: executedYes, scope: scopeB})
	w.reply(reply{executed: executedYes, sequence: 2})
	w.reply(reply{executed: executedYes, client: scopeB})
	w.goesOn()
}

func TestAsksForTheOutcomeWhenACopyIsRefusedForGood(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{})
	w.reply(reply{executed: executedNo, code: Unimplemented, message: "no such method"})
	w.lastOf(kindCancel)
	w.reply(reply{executed: executedNo, settled: true, code: Cancelled})
	equal(t, w.ends(Unimplemented, NotExecuted).serverSaid, true)
}

func TestMovesOffADrainingServerAsANewCall(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.place(patience)
	w.pong(pong{scope: scopeA})
	w.reply(reply{executed: executedNo, code: Unavailable, draining: true})
	w.lastOf(kindCancel)
	w.reply(reply{executed: executedNo, settled: true, code: Cancelled, draining: true})
	w.advanceToNext()
	equal(t, w.at, "b")
	w.pong(pong{scope: scopeB})
	call := w.lastOf(kindCall)
	equal(t, call.sequence, uint64(2))
	equal(t, call.scope, scopeB)
	w.reply(reply{executed: executedYes, settled: true})
	w.ends(OK, Executed)
}

func TestDoesNotMoveWhileTheOldStoreHasNotSaidNo(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.place(3 * time.Second)
	w.pong(pong{scope: scopeA})
	w.reply(reply{executed: executedNo, code: Unavailable, draining: true})
	w.advance(time.Second)
	w.advanceToNext()
	w.pong(pong{scope: scopeB})
	equal(t, w.count(kindCall), 1)
	equal(t, w.asked().sequence, uint64(1))
}

func TestEndsWithTheResultThatADrainingServerHadAfterAll(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.place(patience)
	w.pong(pong{})
	w.reply(reply{executed: executedNo, code: Unavailable, draining: true})
	w.reply(reply{executed: executedYes, settled: true, body: []byte{1}})
	w.ends(OK, Executed)
}

func TestPlacesACallAnewThatWasSettledAsNotExecutedForLackOfRoom(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{})
	w.reply(reply{executed: executedNo, settled: true, code: Unavailable})
	w.advanceToNext()
	equal(t, w.lastOf(kindCall).sequence, uint64(2))
}

func TestGivesNoNewCallToAServerWhosePongSaysThatItDrains(t *testing.T) {
	w := newWorld(t, "a", "b")
	w.place(patience)
	w.pong(pong{draining: true})
	w.advanceToNext()
	equal(t, w.at, "b")
	equal(t, w.count(kindCall), 0)
}

func TestDoesNotSendWhatIsOverTheServersLimit(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{server: serverInfo{maxMessageBytes: 1}})
	w.ends(ResourceExhausted, NotExecuted)
}

func TestRetriesAnIdempotentCallWhoseWorkerDied(t *testing.T) {
	w := newWorld(t, "a")
	w.find(patience)
	w.pong(pong{})
	w.reply(reply{code: Aborted, settled: true})
	w.goesOn()
	w = newWorld(t, "a")
	w.place(patience)
	w.pong(pong{})
	w.reply(reply{code: Aborted, settled: true})
	equal(t, w.ends(Aborted, OutcomeUnknown).serverSaid, true)
}

func TestCancelsWithATrueOutcome(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{})
	w.cancel()
	w.lastOf(kindCancel)
	w.reply(reply{executed: executedYes, settled: true})
	w.ends(Cancelled, Executed)

	w = newWorld(t, "a")
	w.find(patience)
	w.pong(pong{})
	w.cancel()
	w.lastOf(kindCancel)
	w.ends(Cancelled, OutcomeUnknown)
}

func TestTakesAnAnswerWithoutIdentityForTheEndOfTheAttempt(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{})
	w.machine.onReply(w.now, &reply{code: ResourceExhausted, message: "no memory", retryAfterMS: 5_000})
	w.goesOn()
	asked := w.now
	w.advanceToNext()
	if w.now.Sub(asked) < 5*time.Second {
		t.Errorf("it came back after %s", w.now.Sub(asked))
	}
	equal(t, w.lastOf(kindCall).attempt, uint32(2))
}

func TestAsksAgainWhenThePongIsOld(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{server: serverInfo{retentionMS: 40_000}})
	w.reply(reply{executed: executedYes, settled: true})
	w.advance(10 * time.Second)
	w.place(patience)
	w.lastOf(kindCall)
	w.reply(reply{executed: executedYes, settled: true})
	w.advance(10*time.Second + time.Millisecond)
	w.place(patience)
	w.lastOf(kindPing)
}

func TestAnUnknownCallStaysUnfinishedForTheRetention(t *testing.T) {
	w := newWorld(t, "a")
	w.place(patience)
	w.pong(pong{})
	w.reply(reply{code: NotFound})
	w.ends(NotFound, OutcomeUnknown)
	w.place(patience)
	equal(t, w.last().doneBelow, uint64(1))
	w.reply(reply{executed: executedYes, settled: true})
	w.advance(retention)
	w.place(patience)
	equal(t, w.last().doneBelow, uint64(3))
}
