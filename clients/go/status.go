package privateer

import "fmt"

// Code tells how a call ended. The numbers are those of google.rpc.Code, so that gateways and dashboards know them; 100
// is the protocol's own.
type Code int32

// The codes. What each means, and who says it, is in the protocol's table.
const (
	OK                 Code = 0
	Cancelled          Code = 1
	Unknown            Code = 2
	InvalidArgument    Code = 3
	DeadlineExceeded   Code = 4
	NotFound           Code = 5
	AlreadyExists      Code = 6
	PermissionDenied   Code = 7
	ResourceExhausted  Code = 8
	FailedPrecondition Code = 9
	Aborted            Code = 10
	OutOfRange         Code = 11
	Unimplemented      Code = 12
	Internal           Code = 13
	Unavailable        Code = 14
	DataLoss           Code = 15
	Unauthenticated    Code = 16
	// WrongScope: the call is bound to a reply store that this server does not have.
	WrongScope Code = 100
)

var codeNames = map[Code]string{
	OK:                 "OK",
	Cancelled:          "CANCELLED",
	Unknown:            "UNKNOWN",
	InvalidArgument:    "INVALID_ARGUMENT",
	DeadlineExceeded:   "DEADLINE_EXCEEDED",
	NotFound:           "NOT_FOUND",
	AlreadyExists:      "ALREADY_EXISTS",
	PermissionDenied:   "PERMISSION_DENIED",
	ResourceExhausted:  "RESOURCE_EXHAUSTED",
	FailedPrecondition: "FAILED_PRECONDITION",
	Aborted:            "ABORTED",
	OutOfRange:         "OUT_OF_RANGE",
	Unimplemented:      "UNIMPLEMENTED",
	Internal:           "INTERNAL",
	Unavailable:        "UNAVAILABLE",
	DataLoss:           "DATA_LOSS",
	Unauthenticated:    "UNAUTHENTICATED",
	WrongScope:         "WRONG_SCOPE",
}

// codeOf takes a number that this version does not know for Unknown.
func codeOf(number int32) Code {
	if _, known := codeNames[Code(number)]; known {
		return Code(number)
	}
	return Unknown
}

func (c Code) String() string {
	if name, known := codeNames[c]; known {
		return name
	}
	return fmt.Sprintf("Code(%d)", int32(c))
}

// Outcome tells whether a call ran. Every failure carries one; the library never guesses.
type Outcome int

const (
	// OutcomeUnknown: nobody can say, and it may still finish later. Look before placing it again.
	OutcomeUnknown Outcome = iota
	// NotExecuted: the call did not run and never will, so placing it again is safe.
	NotExecuted
	// Executed: the call ran to its end.
	Executed
)

func (o Outcome) String() string {
	switch o {
	case NotExecuted:
		return "NOT_EXECUTED"
	case Executed:
		return "EXECUTED"
	default:
		return "UNKNOWN"
	}
}

func (o Outcome) meaning() string {
	switch o {
	case NotExecuted:
		return "the call did not run and never will"
	case Executed:
		return "the call ran"
	default:
		return "the call may have been executed"
	}
}

// Priority tells which calls are served first, and refused last, when there are more than can be served.
type Priority int32

const (
	// DefaultPriority is that of everything that says nothing else.
	DefaultPriority Priority = 0
	// Critical calls are served before all others: somebody would notice at once.
	Critical Priority = 1
	// Background calls are served when nothing else waits: nobody waits for them either.
	Background Priority = 2
)
