package generated

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/pebbe/zmq4"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/anypb"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/fieldmaskpb"
	"google.golang.org/protobuf/types/known/structpb"
	"google.golang.org/protobuf/types/known/wrapperspb"

	known "privateer.io/go/generated/knowntypes/known/v1"
	"privateer.io/go/generated/native/nativ"
	"privateer.io/go/privateer"
	"privateer.io/go/privateer/jsonbody"
)

// echoServer answers every call with what becomes of its body.
func echoServer(t *testing.T, answer func(body []byte) []byte) string {
	t.Helper()
	zmq, err := zmq4.NewContext()
	if err != nil {
		t.Fatal(err)
	}
	socket, err := zmq.NewSocket(zmq4.ROUTER)
	if err != nil {
		t.Fatal(err)
	}
	if err := socket.Bind("tcp://127.0.0.1:*"); err != nil {
		t.Fatal(err)
	}
	endpoint, err := socket.GetLastEndpoint()
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer socket.Close()
		for {
			message, err := socket.RecvMessageBytes(0)
			if err != nil {
				return
			}
			if _, err := socket.SendMessage(message[0], message[1], reply(message[2], answer)); err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = zmq.Term()
		<-done
	})
	return endpoint
}

func reply(request []byte, answer func([]byte) []byte) []byte {
	const ping = 4
	var out, body []byte
	kind := uint64(0)
	for len(request) > 0 {
		field, wire, n := protowire.ConsumeTag(request)
		length := protowire.ConsumeFieldValue(field, wire, request[n:])
		value := request[n : n+length]
		request = request[n+length:]
		switch field {
		case 1:
			kind, _ = protowire.ConsumeVarint(value)
		case 2, 3: // the call's identity
			out = append(protowire.AppendTag(out, field-1, wire), value...)
		case 14:
			body, _ = protowire.ConsumeBytes(value)
		}
	}
	number := func(field protowire.Number, value uint64) {
		out = protowire.AppendVarint(protowire.AppendTag(out, field, protowire.VarintType), value)
	}
	bytes := func(field protowire.Number, value []byte) {
		out = protowire.AppendBytes(protowire.AppendTag(out, field, protowire.BytesType), value)
	}
	bytes(10, []byte("0123456789abcdef"))
	if kind == ping {
		number(6, 1)
		bytes(14, nil)
		return out
	}
	number(6, 2)
	bytes(13, answer(body))
	number(15, 1)
	return out
}

func documents(t *testing.T, config privateer.Config, answer func([]byte) []byte) *known.DocumentsClient {
	t.Helper()
	config.Endpoints = []string{echoServer(t, answer)}
	client, err := privateer.Connect(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	return known.NewDocumentsClient(client)
}

func same(body []byte) []byte { return body }

func value(t *testing.T, from any) *structpb.Value {
	t.Helper()
	v, err := structpb.NewValue(from)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// plain is every type that has JSON, in every place.
func plain(t *testing.T) known.Everything {
	body := value(t, map[string]any{"": nil, "é": []any{true, -0.5, "x", []any{}, map[string]any{"deep": 1e300}}})
	mask := &fieldmaskpb.FieldMask{Paths: []string{"title", "body.deep_down"}}
	list := body.GetStructValue().Fields["é"].GetListValue()
	return known.Everything{
		Singular: &known.Singular{
			Empty: &emptypb.Empty{}, FieldMask: mask, Struct: body.GetStructValue(), Value: structpb.NewNullValue(), ListValue: list,
			Bool: wrapperspb.Bool(true), Bytes: wrapperspb.Bytes([]byte{0, 0xff}), Double: wrapperspb.Double(math.Inf(-1)),
			Float: wrapperspb.Float(1.5), Int32: wrapperspb.Int32(math.MinInt32), Int64: wrapperspb.Int64(math.MinInt64),
			String: wrapperspb.String("é\""), Uint32: wrapperspb.UInt32(math.MaxUint32), Uint64: wrapperspb.UInt64(math.MaxUint64),
		},
		// Present, and all of them empty.
		Explicit: &known.Explicit{
			Empty: &emptypb.Empty{}, FieldMask: &fieldmaskpb.FieldMask{}, Struct: &structpb.Struct{}, Value: value(t, ""),
			ListValue: &structpb.ListValue{}, Bool: wrapperspb.Bool(false), Bytes: wrapperspb.Bytes(nil),
			Double: wrapperspb.Double(0), Float: wrapperspb.Float(0), Int32: wrapperspb.Int32(0), Int64: wrapperspb.Int64(0),
			String: wrapperspb.String(""), Uint32: wrapperspb.UInt32(0), Uint64: wrapperspb.UInt64(0),
		},
		Lists: &known.Lists{
			Empty: []*emptypb.Empty{{}, {}}, FieldMask: []*fieldmaskpb.FieldMask{mask, {}}, Struct: []*structpb.Struct{{}, body.GetStructValue()},
			Value: []*structpb.Value{structpb.NewNullValue(), body}, Int64: []*wrapperspb.Int64Value{wrapperspb.Int64(0), wrapperspb.Int64(7)},
		},
		Maps: &known.Maps{
			Value: map[string]*structpb.Value{"null": structpb.NewNullValue(), "": body}, Struct: map[string]*structpb.Struct{"a": {}},
			String: map[string]*wrapperspb.StringValue{"a": wrapperspb.String(""), "b": wrapperspb.String("b")},
			Empty:  map[string]*emptypb.Empty{"a": {}},
		},
		Choice: &known.Choice{Value: structpb.NewNullValue()},
	}
}

// anywhere adds what has no JSON.
func anywhere(t *testing.T) known.Everything {
	all := plain(t)
	nobodys := &anypb.Any{TypeUrl: "example.com/nobody.Knows", Value: []byte{0xff}}
	all.Singular.Any, all.Explicit.Any = nobodys, &anypb.Any{}
	all.Singular.Value = structpb.NewNumberValue(math.NaN())
	all.Explicit.Value = &structpb.Value{}
	all.Lists.Any = []*anypb.Any{{}, nobodys}
	all.Maps.Any = map[string]*anypb.Any{"a": {}, "b": nobodys}
	all.Choice = &known.Choice{Any: &anypb.Any{}}
	return all
}

func bytesOf(t *testing.T, m interface{ MarshalPrivateer(*privateer.Writer) }) []byte {
	t.Helper()
	var w privateer.Writer
	m.MarshalPrivateer(&w)
	out, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// equal compares what is one after the other: maps of ours have no order.
func equal(t *testing.T, got, want known.Everything) {
	t.Helper()
	for name, pair := range map[string][2]proto.Message{
		"string":  {got.Maps.String["b"], want.Maps.String["b"]},
		"present": {got.Maps.String["a"], want.Maps.String["a"]},
		"struct":  {got.Maps.Struct["a"], want.Maps.Struct["a"]},
		"empty":   {got.Maps.Empty["a"], want.Maps.Empty["a"]},
		"null":    {got.Maps.Value["null"], want.Maps.Value["null"]},
		"value":   {got.Maps.Value[""], want.Maps.Value[""]},
		"any":     {got.Maps.Any["b"], want.Maps.Any["b"]},
	} {
		if !proto.Equal(pair[0], pair[1]) {
			t.Errorf("map's %s: %v, want %v", name, pair[0], pair[1])
		}
	}
	if len(got.Maps.Any) != len(want.Maps.Any) || len(got.Maps.Value) != 2 || len(got.Maps.String) != 2 {
		t.Errorf("maps: %v", got.Maps)
	}
	got.Maps, want.Maps = nil, nil
	if a, b := bytesOf(t, &got), bytesOf(t, &want); string(a) != string(b) {
		t.Errorf("%q\n%q", a, b)
	}
}

func TestGooglesMessagesComeBackInEveryPlace(t *testing.T) {
	for name, config := range map[string]privateer.Config{"Protocol Buffers": {}, "JSON": {JSON: new(jsonbody.Codec)}} {
		config := config
		t.Run(name, func(t *testing.T) {
			want := plain(t)
			if config.JSON == nil {
				want = anywhere(t)
			}
			got, err := documents(t, config, same).Echo(context.Background(), want)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, got, want)
			if got.Singular.Bool == nil || got.Explicit.Bool == nil || got.Explicit.Bool.Value || got.Choice.Struct != nil {
				t.Errorf("%+v", got)
			}
			if got, err := documents(t, config, same).Echo(context.Background(), known.Everything{Singular: &known.Singular{}}); err != nil ||
				*got.Singular != (known.Singular{}) {
				t.Errorf("absent: %+v, %v", got.Singular, err)
			}
		})
	}
}

func TestAnyNeedsProtocolBuffers(t *testing.T) {
	const want = "google.protobuf.Any has no JSON here, use protobuf bodies"
	calls := documents(t, privateer.Config{JSON: new(jsonbody.Codec)}, func([]byte) []byte { return []byte(`{"singular": {"any": {}}}`) })
	for outcome, argument := range map[privateer.Outcome]known.Everything{
		privateer.NotExecuted: {Singular: &known.Singular{Any: &anypb.Any{}}}, privateer.Executed: {},
	} {
		_, err := calls.Echo(context.Background(), argument)
		var failed *privateer.Error
		if !errors.As(err, &failed) || failed.Outcome != outcome || !strings.Contains(failed.Message, want) {
			t.Errorf("%v: %v", outcome, err)
		}
	}
}

func TestDamagedMessagesOfGooglesAreLossOfData(t *testing.T) {
	for name, config := range map[string]privateer.Config{
		"\x0a\x04\x0a\x02\x0a\x05":              {}, // an Any with five bytes less than it says
		"\x0a\x05\x0a\x03\x0a\x01\xff":          {}, // of a type that is not UTF-8
		"\x0a\x02\x08\x01":                      {}, // a number in the place of an Any
		`{"singular": {"int32": {"value": 1}}}`: {JSON: new(jsonbody.Codec)},
		`{"singular": {"struct": []}}`:          {JSON: new(jsonbody.Codec)},
		`{"singular": {"fieldMask": "a_b"}}`:    {JSON: new(jsonbody.Codec)},
	} {
		body := []byte(name)
		_, err := documents(t, config, func([]byte) []byte { return body }).Echo(context.Background(), known.Everything{})
		var failed *privateer.Error
		if !errors.As(err, &failed) || failed.Code != privateer.DataLoss || failed.Outcome != privateer.Executed {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestTheLastMemberOfAOneofIsTheOne(t *testing.T) {
	first, last := bytesOf(t, &known.Choice{Any: &anypb.Any{}}), bytesOf(t, &known.Choice{Bool: wrapperspb.Bool(true)})
	var choice known.Choice
	r := privateer.NewReader(append(first, last...))
	choice.UnmarshalPrivateer(r)
	if r.Err() != nil || choice.Any != nil || !choice.Bool.GetValue() {
		t.Fatalf("%+v, %v", choice, r.Err())
	}
}

func TestAMapsEntryWithoutAValueHoldsAnEmptyMessage(t *testing.T) {
	var maps known.Maps
	r := privateer.NewReader([]byte{1<<3 | 2, 3, 0x0a, 1, 'a'})
	maps.UnmarshalPrivateer(r)
	if r.Err() != nil || !proto.Equal(maps.Any["a"], &anypb.Any{}) || maps.Any["a"] == nil {
		t.Fatal(maps.Any, r.Err())
	}
}

func TestWhatMustBeThereIsAndAnAbsentValueIsNull(t *testing.T) {
	var document nativ.DocumentsDocument
	r := privateer.NewReader(nil)
	document.UnmarshalPrivateer(r)
	if r.Err() == nil || !strings.HasPrefix(r.Err().Error(), "nativ.DocumentsDocument.body is missing") {
		t.Error(r.Err())
	}
	if _, null := document.Extra.GetKind().(*structpb.Value_NullValue); !null {
		t.Error(document.Extra)
	}
	var w privateer.Writer
	document.MarshalPrivateer(&w)
	if _, err := w.Bytes(); err == nil || err.Error() != "field 2: there is no google.protobuf.Struct" {
		t.Error(err)
	}
}
