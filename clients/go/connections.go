package privateer

import (
	"fmt"
	"sync/atomic"
	"time"

	"github.com/pebbe/zmq4"
)

const (
	// envelopeBytes is what an envelope adds to the largest body: identities, numbers, 8 KiB of metadata.
	envelopeBytes = 64 * 1024
	// lastWords is how long the last request on a connection may take to leave.
	lastWords = 100 * time.Millisecond
)

// connection is one DEALER to one server, used by one call at a time, and what its server told on it.
type connection struct {
	endpoint string
	socket   *zmq4.Socket
	events   *zmq4.Socket
	known    *peer
	lastKind kind
	user     func(*reply)
}

// monitors tells apart the inproc names of connections' events, which a context must not see twice.
var monitors atomic.Uint64

// openConnection connects; nothing waits for the network here.
func openConnection(context *zmq4.Context, endpoint string, maxMessageBytes int) (*connection, error) {
	socket, err := context.NewSocket(zmq4.DEALER)
	if err != nil {
		return nil, err
	}
	c := &connection{endpoint: endpoint, socket: socket, lastKind: kindPing}
	if err := c.connect(context, maxMessageBytes); err != nil {
		c.close()
		return nil, fmt.Errorf("connecting to %s: %w", endpoint, err)
	}
	return c, nil
}

func (c *connection) connect(context *zmq4.Context, maxMessageBytes int) error {
	monitor := fmt.Sprintf("inproc://privateer-events-%d", monitors.Add(1))
	for _, step := range []func() error{
		func() error { return c.socket.SetLinger(0) },
		func() error { return c.socket.SetMaxmsgsize(int64(maxMessageBytes) + envelopeBytes) },
		func() error { return c.socket.SetReconnectIvl(100 * time.Millisecond) },
		func() error { return c.socket.SetReconnectIvlMax(time.Second) },
		func() error { return c.socket.SetHandshakeIvl(2 * time.Second) },
		func() error { return c.socket.SetTcpKeepalive(1) },
		func() error { return c.socket.SetTcpKeepaliveIdle(60) },
		func() error { return c.socket.SetIpv6(true) },
		func() error { return c.socket.Monitor(monitor, zmq4.EVENT_DISCONNECTED) },
		func() (err error) { c.events, err = context.NewSocket(zmq4.PAIR); return err },
		func() error { return c.events.SetLinger(0) },
		func() error { return c.events.Connect(monitor) },
		func() error { return c.socket.Connect(c.endpoint) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// peer is what is known of the server. ZeroMQ makes a lost connection again in silence, and another server may listen
// there by then: so a loss forgets it. ZeroMQ tells of a loss before it starts to connect again.
func (c *connection) peer() *peer {
	for {
		if _, _, _, err := c.events.RecvEvent(zmq4.DONTWAIT); err != nil {
			return c.known
		}
		c.known = nil
	}
}

func (c *connection) send(r request) bool {
	c.lastKind = r.kind
	_, err := c.socket.SendMessageDontwait([]byte{}, r.encode())
	return err == nil
}

// receive takes what has come, and calls the user for each reply; what cannot be read goes to malformed.
func (c *connection) receive(malformed func(endpoint string, err error)) {
	// A user may give the connection away or close it.
	for c.socket != nil {
		frames, err := c.socket.RecvMessageBytes(zmq4.DONTWAIT)
		if err != nil {
			return
		}
		if len(frames) != 2 || len(frames[0]) != 0 {
			continue
		}
		r, err := decodeReply(frames[1])
		if err != nil {
			malformed(c.endpoint, err)
		} else if c.user != nil {
			c.user(r)
		}
	}
}

func (c *connection) close() {
	if c.lastKind == kindCancel {
		// Nobody waits for its answer, but it should get there. An error here loses no more than that.
		_ = c.socket.SetLinger(lastWords)
	}
	if c.events != nil {
		_ = c.events.Close()
	}
	_ = c.socket.Close()
	c.socket = nil
	c.user = nil
}
