package jsonbody

import (
	"encoding/base64"
	"math"
	"strings"
	"sync"
	"testing"

	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/descriptorpb"
)

// Every kind of field that generated code writes, with its number.
const files = `
file {
	name: "color.proto" package: "shop" syntax: "proto3"
	enum_type { name: "Color" value { name: "COLOR_UNSPECIFIED" number: 0 } value { name: "COLOR_RED" number: 1 } }
}
file {
	name: "all.proto" package: "shop" syntax: "proto3"
	dependency: "color.proto" dependency: "google/protobuf/duration.proto" dependency: "google/protobuf/timestamp.proto"
	message_type {
		name: "All"
		field { name: "some_int" json_name: "someInt" number: 1 label: LABEL_OPTIONAL type: TYPE_INT32 }
		field { name: "some_long" json_name: "someLong" number: 2 label: LABEL_OPTIONAL type: TYPE_INT64 }
		field { name: "real" json_name: "real" number: 3 label: LABEL_OPTIONAL type: TYPE_DOUBLE }
		field { name: "blob" json_name: "blob" number: 4 label: LABEL_OPTIONAL type: TYPE_BYTES }
		field { name: "color" json_name: "color" number: 5 label: LABEL_OPTIONAL type: TYPE_ENUM type_name: ".shop.Color" }
		field { name: "at" json_name: "at" number: 6 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".google.protobuf.Timestamp" }
		field { name: "took" json_name: "took" number: 7 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".google.protobuf.Duration" }
		field { name: "next" json_name: "next" number: 8 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".shop.All" }
		field { name: "colors" json_name: "colors" number: 9 label: LABEL_REPEATED type: TYPE_ENUM type_name: ".shop.Color" }
		field { name: "by_name" json_name: "byName" number: 10 label: LABEL_REPEATED type: TYPE_MESSAGE type_name: ".shop.All.ByNameEntry" }
		field { name: "maybe" json_name: "maybe" number: 11 label: LABEL_OPTIONAL type: TYPE_UINT64 proto3_optional: true oneof_index: 0 }
		nested_type {
			name: "ByNameEntry" options { map_entry: true }
			field { name: "key" json_name: "key" number: 1 label: LABEL_OPTIONAL type: TYPE_STRING }
			field { name: "value" json_name: "value" number: 2 label: LABEL_OPTIONAL type: TYPE_INT32 }
		}
		oneof_decl { name: "_maybe" }
	}
}`

func schema(t testing.TB, text string) string {
	t.Helper()
	var set descriptorpb.FileDescriptorSet
	if err := prototext.Unmarshal([]byte(text), &set); err != nil {
		t.Fatal(err)
	}
	description, err := proto.Marshal(&set)
	if err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(description)
}

func varint(field protowire.Number, value uint64) string {
	return string(protowire.AppendVarint(protowire.AppendTag(nil, field, protowire.VarintType), value))
}

func double(value float64) string {
	return string(protowire.AppendFixed64(protowire.AppendTag(nil, 3, protowire.Fixed64Type), math.Float64bits(value)))
}

func text(field protowire.Number, value string) string {
	return string(protowire.AppendString(protowire.AppendTag(nil, field, protowire.BytesType), value))
}

// negative is a negative number as a varint has it.
func negative(value int64) uint64 { return uint64(value) }

func TestMessagesAreTheProto3JSONMapping(t *testing.T) {
	goBothWays(t, schema(t, files), "shop.All", map[string]string{
		"{}":                                      "",
		`{"someInt":-2147483648}`:                 varint(1, negative(math.MinInt32)),
		`{"someLong":"-9223372036854775808"}`:     varint(2, negative(math.MinInt64)),
		`{"real":"NaN"}`:                          double(math.NaN()),
		`{"real":"-Infinity"}`:                    double(math.Inf(-1)),
		`{"real":-0}`:                             double(math.Copysign(0, -1)),
		`{"real":5e-324}`:                         double(math.SmallestNonzeroFloat64),
		`{"blob":"AP/+"}`:                         text(4, "\x00\xff\xfe"),
		`{"color":"COLOR_RED"}`:                   varint(5, 1),
		`{"color":77}`:                            varint(5, 77),
		`{"colors":["COLOR_RED",-7]}`:             text(9, "\x01"+string(protowire.AppendVarint(nil, negative(-7)))),
		`{"at":"1969-07-20T20:17:40.000000005Z"}`: text(6, varint(1, negative(-14182940))+varint(2, 5)),
		`{"at":"1970-01-01T00:00:00Z"}`:           text(6, ""),
		`{"took":"-315576000000.999999999s"}`:     text(7, varint(1, negative(-315576000000))+varint(2, negative(-999999999))),
		`{"next":{"next":{}}}`:                    text(8, text(8, "")),
		`{"byName":{"é\"":3}}`:                    text(10, text(1, "é\"")+varint(2, 3)),
		`{"maybe":"0"}`:                           varint(11, 0),
		`{"maybe":"18446744073709551615"}`:        varint(11, math.MaxUint64),
	})
}

func goBothWays(t *testing.T, schema, name string, messages map[string]string) {
	t.Helper()
	codec := new(Codec)
	for json, message := range messages {
		got, err := codec.Encode(schema, name, []byte(message))
		if err != nil || string(got) != json {
			t.Errorf("%q, %v, want %s", got, err, json)
		}
		back, err := codec.Decode(schema, name, []byte(json))
		if err != nil || string(back) != message {
			t.Errorf("%q, %v, want %q for %s", back, err, message, json)
		}
	}
}

func TestWhatOthersMayWriteIsRead(t *testing.T) {
	s, codec := schema(t, files), new(Codec)
	for json, message := range map[string]string{
		"":                                    "",
		" {\n} ":                              "",
		`{"some_int": 1}`:                     varint(1, 1),
		`{"someInt": "1"}`:                    varint(1, 1),
		`{"someInt": 1e0}`:                    varint(1, 1),
		`{"someLong": 1.0}`:                   varint(2, 1),
		`{"someLong": null}`:                  "",
		`{"real": "1.5"}`:                     double(1.5),
		`{"blob": "__4"}`:                     text(4, "\xff\xfe"),
		`{"color": 1}`:                        varint(5, 1),
		`{"color": "PURPLE"}`:                 "",
		`{"at": "1970-01-01T01:00:01+01:00"}`: text(6, varint(1, 1)),
		`{"new": [{"deep": [1e999999999, "x"]}], "someInt": 2, "other": null}`:       varint(1, 2),
		`{"new": ` + strings.Repeat(`{"a":[`, 200) + strings.Repeat(`]}`, 200) + `}`: "",
	} {
		got, err := codec.Decode(s, "shop.All", []byte(json))
		if err != nil || string(got) != message {
			t.Errorf("%.60s: %q, %v", json, got, err)
		}
	}
}

func TestWhatIsNoSuchMessageIsRefused(t *testing.T) {
	s, codec := schema(t, files), new(Codec)
	for _, json := range []string{
		" ", "null", "1", "[]", "{", `{"someInt": 1,}`, `{someInt: 1}`, `{} {}`, "{\"blob\": \"\xff\"}", "{\"new\": \"\xff\"}",
		`{"someInt": 2147483648}`, `{"someInt": 1.5}`, `{"someInt": 1e2147483647}`, `{"someInt": true}`, `{"someLong": "x"}`,
		`{"real": 1e999}`, `{"real": "nan"}`, `{"blob": "*"}`, `{"color": true}`, `{"colors": [null]}`, `{"at": "yesterday"}`,
		`{"took": "315576000001s"}`, `{"someInt": 1, "some_int": 1}`, `{"byName": {"a": 1, "a": 2}}`, `{"byName": {"a": null}}`,
		strings.Repeat(`{"next":`, maxDepth) + "{}" + strings.Repeat("}", maxDepth),
		strings.Repeat(`{"next":`, 500_000), strings.Repeat(`{"new":`, 500_000), `{"new":` + strings.Repeat("[", 500_000),
	} {
		if got, err := codec.Decode(s, "shop.All", []byte(json)); err == nil {
			t.Errorf("%.60s is %q", json, got)
		} else if !strings.HasPrefix(err.Error(), "shop.All: ") {
			t.Errorf("%.60s: %v", json, err)
		}
	}
	deepest := strings.Repeat(`{"next":`, maxDepth-1) + "{}" + strings.Repeat("}", maxDepth-1)
	if _, err := codec.Decode(s, "shop.All", []byte(deepest)); err != nil {
		t.Error(err)
	}
}

func TestWhatHasNoJSONIsNotWritten(t *testing.T) {
	s, codec := schema(t, files), new(Codec)
	for _, message := range []string{
		"\x0a", text(6, varint(1, 253402300800)), text(7, varint(1, 1)+varint(2, negative(-1))), text(10, text(1, "\xff")),
	} {
		if got, err := codec.Encode(s, "shop.All", []byte(message)); err == nil {
			t.Errorf("%q is %q", message, got)
		}
	}
}

func TestASchemaThatCannotBeUsedIsToldByName(t *testing.T) {
	codec := new(Codec)
	lonely := strings.Split(files, "file {")[2]
	for want, s := range map[string]string{
		"no message shop.All in its schema: ":        "",
		"the schema of shop.All: illegal base64 dat": "*",
		"the schema of shop.All: ":                   "CgU=",
		"the schema of shop.All: proto: could not r": schema(t, "file {"+lonely),
	} {
		for _, use := range []func(string, string, []byte) ([]byte, error){codec.Encode, codec.Decode, codec.Decode} {
			_, err := use(s, "shop.All", []byte("{}"))
			if err == nil || !strings.HasPrefix(strings.ReplaceAll(err.Error(), "\u00a0", " "), want) {
				t.Errorf("%v, want %s", err, want)
			}
		}
	}
	if _, err := codec.Encode(schema(t, files), "shop.Color", nil); err == nil {
		t.Error("an enum is no message")
	}
}

func TestOneCodecServesManyAtOnce(t *testing.T) {
	s, codec := schema(t, files), new(Codec)
	var all sync.WaitGroup
	for i := uint64(1); i <= 20; i++ {
		message := varint(1, i)
		all.Add(1)
		go func() {
			defer all.Done()
			json, err := codec.Encode(s, "shop.All", []byte(message))
			if err != nil {
				t.Error(err)
			}
			if back, err := codec.Decode(s, "shop.All", json); string(back) != message || err != nil {
				t.Errorf("%q, %v", back, err)
			}
		}()
	}
	all.Wait()
}

const googles = `
file {
	name: "known.proto" package: "shop" syntax: "proto3"
	dependency: "google/protobuf/any.proto" dependency: "google/protobuf/empty.proto" dependency: "google/protobuf/field_mask.proto"
	dependency: "google/protobuf/struct.proto" dependency: "google/protobuf/wrappers.proto"
	message_type {
		name: "Known"
		field { name: "any" json_name: "any" number: 1 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".google.protobuf.Any" }
		field { name: "anys" json_name: "anys" number: 2 label: LABEL_REPEATED type: TYPE_MESSAGE type_name: ".google.protobuf.Any" }
		field { name: "by_name" json_name: "byName" number: 3 label: LABEL_REPEATED type: TYPE_MESSAGE type_name: ".shop.Known.ByNameEntry" }
		field { name: "next" json_name: "next" number: 4 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".shop.Known" }
		field { name: "value" json_name: "value" number: 5 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".google.protobuf.Value" }
		field { name: "mask" json_name: "mask" number: 6 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".google.protobuf.FieldMask" }
		field { name: "count" json_name: "count" number: 7 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".google.protobuf.Int64Value" }
		field { name: "nothing" json_name: "nothing" number: 8 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".google.protobuf.Empty" }
		nested_type {
			name: "ByNameEntry" options { map_entry: true }
			field { name: "key" json_name: "key" number: 1 label: LABEL_OPTIONAL type: TYPE_STRING }
			field { name: "value" json_name: "value" number: 2 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".google.protobuf.Any" }
		}
	}
}`

func TestGooglesMessagesHaveTheirOwnForms(t *testing.T) {
	goBothWays(t, schema(t, googles), "shop.Known", map[string]string{
		`{"value":null}`:                  text(5, varint(1, 0)),
		`{"value":{"a":[true,"x"]}}`:      text(5, text(5, text(1, text(1, "a")+text(2, text(6, text(1, varint(4, 1))+text(1, text(3, "x"))))))),
		`{"mask":"a.bC,d"}`:               text(6, text(1, "a.b_c")+text(1, "d")),
		`{"mask":""}`:                     text(6, ""),
		`{"count":"0"}`:                   text(7, ""),
		`{"count":"9223372036854775807"}`: text(7, varint(1, math.MaxInt64)),
		`{"nothing":{}}`:                  text(8, ""),
	})
}

func TestAnyHasNoJSONWhereverItIs(t *testing.T) {
	s, codec := schema(t, googles), new(Codec)
	const want = "shop.Known: google.protobuf.Any has no JSON here, use protobuf bodies"
	empty, some := text(1, ""), text(1, text(1, "type.googleapis.com/google.protobuf.Empty"))
	for _, message := range []string{empty, some, text(2, ""), text(3, text(1, "a")+text(2, "")), text(4, text(4, empty))} {
		if got, err := codec.Encode(s, "shop.Known", []byte(message)); err == nil || err.Error() != want {
			t.Errorf("%q is %q, %v", message, got, err)
		}
	}
	for _, json := range []string{
		`{"any": {}}`, `{"any": {"a": 1}}`, `{"any": {"@type": "type.googleapis.com/google.protobuf.Empty", "value": {}}}`,
		`{"any": {"@type": "example.com/nobody.Knows"}}`, `{"anys": [{}]}`, `{"byName": {"a": {}}}`, `{"next": {"next": {"any": {}}}}`,
	} {
		if got, err := codec.Decode(s, "shop.Known", []byte(json)); err == nil || err.Error() != want {
			t.Errorf("%s is %q, %v", json, got, err)
		}
	}
}

func TestGooglesMessagesWithoutJSONAreRefused(t *testing.T) {
	s, codec := schema(t, googles), new(Codec)
	number := func(value float64) string {
		return string(protowire.AppendFixed64(protowire.AppendTag(nil, 2, protowire.Fixed64Type), math.Float64bits(value)))
	}
	for _, message := range []string{
		text(5, ""), text(5, number(math.NaN())), text(5, number(math.Inf(1))), text(6, text(1, "aB")), text(6, text(1, "a__b")),
	} {
		if got, err := codec.Encode(s, "shop.Known", []byte(message)); err == nil {
			t.Errorf("%q is %q", message, got)
		}
	}
	for _, json := range []string{`{"mask": "a_b"}`, `{"count": {"value": 1}}`, `{"count": 1.5}`, `{"value": {"a": 1, "a": 2}}`} {
		if got, err := codec.Decode(s, "shop.Known", []byte(json)); err == nil {
			t.Errorf("%s is %q", json, got)
		}
	}
}
