package privateer

import "time"

// avoidFor is how long a failure keeps an endpoint out of new calls while another one is there.
const avoidFor = time.Second

type endpoint struct {
	address    string
	avoided    bool
	avoidUntil time.Time
}

// endpoints is where a client's servers are and which of them to try next: round robin over those that neither failed
// lately nor drain; if all did, the one that failed longest ago. Shared by all calls of a client.
//
// One that failed gets a single call when its time is over, and all others only after it has answered that one: a server
// that is down would otherwise hold up every second call for as long as silence takes to be believed.
type endpoints struct {
	all  []*endpoint
	turn int
}

func newEndpoints(addresses []string) *endpoints {
	e := &endpoints{}
	for _, address := range addresses {
		e.all = append(e.all, &endpoint{address: address})
	}
	return e
}

// choose returns the endpoint for a new try among those that are not excluded, or "" if there is none.
func (e *endpoints) choose(now time.Time, excluded map[string]bool) string {
	var best *endpoint
	for i := range e.all {
		candidate := e.all[(e.turn+i)%len(e.all)]
		if excluded[candidate.address] {
			continue
		}
		trial := candidate.avoided && !candidate.avoidUntil.After(now)
		if trial {
			candidate.avoidUntil = now.Add(avoidFor)
		}
		if trial || !candidate.avoided {
			e.turn = (e.turn + i + 1) % len(e.all)
			return candidate.address
		}
		if best == nil || candidate.avoidUntil.Before(best.avoidUntil) {
			best = candidate
		}
	}
	if best == nil {
		return ""
	}
	return best.address
}

// avoid: it was silent, or it drains. Others come first for a while.
func (e *endpoints) avoid(address string, now time.Time) {
	for _, each := range e.all {
		if each.address == address {
			each.avoided = true
			each.avoidUntil = now.Add(avoidFor)
		}
	}
}

// trust: it answered.
func (e *endpoints) trust(address string) {
	for _, each := range e.all {
		if each.address == address {
			each.avoided = false
		}
	}
}
