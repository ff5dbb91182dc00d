package wellknown

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/anypb"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/fieldmaskpb"
	"google.golang.org/protobuf/types/known/structpb"
	"google.golang.org/protobuf/types/known/wrapperspb"

	"privateer.io/go/privateer"
)

func written(t *testing.T, message proto.Message) []byte {
	t.Helper()
	var w privateer.Writer
	Write(&w, 7, message)
	out, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func field(value []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(nil, 7, protowire.BytesType), value)
}

func read[M any, P interface {
	*M
	proto.Message
}](wire []byte, into *P) error {
	r := privateer.NewReader(wire)
	for r.Next() {
		Read(r, into)
	}
	return r.Err()
}

// comesBack writes, reads, and gives what was on the wire, without tag and length.
func comesBack[M any, P interface {
	*M
	proto.Message
}](t *testing.T, message P) []byte {
	t.Helper()
	wire := written(t, message)
	var back P
	if err := read(wire, &back); err != nil || !proto.Equal(back, message) {
		t.Errorf("%v, %v, want %v", back, err, message)
	}
	_, _, n := protowire.ConsumeTag(wire)
	value, _ := protowire.ConsumeBytes(wire[n:])
	return value
}

func list(values ...*structpb.Value) *structpb.Value {
	return structpb.NewListValue(&structpb.ListValue{Values: values})
}

func TestMessagesComeBack(t *testing.T) {
	comesBack(t, &anypb.Any{})
	comesBack(t, &anypb.Any{TypeUrl: "type.example.com/nobody.Knows", Value: []byte{0xff, 0}})
	comesBack(t, &emptypb.Empty{})
	comesBack(t, &fieldmaskpb.FieldMask{Paths: []string{"a.b_c", ""}})
	comesBack(t, wrapperspb.String(""))
	comesBack(t, wrapperspb.Int64(math.MinInt64))
	comesBack(t, wrapperspb.Double(math.NaN()))
	comesBack(t, structpb.NewNumberValue(math.NaN()))
	comesBack(t, structpb.NewNullValue())
	comesBack(t, &structpb.Value{})
	comesBack(t, &structpb.Struct{Fields: map[string]*structpb.Value{
		"": structpb.NewNullValue(), "é": list(structpb.NewBoolValue(false), list(), structpb.NewStructValue(nil)),
	}})
}

func TestTheSameMessageHasTheSameBytesEachTime(t *testing.T) {
	fields := map[string]*structpb.Value{}
	for name := 'a'; name <= 'z'; name++ {
		fields[string(name)] = structpb.NewNumberValue(float64(name))
	}
	message := &structpb.Struct{Fields: fields}
	first := written(t, message)
	for i := 0; i < 20; i++ {
		if again := written(t, message); !bytes.Equal(again, first) {
			t.Fatalf("%q\n%q", first, again)
		}
	}
}

func TestUnknownFieldsSurvive(t *testing.T) {
	unknown := protowire.AppendVarint(protowire.AppendTag(nil, 99, protowire.VarintType), 5)
	var back *emptypb.Empty
	if err := read(field(unknown), &back); err != nil {
		t.Fatal(err)
	}
	if again := comesBack(t, back); !bytes.Equal(again, unknown) {
		t.Fatalf("%q", again)
	}
}

func TestAMessageInPiecesIsOne(t *testing.T) {
	pieces := append(written(t, &anypb.Any{TypeUrl: "a"}), written(t, &anypb.Any{Value: []byte("b")})...)
	var whole *anypb.Any
	if err := read(pieces, &whole); err != nil || !proto.Equal(whole, &anypb.Any{TypeUrl: "a", Value: []byte("b")}) {
		t.Fatal(whole, err)
	}
}

func TestDamageIsAnErrorThatNamesTheFieldAndItsType(t *testing.T) {
	for name, wire := range map[string][]byte{
		"cut short":         field([]byte{0x0a, 5, 'x'}),
		"not UTF-8":         field([]byte{0x0a, 1, 0xff}),
		"no field at all":   field([]byte{0}),
		"a group's end":     field([]byte{0x0c}),
		"in its own length": {0x3a, 5, 0},
		"of another type":   {0x38, 5},
	} {
		var into *anypb.Any
		err := read(wire, &into)
		if err == nil || !strings.HasPrefix(err.Error(), "field 7") {
			t.Errorf("%s: %v", name, err)
		}
	}
	var into *anypb.Any
	if err := read(field([]byte{0x0a, 1, 0xff}), &into); !strings.HasPrefix(err.Error(), "field 7: google.protobuf.Any: ") {
		t.Error(err)
	}
}

func TestWhatCannotBeReadIsNotWritten(t *testing.T) {
	for want, message := range map[string]proto.Message{
		"field 7: there is no google.protobuf.Any": (*anypb.Any)(nil),
		"field 7: string field contains invalid U": wrapperspb.String("\xff"),
		"field 7: messages within google.protobuf": nested(50),
	} {
		var w privateer.Writer
		Write(&w, 7, message)
		_, err := w.Bytes()
		if err == nil || !strings.HasPrefix(strings.ReplaceAll(err.Error(), "proto: ", ""), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

// nested is a list in a list: each list is two levels.
func nested(lists int) *structpb.Value {
	value := structpb.NewNullValue()
	for i := 0; i < lists; i++ {
		value = list(value)
	}
	return value
}

func TestMessagesNestAsDeepAsOthersAndNoDeeper(t *testing.T) {
	// The value and 49 lists with theirs are 99 levels, so there may be one around them.
	deepest := nested(49)
	around := func(message proto.Message) ([]byte, error) {
		var w privateer.Writer
		w.Message(1, func(w *privateer.Writer) { Write(w, 7, message) })
		return w.Bytes()
	}
	within, err := around(deepest)
	if err != nil {
		t.Error(err)
	}
	var back *structpb.Value
	r := privateer.NewReader(within)
	for r.Next() {
		r.Message(func(r *privateer.Reader) {
			for r.Next() {
				Read(r, &back)
			}
		})
	}
	if r.Err() != nil || !proto.Equal(back, deepest) {
		t.Error(r.Err())
	}
	hundred := list(deepest).GetListValue()
	comesBack(t, hundred)
	if _, err := around(hundred); err == nil {
		t.Error("written, and too deep")
	}
	wire, err := proto.Marshal(list(deepest))
	if err != nil {
		t.Fatal(err)
	}
	var into *structpb.Value
	if err := read(field(wire), &into); err == nil {
		t.Error("read, and too deep")
	}

	// A struct's entry is a level, too: 33 structs are 99.
	of := func(structs int) *structpb.Value {
		value := structpb.NewNullValue()
		for i := 0; i < structs; i++ {
			value = structpb.NewStructValue(&structpb.Struct{Fields: map[string]*structpb.Value{"a": value}})
		}
		return value
	}
	comesBack(t, of(33))
	var w privateer.Writer
	Write(&w, 7, of(34))
	if _, err := w.Bytes(); err == nil {
		t.Error("written, and too deep")
	}
}
