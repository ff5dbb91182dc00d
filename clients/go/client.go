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

// Call makes one call with an argument that is encoded already, and returns the encoded result: both in Protocol Buffers,
// also if they travel as JSON. Who has a generated client has no need of it.
//
// The context's deadline is the call's, and when the context is cancelled the call ends as Cancelled with a true outcome,
// within one attempt timeout. The error is always an *Error.
func (c *Client) Call(ctx context.Context, method *Method, body []byte, options ...CallOption) ([]byte, error) {
	result, err := c.call(ctx, method, body, options)
	if err != nil {
		return nil, err
	}
	return result.reply.body, nil
}

// call returns how a call ended that succeeded, with its result in Protocol Buffers.
func (c *Client) call(ctx context.Context, method *Method, body []byte, options []CallOption) (callResult, error) {
	chosen := callOptions{priority: method.Priority}
	for _, option := range options {
		option(&chosen)
	}
	if err := checkRequest(method.Path, chosen.metadata); err != nil {
		return callResult{}, nothingSent(InvalidArgument, err.Error(), method.Path, err)
	}
	argument, err := c.encode(method, body)
	if err != nil {
		return callResult{}, nothingSent(InvalidArgument, err.Error(), method.Path, err)
	}
	deadline := deadlineOf(ctx, c.timeout(method))
	switch err := ctx.Err(); {
	case errors.Is(err, context.Canceled):
		return callResult{}, nothingSent(Cancelled, "cancelled by the caller", method.Path, err)
	case err != nil || !time.Now().Before(deadline):
		return callResult{}, nothingSent(DeadlineExceeded, "the deadline has passed", method.Path, context.DeadlineExceeded)
	}
	result := c.wait(ctx, &pendingCall{
		request: request{
			method:   method.Path,
			metadata: chosen.metadata,
			body:     argument,
			priority: chosen.priority,
		},
		idempotent: method.Idempotent,
		deadline:   deadline,
		ended:      make(chan callResult, 1),
	})
	if result.code != OK {
		return callResult{}, c.failure(ctx, method, result)
	}
	result.reply.body, err = c.decode(method, method.Reply, result.reply.body)
	if err != nil {
		return callResult{}, unreadable(method, result, err)
	}
	return result, nil
}

// encode turns an argument from Protocol Buffers into what travels.
func (c *Client) encode(method *Method, body []byte) ([]byte, error) {
	if c.config.JSON == nil {
		return body, nil
	}
	return c.config.JSON.Encode(method.Schema, method.Request, body)
}

// decode turns what travelled, a message of this name, into Protocol Buffers.
func (c *Client) decode(method *Method, message string, body []byte) ([]byte, error) {
	if c.config.JSON == nil {
		return body, nil
	}
	return c.config.JSON.Decode(method.Schema, message, body)
}

// deadlineOf is when a call ends: as its context says, else after this time.
func deadlineOf(ctx context.Context, timeout time.Duration) time.Time {
	now := time.Now()
	deadline, own := ctx.Deadline()
	if !own {
		deadline = now.Add(timeout)
	}
	if longest := now.Add(longestDeadline); deadline.After(longest) {
		return longest
	}
	return deadline
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

func (c *Client) failure(ctx context.Context, method *Method, result callResult) *Error {
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
	if declared, known := method.Errors[result.reply.detail.name]; known {
		// One that cannot be decoded failed all the same, and its code and message are there.
		if typed, err := c.serviceError(method, declared, result.reply.detail.body); err == nil {
			failed.cause = typed
		}
	}
	return failed
}

func (c *Client) serviceError(method *Method, declared DeclaredError, body []byte) (ServiceError, error) {
	decoded, err := c.decode(method, declared.Message, body)
	if err != nil {
		return nil, err
	}
	r := NewReader(decoded)
	typed := declared.New()
	typed.UnmarshalPrivateer(r)
	return typed, r.Err()
}

func unreadable(method *Method, result callResult, err error) *Error {
	return &Error{
		Code:     DataLoss,
		Outcome:  Executed,
		Message:  fmt.Sprintf("the call ran, and its result cannot be read: %v (%s)", err, method.Path),
		Attempts: result.attempts,
		CallID:   result.callID,
		cause:    err,
	}
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
	result, err := c.call(ctx, method, body, options)
	if err != nil {
		return err
	}
	r := NewReader(result.reply.body)
	read(r)
	if err := r.Err(); err != nil {
		return unreadable(method, result, err)
	}
	return nil
}

// Close cancels the calls under way, each ending with a true outcome within one attempt timeout, and closes all
// connections. Later calls fail as not executed. Idempotent.
func (c *Client) Close() {
	c.loop.close()
}
