package privateer

import "time"

// peer is what a server told of itself on a connection: in its last PONG, and in its replies since.
type peer struct {
	scope           id
	storeMS         int64
	draining        bool
	maxMessageBytes uint64
	retentionMS     uint64
	at              time.Time
}

// peerOf is what a PONG tells.
func peerOf(pong *reply, now time.Time) peer {
	return peer{
		scope:           pong.scope,
		storeMS:         pong.storeMS,
		draining:        pong.draining,
		maxMessageBytes: pong.server.maxMessageBytes,
		retentionMS:     pong.server.retentionMS,
		at:              now,
	}
}

// heard is the same server, heard again.
func (p peer) heard(r *reply, now time.Time) peer {
	p.scope, p.storeMS, p.draining, p.at = r.scope, r.storeMS, r.draining, now
	return p
}

// isFresh tells whether a call may be bound to what it told: a store forgets what was bound longer ago than its
// retention, so a call must not start with most of that behind it.
func (p peer) isFresh(now time.Time) bool {
	longest := pongFresh
	if quarter := time.Duration(p.retentionMS) * time.Millisecond / 4; p.retentionMS > 0 && quarter < longest {
		longest = quarter
	}
	return now.Sub(p.at) <= longest
}

// callResult is how a call ended.
type callResult struct {
	code       Code
	outcome    Outcome
	message    string
	serverSaid bool
	reply      *reply // the one that decided it, if one did
	attempts   []Attempt
	callID     string
}

// line is a call's hand on the world: at most one connection at a time, and a place for the result.
type line interface {
	// connect takes an idle connection to this endpoint, or opens one; false if none can be had.
	connect(endpoint string) bool
	// peer is what the server on this connection told last; nil on a fresh one, and on one that broke and was made
	// again underneath, because another server may have come up at the other end.
	peer() *peer
	// learned: the server told this of itself, to be remembered with the connection.
	learned(peer)
	// send returns false if this copy will never reach anybody.
	send(request) bool
	// release gives the connection back for other calls: nothing is on its way on it.
	release()
	// close closes the connection for good.
	close()
	// done: the call is over. Comes once, and last.
	done(callResult)
}

// heldLine is a line, and whether it holds a connection at the moment, so that none is used after it was given back.
type heldLine struct {
	line
	endpoint string // connected last; for messages also when it is not held any more
	held     bool
}

func (h *heldLine) connect(endpoint string) bool {
	h.close()
	h.endpoint = endpoint
	h.held = h.line.connect(endpoint)
	return h.held
}

// heard: any reply tells the server's store and its clock, as a PONG does.
func (h *heldLine) heard(now time.Time, r *reply) {
	if known := h.line.peer(); h.held && known != nil && r.scope != noID {
		h.learned(known.heard(r, now))
	}
}

func (h *heldLine) send(r request) bool {
	return h.held && h.line.send(r)
}

func (h *heldLine) release() {
	if h.held {
		h.held = false
		h.line.release()
	}
}

func (h *heldLine) close() {
	if h.held {
		h.held = false
		h.line.close()
	}
}

func (h *heldLine) done(result callResult) {
	h.close()
	h.line.done(result)
}
