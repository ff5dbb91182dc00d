package privateer

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/protobuf/encoding/protowire"
)

// testServer is the Java servers and broken networks that clients are tested against, in a process of their own.
type testServer struct {
	t     *testing.T
	in    io.WriteCloser
	lines *bufio.Scanner
	main  string
}

func startTestServer(t *testing.T) *testServer {
	t.Helper()
	process := exec.Command("../testserver/run")
	process.Stderr = os.Stderr
	in, err := process.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		in.Close()
		if err := process.Wait(); err != nil {
			t.Error("the test server ended with", err)
		}
	})
	s := &testServer{t: t, in: in, lines: bufio.NewScanner(out)}
	s.main = s.order("server main")
	return s
}

// order gives one order and takes its answer.
func (s *testServer) order(line string) string {
	s.t.Helper()
	fmt.Fprintln(s.in, line)
	if !s.lines.Scan() {
		s.t.Fatal("the test server ended at: ", line)
	}
	return s.lines.Text()
}

func (s *testServer) executions(text string) int {
	s.t.Helper()
	count, err := strconv.Atoi(s.order("executions " + text))
	if err != nil {
		s.t.Fatal(err)
	}
	return count
}

func (s *testServer) awaitBegun(text string) {
	s.t.Helper()
	for s.executions(text) == 0 {
	}
}

// refusedError is the desk's own error.
type refusedError struct{ message string }

func (e *refusedError) Error() string { return e.message }

func (e *refusedError) UnmarshalPrivateer(r *Reader) {
	for r.Next() {
		if r.Field() == 1 {
			e.message = r.String()
		} else {
			r.Skip()
		}
	}
}

func desk(name string) *Method {
	return &Method{
		Path:       "test.Desk/" + name,
		Idempotent: name == "Find",
		Errors: map[string]DeclaredError{
			"io.privateer.clients.testserver.Refused": {New: func() ServiceError { return new(refusedError) }},
		},
	}
}

// textOf reads the first field of a message.
func textOf(body []byte) (string, error) {
	_, _, n := protowire.ConsumeTag(body)
	if n < 0 {
		return "", protowire.ParseError(n)
	}
	text, m := protowire.ConsumeString(body[n:])
	if m < 0 {
		return "", protowire.ParseError(m)
	}
	return text, nil
}

func (s *testServer) connect(config Config) *Client {
	s.t.Helper()
	if config.AttemptTimeout == 0 {
		config.AttemptTimeout = 300 * time.Millisecond
	}
	client, err := Connect(config)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(client.Close)
	return client
}

func send(ctx context.Context, client *Client, method *Method, text string, options ...CallOption) (string, error) {
	body, err := client.Call(ctx, method, appendBytes(nil, 1, []byte(text)), options...)
	if err != nil {
		return "", err
	}
	return textOf(body)
}

func (s *testServer) gets(client *Client, method, text string) {
	s.t.Helper()
	got, err := send(context.Background(), client, desk(method), text)
	if err != nil || got != text {
		s.t.Fatalf("got %q, %v", got, err)
	}
}

func (s *testServer) fails(err error, code Code, outcome Outcome) *Error {
	s.t.Helper()
	var failed *Error
	if !errors.As(err, &failed) {
		s.t.Fatalf("got %v, want an *Error", err)
	}
	if failed.Code != code || failed.Outcome != outcome {
		s.t.Fatalf("got %v %v, want %v %v: %v", failed.Code, failed.Outcome, code, outcome, err)
	}
	return failed
}

func TestAgainstAJavaServer(t *testing.T) {
	s := startTestServer(t)
	background := context.Background()

	run := func(name string, test func(s *testServer)) {
		t.Run(name, func(t *testing.T) {
			inner := *s
			inner.t = t
			test(&inner)
		})
	}

	run("gets a result", func(s *testServer) {
		client := s.connect(Config{Endpoints: []string{s.main}})
		s.gets(client, "Place", "héllo 🏴‍☠️")
		s.gets(client, "Find", "again")
	})

	run("makes many calls at once", func(s *testServer) {
		client := s.connect(Config{Endpoints: []string{s.main}, MaxConcurrentCalls: 16, Deadline: 30 * time.Second})
		var all sync.WaitGroup
		for i := 0; i < 300; i++ {
			text := fmt.Sprint("many ", i)
			all.Add(1)
			go func() {
				defer all.Done()
				if got, err := send(background, client, desk("Place"), text); got != text {
					s.t.Errorf("got %q, %v", got, err)
				}
			}()
		}
		all.Wait()
		equal(s.t, s.executions("many 7"), 1)
	})

	run("waits for a slow method without a second attempt", func(s *testServer) {
		s.gets(s.connect(Config{Endpoints: []string{s.main}}), "Place", "slow:1000:beats")
		equal(s.t, s.executions("slow:1000:beats"), 1)
	})

	run("returns the service's own error, and the plain one for codes", func(s *testServer) {
		client := s.connect(Config{Endpoints: []string{s.main}})
		_, err := send(background, client, desk("Place"), "refuse:no books")
		equal(s.t, s.fails(err, Aborted, Executed).ServerSaid, true)
		var refused *refusedError
		equal(s.t, errors.As(err, &refused), true)
		equal(s.t, refused.message, "no books")
		_, err = send(background, client, desk("Find"), "fail:PERMISSION_DENIED:not you")
		denied := s.fails(err, PermissionDenied, Executed)
		equal(s.t, strings.HasPrefix(denied.Message, "not you, 1 attempt (test.Desk/Find, sequence "), true)
	})

	run("says that an unknown method was not executed", func(s *testServer) {
		_, err := send(background, s.connect(Config{Endpoints: []string{s.main}}), desk("Nothing"), "x")
		s.fails(err, Unimplemented, NotExecuted)
	})

	run("carries metadata", func(s *testServer) {
		client := s.connect(Config{Endpoints: []string{s.main}})
		got, err := send(background, client, desk("Find"), "metadata:tenant", WithMetadata("tenant", "ünïcode"))
		equal(s.t, err, nil)
		equal(s.t, got, "ünïcode")
		_, err = send(background, client, desk("Find"), "x", WithMetadata("tenant", "\xff"))
		s.fails(err, InvalidArgument, NotExecuted)
	})

	run("ends at the context's deadline with a true outcome", func(s *testServer) {
		ctx, cancel := context.WithTimeout(background, 1500*time.Millisecond)
		defer cancel()
		client := s.connect(Config{Endpoints: []string{s.main}})
		_, err := send(ctx, client, desk("Place"), "stubborn:4000:late")
		s.fails(err, DeadlineExceeded, OutcomeUnknown)
		equal(s.t, errors.Is(err, context.DeadlineExceeded), true)
		_, err = send(ctx, client, desk("Place"), "too late")
		s.fails(err, DeadlineExceeded, NotExecuted)
	})

	// unknown is the id of a call that goes on when its caller's time is over.
	unknown := func(s *testServer, client *Client, text string) string {
		ctx, cancel := context.WithTimeout(background, 1500*time.Millisecond)
		defer cancel()
		_, err := send(ctx, client, desk("Place"), text)
		return s.fails(err, DeadlineExceeded, OutcomeUnknown).CallID
	}
	resolves := func(s *testServer, client *Client, kept string) Resolution {
		s.t.Helper()
		told, err := client.Resolve(background, kept)
		if err != nil {
			s.t.Fatal(err)
		}
		return told
	}

	run("is asked by its text what became of a call, by another client too", func(s *testServer) {
		kept := unknown(s, s.connect(Config{Endpoints: []string{s.main}}), "stubborn:6000:kept")
		other := s.connect(Config{Endpoints: []string{s.main}})
		told := resolves(s, other, kept)
		equal(s.t, told, Resolution{Running: true})
		for told.Running {
			told = resolves(s, other, kept)
		}
		equal(s.t, told, Resolution{Outcome: Executed, Body: appendBytes(nil, 1, []byte("stubborn:6000:kept"))})
		equal(s.t, s.executions("stubborn:6000:kept"), 1)
	})

	run("says nothing of a call when nobody could be asked", func(s *testServer) {
		kept := unknown(s, s.connect(Config{Endpoints: []string{s.main}}), "stubborn:3000:unasked")
		full := s.connect(Config{Endpoints: []string{s.main}, MaxConcurrentCalls: 1, MaxWaitingCalls: 1})
		ctx, cancel := context.WithCancel(background)
		ended := make(chan error, 1)
		go func() {
			_, err := send(ctx, full, desk("Place"), "slow:60000:full")
			ended <- err
		}()
		s.awaitBegun("slow:60000:full")
		// Of two questions one waits for its turn, and the other is one too many.
		waiting := make(chan Resolution, 2)
		for i := 0; i < 2; i++ {
			go func() {
				told, _ := full.Resolve(ctx, kept)
				waiting <- told
			}()
		}
		refused := <-waiting
		equal(s.t, refused.Outcome, OutcomeUnknown)
		equal(s.t, refused.Code, ResourceExhausted)
		cancel()
		equal(s.t, (<-waiting).Outcome, OutcomeUnknown)
		s.fails(<-ended, Cancelled, Executed)
		full.Close()
		closed := resolves(s, full, kept)
		equal(s.t, closed.Outcome, OutcomeUnknown)
		equal(s.t, closed.Code, Cancelled)
		given, err := s.connect(Config{Endpoints: []string{s.main}}).Resolve(ctx, kept)
		equal(s.t, err, nil)
		equal(s.t, given.Outcome, OutcomeUnknown)
	})

	run("refuses to ask about what is no call id, and about calls of which nothing is remembered", func(s *testServer) {
		client := s.connect(Config{Endpoints: []string{s.main}})
		_, err := send(background, client, desk("Find"), "fail:ABORTED:x")
		_, err = client.Resolve(background, s.fails(err, Aborted, Executed).CallID)
		equal(s.t, strings.Contains(fmt.Sprint(err), "bound to no reply store"), true)
		_, err = client.Resolve(background, "order 7")
		equal(s.t, strings.Contains(fmt.Sprint(err), `no call id: "order 7"`), true)
	})

	run("cancels when its context is cancelled", func(s *testServer) {
		ctx, cancel := context.WithCancel(background)
		client := s.connect(Config{Endpoints: []string{s.main}})
		ended := make(chan error, 1)
		go func() {
			_, err := send(ctx, client, desk("Place"), "slow:60000:cancel")
			ended <- err
		}()
		s.awaitBegun("slow:60000:cancel")
		cancel()
		err := <-ended
		s.fails(err, Cancelled, Executed)
		equal(s.t, errors.Is(err, context.Canceled), true)
		_, err = send(ctx, client, desk("Place"), "never")
		s.fails(err, Cancelled, NotExecuted)
		equal(s.t, s.executions("never"), 0)
	})

	for _, fault := range []string{"drop", "duplicate"} {
		for _, direction := range []string{"request", "reply"} {
			fault, direction := fault, direction
			run("runs a call once: "+fault+" "+direction, func(s *testServer) {
				name := fault + "-" + direction
				proxy := s.order("proxy " + name + " main")
				client := s.connect(Config{Endpoints: []string{proxy}, Deadline: 20 * time.Second})
				s.gets(client, "Find", "warm")
				s.order(fault + " " + name + " " + direction + " 1")
				for _, text := range []string{name + " 1", name + " 2"} {
					s.gets(client, "Place", text)
					equal(s.t, s.executions(text), 1)
				}
			})
		}
	}

	run("fails as not executed when nobody is there, and uses the server that lives", func(s *testServer) {
		nobody := s.connect(Config{Endpoints: []string{"tcp://127.0.0.1:1"}, Deadline: 400 * time.Millisecond})
		_, err := send(background, nobody, desk("Place"), "nobody")
		s.fails(err, DeadlineExceeded, NotExecuted)
		s.gets(s.connect(Config{Endpoints: []string{"tcp://127.0.0.1:1", s.main}}), "Place", "one of two")
	})

	run("is unknown when another server answers in the place of the one that is gone", func(s *testServer) {
		own := s.order("server restarted")
		proxy := s.order("proxy restarted-proxy restarted")
		client := s.connect(Config{Endpoints: []string{proxy}, Deadline: 20 * time.Second})
		ended := make(chan error, 1)
		go func() {
			_, err := send(background, client, desk("Place"), "slow:60000:restart")
			ended <- err
		}()
		s.awaitBegun("slow:60000:restart")
		s.order("hole restarted-proxy")
		s.order("stop restarted")
		s.order("server restarted " + own)
		s.order("heal restarted-proxy")
		var failed *Error
		equal(s.t, errors.As(<-ended, &failed), true)
		equal(s.t, failed.Outcome, OutcomeUnknown)
		s.gets(client, "Place", "after the restart")
		equal(s.t, s.executions("slow:60000:restart"), 1)
	})

	run("asks a server that was restarted between two calls for its new scope", func(s *testServer) {
		own := s.order("server between")
		client := s.connect(Config{Endpoints: []string{own}})
		s.gets(client, "Place", "first life")
		s.order("stop between")
		s.order("server between " + own)
		s.gets(client, "Place", "second life")
	})

	run("moves off a draining server without losing or doubling a call", func(s *testServer) {
		leaving := s.order("server leaving")
		client := s.connect(Config{Endpoints: []string{leaving, s.main}, Deadline: 20 * time.Second})
		var all sync.WaitGroup
		first := make(chan struct{}, 60)
		for i := 0; i < 60; i++ {
			text := fmt.Sprint("slow:20:drain ", i)
			all.Add(1)
			go func() {
				defer all.Done()
				if got, err := send(background, client, desk("Place"), text); got != text {
					s.t.Errorf("got %q, %v", got, err)
				}
				first <- struct{}{}
			}()
		}
		<-first
		s.order("drain leaving")
		all.Wait()
		for i := 0; i < 60; i++ {
			equal(s.t, s.executions(fmt.Sprint("slow:20:drain ", i)), 1)
		}
		// It is told what is finished, and need not wait out its five seconds.
		took, err := strconv.Atoi(s.order("drained leaving"))
		equal(s.t, err, nil)
		equal(s.t, took < 4_000, true)
	})

	run("does not send what is over the server's limit", func(s *testServer) {
		client := s.connect(Config{Endpoints: []string{s.main}, MaxMessageBytes: 16 << 20})
		_, err := client.Call(background, desk("Place"), make([]byte, 5<<20))
		s.fails(err, ResourceExhausted, NotExecuted)
	})

	run("refuses bad settings by name", func(s *testServer) {
		for want, config := range map[string]Config{
			"no endpoint: say":                        {},
			`endpoint "localhost:1": must be tcp:`:    {Endpoints: []string{"localhost:1"}},
			"MaxAttempts = 101, must be from 1 to 10": {Endpoints: []string{s.main}, MaxAttempts: 101},
		} {
			if _, err := Connect(config); err == nil || !strings.HasPrefix(err.Error(), want) {
				s.t.Errorf("got %v, want %s", err, want)
			}
		}
	})

	run("refuses more calls than may wait, and ends those under way when it is closed", func(s *testServer) {
		client := s.connect(Config{Endpoints: []string{s.main}, MaxConcurrentCalls: 1, MaxWaitingCalls: 1})
		start := func(text string) chan error {
			ended := make(chan error, 1)
			go func() {
				_, err := send(background, client, desk("Place"), text)
				ended <- err
			}()
			return ended
		}
		running := start("slow:60000:closing")
		s.awaitBegun("slow:60000:closing")
		// Of two more calls one waits and one is refused, whichever comes first.
		ends := make(chan error, 2)
		for _, text := range []string{"waiting 1", "waiting 2"} {
			ended := start(text)
			go func() { ends <- <-ended }()
		}
		s.fails(<-ends, ResourceExhausted, NotExecuted)
		client.Close()
		s.fails(<-running, Cancelled, Executed)
		s.fails(<-ends, Cancelled, NotExecuted)
		_, err := send(background, client, desk("Place"), "closed")
		s.fails(err, Cancelled, NotExecuted)
	})
}
