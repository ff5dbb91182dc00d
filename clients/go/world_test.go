package privateer

import (
	"testing"
	"time"
)

var (
	testClient = id{0xcc}
	scopeA     = id{0xaa}
	scopeB     = id{0xbb}
)

// world is a place for one call at a time, without sockets and with a clock that only tests move.
type world struct {
	t        *testing.T
	shared   *shared
	machine  machine
	now      time.Time
	at       string // the endpoint that is connected
	peers    map[string]peer
	sent     []request
	closed   []string
	released []string
	over     *callResult
}

func newWorld(t *testing.T, endpoints ...string) *world {
	now := time.Unix(1_000, 0)
	return &world{
		t: t,
		shared: &shared{
			policy:    retryPolicy{time.Second, 5, 50 * time.Millisecond, time.Second},
			session:   newSession(testClient),
			codec:     codecProtobuf,
			budget:    newRetryBudget(0.2, 10, now),
			endpoints: newEndpoints(endpoints),
			random:    func() float64 { return 0.5 },
		},
		now:   now,
		peers: map[string]peer{},
	}
}

// ---- the caller

func (w *world) place(timeout time.Duration) { w.begin("shop.Orders/Place", false, timeout) }

func (w *world) find(timeout time.Duration) { w.begin("shop.Orders/Find", true, timeout) }

func (w *world) begin(method string, idempotent bool, timeout time.Duration) {
	w.over = nil
	call := request{method: method, body: []byte{8, 1}}
	w.machine = newLazyPirate(w.shared, &worldLine{w}, call, idempotent, timeout, w.now)
	w.machine.start(w.now)
}

func (w *world) resolve(call callID, timeout time.Duration) {
	w.over = nil
	w.machine = newResolver(w.shared, &worldLine{w}, call, timeout, w.now)
	w.machine.start(w.now)
}

func (w *world) cancel() { w.machine.cancel(w.now) }

func (w *world) result() callResult {
	w.t.Helper()
	if w.over == nil {
		w.t.Fatal("the call is not over")
	}
	return *w.over
}

func (w *world) ends(code Code, outcome Outcome) callResult {
	w.t.Helper()
	result := w.result()
	if result.code != code || result.outcome != outcome {
		w.t.Fatalf("ended %v %v, want %v %v: %s", result.code, result.outcome, code, outcome, result.message)
	}
	return result
}

func (w *world) goesOn() {
	w.t.Helper()
	if w.over != nil {
		w.t.Fatalf("over: %v", w.over.message)
	}
}

// ---- time

func (w *world) untilNext() time.Duration { return w.machine.nextTime().Sub(w.now) }

func (w *world) advanceToNext() {
	if next := w.machine.nextTime(); next.After(w.now) {
		w.now = next
	}
	w.machine.onTime(w.now)
}

// advance lets so much time pass, with all that happens in it.
func (w *world) advance(d time.Duration) {
	until := w.now.Add(d)
	for w.over == nil && !w.machine.nextTime().After(until) {
		w.advanceToNext()
	}
	w.now = until
}

// ---- the server

type pong struct {
	scope    id
	storeMS  int64
	draining bool
	server   serverInfo
}

func (w *world) pong(p pong) {
	w.t.Helper()
	if p.scope == noID {
		p.scope = scopeA
	}
	if p.server.retentionMS == 0 {
		p.server.retentionMS = 600_000
	}
	w.machine.onReply(w.now, &reply{
		client:   testClient,
		sequence: w.lastOf(kindPing).sequence,
		executed: executedNo,
		scope:    p.scope,
		storeMS:  p.storeMS,
		draining: p.draining,
		server:   &p.server,
	})
}

// reply answers the call; what is left out of client, sequence and scope is the call's own.
func (w *world) reply(r reply) {
	if r.client == noID {
		r.client = testClient
	}
	if r.sequence == 0 {
		r.sequence = w.asked().sequence
	}
	if r.scope == noID {
		r.scope = w.asked().scope
	}
	w.machine.onReply(w.now, &r)
}

// asked is what was sent last, besides PINGs.
func (w *world) asked() request {
	for i := len(w.sent) - 1; i >= 0; i-- {
		if w.sent[i].kind != kindPing {
			return w.sent[i]
		}
	}
	return request{}
}

func (w *world) last() request { return w.sent[len(w.sent)-1] }

func (w *world) lastOf(k kind) request {
	w.t.Helper()
	if last := w.last(); last.kind == k {
		return last
	}
	w.t.Fatalf("sent last: kind %d, want %d", w.last().kind, k)
	return request{}
}

func (w *world) count(k kind) int {
	count := 0
	for _, sent := range w.sent {
		if sent.kind == k {
			count++
		}
	}
	return count
}

// worldLine is the world as the call sees it.
type worldLine struct{ w *world }

func (l *worldLine) connect(endpoint string) bool {
	l.w.at = endpoint
	return true
}

func (l *worldLine) peer() *peer {
	if p, known := l.w.peers[l.w.at]; known {
		return &p
	}
	return nil
}

func (l *worldLine) learned(p peer) { l.w.peers[l.w.at] = p }

func (l *worldLine) send(r request) bool {
	l.w.sent = append(l.w.sent, r)
	return true
}

func (l *worldLine) release() { l.w.released = append(l.w.released, l.w.at) }

func (l *worldLine) close() {
	l.w.closed = append(l.w.closed, l.w.at)
	delete(l.w.peers, l.w.at)
}

func (l *worldLine) done(result callResult) { l.w.over = &result }
