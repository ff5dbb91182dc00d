package privateer

import (
	"fmt"
	"time"
)

// retention is how long a call with unknown outcome stays unfinished for servers: the default of a store.
const retention = 10 * time.Minute

// lazyPirate is one call on its way to a result: asks a fresh connection for a PONG, sends, tells slow from dead by the
// beat, closes and opens and sends again with the same identity, and settles the outcome before it gives up.
//
// A pure state machine: events and the time come in through its methods, actions go out through a line; it never sleeps
// and reads no clock. The name is ZeroMQ's for the pattern (zguide, chapter 4).
type lazyPirate struct {
	shared       *shared
	line         heldLine
	log          callLog
	deduplicated bool
	timeout      time.Duration
	deadline     time.Time
	foreign      map[string]bool // endpoints that told of another reply store than the one the call is bound to

	request    request
	phase      phase
	timer      time.Time
	nonce      uint64
	lastKind   kind
	lastSentTo string
	failures   int
	verdict    verdict
	settleBy   time.Time
}

// newLazyPirate makes the machine for a CALL with method, body and metadata; it fills in the rest itself.
func newLazyPirate(s *shared, l line, r request, idempotent bool, timeout time.Duration, now time.Time) *lazyPirate {
	return &lazyPirate{
		shared:       s,
		line:         heldLine{line: l, endpoint: "no endpoint"},
		log:          callLog{method: r.method},
		deduplicated: !idempotent,
		timeout:      timeout,
		deadline:     now.Add(timeout),
		foreign:      map[string]bool{},
		request:      r,
		lastKind:     kindPing,
	}
}

// nextTime is when onTime must be called next.
func (m *lazyPirate) nextTime() time.Time {
	if m.isSettling() || m.timer.Before(m.deadline) {
		return m.timer
	}
	return m.deadline
}

func (m *lazyPirate) isSettling() bool {
	return m.phase == phaseSettling || m.phase == phaseSettlingPing
}

func (m *lazyPirate) start(now time.Time) {
	m.identify()
	m.proceed(now)
}

// onTime: time has passed.
func (m *lazyPirate) onTime(now time.Time) {
	if m.phase == phaseOver || m.nextTime().After(now) {
		return
	}
	if !m.isSettling() && !m.deadline.After(now) {
		m.log.ended(now, "the deadline passed")
		m.giveUp(now, DeadlineExceeded,
			fmt.Sprintf("no result from %s within the deadline of %s", m.line.endpoint, seconds(m.timeout)))
		return
	}
	switch m.phase {
	case phasePinging:
		m.notReached(now)
	case phaseCalling:
		m.unanswered(now)
	case phaseResting:
		m.proceed(now)
	case phaseSettlingPing, phaseSettling:
		m.unsettled(now, "")
	case phaseReady, phaseOver:
	}
}

// cancel: the caller does not want the result any more. The call ends as Cancelled with a true outcome.
func (m *lazyPirate) cancel(now time.Time) {
	cancelled := verdict{code: Cancelled, message: "cancelled by the caller"}
	switch {
	case m.isSettling():
		// One that wanted to move gives up instead; one that gives up goes on doing so.
		if m.verdict.moves {
			m.verdict = cancelled
		}
	case m.phase != phaseOver:
		m.log.ended(now, "the caller cancelled")
		m.settle(now, cancelled)
	}
}

// onReply takes a reply that came on the current connection; one that this call did not ask for is dropped.
func (m *lazyPirate) onReply(now time.Time, r *reply) {
	switch {
	case r.server != nil:
		pinging := m.phase == phasePinging || m.phase == phaseSettlingPing
		if pinging && r.sequence == m.nonce && r.client == m.request.client {
			m.onPong(now, peerOf(r, now))
		}
	case m.phase == phaseCalling && r.sequence == 0 && r.client == noID:
		m.tryAgain(now, "not read by the server: "+r.message, r.retryAfterMS)
	case m.isMine(r):
		m.line.heard(now, r)
		switch m.phase {
		case phaseCalling:
			m.onAnswer(now, r)
		case phaseSettling:
			m.onSettlement(now, r)
		}
	}
}

func (m *lazyPirate) isMine(r *reply) bool {
	mine := r.sequence == m.request.sequence && r.client == m.request.client
	otherStore := m.deduplicated && r.scope != m.request.scope
	return mine && (!otherStore || r.code == WrongScope)
}

// ---- towards a connection

// identify gives the call a new identity, free to be bound to any reply store.
func (m *lazyPirate) identify() {
	m.request.kind = kindCall
	m.request.client = m.shared.session.client
	m.request.codec = m.shared.codec
	m.request.sequence = m.shared.session.allocate()
	m.request.scope = noID
	m.request.boundMS = 0
	m.request.attempt = 0
	m.foreign = map[string]bool{}
	m.lastSentTo = ""
}

func (m *lazyPirate) proceed(now time.Time) {
	chosen := m.shared.endpoints.choose(now, m.foreign)
	if chosen == "" {
		m.storeIsGone(now)
		return
	}
	if !m.line.connect(chosen) {
		m.notReached(now)
		return
	}
	if known := m.line.peer(); known != nil && known.isFresh(now) {
		m.call(now, *known)
	} else {
		m.ping(now, phasePinging, now.Add(m.shared.policy.attemptTimeout))
	}
}

func (m *lazyPirate) ping(now time.Time, next phase, until time.Time) {
	ping := m.shared.ping(now)
	m.nonce = ping.sequence
	m.phase = next
	m.timer = until
	if m.line.send(ping) {
		return
	}
	if next == phasePinging {
		m.notReached(now)
	} else {
		m.unsettled(now, "")
	}
}

func (m *lazyPirate) onPong(now time.Time, p peer) {
	m.line.learned(p)
	switch {
	case m.phase == phasePinging:
		m.shared.endpoints.trust(m.line.endpoint)
		m.call(now, p)
	case p.scope == m.request.scope:
		m.sendCancel(now)
	default:
		m.line.release()
		if m.line.endpoint == m.lastSentTo {
			m.unsettled(now, "another reply store answers in its place")
		} else {
			m.reconnectToSettle(now)
		}
	}
}

func (m *lazyPirate) call(now time.Time, p peer) {
	bound := m.request.scope != noID
	if bound && p.scope != m.request.scope {
		m.otherStore(now)
		return
	}
	if !bound && p.draining {
		m.line.release()
		m.notReached(now)
		return
	}
	if size := len(m.request.body); p.maxMessageBytes > 0 && uint64(size) > p.maxMessageBytes {
		m.line.release()
		m.giveUp(now, ResourceExhausted, fmt.Sprintf("request of %d bytes is over maxMessageSize = %d of %s",
			size, p.maxMessageBytes, m.line.endpoint))
		return
	}
	if m.log.sent == 0 {
		m.shared.budget.deposit()
	} else if !m.shared.budget.withdraw(now) {
		m.line.release()
		m.giveUp(now, Unavailable, "the client's retry budget is used up")
		return
	}
	if m.deduplicated && !bound {
		m.request.scope = p.scope
		m.request.boundMS = p.storeMS
	}
	m.request.attempt++
	m.request.extra = !m.deduplicated && m.request.attempt > 1
	m.log.began(m.line.endpoint, now)
	m.send(now, m.request)
}

// send sends a CALL, or a WAIT for one, and listens for as long as a server may be silent.
func (m *lazyPirate) send(now time.Time, out request) {
	m.phase = phaseCalling
	m.timer = now.Add(m.shared.policy.attemptTimeout)
	m.lastKind = out.kind
	out.timeoutMS = millisecondsLeft(m.deadline, now)
	out.beatMS = m.shared.policy.beatMS()
	if m.line.send(m.shared.session.acknowledging(out, now)) {
		m.lastSentTo = m.line.endpoint
	} else {
		m.unanswered(now)
	}
}

// ---- what may come back

func (m *lazyPirate) onAnswer(now time.Time, r *reply) {
	m.failures = 0
	if r.draining {
		m.shared.endpoints.avoid(m.line.endpoint, now)
	} else {
		m.shared.endpoints.trust(m.line.endpoint)
	}
	switch {
	case r.working:
		m.send(now, m.request.about(kindWait))
	case r.executed == executedYes:
		m.finishWith(now, r, Executed)
	case r.executed == executedNo:
		m.onRefusal(now, r)
	default:
		m.onUnknown(now, r)
	}
}

func (m *lazyPirate) onRefusal(now time.Time, r *reply) {
	comeBack := r.code == Unavailable || (r.code == ResourceExhausted && !r.settled)
	switch {
	case !comeBack && r.settled:
		m.finishWith(now, r, NotExecuted)
	case !comeBack:
		m.log.ended(now, r.code.String()+": "+r.message)
		m.settle(now, verdict{code: r.code, message: r.message, serverSaid: true})
	case r.settled:
		m.log.ended(now, "refused: "+r.message)
		m.move(now, r.message, r.retryAfterMS)
	case m.deduplicated && r.draining:
		m.log.ended(now, "refused: "+r.message)
		m.settle(now, verdict{code: r.code, message: r.message, serverSaid: true, moves: true})
	default:
		m.tryAgain(now, "refused: "+r.message, r.retryAfterMS)
	}
}

func (m *lazyPirate) onUnknown(now time.Time, r *reply) {
	neverArrived := m.lastKind == kindWait && r.code == NotFound && !r.settled
	mayRunAgain := !m.deduplicated && (r.code == Unavailable || r.code == Aborted)
	switch {
	case r.code == WrongScope:
		m.log.ended(now, "another reply store")
		m.otherStore(now)
	case neverArrived || mayRunAgain:
		m.tryAgain(now, r.message, r.retryAfterMS)
	default:
		m.finishWith(now, r, OutcomeUnknown)
	}
}

// ---- silence and rest

// unanswered: this server is dead or cut off.
func (m *lazyPirate) unanswered(now time.Time) {
	silence := fmt.Sprintf("no reply from %s within %s", m.line.endpoint, seconds(m.shared.policy.attemptTimeout))
	m.line.close()
	m.shared.endpoints.avoid(m.line.endpoint, now)
	m.tryAgain(now, silence, 0)
}

// tryAgain: the attempt came to nothing, and another one may follow.
func (m *lazyPirate) tryAgain(now time.Time, why string, atLeastMS uint32) {
	m.log.ended(now, why)
	m.line.release()
	if m.log.sent >= m.shared.policy.maxAttempts {
		m.giveUp(now, Unavailable, why)
	} else {
		m.rest(now, atLeastMS)
	}
}

// notReached: nobody there to send to. Another endpoint, or the same one later; costs no attempt.
func (m *lazyPirate) notReached(now time.Time) {
	m.line.close()
	m.shared.endpoints.avoid(m.line.endpoint, now)
	m.rest(now, 0)
}

func (m *lazyPirate) rest(now time.Time, atLeastMS uint32) {
	m.failures++
	m.phase = phaseResting
	m.timer = now.Add(m.shared.pause(m.failures, atLeastMS))
}

func (m *lazyPirate) otherStore(now time.Time) {
	m.foreign[m.line.endpoint] = true
	m.line.release()
	m.proceed(now)
}

// storeIsGone: every endpoint answers, and none has the store that this call is bound to.
func (m *lazyPirate) storeIsGone(now time.Time) {
	if m.lastSentTo == "" {
		// Bound, but no copy was handed to a socket.
		m.shared.session.finish(m.request.sequence)
		m.identify()
		m.rest(now, 0)
		return
	}
	m.verdict = verdict{
		code:    Unavailable,
		message: "the server that took the call is gone, another reply store answers in its place",
	}
	m.finish(now, OutcomeUnknown)
}

// ---- the end

// finish ends with the verdict.
func (m *lazyPirate) finish(now time.Time, outcome Outcome) {
	m.end(now, m.verdict, outcome, nil)
}

// finishWith ends with a reply.
func (m *lazyPirate) finishWith(now time.Time, r *reply, outcome Outcome) {
	if r.code == OK {
		m.log.ended(now, "result")
	} else {
		m.log.ended(now, r.code.String()+": "+r.message)
	}
	m.line.release()
	m.end(now, verdict{code: r.code, message: r.message, serverSaid: true}, outcome, r)
}

func (m *lazyPirate) end(now time.Time, v verdict, outcome Outcome, r *reply) {
	m.phase = phaseOver
	sequence := m.request.sequence
	if outcome == OutcomeUnknown && m.deduplicated {
		m.shared.session.finishUnknown(sequence, now.Add(retention))
	} else {
		m.shared.session.finish(sequence)
	}
	result := callResult{
		code:       v.code,
		outcome:    outcome,
		serverSaid: v.serverSaid,
		reply:      r,
		attempts:   m.log.attempts,
		callID:     callID{m.request.client, sequence, m.request.scope, m.request.boundMS}.String(),
	}
	if v.code != OK {
		result.message = m.log.told(v.message, sequence, outcome)
	}
	m.line.done(result)
}
