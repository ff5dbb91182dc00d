// The Go client under test: requests are lines of JSON on standard input, results lines of JSON on standard output.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"privateer.io/go/privateer"
	"privateer.io/go/privateer/jsonbody"
	"privateer.local/rpc-conformance/io/privateer/conformance"
)

type line struct {
	ID            int64             `json:"id"`
	Close         string            `json:"close"`
	Client        settings          `json:"client"`
	Resolve       string            `json:"resolve"`
	Method        string            `json:"method"`
	Argument      []byte            `json:"argumentBytes"`
	DeadlineMs    int64             `json:"deadlineMs"`
	CancelAfterMs int64             `json:"cancelAfterMs"`
	Metadata      map[string]string `json:"metadata"`
}

type settings struct {
	Name             string   `json:"name"`
	Endpoints        []string `json:"endpoints"`
	Codec            string   `json:"codec"`
	AttemptTimeoutMs int64    `json:"attemptTimeoutMs"`
	MaxAttempts      int      `json:"maxAttempts"`
	DeadlineMs       int64    `json:"deadlineMs"`
	MaxMessageBytes  int      `json:"maxMessageBytes"`
}

type answer map[string]any

// reply writes the fields of a reply message.
type reply func(*privateer.Writer)

// invocation reads a request's fields, calls the stub with them and gives the reply.
type invocation func(context.Context, *conformance.ConformanceClient, *privateer.Reader, []privateer.CallOption) (reply, error)

// fields reads a message whose fields each have a reader of their own.
func fields(r *privateer.Reader, known map[int32]func()) error {
	for r.Next() {
		if read, ok := known[r.Field()]; ok {
			read()
		} else {
			r.Skip()
		}
	}
	return r.Err()
}

func text(r *privateer.Reader, into *string) func()    { return func() { *into = r.String() } }
func number(r *privateer.Reader, into *int32) func()   { return func() { *into = int32(r.Varint()) } }
func bytesOf(r *privateer.Reader, into *[]byte) func() { return func() { *into = r.Raw() } }

func nothing(*privateer.Writer) {}

func asText(value string) reply {
	return func(w *privateer.Writer) {
		if value != "" {
			w.String(1, value)
		}
	}
}

var calls = map[string]invocation{
	"Echo": func(ctx context.Context, c *conformance.ConformanceClient, r *privateer.Reader, o []privateer.CallOption) (reply, error) {
		var everything conformance.Everything
		if err := fields(r, map[int32]func(){1: func() { r.Message(everything.UnmarshalPrivateer) }}); err != nil {
			return nil, err
		}
		result, err := c.Echo(ctx, everything, o...)
		return func(w *privateer.Writer) { w.Message(1, result.MarshalPrivateer) }, err
	},
	"Find": func(ctx context.Context, c *conformance.ConformanceClient, r *privateer.Reader, o []privateer.CallOption) (reply, error) {
		var id string
		var hint *string
		// The default of an argument that is not there: in Go all are.
		limit := int32(7)
		if err := fields(r, map[int32]func(){
			1: text(r, &id),
			2: func() { value := r.String(); hint = &value },
			3: number(r, &limit),
		}); err != nil {
			return nil, err
		}
		result, err := c.Find(ctx, id, hint, limit, o...)
		if result == nil {
			return nothing, err
		}
		return func(w *privateer.Writer) { w.Message(1, result.MarshalPrivateer) }, err
	},
	"Points": func(ctx context.Context, c *conformance.ConformanceClient, r *privateer.Reader, o []privateer.CallOption) (reply, error) {
		var page conformance.PageOfEverythingPoint
		if err := fields(r, map[int32]func(){1: func() { r.Message(page.UnmarshalPrivateer) }}); err != nil {
			return nil, err
		}
		result, err := c.Points(ctx, page, o...)
		return func(w *privateer.Writer) { w.Message(1, result.MarshalPrivateer) }, err
	},
	"Lists": func(ctx context.Context, c *conformance.ConformanceClient, r *privateer.Reader, o []privateer.CallOption) (reply, error) {
		var page conformance.PageOfStringList
		if err := fields(r, map[int32]func(){1: func() { r.Message(page.UnmarshalPrivateer) }}); err != nil {
			return nil, err
		}
		result, err := c.Lists(ctx, page, o...)
		return func(w *privateer.Writer) { w.Message(1, result.MarshalPrivateer) }, err
	},
	"Sum": func(ctx context.Context, c *conformance.ConformanceClient, r *privateer.Reader, o []privateer.CallOption) (reply, error) {
		var numbers []int32
		if err := fields(r, map[int32]func(){1: func() {
			r.Elements(func(r *privateer.Reader) { numbers = append(numbers, int32(r.Varint())) })
		}}); err != nil {
			return nil, err
		}
		result, err := c.Sum(ctx, numbers, o...)
		return func(w *privateer.Writer) { w.Varint(1, uint64(result)) }, err
	},
	"CountWords": func(ctx context.Context, c *conformance.ConformanceClient, r *privateer.Reader, o []privateer.CallOption) (reply, error) {
		var words []string
		if err := fields(r, map[int32]func(){1: func() { words = append(words, r.String()) }}); err != nil {
			return nil, err
		}
		result, err := c.Count(ctx, words, o...)
		return func(w *privateer.Writer) {
			for key, value := range result {
				w.Message(1, func(w *privateer.Writer) { w.String(1, key); w.Varint(2, uint64(value)) })
			}
		}, err
	},
	"Blob": func(ctx context.Context, c *conformance.ConformanceClient, r *privateer.Reader, o []privateer.CallOption) (reply, error) {
		var content []byte
		var size int32
		if err := fields(r, map[int32]func(){1: bytesOf(r, &content), 2: number(r, &size)}); err != nil {
			return nil, err
		}
		result, err := c.Blob(ctx, content, size, o...)
		return func(w *privateer.Writer) { w.Raw(1, result) }, err
	},
	"Move": func(ctx context.Context, c *conformance.ConformanceClient, r *privateer.Reader, o []privateer.CallOption) (reply, error) {
		var from, by conformance.EverythingPoint
		if err := fields(r, map[int32]func(){
			1: func() { r.Message(from.UnmarshalPrivateer) },
			2: func() { r.Message(by.UnmarshalPrivateer) },
		}); err != nil {
			return nil, err
		}
		result, err := c.Move(ctx, from, by, o...)
		return func(w *privateer.Writer) { w.Message(1, result.MarshalPrivateer) }, err
	},
	"Nothing": func(ctx context.Context, c *conformance.ConformanceClient, _ *privateer.Reader, o []privateer.CallOption) (reply, error) {
		return nothing, c.Nothing(ctx, o...)
	},
	"Metadata": func(ctx context.Context, c *conformance.ConformanceClient, _ *privateer.Reader, o []privateer.CallOption) (reply, error) {
		result, err := c.Metadata(ctx, o...)
		return func(w *privateer.Writer) {
			for key, value := range result {
				w.Message(1, func(w *privateer.Writer) { w.String(1, key); w.String(2, value) })
			}
		}, err
	},
	"Place": func(ctx context.Context, c *conformance.ConformanceClient, r *privateer.Reader, o []privateer.CallOption) (reply, error) {
		var key string
		if err := fields(r, map[int32]func(){1: text(r, &key)}); err != nil {
			return nil, err
		}
		result, err := c.Place(ctx, key, o...)
		return asText(result), err
	},
	"Look": func(ctx context.Context, c *conformance.ConformanceClient, r *privateer.Reader, o []privateer.CallOption) (reply, error) {
		var key string
		if err := fields(r, map[int32]func(){1: text(r, &key)}); err != nil {
			return nil, err
		}
		result, err := c.Look(ctx, key, o...)
		return asText(result), err
	},
	"Fail": func(ctx context.Context, c *conformance.ConformanceClient, r *privateer.Reader, o []privateer.CallOption) (reply, error) {
		var code int32
		var message string
		if err := fields(r, map[int32]func(){1: number(r, &code), 2: text(r, &message)}); err != nil {
			return nil, err
		}
		return nothing, c.Fail(ctx, code, message, o...)
	},
	"Take": func(ctx context.Context, c *conformance.ConformanceClient, r *privateer.Reader, o []privateer.CallOption) (reply, error) {
		var article string
		var count int32
		if err := fields(r, map[int32]func(){1: text(r, &article), 2: number(r, &count)}); err != nil {
			return nil, err
		}
		return nothing, c.Take(ctx, article, count, o...)
	},
}

var clients = map[string]*privateer.Client{}

func client(s settings) (*privateer.Client, error) {
	if known, ok := clients[s.Name]; ok {
		return known, nil
	}
	config := privateer.Config{
		Endpoints:       s.Endpoints,
		AttemptTimeout:  time.Duration(s.AttemptTimeoutMs) * time.Millisecond,
		MaxAttempts:     s.MaxAttempts,
		Deadline:        time.Duration(s.DeadlineMs) * time.Millisecond,
		MaxMessageBytes: s.MaxMessageBytes,
		Warn:            func(message string) { fmt.Fprintln(os.Stderr, message) },
	}
	if s.Codec == "JSON" {
		config.JSON = new(jsonbody.Codec)
	}
	opened, err := privateer.Connect(config)
	if err == nil {
		clients[s.Name] = opened
	}
	return opened, err
}

func call(l line) answer {
	through, err := client(l.Client)
	if err != nil {
		return answer{"broken": err.Error()}
	}
	ctx := context.Background()
	if l.DeadlineMs > 0 {
		timed, cancel := context.WithTimeout(ctx, time.Duration(l.DeadlineMs)*time.Millisecond)
		defer cancel()
		ctx = timed
	}
	if l.CancelAfterMs > 0 {
		cancellable, cancel := context.WithCancel(ctx)
		defer cancel()
		defer time.AfterFunc(time.Duration(l.CancelAfterMs)*time.Millisecond, cancel).Stop()
		ctx = cancellable
	}
	var options []privateer.CallOption
	for key, value := range l.Metadata {
		options = append(options, privateer.WithMetadata(key, value))
	}
	stub := conformance.NewConformanceClient(through)
	write, err := calls[l.Method](ctx, stub, privateer.NewReader(l.Argument), options)
	if err != nil {
		return failed(err)
	}
	return encoded("resultBytes", write)
}

func resolve(l line) answer {
	through, err := client(l.Client)
	if err != nil {
		return answer{"broken": err.Error()}
	}
	told, err := through.Resolve(context.Background(), l.Resolve)
	if err != nil {
		return answer{"broken": err.Error()}
	}
	return answer{"resolution": answer{
		"outcome": told.Outcome.String(),
		"running": told.Running,
		"code":    told.Code.String(),
	}}
}

func encoded(key string, write func(*privateer.Writer)) answer {
	var w privateer.Writer
	write(&w)
	body, err := w.Bytes()
	if err != nil {
		return answer{"broken": err.Error()}
	}
	if body == nil {
		body = []byte{}
	}
	return answer{key: body}
}

func failed(err error) answer {
	var sold *conformance.SoldForeverError
	var out *conformance.OutOfStockError
	var failure *privateer.Error
	switch {
	case errors.As(err, &sold):
		return declared("SoldForever", sold.MarshalPrivateer)
	case errors.As(err, &out):
		return declared("OutOfStock", out.MarshalPrivateer)
	case errors.As(err, &failure):
		return answer{"failure": answer{
			"code":     failure.Code.String(),
			"outcome":  failure.Outcome.String(),
			"message":  failure.Message,
			"attempts": len(failure.Attempts),
			"callId":   failure.CallID,
		}}
	default:
		return answer{"broken": err.Error()}
	}
}

func declared(name string, write func(*privateer.Writer)) answer {
	fields := encoded("fieldsBytes", write)
	fields["name"] = name
	return answer{"error": fields}
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<16)
	out := json.NewEncoder(os.Stdout)
	for {
		request, err := in.ReadBytes('\n')
		if err == io.EOF {
			break
		}
		var l line
		if err := json.Unmarshal(request, &l); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		var given answer
		if l.Resolve != "" {
			given = resolve(l)
		} else if l.Close != "" {
			if known, ok := clients[l.Close]; ok {
				known.Close()
				delete(clients, l.Close)
			}
			given = answer{"closed": l.Close}
		} else {
			given = call(l)
		}
		given["id"] = l.ID
		if err := out.Encode(given); err != nil {
			os.Exit(1)
		}
	}
	for _, each := range clients {
		each.Close()
	}
}
