package privateer

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/pebbe/zmq4"
	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/descriptorpb"

	"privateer.io/go/privateer/jsonbody"
)

// frame is what a scripted server got.
type frame struct {
	kind  kind
	codec bodyCodec
	body  string
}

// scriptedServer answers PINGs, and each other request with what the script has for it next: fields of a reply.
func scriptedServer(t *testing.T, script ...[]byte) (endpoint string, frames <-chan frame) {
	t.Helper()
	context, err := zmq4.NewContext()
	if err != nil {
		t.Fatal(err)
	}
	socket, err := context.NewSocket(zmq4.ROUTER)
	if err != nil {
		t.Fatal(err)
	}
	if err := socket.Bind("tcp://127.0.0.1:*"); err != nil {
		t.Fatal(err)
	}
	endpoint, err = socket.GetLastEndpoint()
	if err != nil {
		t.Fatal(err)
	}
	got := make(chan frame, len(script))
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer socket.Close()
		for {
			message, err := socket.RecvMessageBytes(0)
			if err != nil {
				return
			}
			var f frame
			var identity []byte
			_ = eachField(message[2], func(field protowire.Number, value wireValue) error {
				switch field {
				case 1:
					f.kind = kind(value.number)
				case 2, 3:
					identity = value.appendTo(identity, field-1)
				case 12:
					f.codec = bodyCodec(value.number)
				case 14:
					f.body = string(value.data)
				}
				return nil
			})
			fields := appendBytes(appendNumber(nil, 6, uint64(executedNo)), 14, nil)
			if f.kind != kindPing {
				fields, script = script[0], script[1:]
				got <- f
			}
			answer := appendBytes(append(identity, fields...), 10, scopeA[:])
			if _, err := socket.SendMessage(message[0], message[1], answer); err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = context.Term()
		<-done
	})
	return endpoint, got
}

// appendTo writes the value as another field.
func (v wireValue) appendTo(out []byte, field protowire.Number) []byte {
	if v.wire == protowire.VarintType {
		return appendNumber(out, field, v.number)
	}
	return appendBytes(out, field, v.data)
}

// executedWith is the reply to a call that ran.
func executedWith(code Code, fields []byte) []byte {
	return append(appendNumber(appendNumber(appendNumber(nil, 3, uint64(code)), 6, uint64(executedYes)), 15, 1), fields...)
}

func result(body string) []byte { return executedWith(OK, appendBytes(nil, 13, []byte(body))) }

func refusal(body string) []byte {
	detail := appendBytes(appendBytes(nil, 1, []byte("test.Refused")), 2, []byte(body))
	return executedWith(Aborted, appendBytes(appendBytes(nil, 4, []byte("no")), 5, detail))
}

const textSchema = `file {
	name: "test.proto" package: "test" syntax: "proto3"
	message_type {
		name: "Text"
		field { name: "text" json_name: "text" number: 1 label: LABEL_OPTIONAL type: TYPE_STRING }
		field { name: "count" json_name: "count" number: 2 label: LABEL_OPTIONAL type: TYPE_INT64 }
	}
}`

// echo is a method of texts, described as generated code does it.
func echo(t *testing.T) *Method {
	t.Helper()
	var set descriptorpb.FileDescriptorSet
	if err := prototext.Unmarshal([]byte(textSchema), &set); err != nil {
		t.Fatal(err)
	}
	description, err := proto.Marshal(&set)
	if err != nil {
		t.Fatal(err)
	}
	return &Method{
		Path:    "test.Desk/Echo",
		Request: "test.Text",
		Reply:   "test.Text",
		Schema:  base64.StdEncoding.EncodeToString(description),
		Errors: map[string]DeclaredError{
			"test.Refused": {Message: "test.Text", New: func() ServiceError { return new(refusedError) }},
		},
	}
}

func speakJSON(t *testing.T, endpoint string) *Client {
	t.Helper()
	return speak(t, endpoint, new(jsonbody.Codec))
}

func speak(t *testing.T, endpoint string, json JSONCodec) *Client {
	t.Helper()
	client, err := Connect(Config{Endpoints: []string{endpoint}, JSON: json, Deadline: 20 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return client
}

func TestArgumentsAndResultsTravelAsJSON(t *testing.T) {
	endpoint, frames := scriptedServer(t, result(`{"news": [{}], "text": "hé", "count": "9007199254740993"}`), result(""))
	client := speakJSON(t, endpoint)
	argument := appendNumber(appendBytes(nil, 1, []byte("a\"b")), 2, 1<<63-1)
	got, err := client.Call(context.Background(), echo(t), argument)
	equal(t, err, nil)
	equal(t, got, appendNumber(appendBytes(nil, 1, []byte("hé")), 2, 9007199254740993))
	equal(t, <-frames, frame{kindCall, codecJSON, `{"text":"a\"b","count":"9223372036854775807"}`})

	got, err = client.Call(context.Background(), echo(t), nil)
	equal(t, err, nil)
	equal(t, len(got), 0)
	equal(t, <-frames, frame{kindCall, codecJSON, "{}"})
}

func TestDeclaredErrorsTravelAsJSON(t *testing.T) {
	endpoint, _ := scriptedServer(t, refusal(`{"text": "no books"}`))
	client := speakJSON(t, endpoint)
	_, err := client.Call(context.Background(), echo(t), nil)
	var refused *refusedError
	equal(t, errors.As(err, &refused), true)
	equal(t, refused.message, "no books")
}

func TestADeclaredErrorThatCannotBeReadIsAFailureAllTheSame(t *testing.T) {
	for body, json := range map[string]JSONCodec{"no books": new(jsonbody.Codec), "\x0a\x04no": nil} {
		endpoint, _ := scriptedServer(t, refusal(body))
		_, err := speak(t, endpoint, json).Call(context.Background(), echo(t), nil)
		var refused *refusedError
		equal(t, errors.As(err, &refused), false)
		var failed *Error
		equal(t, errors.As(err, &failed), true)
		equal(t, []any{failed.Code, failed.Outcome, failed.ServerSaid}, []any{Aborted, Executed, true})
	}
}

func TestAResultThatCannotBeReadIsTheCallersLossOfData(t *testing.T) {
	broken := []string{"\x0a\x04book", "null", "[]", `{"text": "a"`, `{"text": 1}`, `{"text": "a", "text": "b"}`, "{} {}", "\xff"}
	var script [][]byte
	for _, body := range broken {
		script = append(script, result(body))
	}
	// This is JSON, and not what the reader of the result wants.
	broken = append(broken, "{}")
	endpoint, _ := scriptedServer(t, append(script, result("{}"))...)
	client := speakJSON(t, endpoint)
	for _, body := range broken {
		err := client.Invoke(context.Background(), echo(t), func(*Writer) {}, func(r *Reader) {
			r.Require(1, "test.Text: text")
		})
		var failed *Error
		if !errors.As(err, &failed) || failed.Code != DataLoss || failed.Outcome != Executed || failed.ServerSaid {
			t.Errorf("%q: %v", body, err)
		} else if !strings.HasPrefix(failed.Message, "the call ran, and its result cannot be read: test.Text: ") {
			t.Errorf("%q: %s", body, failed.Message)
		} else if len(failed.Attempts) != 1 || failed.CallID == "" {
			t.Errorf("%q: %v, %q", body, failed.Attempts, failed.CallID)
		}
	}
}

func TestAnArgumentThatHasNoJSONIsNotSent(t *testing.T) {
	client := speakJSON(t, "tcp://127.0.0.1:1")
	bare := &Method{Path: "test.Desk/Echo", Request: "test.Text"}
	for want, call := range map[string]func() ([]byte, error){
		"no message test.Text in its schema": func() ([]byte, error) { return client.Call(context.Background(), bare, nil) },
		"test.Text: ":                        func() ([]byte, error) { return client.Call(context.Background(), echo(t), []byte{0x0a}) },
	} {
		_, err := call()
		var failed *Error
		if !errors.As(err, &failed) || failed.Code != InvalidArgument || failed.Outcome != NotExecuted {
			t.Fatal(err)
		}
		if !strings.HasPrefix(failed.Message, want) {
			t.Error(failed.Message)
		}
	}
}

func TestAQuestionTellsTheClientsCodec(t *testing.T) {
	endpoint, frames := scriptedServer(t, result(`{"text":"kept"}`))
	told, err := speakJSON(t, endpoint).Resolve(context.Background(), fmt.Sprintf("%v/1@%v/65000", testClient, scopeA))
	equal(t, err, nil)
	equal(t, told, Resolution{Outcome: Executed, Body: []byte(`{"text":"kept"}`)})
	equal(t, <-frames, frame{kindWait, codecJSON, ""})
}
