package privateer

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

var (
	askedCall  = callID{client: testClient, sequence: 1, scope: scopeA, boundMS: 65_000}
	theirsCall = callID{client: id{0xab}, sequence: 1, scope: scopeA, boundMS: 65_000}
)

// asking is a world in which call 1 ended with unknown outcome and is asked about.
func asking(t *testing.T, call callID, endpoints ...string) *world {
	w := newWorld(t, endpoints...)
	w.shared.session.finishUnknown(w.shared.session.allocate(), w.now.Add(retention))
	w.resolve(call, 5*time.Second)
	return w
}

func (w *world) unfinished() bool {
	return w.shared.session.acknowledging(newPing(testClient, 1), w.now).doneBelow == 1
}

func TestTheServersWordDecides(t *testing.T) {
	for _, word := range []struct {
		reply   reply
		outcome Outcome
	}{
		{reply{executed: executedYes, settled: true}, Executed},
		{reply{executed: executedYes, settled: true, code: Aborted}, Executed},
		{reply{executed: executedNo, settled: true, code: Cancelled}, NotExecuted},
		// Of a copy: another one may run yet.
		{reply{executed: executedNo, code: Unavailable}, OutcomeUnknown},
		{reply{executed: executedUnknown, code: NotFound}, OutcomeUnknown},
		{reply{working: true}, OutcomeUnknown},
	} {
		w := asking(t, askedCall, "a")
		w.pong(pong{})
		w.reply(word.reply)
		result := w.ends(word.reply.code, word.outcome)
		equal(t, result.serverSaid, true)
		equal(t, result.callID, askedCall.String())
		equal(t, strings.Join(w.released, " "), "a")
		equal(t, w.unfinished(), word.outcome == OutcomeUnknown)
	}
}

func TestAQuestionIsAWaitThatDoesNotWaitAndTellsNothingOfFinishedNumbers(t *testing.T) {
	w := asking(t, theirsCall, "a")
	w.pong(pong{})
	question := w.lastOf(kindWait)
	equal(t, callID{question.client, question.sequence, question.scope, question.boundMS}, theirsCall)
	equal(t, question.beatMS, uint32(0))
	equal(t, question.timeoutMS, uint32(5_000))
	equal(t, question.attempt, uint32(0))
	equal(t, question.doneBelow, uint64(0))
	w.reply(reply{client: theirsCall.client, executed: executedYes})
	w.ends(OK, Executed)
	// Another session's call is no number of this one.
	equal(t, w.unfinished(), true)
}

func TestOnlyServersWithTheCallsStoreAreAsked(t *testing.T) {
	w := asking(t, askedCall, "a", "b")
	w.pong(pong{scope: scopeB})
	equal(t, w.at, "b")
	w.pong(pong{})
	equal(t, w.count(kindWait), 1)
	w.reply(reply{code: WrongScope, scope: scopeB})
	result := w.ends(Unavailable, OutcomeUnknown)
	equal(t, result.message, "no server has the reply store that the call is bound to")
	equal(t, result.serverSaid, false)
}

func TestAfterSilenceItIsAskedAgainOnANewConnectionUntilTheDeadline(t *testing.T) {
	w := asking(t, askedCall, "a")
	w.pong(pong{})
	w.advance(time.Second)
	equal(t, strings.Join(w.closed, " "), "a")
	w.advanceToNext()
	w.lastOf(kindPing)
	w.goesOn()
	w.advance(5 * time.Second)
	equal(t, w.ends(DeadlineExceeded, OutcomeUnknown).message, "no reply from a")
}

func TestAServerThatReadNothingIsAskedAgainWhenItSaysSo(t *testing.T) {
	w := asking(t, askedCall, "a")
	w.pong(pong{})
	w.machine.onReply(w.now, &reply{code: ResourceExhausted, message: "no memory", retryAfterMS: 3_000})
	w.goesOn()
	equal(t, w.untilNext(), 3*time.Second)
	equal(t, strings.Join(w.released, " "), "a")
	equal(t, len(w.closed), 0)
	w.advanceToNext()
	equal(t, w.count(kindWait), 2)
	// One that is in no hurry to say when is asked after a pause as after any failure.
	w.machine.onReply(w.now, &reply{code: InvalidArgument, message: "unreadable"})
	equal(t, w.untilNext(), 50*time.Millisecond)
	w.advance(5 * time.Second)
	equal(t, w.ends(DeadlineExceeded, OutcomeUnknown).message, "no reply from a")
}

func TestRepliesToOtherQuestionsAndFromOtherStoresAreDropped(t *testing.T) {
	w := asking(t, askedCall, "a")
	w.pong(pong{})
	w.reply(reply{executed: executedYes, sequence: 2})
	w.reply(reply{executed: executedYes, client: id{0xdd}})
	w.reply(reply{executed: executedYes, scope: scopeB})
	w.goesOn()
	w.reply(reply{executed: executedYes})
	w.ends(OK, Executed)
}

func TestACancelledQuestionSaysNothing(t *testing.T) {
	w := asking(t, askedCall, "a")
	w.cancel()
	w.ends(Cancelled, OutcomeUnknown)
	equal(t, strings.Join(w.closed, " "), "a")
}

func TestACallIDIsOneLineOfText(t *testing.T) {
	for _, text := range []string{askedCall.String(), fmt.Sprintf("%v/1", scopeA)} {
		parsed, err := parseCallID(text)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, parsed.String(), text)
	}
	for _, text := range []string{
		"", "order 7", fmt.Sprintf("%v/0", scopeA), fmt.Sprintf("%v/01", scopeA), fmt.Sprintf("%v/1@", scopeA),
		fmt.Sprintf("%v/1@%v", scopeA, scopeA), fmt.Sprintf("%v/1\n", scopeA),
		fmt.Sprintf("%v/9223372036854775808", scopeA), fmt.Sprintf("%v/1@%v/9223372036854775808", scopeA, scopeA),
	} {
		if parsed, err := parseCallID(text); err == nil || !strings.Contains(err.Error(), "no call id") {
			t.Errorf("%q is %v, %v", text, parsed, err)
		}
	}
}
