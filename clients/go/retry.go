package privateer

import (
	"math"
	"time"
)

// retryPolicy is how patiently a call is tried.
type retryPolicy struct {
	// attemptTimeout is how long a server may be silent before it counts as dead or cut off.
	attemptTimeout time.Duration
	// maxAttempts is how often a call is sent at most.
	maxAttempts int
	// backoffBase is the longest wait before the first resending; it doubles with each further one.
	backoffBase time.Duration
	// backoffCap is the longest wait of all.
	backoffCap time.Duration
}

// pongFresh is how old a PONG may get before a call is bound to what it told.
const pongFresh = time.Minute

// backoff is the wait after so many failures in a row: full jitter, uniform between 0 and the doubled base. Of the usual
// strategies it finishes contended work with the fewest calls (Brooker, "Exponential Backoff And Jitter", 2015).
func (p retryPolicy) backoff(failures int, random func() float64) time.Duration {
	longest := float64(p.backoffBase) * math.Pow(2, float64(failures-1))
	return time.Duration(random() * math.Min(longest, float64(p.backoffCap)))
}

// beatMS is the beat to ask for: half of the attempt timeout, so that one lost beat shows before it counts as silence.
func (p retryPolicy) beatMS() uint32 {
	half := p.attemptTimeout.Milliseconds() / 2
	if half < 1 {
		half = 1
	}
	return uint32(half)
}

// budgetWindow is how many seconds' refill a budget keeps: Finagle's ten.
const budgetWindow = 10

// retryBudget is how many resendings all calls of a client may make together: a share of the calls, and a few per second
// whatever happens. It keeps retries from turning a small outage into a large one.
type retryBudget struct {
	share      float64
	perSecond  float64
	capacity   float64
	tokens     float64
	refilledAt time.Time
}

func newRetryBudget(share, perSecond float64, now time.Time) *retryBudget {
	return &retryBudget{
		share:      share,
		perSecond:  perSecond,
		capacity:   math.Max(perSecond*budgetWindow, share*1_000),
		tokens:     perSecond * budgetWindow,
		refilledAt: now,
	}
}

// deposit: a call is sent for the first time.
func (b *retryBudget) deposit() {
	b.tokens = math.Min(b.capacity, b.tokens+b.share)
}

// withdraw tells whether a call may be sent again now; if so, that is paid for.
func (b *retryBudget) withdraw(now time.Time) bool {
	b.tokens = math.Min(b.capacity, b.tokens+now.Sub(b.refilledAt).Seconds()*b.perSecond)
	b.refilledAt = now
	// A hair below one counts as one: five deposits of a fifth do not quite add up in binary.
	if b.tokens < 0.999_999 {
		return false
	}
	b.tokens--
	return true
}
