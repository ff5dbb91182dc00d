package privateer

import "time"

// resolver asks what became of a call, by a WAIT that does not wait: it changes nothing, and never takes the reply from
// whoever waits for it. It asks each server that tells the call's reply store until one answers, or the time is over.
//
// A pure state machine like lazyPirate, of whose phases it has resting, pinging, calling and over.
type resolver struct {
	shared   *shared
	line     heldLine
	call     callID
	deadline time.Time
	foreign  map[string]bool // endpoints that told of another reply store
	phase    phase
	timer    time.Time
	nonce    uint64
	failures int
	last     string
}

// newResolver makes the machine for a call that is bound to a reply store.
func newResolver(s *shared, l line, call callID, timeout time.Duration, now time.Time) *resolver {
	return &resolver{
		shared:   s,
		line:     heldLine{line: l, endpoint: "no endpoint"},
		call:     call,
		deadline: now.Add(timeout),
		foreign:  map[string]bool{},
		last:     "no server was reached",
	}
}

func (m *resolver) nextTime() time.Time {
	if m.timer.Before(m.deadline) {
		return m.timer
	}
	return m.deadline
}

func (m *resolver) start(now time.Time) { m.proceed(now) }

func (m *resolver) onTime(now time.Time) {
	switch {
	case m.phase == phaseOver || m.nextTime().After(now):
	case !m.deadline.After(now):
		m.end(DeadlineExceeded, m.last, nil)
	case m.phase == phaseResting:
		m.proceed(now)
	default:
		m.failed(now, "no reply from "+m.line.endpoint)
	}
}

// cancel: the caller does not want to know any more.
func (m *resolver) cancel(time.Time) {
	if m.phase != phaseOver {
		m.end(Cancelled, "cancelled by the caller", nil)
	}
}

// onReply takes a reply that came on the current connection; one that answers another question is dropped.
func (m *resolver) onReply(now time.Time, r *reply) {
	switch {
	case r.server != nil:
		if m.phase == phasePinging && r.sequence == m.nonce && r.client == m.shared.session.client {
			known := peerOf(r, now)
			m.line.learned(known)
			m.shared.endpoints.trust(m.line.endpoint)
			m.ask(now, known)
		}
	case m.phase != phaseCalling:
	case r.sequence == 0 && r.client == noID:
		// The server lives, and may tell when it will have room for the question.
		m.line.release()
		m.rest(now, "not read by the server: "+r.message, r.retryAfterMS)
	case r.sequence == m.call.sequence && r.client == m.call.client:
		m.onAnswer(now, r)
	}
}

func (m *resolver) onAnswer(now time.Time, r *reply) {
	if r.code == WrongScope {
		m.otherStore(now)
	} else if r.scope == m.call.scope {
		m.line.release()
		m.end(r.code, r.message, r)
	}
}

// ---- towards a server that knows

func (m *resolver) proceed(now time.Time) {
	chosen := m.shared.endpoints.choose(now, m.foreign)
	if chosen == "" {
		m.end(Unavailable, "no server has the reply store that the call is bound to", nil)
		return
	}
	m.phase = phasePinging
	m.timer = now.Add(m.shared.policy.attemptTimeout)
	if m.line.connect(chosen) {
		if known := m.line.peer(); known != nil {
			m.ask(now, *known)
			return
		}
	}
	ping := m.shared.ping(now)
	m.nonce = ping.sequence
	m.send(now, ping)
}

func (m *resolver) ask(now time.Time, known peer) {
	if known.scope != m.call.scope {
		m.otherStore(now)
		return
	}
	m.phase = phaseCalling
	m.timer = now.Add(m.shared.policy.attemptTimeout)
	// Without a word of what is finished: it may be another session's call, and that session's numbers are not ours.
	m.send(now, request{
		kind:      kindWait,
		client:    m.call.client,
		sequence:  m.call.sequence,
		scope:     m.call.scope,
		boundMS:   m.call.boundMS,
		codec:     m.shared.codec,
		timeoutMS: millisecondsLeft(m.deadline, now),
	})
}

func (m *resolver) send(now time.Time, r request) {
	if !m.line.send(r) {
		m.failed(now, "no connection to "+m.line.endpoint)
	}
}

func (m *resolver) otherStore(now time.Time) {
	m.foreign[m.line.endpoint] = true
	m.line.release()
	m.proceed(now)
}

func (m *resolver) failed(now time.Time, why string) {
	m.line.close()
	m.shared.endpoints.avoid(m.line.endpoint, now)
	m.rest(now, why, 0)
}

func (m *resolver) rest(now time.Time, why string, atLeastMS uint32) {
	m.last = why
	m.failures++
	m.phase = phaseResting
	m.timer = now.Add(m.shared.pause(m.failures, atLeastMS))
}

// ---- the end

func (m *resolver) end(code Code, message string, r *reply) {
	m.phase = phaseOver
	outcome := OutcomeUnknown
	switch {
	case r == nil:
	case r.executed == executedYes:
		outcome = Executed
	case r.executed == executedNo && r.settled:
		// One that is not settled speaks of a copy; another one may run yet.
		outcome = NotExecuted
	}
	if outcome != OutcomeUnknown && m.call.client == m.shared.session.client {
		m.shared.session.finish(m.call.sequence)
	}
	m.line.done(callResult{
		code:       code,
		outcome:    outcome,
		message:    message,
		serverSaid: r != nil,
		reply:      r,
		callID:     m.call.String(),
	})
}
