package privateer

import (
	"fmt"
	"strconv"
	"time"
)

// callLog is what a call tried and how it is told to people.
type callLog struct {
	method   string
	attempts []Attempt
	sent     int // under all its identities
	open     string
	openedAt time.Time
}

func (l *callLog) began(endpoint string, now time.Time) {
	l.sent++
	l.open = endpoint
	l.openedAt = now
}

// ended: what came of the attempt that is under way; nothing if none is.
func (l *callLog) ended(now time.Time, result string) {
	if l.open != "" {
		l.attempts = append(l.attempts, Attempt{l.open, l.sent, now.Sub(l.openedAt), result})
		l.open = ""
	}
}

// told is the end of every message: ", 3 attempts (shop.Orders/Place, sequence 41). Outcome: UNKNOWN, …".
func (l *callLog) told(what string, sequence uint64, outcome Outcome) string {
	tries := "1 attempt"
	if l.sent != 1 {
		tries = strconv.Itoa(l.sent) + " attempts"
	}
	return fmt.Sprintf("%s, %s (%s, sequence %d). Outcome: %v, %s",
		what, tries, l.method, sequence, outcome, outcome.meaning())
}

func seconds(d time.Duration) string {
	d = d.Round(time.Millisecond)
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return strconv.FormatFloat(d.Seconds(), 'f', -1, 64) + " s"
}
