package privateer

import (
	"sort"
	"time"
)

// maxRanges: more are not told. A server learns of the rest when the first unfinished call ends.
const maxRanges = 64

// session is a client's identity, its sequence numbers, and what it tells servers to forget.
//
// A number is unfinished from its allocation until its result is in hand; after UNKNOWN until the retention has passed,
// because a server must still be able to say what became of it.
type session struct {
	client     id
	next       uint64
	unfinished []uint64 // rising
	unknown    map[uint64]time.Time
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
}

// finishUnknown: nobody could say what became of it, so it stays unfinished until then.
func (s *session) finishUnknown(sequence uint64, until time.Time) {
	s.unknown[sequence] = until
}

// acknowledging is the request, telling what is finished by now.
func (s *session) acknowledging(r request, now time.Time) request {
	for sequence, until := range s.unknown {
		if !until.After(now) {
			delete(s.unknown, sequence)
			s.finish(sequence)
		}
	}
	r.done = nil
	if len(s.unfinished) == 0 {
		r.doneBelow = s.next
		return r
	}
	r.doneBelow = s.unfinished[0]
	before := r.doneBelow
	for _, sequence := range s.unfinished[1:] {
		if sequence > before+1 {
			r.done = append(r.done, numbers{before + 1, sequence - 1})
			if len(r.done) == maxRanges {
				return r
			}
		}
		before = sequence
	}
	if before+1 < s.next {
		r.done = append(r.done, numbers{before + 1, s.next - 1})
	}
	return r
}
