package privateer

import (
	"bytes"
	"encoding/hex"
	"errors"
	"math"
	"math/rand"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

func told(s *session, now time.Time) (uint64, []numbers) {
	r := s.acknowledging(request{}, now)
	return r.doneBelow, r.done
}

func TestSessionTellsWhatIsFinished(t *testing.T) {
	s := newSession(testClient)
	now := time.Unix(0, 0)
	below, done := told(s, now)
	equal(t, below, uint64(1))
	equal(t, len(done), 0)
	for i := 0; i < 7; i++ {
		s.allocate()
	}
	for _, sequence := range []uint64{1, 3, 5, 7} {
		s.finish(sequence)
	}
	below, done = told(s, now)
	equal(t, below, uint64(2))
	equal(t, done, []numbers{{3, 3}, {5, 5}, {7, 7}})
}

func TestSessionKeepsAnUnknownOneUnfinishedUntilItsTimeIsOver(t *testing.T) {
	s := newSession(testClient)
	s.finishUnknown(s.allocate(), time.Unix(600, 0))
	s.finish(s.allocate())
	below, done := told(s, time.Unix(599, 0))
	equal(t, below, uint64(1))
	equal(t, done, []numbers{{2, 2}})
	below, _ = told(s, time.Unix(600, 0))
	equal(t, below, uint64(3))
}

func TestSessionTellsMoreRangesThanFitWithTheNextRequests(t *testing.T) {
	s := newSession(testClient)
	for i := 0; i < 138; i++ {
		s.allocate()
	}
	var even []numbers
	for sequence := uint64(2); sequence <= 138; sequence += 2 {
		s.finish(sequence)
		even = append(even, numbers{sequence, sequence})
	}
	for _, want := range [][]numbers{even[:64], even[64:], even[:64]} {
		below, done := told(s, time.Unix(0, 0))
		equal(t, below, uint64(1))
		equal(t, done, want)
	}
}

func TestSessionLetsGoOfTheOldestOfVeryManyUnknownOnes(t *testing.T) {
	s := newSession(testClient)
	until := time.Unix(1_000, 0)
	for i := 0; i < maxUnknown+2; i++ {
		s.finishUnknown(s.allocate(), until)
	}
	last := s.allocate()
	below, done := told(s, time.Unix(0, 0))
	equal(t, below, uint64(3))
	equal(t, len(done), 0)
	s.finish(5)
	s.finishUnknown(last, until)
	below, done = told(s, time.Unix(0, 0))
	equal(t, below, uint64(3))
	equal(t, done, []numbers{{5, 5}})
	below, _ = told(s, until)
	equal(t, below, last+1)
}

func TestSessionTellsOfAnyHistoryWhatIsFinished(t *testing.T) {
	seed := time.Now().UnixNano()
	t.Log("seed", seed)
	random := rand.New(rand.NewSource(seed))
	for round := 0; round < 100; round++ {
		s := newSession(testClient)
		unfinished := map[uint64]bool{}
		taken := uint64(0)
		for step := 0; step < 60; step++ {
			if len(unfinished) == 0 || random.Intn(2) == 0 {
				taken = s.allocate()
				unfinished[taken] = true
			} else {
				sequence := uint64(random.Intn(int(taken))) + 1
				s.finish(sequence)
				delete(unfinished, sequence)
			}
			below, done := told(s, time.Unix(0, 0))
			for number := uint64(1); number <= taken; number++ {
				finished := number < below
				for _, each := range done {
					finished = finished || each.first <= number && number <= each.last
				}
				equal(t, finished, !unfinished[number])
			}
		}
	}
}

func TestEndpointsTakeTurnsAndAvoidThoseThatFailed(t *testing.T) {
	at := func(ms int64) time.Time { return time.UnixMilli(ms) }
	e := newEndpoints([]string{"a", "b"})
	equal(t, []string{e.choose(at(0), nil), e.choose(at(0), nil), e.choose(at(0), nil)}, []string{"a", "b", "a"})
	e = newEndpoints([]string{"a", "b"})
	e.avoid("a", at(0))
	var chosen []string
	for _, ms := range []int64{999, 1_000, 1_000, 1_000} {
		chosen = append(chosen, e.choose(at(ms), nil))
	}
	equal(t, chosen, []string{"b", "a", "b", "b"})
	e.avoid("b", at(500))
	equal(t, e.choose(at(600), nil), "b")
	equal(t, e.choose(at(600), map[string]bool{"a": true, "b": true}), "")
}

func TestRetryBudgetAllowsAShareAndSomePerSecond(t *testing.T) {
	start := time.Unix(0, 0)
	b := newRetryBudget(0.2, 1, start)
	all := func(now time.Time) (count int) {
		for b.withdraw(now) {
			count++
		}
		return count
	}
	equal(t, all(start), 10)
	for i := 0; i < 5; i++ {
		b.deposit()
	}
	equal(t, all(start), 1)
	equal(t, all(start.Add(3*time.Second)), 3)
}

func TestNoPingLooksLikeACall(t *testing.T) {
	w := newWorld(t, "a")
	last := uint64(math.MaxInt64 / 4)
	for i := 0; i < 3; i++ {
		random := []float64{0, 0.5, 1 - 1.0/(1<<53)}[i]
		w.shared.random = func() float64 { return random }
		ping := w.shared.ping(w.now)
		equal(t, ping.sequence > last && ping.sequence <= math.MaxInt64, true)
		last = ping.sequence
	}
}

func TestACallerWithLessThanAMillisecondStillWaits(t *testing.T) {
	now := time.Unix(0, 0)
	for left, want := range map[time.Duration]uint32{
		-time.Second: 1, 0: 1, 999 * time.Microsecond: 1, 1_999 * time.Microsecond: 1, longestDeadline: 4_233_600_000,
	} {
		equal(t, millisecondsLeft(now.Add(left), now), want)
	}
}

// ---- the envelope

// example is one of the protocol page's.
func example(t testing.TB, name string) []byte {
	t.Helper()
	page, err := os.ReadFile("../../docs/protocol.md")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```hex " + name + "\n(.*?)```").FindSubmatch(page)
	if block == nil {
		t.Fatalf("no example %s on the page", name)
	}
	digits := regexp.MustCompile(`#[^\n]*|\s`).ReplaceAllString(string(block[1]), "")
	frame, err := hex.DecodeString(digits)
	if err != nil {
		t.Fatal(err)
	}
	return frame
}

func pageID(from byte) (identity id) {
	for i := range identity {
		identity[i] = from + byte(i)
	}
	return identity
}

func TestWritesThePagesRequests(t *testing.T) {
	ping := newPing(pageID(0), 7)
	equal(t, ping.encode(), example(t, "ping"))
	call := request{
		kind: kindCall, client: pageID(0), sequence: 1, doneBelow: 1, scope: pageID(0x10), boundMS: 65_000, attempt: 1,
		method: "shop.Orders/place", timeoutMS: 5_000, beatMS: 500, codec: codecProtobuf, body: []byte("\x0a\x04book"),
	}
	equal(t, call.encode(), example(t, "call"))
	ping.priority = Background
	equal(t, ping.encode(), append(example(t, "ping"), 0x88, 1, 2))
}

func TestReadsThePagesReplies(t *testing.T) {
	pong, err := decodeReply(example(t, "pong"))
	equal(t, err, nil)
	equal(t, pong.scope, pageID(0x10))
	equal(t, *pong.server, serverInfo{4_194_304, 600_000})
	result, err := decodeReply(example(t, "result"))
	equal(t, err, nil)
	equal(t, []any{result.executed, result.settled, result.body}, []any{executedYes, true, []byte{8, 42}})
	refusal, err := decodeReply(example(t, "refusal"))
	equal(t, err, nil)
	equal(t, []any{refusal.executed, refusal.settled, refusal.code, refusal.message, refusal.retryAfterMS},
		[]any{executedNo, false, ResourceExhausted, "queue is full", uint32(100)})
	working, err := decodeReply(example(t, "working"))
	equal(t, err, nil)
	equal(t, working.working, true)
}

func TestTakesWhatItDoesNotKnowForUnknownAndSkipsFields(t *testing.T) {
	r, err := decodeReply([]byte{0x18, 42, 0x30, 9, 0xa8, 6, 1})
	equal(t, err, nil)
	equal(t, []any{r.code, r.executed}, []any{Unknown, executedUnknown})
}

func TestRefusesFramesThatCannotBeRead(t *testing.T) {
	for what, frame := range map[string]string{
		"cut short":                     "0a10000102",
		"a length beyond the frame":     "6aff01",
		"a known field of another type": "0801",
		"an identity of 15 bytes":       "0a0f000102030405060708090a0b0c0d0e",
		"an identity of zeros":          "0a10" + strings.Repeat("00", 16),
		"a sequence above 2^63-1":       "10ffffffffffffffffff01",
		"text that is not UTF-8":        "2201ff",
		"half a surrogate pair":         "2203eda080",
	} {
		bytes, err := hex.DecodeString(frame)
		equal(t, err, nil)
		if _, err := decodeReply(bytes); !errors.Is(err, errMalformed) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestCutsAMessageAtAWholeCharacter(t *testing.T) {
	text := bytes.Repeat([]byte("€"), 2_000)
	r, err := decodeReply(appendBytes(nil, 4, text))
	equal(t, err, nil)
	equal(t, r.message, strings.Repeat("€", 1_365))
}
