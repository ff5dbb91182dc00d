package privateer

import "time"

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
	// Request and Reply are the full names of its messages, and Schema describes them, as package jsonbody has it. Needed
	// by clients that send JSON alone.
	Request, Reply, Schema string
	// Errors is what the method declares, by the names on the wire.
	Errors map[string]DeclaredError
}

// DeclaredError is one of the errors that a method declares.
type DeclaredError struct {
	// Message is the full name of its message.
	Message string
	// New returns an empty one, to be read into.
	New func() ServiceError
}

// ServiceError is what the errors that services declare have in common.
type ServiceError interface {
	error
	UnmarshalPrivateer(r *Reader)
}
