package privateer

import (
	"context"
	"fmt"
)

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
	// Body is the result: the method's reply message, in Protocol Buffers or in JSON, as the call itself was. Nil if there
	// is none.
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
	result := c.wait(ctx, &pendingCall{
		question: &question,
		deadline: deadlineOf(ctx, c.config.Deadline),
		ended:    make(chan callResult, 1),
	})
	resolution := Resolution{Outcome: result.outcome, Code: result.code, Message: result.message}
	if result.reply != nil {
		resolution.Running = result.reply.working
		if result.outcome == Executed && result.code == OK {
			resolution.Body = nonNil(result.reply.body)
		} else if result.outcome == Executed && result.reply.detail != nil {
			resolution.Error = result.reply.detail.name
		}
	}
	return resolution, nil
}
