package privateer

import "time"

// nonceBit is far above any sequence number, so that no PONG can pass for a call's reply.
const nonceBit = 1 << 62

type phase int

const (
	phaseReady phase = iota
	phasePinging
	phaseCalling
	phaseResting
	// phaseSettlingPing: giving up or moving. Waits for the PONG that must come before a CANCEL on a fresh connection.
	phaseSettlingPing
	// phaseSettling: giving up or moving. A CANCEL is on its way.
	phaseSettling
	phaseOver
)

// shared is what all calls of a client have in common.
type shared struct {
	policy    retryPolicy
	session   *session
	codec     bodyCodec
	budget    *retryBudget
	endpoints *endpoints
	random    func() float64 // uniform between 0 and 1
}

// ping asks who is there, with a nonce of its own.
func (s *shared) ping(now time.Time) request {
	nonce := nonceBit | uint64(s.random()*(1<<53))
	return s.session.acknowledging(newPing(s.session.client, nonce), now)
}

// pause is the rest after so many failures in a row, and at least what a server advised.
func (s *shared) pause(failures int, atLeastMS uint32) time.Duration {
	pause := s.policy.backoff(failures, s.random)
	if advised := time.Duration(atLeastMS) * time.Millisecond; advised > pause {
		return advised
	}
	return pause
}

// millisecondsLeft is how long a caller will still wait, as the wire has it: 0 would tell that nobody does.
func millisecondsLeft(deadline, now time.Time) uint32 {
	if left := deadline.Sub(now).Milliseconds(); left > 1 {
		return uint32(left)
	}
	return 1
}
