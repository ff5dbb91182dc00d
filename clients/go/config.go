package privateer

import (
	"errors"
	"fmt"
	"log"
	"strings"
	"time"
)

// Config is the settings of a client. A zero value means the default.
type Config struct {
	// Endpoints is where the servers are, "tcp://host:port"; calls are spread over all of them. At least one.
	Endpoints []string
	// Deadline is how long a caller waits for a result, over all attempts, where neither its context nor the method says
	// otherwise. 1 ms to 49 days; default 10 s. A call whose deadline passed may take one attempt timeout more, in which
	// it asks what became of it.
	Deadline time.Duration
	// AttemptTimeout is how long a server may be silent before it counts as dead or cut off, 10 ms to 1 h; default 1 s.
	// It does not bound how long a call may run: a server that works on it says so twice in this time.
	AttemptTimeout time.Duration
	// MaxAttempts is how often a call is sent at most, 1 to 100; default 5.
	MaxAttempts int
	// BackoffBase and BackoffCap: the pause before a call is sent again is random between 0 and the base, which doubles
	// with each failure up to the cap. Default 50 ms and 1 s.
	BackoffBase, BackoffCap time.Duration
	// RetryShare is how many resendings all calls of this client may make, as a share of the calls, above 0 to 1; default
	// 0.2. For none at all there is MaxAttempts = 1.
	RetryShare float64
	// RetriesPerSecond is how many more they may make whatever happens, above 0 to 1,000,000; default 10.
	RetriesPerSecond float64
	// MaxConcurrentCalls is how many calls are under way at once, each on a connection of its own, 1 to 10,000; default
	// 256.
	MaxConcurrentCalls int
	// MaxWaitingCalls is how many calls may wait for those, 1 to 1,000,000; more are refused at once as not executed.
	// Default 1,024.
	MaxWaitingCalls int
	// MaxMessageBytes is the largest body of a request and of a reply, 1,024 to 1 GiB; default 4 MiB.
	MaxMessageBytes int
	// JSON makes bodies travel as JSON, for people who watch the network: new(jsonbody.Codec), of the package
	// privateer.io/go/privateer/jsonbody. Default: Protocol Buffers.
	JSON JSONCodec
	// Warn is told of what a call does not end with, such as a reply that cannot be read. It must not wait for anything:
	// all calls wait for it. Default: the log package.
	Warn func(message string)
}

// JSONCodec turns messages from Protocol Buffers into JSON and back; package jsonbody has it. The schema is that of their
// Method. Safe for concurrent use.
type JSONCodec interface {
	Encode(schema, message string, protobuf []byte) ([]byte, error)
	Decode(schema, message string, json []byte) ([]byte, error)
}

const longestDeadline = 49 * 24 * time.Hour

// checked returns the configuration with its defaults, or an error that names the setting and its range.
func (c Config) checked() (Config, error) {
	if len(c.Endpoints) == 0 {
		return c, errors.New(`no endpoint: say where the server is with Endpoints: []string{"tcp://host:5555"}`)
	}
	for _, endpoint := range c.Endpoints {
		if !strings.HasPrefix(endpoint, "tcp://") || !strings.Contains(endpoint[6:], ":") {
			return c, fmt.Errorf("endpoint %q: must be tcp://host:port", endpoint)
		}
	}
	if c.BackoffCap == 0 && c.BackoffBase > time.Second {
		c.BackoffCap = c.BackoffBase
	}
	if c.Warn == nil {
		c.Warn = func(message string) { log.Println("privateer: " + message) }
	}
	for _, err := range []error{
		within("Deadline", &c.Deadline, 10*time.Second, time.Millisecond, longestDeadline),
		within("AttemptTimeout", &c.AttemptTimeout, time.Second, 10*time.Millisecond, time.Hour),
		within("MaxAttempts", &c.MaxAttempts, 5, 1, 100),
		within("BackoffBase", &c.BackoffBase, 50*time.Millisecond, time.Millisecond, time.Hour),
		within("BackoffCap", &c.BackoffCap, time.Second, c.BackoffBase, time.Hour),
		within("RetryShare", &c.RetryShare, 0.2, 0, 1),
		within("RetriesPerSecond", &c.RetriesPerSecond, 10, 0, 1_000_000),
		within("MaxConcurrentCalls", &c.MaxConcurrentCalls, 256, 1, 10_000),
		within("MaxWaitingCalls", &c.MaxWaitingCalls, 1_024, 1, 1_000_000),
		within("MaxMessageBytes", &c.MaxMessageBytes, 4<<20, 1_024, 1<<30),
	} {
		if err != nil {
			return c, err
		}
	}
	return c, nil
}

func (c Config) codec() bodyCodec {
	if c.JSON != nil {
		return codecJSON
	}
	return codecProtobuf
}

func within[T time.Duration | int | float64](name string, value *T, byDefault, lowest, highest T) error {
	if *value == 0 {
		*value = byDefault
	}
	// Put like this it is false of a value that is not a number, too.
	if !(*value >= lowest && *value <= highest) {
		return fmt.Errorf("%s = %v, must be from %v to %v", name, *value, lowest, highest)
	}
	return nil
}

// CallOption is a setting of one call.
type CallOption func(*callOptions)

type callOptions struct {
	metadata map[string]string
	priority Priority
}

// WithMetadata adds a text pair that reaches the handler: at most 64 and 8,192 bytes together.
func WithMetadata(key, value string) CallOption {
	return func(o *callOptions) {
		if o.metadata == nil {
			o.metadata = map[string]string{}
		}
		o.metadata[key] = value
	}
}

// WithPriority tells which calls go first when not all can be served; by default the method's.
func WithPriority(priority Priority) CallOption {
	return func(o *callOptions) { o.priority = priority }
}
