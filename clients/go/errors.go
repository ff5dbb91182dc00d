package privateer

import (
	"context"
	"time"
)

// Attempt is one sending of a call.
type Attempt struct {
	// Endpoint is where it was sent.
	Endpoint string
	// Number counts from 1, as on the wire.
	Number int
	// Duration is the time from the sending to the end of the attempt.
	Duration time.Duration
	// Result is what came of it, for people.
	Result string
}

// Error is how every call fails: what went wrong, whether the call ran, what was tried, and whether the server said so.
//
//	var failed *privateer.Error
//	if errors.As(err, &failed) && failed.Outcome == privateer.NotExecuted {
//		return retryLater(order)
//	}
//
// An error that the service declares is found by errors.As too, and so are context.Canceled and
// context.DeadlineExceeded by errors.Is where the call's context ended it.
type Error struct {
	Code    Code
	Outcome Outcome
	Message string
	// ServerSaid tells whether code and outcome are the server's own words; false if the client concluded them.
	ServerSaid bool
	// Attempts is what was sent where and what came of it, in order. Empty if nothing was sent.
	Attempts []Attempt
	// CallID is which call it was, for Client.Resolve, also in another process that kept this text; empty if the call
	// never got a number. What is before the @ is what a server's log has.
	CallID string

	cause error
}

func (e *Error) Error() string { return e.Code.String() + ": " + e.Message }

// Unwrap returns the service's own error, the context's, or nil.
func (e *Error) Unwrap() error { return e.cause }

func nothingSent(code Code, why, method string, cause error) *Error {
	return &Error{
		Code:    code,
		Outcome: NotExecuted,
		Message: why + " (" + method + "). Outcome: NOT_EXECUTED, nothing was sent",
		cause:   cause,
	}
}

// contextCause is the reason that a caller knows for an end which its context brought about.
func contextCause(ctx context.Context, code Code) error {
	switch code {
	case Cancelled:
		return ctx.Err()
	case DeadlineExceeded:
		return context.DeadlineExceeded
	default:
		return nil
	}
}
