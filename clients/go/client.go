// Package privateer is the Go runtime of Privateer, a reliable RPC framework over ZeroMQ: what generated clients are made
// of. A retry never executes a call twice in silence, and every failure says whether the call ran.
//
//	client, err := privateer.Connect(privateer.Config{Endpoints: []string{"tcp://127.0.0.1:5555"}})
//	...
//	defer client.Close()
//	orders := shop.NewOrdersClient(client)
//	receipt, err := orders.Place(ctx, order)
package privateer

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Client is a client of one or several servers, for any number of generated clients. Safe for concurrent use.
type Client struct {
	config Config
	loop   *loop
}

// Method is what a generated client knows of a method.
type Method struct {
	// Path is "package.Service/Method".
	Path string
	// Idempotent: it may be executed again, anywhere. Otherwise it is deduplicated.
	Idempotent bool
	// Timeout is how long callers wait whose context has no deadline; 0: as the client's configuration says.
	Timeout time.Duration
	// Priority is that of its calls where they say nothing else.
	Priority Priority
	// Errors decodes the errors that the method declares, by their names on the wire.
	Errors map[string]func(body []byte) (error, error)
}

// Connect starts a client. Nothing is connected before the first call.
func Connect(config Config) (*Client, error) {
	checked, err := config.checked()
	if err != nil {
		return nil, err
	}
	loop, err := startLoop(checked)
	if err != nil {
		return nil, err
	}
	return &Client{config: checked, loop: loop}, nil
}

// Call makes one call with an argument that is encoded already, and returns the encoded result. Generated clients use it.
//
// The context's deadline is the call's, and when the context is cancelled the call ends as Cancelled with a true outcome,
// within one attempt timeout. The error is always an *Error.
func (c *Client) Call(ctx context.Context, method *Method, body []byte, options ...CallOption) ([]byte, error) {
	chosen := callOptions{priority: method.Priority}
	for _, option := range options {
		option(&chosen)
	}
	if err := checkRequest(method.Path, chosen.metadata); err != nil {
		return nil, nothingSent(InvalidArgument, err.Error(), method.Path, err)
	}
	deadline := time.Now().Add(c.timeout(method))
	if own, ok := ctx.Deadline(); ok {
		deadline = own
	}
	switch err := ctx.Err(); {
	case errors.Is(err, context.Canceled):
		return nil, nothingSent(Cancelled, "cancelled by the caller", method.Path, err)
	case err != nil || !time.Now().Before(deadline):
		return nil, nothingSent(DeadlineExceeded, "the deadline has passed", method.Path, context.DeadlineExceeded)
	case time.Until(deadline) > longestDeadline:
		deadline = time.Now().Add(longestDeadline)
	}
	result := c.wait(ctx, &pendingCall{
		request: request{
			method:   method.Path,
			metadata: chosen.metadata,
			body:     body,
			priority: chosen.priority,
		},
		idempotent: method.Idempotent,
		deadline:   deadline,
		ended:      make(chan callResult, 1),
	})
	if result.code == OK {
		return result.reply.body, nil
	}
	return nil, failure(ctx, method, result)
}

func (c *Client) timeout(method *Method) time.Duration {
	if method.Timeout > 0 {
		return method.Timeout
	}
	return c.config.Deadline
}

func (c *Client) wait(ctx context.Context, call *pendingCall) callResult {
	c.loop.submit(call)
	select {
	case result := <-call.ended:
		return result
	case <-ctx.Done():
		// The call knows the context's deadline itself.
		if errors.Is(ctx.Err(), context.Canceled) {
			c.loop.cancel(call)
		}
		return <-call.ended
	}
}

// Resolution is what became of a call, as its server said when it was asked.
type Resolution struct {
	// Outcome tells whether it ran; OutcomeUnknown also while it still runs, and if no server could say.
	Outcome Outcome
	// Running: it waits or runs at this moment. Ask again later.
	Running bool
	// Code is how it ended: OK with a result; NotFound if the server has never seen it; DeadlineExceeded or Unavailable if
	// no server that remembers it was reached.
	Code Code
	// Message is for people; empty if there is a result.
	Message string
	// Body is the result: the method's reply message, encoded. Nil if there is none.
	Body []byte
	// Error is the name of the service's own error, if the call ended with one.
	Error string
}

// Resolve asks what became of a call, such as one that failed with OutcomeUnknown: its Error.CallID, also in another
// process that kept it. It changes nothing: a call that runs goes on, and whoever waits for its result still gets it.
// Servers remember for their retention, 10 minutes by default. It waits until a server answers, for as long as the context
// says, or the client's deadline.
//
// It fails if that is no call id, or the call is bound to no reply store: of idempotent calls, and of those that were never
// sent, nothing is remembered.
func (c *Client) Resolve(ctx context.Context, callID string) (Resolution, error) {
	question, err := parseCallID(callID)
	if err != nil {
		return Resolution{}, err
	}
	if question.scope == noID {
		return Resolution{}, fmt.Errorf("call %s is bound to no reply store: nothing is remembered of it", callID)
	}
	deadline := time.Now().Add(c.config.Deadline)
	if own, ok := ctx.Deadline(); ok {
		deadline = own
	}
	if longest := time.Now().Add(longestDeadline); deadline.After(longest) {
		deadline = longest
	}
	result := c.wait(ctx, &pendingCall{question: &question, deadline: deadline, ended: make(chan callResult, 1)})
	resolution := Resolution{Outcome: result.outcome, Code: result.code, Message: result.message}
	if result.reply != nil {
		resolution.Running = result.reply.working
		if result.outcome == Executed && result.code == OK {
			resolution.Body = append([]byte{}, result.reply.body...)
		} else if result.outcome == Executed && result.reply.detail != nil {
			resolution.Error = result.reply.detail.name
		}
	}
	return resolution, nil
}

func failure(ctx context.Context, method *Method, result callResult) *Error {
	failed := &Error{
		Code:       result.code,
		Outcome:    result.outcome,
		Message:    result.message,
		ServerSaid: result.serverSaid,
		Attempts:   result.attempts,
		CallID:     result.callID,
	}
	if !result.serverSaid {
		failed.cause = contextCause(ctx, result.code)
	}
	if result.reply == nil || result.reply.detail == nil {
		return failed
	}
	if decode := method.Errors[result.reply.detail.name]; decode != nil {
		// One that cannot be decoded failed all the same, and its code and message are there.
		if typed, err := decode(result.reply.detail.body); err == nil {
			failed.cause = typed
		}
	}
	return failed
}

// Invoke makes one call: write encodes the argument, read decodes the result. Generated clients use it.
func (c *Client) Invoke(
	ctx context.Context, method *Method, write func(*Writer), read func(*Reader), options ...CallOption,
) error {
	var w Writer
	write(&w)
	body, err := w.Bytes()
	if err != nil {
		return nothingSent(InvalidArgument, err.Error(), method.Path, err)
	}
	result, err := c.Call(ctx, method, body, options...)
	if err != nil {
		return err
	}
	r := NewReader(result)
	read(r)
	if err := r.Err(); err != nil {
		return &Error{
			Code:    DataLoss,
			Outcome: Executed,
			Message: fmt.Sprintf("the call ran, and its result cannot be read: %v (%s)", err, method.Path),
			cause:   err,
		}
	}
	return nil
}

// Close cancels the calls under way, each ending with a true outcome within one attempt timeout, and closes all
// connections. Later calls fail as not executed. Idempotent.
func (c *Client) Close() {
	c.loop.close()
}
