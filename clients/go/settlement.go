package privateer

import "time"

// How a call ends that its caller or its client gives up: with a verdict, once it is known what became of all copies.

// verdict is what the call ends with once its outcome is known.
type verdict struct {
	code       Code
	message    string
	serverSaid bool
	// moves: it does not end then, if it was not executed. It is placed anew, wherever it is taken.
	moves bool
}

func (m *lazyPirate) giveUp(now time.Time, code Code, message string) {
	m.settle(now, verdict{code: code, message: message})
}

// settle ends with the verdict once the server has said what became of all copies, or within one attempt timeout.
func (m *lazyPirate) settle(now time.Time, v verdict) {
	m.verdict = v
	if m.lastSentTo == "" {
		m.finish(now, NotExecuted)
		return
	}
	if !m.deduplicated {
		// It stops work that nobody waits for. No server remembers such calls, so its answer would say nothing.
		if m.phase == phaseCalling {
			m.line.send(m.request.about(kindCancel))
		}
		m.finish(now, OutcomeUnknown)
		return
	}
	m.settleBy = now.Add(m.shared.policy.attemptTimeout)
	m.timer = m.settleBy
	switch {
	case m.line.held && m.phase == phaseCalling:
		m.sendCancel(now)
	case m.line.held && m.phase == phasePinging:
		m.phase = phaseSettlingPing
	default:
		m.reconnectToSettle(now)
	}
}

func (m *lazyPirate) reconnectToSettle(now time.Time) {
	if m.lastSentTo == "" || !m.line.connect(m.lastSentTo) {
		m.unsettled(now, m.line.endpoint+" cannot be reached")
		return
	}
	if known := m.line.peer(); known != nil && known.scope == m.request.scope {
		m.sendCancel(now)
	} else {
		m.ping(now, phaseSettlingPing, m.settleBy)
	}
}

func (m *lazyPirate) sendCancel(now time.Time) {
	m.phase = phaseSettling
	m.timer = m.settleBy
	cancel := m.request.about(kindCancel)
	cancel.timeoutMS = 1
	cancel.beatMS = m.shared.policy.beatMS()
	if !m.line.send(m.shared.session.acknowledging(cancel, now)) {
		m.unsettled(now, "")
	}
}

func (m *lazyPirate) onSettlement(now time.Time, r *reply) {
	ofACopy := (r.executed == executedNo && !r.settled) || (r.executed == executedUnknown && r.code == NotFound)
	if r.working || ofACopy {
		// It answers a copy that was sent before the CANCEL.
		return
	}
	m.line.release()
	switch {
	case r.executed == executedNo && m.verdict.moves:
		m.move(now, m.verdict.message, 0)
	case r.executed == executedNo:
		m.finish(now, NotExecuted)
	case r.executed == executedYes && m.verdict.moves:
		m.finishWith(now, r, Executed)
	case r.executed == executedYes:
		m.finish(now, Executed)
	default:
		m.finish(now, OutcomeUnknown)
	}
}

func (m *lazyPirate) unsettled(now time.Time, why string) {
	m.line.close()
	if m.verdict.moves && m.deadline.After(now) {
		// Nobody may place it elsewhere yet: try again where it is bound.
		m.shared.endpoints.avoid(m.line.endpoint, now)
		m.rest(now, 0)
		return
	}
	if why != "" {
		m.verdict.message += "; " + why
	}
	m.finish(now, OutcomeUnknown)
}

// move: it did not run in the old store and never will. It is placed anew.
func (m *lazyPirate) move(now time.Time, why string, atLeastMS uint32) {
	m.line.release()
	if m.log.sent >= m.shared.policy.maxAttempts {
		m.verdict = verdict{code: Unavailable, message: why, serverSaid: true}
		m.finish(now, NotExecuted)
		return
	}
	m.shared.session.finish(m.request.sequence)
	m.identify()
	m.rest(now, atLeastMS)
}
