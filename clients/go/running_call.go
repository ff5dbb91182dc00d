package privateer

import "time"

// machine decides what a call does next.
type machine interface {
	start(now time.Time)
	onTime(now time.Time)
	// nextTime is when onTime must be called next.
	nextTime() time.Time
	onReply(now time.Time, r *reply)
	cancel(now time.Time)
}

// runningCall is a call under way: the machine, and the connection that it holds.
type runningCall struct {
	loop       *loop
	pending    *pendingCall
	machine    machine
	connection *connection
	sentTo     string // where it was sent last
}

func (c *runningCall) connect(endpoint string) bool {
	c.connection = c.loop.take(endpoint)
	if c.connection == nil {
		return false
	}
	c.connection.user = func(r *reply) { c.machine.onReply(time.Now(), r) }
	return true
}

func (c *runningCall) peer() *peer {
	if c.connection == nil {
		return nil
	}
	return c.connection.peer()
}

func (c *runningCall) learned(p peer) {
	if c.connection != nil {
		c.connection.known = &p
	}
}

func (c *runningCall) send(r request) bool {
	if c.connection == nil {
		return false
	}
	endpoint := c.connection.endpoint
	c.loop.acks.told(endpoint)
	if r.kind != kindPing && endpoint != c.sentTo {
		// It moved, and is finished where it was before.
		c.owe()
		c.sentTo = endpoint
	}
	return c.connection.send(r)
}

func (c *runningCall) release() {
	if c.connection != nil {
		c.connection.user = nil
		c.loop.idle[c.connection.endpoint] = append(c.loop.idle[c.connection.endpoint], c.connection)
		c.connection = nil
	}
}

func (c *runningCall) close() {
	if c.connection != nil {
		c.loop.closeConnection(c.connection)
		c.connection = nil
	}
}

func (c *runningCall) done(result callResult) {
	delete(c.loop.running, c.pending)
	c.owe()
	c.pending.ended <- result
}

func (c *runningCall) owe() {
	if c.sentTo != "" && !c.pending.idempotent {
		c.loop.acks.owed(c.sentTo, time.Now())
	}
}
