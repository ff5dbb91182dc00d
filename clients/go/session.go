package privateer

import (
	"sort"
	"time"
)

const (
	// maxRanges: more are not told at once. The next request goes on where this one stopped.
	maxRanges = 64
	// maxUnknown: calls of unknown outcome beyond this many are finished before their time, the oldest first. By default a
	// server remembers twice as many calls of a client and takes no more: who is cut off for long must not be refused when
	// he is back.
	maxUnknown = 4_096
)

// session is a client's identity, its sequence numbers, and what it tells servers to forget.
//
// A number is unfinished from its allocation until its result is in hand; after UNKNOWN until the retention has passed,
// because a server must still be able to say what became of it.
type session struct {
	client     id
	next       uint64
	unfinished []uint64 // rising
	unknown    map[uint64]time.Time
	ended      []uint64 // of unknown outcome, in the order in which they ended; some may be finished since
	toldUpTo   uint64   // behind it the ranges of the next request begin
}

func newSession(client id) *session {
	return &session{client: client, next: 1, unknown: map[uint64]time.Time{}}
}

func (s *session) allocate() uint64 {
	sequence := s.next
	s.next++
	s.unfinished = append(s.unfinished, sequence)
	return sequence
}

// finish: the result is in hand, so no server needs to remember it.
func (s *session) finish(sequence uint64) {
	i := sort.Search(len(s.unfinished), func(i int) bool { return s.unfinished[i] >= sequence })
	if i < len(s.unfinished) && s.unfinished[i] == sequence {
		s.unfinished = append(s.unfinished[:i], s.unfinished[i+1:]...)
	}
	delete(s.unknown, sequence)
}

// finishUnknown: nobody could say what became of it, so it stays unfinished until then.
func (s *session) finishUnknown(sequence uint64, until time.Time) {
	s.unknown[sequence] = until
	s.ended = append(s.ended, sequence)
	for len(s.unknown) > maxUnknown {
		s.finish(s.ended[0])
		s.ended = s.ended[1:]
	}
}

// acknowledging is the request, telling what is finished by now.
func (s *session) acknowledging(r request, now time.Time) request {
	for len(s.ended) > 0 {
		if until, still := s.unknown[s.ended[0]]; still && until.After(now) {
			break
		}
		s.finish(s.ended[0])
		s.ended = s.ended[1:]
	}
	r.done = nil
	if len(s.unfinished) == 0 {
		r.doneBelow = s.next
		return r
	}
	r.doneBelow = s.unfinished[0]
	r.done = s.ranges()
	return r
}

// ranges is what is finished between the unfinished numbers and above them.
func (s *session) ranges() (done []numbers) {
	start := sort.Search(len(s.unfinished), func(i int) bool { return s.unfinished[i] > s.toldUpTo })
	if start > 0 {
		start--
	}
	s.toldUpTo = 0
	before := s.unfinished[start]
	for _, sequence := range s.unfinished[start+1:] {
		if sequence > before+1 {
			done = append(done, numbers{before + 1, sequence - 1})
			if len(done) == maxRanges {
				s.toldUpTo = sequence
				return done
			}
		}
		before = sequence
	}
	if before+1 < s.next {
		done = append(done, numbers{before + 1, s.next - 1})
	}
	return done
}
