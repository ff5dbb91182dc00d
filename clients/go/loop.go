package privateer

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/pebbe/zmq4"
)

const (
	// longestSleep bounds a sleep, so that a mistake in the reckoning of time costs no more.
	longestSleep = time.Second
	// farewell is how long a closing client waits for the answers to its last words.
	farewell = 100 * time.Millisecond
)

// pendingCall is a call between its caller's goroutine, which waits, and the loop's, which makes it.
type pendingCall struct {
	request    request
	idempotent bool
	question   *callID // the call that it asks about, if it is no call itself
	deadline   time.Time
	ended      chan callResult
}

// loop is the goroutine that owns a client's sockets and makes its calls; a ZeroMQ socket belongs to one thread at a time.
// All decisions are those of lazyPirate.
type loop struct {
	config  Config
	shared  *shared
	context *zmq4.Context
	poller  *zmq4.Poller
	waked   *zmq4.Socket

	// Of the loop's goroutine alone.
	connections map[*zmq4.Socket]*connection
	idle        map[string][]*connection
	acks        acknowledgements
	running     map[*pendingCall]*runningCall
	waiting     []*pendingCall
	closing     bool

	mutex   sync.Mutex
	waker   *zmq4.Socket // guarded by mutex
	tasks   []func()     // guarded by mutex
	stopped bool         // guarded by mutex
	done    chan struct{}
}

func startLoop(config Config) (*loop, error) {
	client, err := randomID()
	if err != nil {
		return nil, err
	}
	now := time.Now()
	l := &loop{
		config: config,
		shared: &shared{
			policy:    retryPolicy{config.AttemptTimeout, config.MaxAttempts, config.BackoffBase, config.BackoffCap},
			session:   newSession(client),
			codec:     config.codec(),
			budget:    newRetryBudget(config.RetryShare, config.RetriesPerSecond, now),
			endpoints: newEndpoints(config.Endpoints),
			random:    randomFloat,
		},
		connections: map[*zmq4.Socket]*connection{},
		idle:        map[string][]*connection{},
		acks:        acknowledgements{},
		running:     map[*pendingCall]*runningCall{},
		done:        make(chan struct{}),
	}
	if err := l.open(); err != nil {
		l.giveBack()
		return nil, fmt.Errorf("starting ZeroMQ: %w", err)
	}
	go l.run()
	return l, nil
}

func (l *loop) open() (err error) {
	if l.context, err = zmq4.NewContext(); err != nil {
		return err
	}
	// Each call's connection is a socket and one for its events.
	if err = l.context.SetMaxSockets(4*l.config.MaxConcurrentCalls*len(l.config.Endpoints) + 64); err != nil {
		return err
	}
	if l.waked, err = l.context.NewSocket(zmq4.PAIR); err != nil {
		return err
	}
	if l.waker, err = l.context.NewSocket(zmq4.PAIR); err != nil {
		return err
	}
	if err = l.waked.Bind("inproc://wake"); err != nil {
		return err
	}
	if err = l.waker.Connect("inproc://wake"); err != nil {
		return err
	}
	l.poller = zmq4.NewPoller()
	l.poller.Add(l.waked, zmq4.POLLIN)
	return nil
}

func randomFloat() float64 {
	var bytes [8]byte
	if _, err := rand.Read(bytes[:]); err != nil {
		return 1 // The longest pause is a safe one.
	}
	return float64(binary.LittleEndian.Uint64(bytes[:])>>11) / (1 << 53)
}

// ---- from other goroutines

func (l *loop) submit(call *pendingCall) {
	if !l.execute(func() { l.accept(call) }) {
		call.notSent(Cancelled, "the client is closed")
	}
}

func (l *loop) cancel(call *pendingCall) {
	l.execute(func() { l.cancelNow(call) })
}

func (l *loop) close() {
	l.execute(func() {
		l.closing = true
		for call := range l.running {
			l.cancelNow(call)
		}
		for _, call := range l.waiting {
			call.notSent(Cancelled, "the client was closed")
		}
		l.waiting = nil
	})
	<-l.done
}

// execute runs a task on the loop's goroutine; false if that has ended.
func (l *loop) execute(task func()) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.stopped {
		return false
	}
	l.tasks = append(l.tasks, task)
	if len(l.tasks) == 1 {
		// One wake-up is enough for all that comes until it is seen.
		_, _ = l.waker.SendBytes(nil, zmq4.DONTWAIT)
	}
	return true
}

// ---- the loop

func (l *loop) run() {
	defer close(l.done)
	for {
		l.runTasks()
		if l.closing && len(l.running) == 0 && l.stop() {
			break
		}
		l.poll(time.Until(l.nextTime()))
		l.onTime(time.Now())
	}
	l.sayFarewell()
	for _, c := range l.connections {
		c.close()
	}
	l.giveBack()
}

// giveBack closes what open took, also if that was only a part.
func (l *loop) giveBack() {
	for _, socket := range []*zmq4.Socket{l.waker, l.waked} {
		if socket != nil {
			_ = socket.Close()
		}
	}
	if l.context != nil {
		_ = l.context.Term()
	}
}

// stop ends the taking of tasks, if none is left.
func (l *loop) stop() bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.stopped = len(l.tasks) == 0
	return l.stopped
}

func (l *loop) runTasks() {
	l.mutex.Lock()
	tasks := l.tasks
	l.tasks = nil
	l.mutex.Unlock()
	for _, task := range tasks {
		task()
	}
}

func (l *loop) poll(timeout time.Duration) {
	if timeout < 0 {
		timeout = 0
	}
	// Rounded up: a wait that ends too early by less than a millisecond would be repeated in a busy loop.
	polled, err := l.poller.Poll((timeout + time.Millisecond - 1).Truncate(time.Millisecond))
	if err != nil {
		// A signal came in between; the next round polls again.
		return
	}
	for _, ready := range polled {
		if ready.Socket == l.waked {
			l.drainWakeUps()
		} else if c := l.connections[ready.Socket]; c != nil {
			c.receive(func(endpoint string, err error) {
				l.config.Warn(fmt.Sprintf("unreadable reply from %s: %v", endpoint, err))
			})
		}
	}
}

func (l *loop) drainWakeUps() {
	for {
		if _, err := l.waked.RecvBytes(zmq4.DONTWAIT); err != nil {
			return
		}
	}
}

func (l *loop) nextTime() time.Time {
	next := time.Now().Add(longestSleep)
	earlier := func(t time.Time) {
		if t.Before(next) {
			next = t
		}
	}
	for _, call := range l.running {
		earlier(call.machine.nextTime())
	}
	for _, call := range l.waiting {
		earlier(call.deadline)
	}
	for _, due := range l.acks {
		earlier(due)
	}
	return next
}

func (l *loop) onTime(now time.Time) {
	for _, call := range l.running {
		call.machine.onTime(now)
	}
	var waiting []*pendingCall
	for _, call := range l.waiting {
		if call.deadline.After(now) {
			waiting = append(waiting, call)
		} else {
			call.notSent(DeadlineExceeded, "no connection came free within the deadline: MaxConcurrentCalls = "+
				strconv.Itoa(l.config.MaxConcurrentCalls))
		}
	}
	l.waiting = waiting
	for len(l.waiting) > 0 && len(l.running) < l.config.MaxConcurrentCalls {
		next := l.waiting[0]
		l.waiting = l.waiting[1:]
		l.begin(next)
	}
	l.acknowledge(l.acks.due(now), now, func() {})
}

// ---- calls

func (l *loop) accept(call *pendingCall) {
	switch {
	case l.closing:
		call.notSent(Cancelled, "the client is closed")
	case len(l.running) < l.config.MaxConcurrentCalls:
		l.begin(call)
	case len(l.waiting) < l.config.MaxWaitingCalls:
		l.waiting = append(l.waiting, call)
	default:
		call.notSent(ResourceExhausted, fmt.Sprintf("MaxConcurrentCalls = %d are under way and MaxWaitingCalls = %d wait",
			l.config.MaxConcurrentCalls, l.config.MaxWaitingCalls))
	}
}

func (l *loop) begin(call *pendingCall) {
	now := time.Now()
	left := call.deadline.Sub(now)
	if left <= 0 {
		call.notSent(DeadlineExceeded, "the deadline passed before the call was sent")
		return
	}
	running := &runningCall{loop: l, pending: call}
	if call.question == nil {
		running.machine = newLazyPirate(l.shared, running, call.request, call.idempotent, left, now)
	} else {
		running.machine = newResolver(l.shared, running, *call.question, left, now)
	}
	l.running[call] = running
	running.machine.start(now)
}

func (l *loop) cancelNow(call *pendingCall) {
	if running := l.running[call]; running != nil {
		running.machine.cancel(time.Now())
		return
	}
	for i, waiting := range l.waiting {
		if waiting == call {
			l.waiting = append(l.waiting[:i], l.waiting[i+1:]...)
			call.notSent(Cancelled, "cancelled by the caller")
			return
		}
	}
}

func (c *pendingCall) notSent(code Code, why string) {
	if c.question != nil {
		// That nobody was asked says nothing of the call.
		c.ended <- callResult{code: code, message: why + ", no server was asked", callID: c.question.String()}
		return
	}
	refused := nothingSent(code, why, c.request.method, nil)
	c.ended <- callResult{code: code, outcome: NotExecuted, message: refused.Message}
}

// ---- connections

// take returns an idle connection, the one used last, or a new one; nil if none can be had.
func (l *loop) take(endpoint string) *connection {
	if free := l.idle[endpoint]; len(free) > 0 {
		l.idle[endpoint] = free[:len(free)-1]
		return free[len(free)-1]
	}
	fresh, err := openConnection(l.context, endpoint, l.config.MaxMessageBytes)
	if err != nil {
		l.config.Warn(err.Error())
		return nil
	}
	l.connections[fresh.socket] = fresh
	l.poller.Add(fresh.socket, zmq4.POLLIN)
	return fresh
}

func (l *loop) closeConnection(c *connection) {
	delete(l.connections, c.socket)
	_ = l.poller.RemoveBySocket(c.socket)
	c.close()
}

// ---- what servers may forget

// acknowledge tells servers what is finished, so that they free it, and a draining one can end. It returns how many
// answers to expect.
func (l *loop) acknowledge(endpoints []string, now time.Time, answered func()) int {
	asked := 0
	for _, endpoint := range endpoints {
		l.acks.told(endpoint)
		free := l.idle[endpoint]
		if len(free) == 0 {
			continue
		}
		idle := free[len(free)-1]
		idle.user = func(*reply) { answered() }
		if idle.send(l.shared.ping(now)) {
			asked++
		}
	}
	return asked
}

func (l *loop) sayFarewell() {
	now := time.Now()
	until := now.Add(farewell)
	answers := 0
	asked := l.acknowledge(l.acks.due(now.Add(acknowledgeAfter)), now, func() { answers++ })
	for left := farewell; answers < asked && left > 0; left = time.Until(until) {
		l.poll(left)
	}
}
