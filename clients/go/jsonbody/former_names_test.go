package jsonbody

import (
	"encoding/base64"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/descriptorpb"
)

// renamed is a schema in which fields and constants have former names, by present ones.
func renamed(t testing.TB, text string, formerly map[string]string) string {
	t.Helper()
	var set descriptorpb.FileDescriptorSet
	if err := prototext.Unmarshal([]byte(text), &set); err != nil {
		t.Fatal(err)
	}
	option := func(options proto.Message, name string) {
		former := protowire.AppendTag(protowire.AppendVarint(protowire.AppendTag(nil, 77_260, protowire.VarintType), 1), formerName, protowire.BytesType)
		options.ProtoReflect().SetUnknown(protowire.AppendString(former, formerly[name]))
		delete(formerly, name)
	}
	for _, file := range set.File {
		for _, message := range file.MessageType {
			for _, field := range message.Field {
				if formerly[field.GetName()] != "" {
					field.Options = new(descriptorpb.FieldOptions)
					option(field.Options, field.GetName())
				}
			}
		}
		for _, enum := range file.EnumType {
			for _, value := range enum.Value {
				if formerly[value.GetName()] != "" {
					value.Options = new(descriptorpb.EnumValueOptions)
					option(value.Options, value.GetName())
				}
			}
		}
	}
	if len(formerly) > 0 {
		t.Fatalf("nothing there to be renamed: %v", formerly)
	}
	description, err := proto.Marshal(&set)
	if err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(description)
}

func renamedFiles(t testing.TB) string {
	return renamed(t, files, map[string]string{
		"some_int": "anInt", "some_long": "long", "color": "paint", "next": "last", "colors": "paints", "by_name": "named", "COLOR_RED": "COLOR_CRIMSON",
	})
}

// namedFiles adds a map of messages and a map of constants, a oneof and Google's own messages.
const namedFiles = `
file {
	name: "tree.proto" package: "shop" syntax: "proto3" dependency: "google/protobuf/struct.proto"
	message_type {
		name: "Tree"
		field { name: "size" json_name: "size" number: 1 label: LABEL_OPTIONAL type: TYPE_DOUBLE }
		field { name: "trees" json_name: "trees" number: 2 label: LABEL_REPEATED type: TYPE_MESSAGE type_name: ".shop.Tree" }
		field { name: "by_name" json_name: "byName" number: 3 label: LABEL_REPEATED type: TYPE_MESSAGE type_name: ".shop.Tree.ByNameEntry" }
		field { name: "leaf" json_name: "leaf" number: 4 label: LABEL_OPTIONAL type: TYPE_STRING oneof_index: 0 }
		field { name: "twig" json_name: "twig" number: 5 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".shop.Tree" oneof_index: 0 }
		field { name: "any_value" json_name: "anyValue" number: 6 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".google.protobuf.Value" }
		field { name: "struct" json_name: "struct" number: 7 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".google.protobuf.Struct" }
		nested_type {
			name: "ByNameEntry" options { map_entry: true }
			field { name: "key" json_name: "key" number: 1 label: LABEL_OPTIONAL type: TYPE_STRING }
			field { name: "value" json_name: "value" number: 2 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".shop.Tree" }
		}
		oneof_decl { name: "end" }
	}
}`

func renamedTree(t testing.TB) string {
	return renamed(t, namedFiles, map[string]string{
		"size": "height", "trees": "shrubs", "by_name": "named", "leaf": "blade", "any_value": "value", "struct": "fields",
	})
}

func TestFormerNamesAreReadAnywhere(t *testing.T) {
	for message, bodies := range map[string]map[string]string{
		"shop.All": {
			`{"anInt":-1}`:                            `{"someInt":-1}`,
			`{"\u0061nInt":1}`:                        `{"someInt":1}`,
			`{"long":"9007199254740993"}`:             `{"someLong":"9007199254740993"}`,
			` { "long" : 9007199254740993 } `:         `{"someLong":"9007199254740993"}`,
			`{"paint":"COLOR_CRIMSON"}`:               `{"color":"COLOR_RED"}`,
			`{"color":"COLOR_CRIMSON"}`:               `{"color":"COLOR_RED"}`,
			`{"paints":["COLOR_CRIMSON",1,"NEW"]}`:    `{"colors":["COLOR_RED","COLOR_RED"]}`,
			`{"named":{"named":1,"anInt":2}}`:         `{"byName":{"named":1,"anInt":2}}`,
			`{"last":{"last":{"anInt":1},"anInt":2}}`: `{"next":{"next":{"someInt":1},"someInt":2}}`,
			`{"new":{"anInt":1},"last":{}}`:           `{"next":{}}`,
			`{"anInt":1,"some_long":2}`:               `{"someInt":1,"someLong":"2"}`,
			`{"anInt":1,"someInt":null}`:              `{"someInt":1}`,
			`{"anInt":null,"someInt":1}`:              `{"someInt":1}`,
			`{"anInt":null}`:                          `{}`,
			`{"paint":null,"last":null,"named":null}`: `{}`,
		},
		"shop.Tree": {
			`{"shrubs":[{"height":1},{"shrubs":[{"height":2}]}]}`:                       `{"trees":[{"size":1},{"trees":[{"size":2}]}]}`,
			`{"named":{"height":{"height":1e2},"named":{}}}`:                            `{"byName":{"height":{"size":100},"named":{}}}`,
			`{"blade":"\ud83d\ude00 \"height\": 1"}`:                                    `{"leaf":"\ud83d\ude00 \"height\": 1"}`,
			`{"twig":{"height":-0}}`:                                                    `{"twig":{"size":-0.0}}`,
			`{"value":null}`:                                                            `{"anyValue":null}`,
			`{"value":1,"anyValue":null}`:                                               `{"anyValue":1}`,
			`{"value":{"fields":{"height":1},"value":["height"]}}`:                      `{"anyValue":{"fields":{"height":1},"value":["height"]}}`,
			`{"fields":{"fields":{"height":1},"height":null}}`:                          `{"struct":{"fields":{"height":1},"height":null}}`,
			`{"height":1` + strings.Repeat(" ", 10_000) + `}`:                           `{"size":1}`,
			strings.Repeat(`{"twig":`, 400) + `{"height":1}` + strings.Repeat("}", 400): strings.Repeat(`{"twig":`, 400) + `{"size":1}` + strings.Repeat("}", 400),
		},
	} {
		plain, s := map[string]string{"shop.All": files, "shop.Tree": namedFiles}[message], renamedFiles(t)
		if message == "shop.Tree" {
			s = renamedTree(t)
		}
		codec := new(Codec)
		for former, present := range bodies {
			got, err := codec.Decode(s, message, []byte(former))
			want, wrong := codec.Decode(schema(t, plain), message, []byte(present))
			if err != nil || wrong != nil || string(got) != string(want) {
				t.Errorf("%.80s is %q, %v; want %q, %v", former, got, err, want, wrong)
			}
			again, err := codec.Decode(s, message, []byte(present))
			if err != nil || string(again) != string(want) {
				t.Errorf("%.80s is %q, %v; want %q", present, again, err, want)
			}
			// No former name is written.
			json, err := codec.Encode(s, message, want)
			other, wrong := codec.Encode(schema(t, plain), message, want)
			if err != nil || wrong != nil || string(json) != string(other) {
				t.Errorf("%s, %v; want %s, %v", json, err, other, wrong)
			}
		}
	}
}

func TestAFieldIsNotThereByTwoNames(t *testing.T) {
	codec := new(Codec)
	for json, field := range map[string]string{
		`{"anInt":1,"someInt":1}`:               "some_int",
		`{"some_int":1,"anInt":1}`:              "some_int",
		`{"anInt":1,"anInt":1}`:                 "some_int",
		`{"anInt":null,"anInt":1}`:              "some_int",
		`{"last":{"long":1,"someLong":2}}`:      "some_long",
		`{"paint":"COLOR_CRIMSON","color":"X"}`: "color",
	} {
		want := "shop.All: shop.All." + field + " is there twice"
		if got, err := codec.Decode(renamedFiles(t), "shop.All", []byte(json)); err == nil || err.Error() != want {
			t.Errorf("%s is %q, %v; want %s", json, got, err, want)
		}
	}
	if got, err := codec.Decode(renamedTree(t), "shop.Tree", []byte(`{"blade":"x","twig":{}}`)); err == nil {
		t.Errorf("two of a oneof are %q", got)
	}
}

func TestErrorsAreTheSameWhereThereAreFormerNames(t *testing.T) {
	codec := new(Codec)
	for _, json := range []string{
		"null", "1", "[]", "{", `{"someInt": 1,}`, `{someInt: 1}`, `{} {}`, "{\"blob\": \"\xff\"}", `{"anInt": 1, "new": tru}`, `{"anInt": 1`,
		`{"last": {"anInt": 1]}`, `{"last": {"anInt": 1}} x`, `{"last": [{"anInt": 1}]}`, `{"paints": {"anInt": 1}}`,
		`{"someInt": 1, "some_int": 1}`, `{"byName": {"a": 1, "a": 2}}`, `{"byName": {"a": null}}`, `{"byName": []}`, `{"colors": [[1]]}`,
		`{"colors": [null]}`, `{"color": {"anInt": 1}}`, `{"color": true}`, `{"real": 1e999}`,
		strings.Repeat(`{"next":`, maxDepth) + "{}" + strings.Repeat("}", maxDepth),
		strings.Repeat(`{"next":`, 500_000), strings.Repeat(`{"new":`, 500_000), `{"new":` + strings.Repeat("[", 500_000),
		`{"colors":` + strings.Repeat("[", 500_000), `{"color":` + strings.Repeat("[", 500_000),
	} {
		// Present names instead of former ones, so that both ways get as far.
		plain := strings.NewReplacer("anInt", "some_int", "last", "next", "paints", "colors").Replace(json)
		got, err := codec.Decode(renamedFiles(t), "shop.All", []byte(json))
		_, want := codec.Decode(schema(t, files), "shop.All", []byte(plain))
		if err == nil || want == nil || unplaced(err) != unplaced(want) {
			t.Errorf("%.60s is %q, %v; want %v", json, got, err, want)
		}
	}
}

func TestWhatIsDamagedIsSoFirstOfAll(t *testing.T) {
	const json = `{"anInt": 1, "someInt": 1`
	codec := new(Codec)
	_, err := codec.Decode(renamedFiles(t), "shop.All", []byte(json))
	_, want := codec.Decode(schema(t, files), "shop.All", []byte(json))
	if err == nil || want == nil || err.Error() != want.Error() {
		t.Errorf("%v, want %v", err, want)
	}
}

// unplaced is an error less the place and the name, which differ.
func unplaced(err error) string {
	text := strings.ReplaceAll(err.Error(), "\u00a0", " ")
	if at := strings.Index(text, "(line "); at >= 0 {
		end := strings.Index(text[at:], ")")
		text = text[:at] + text[at+end:]
	}
	return text
}

func FuzzAFormerNameIsReadAsThePresentOne(f *testing.F) {
	former, present, codec := renamedTree(f), schema(f, namedFiles), new(Codec)
	names := strings.NewReplacer(`"height"`, `"size"`, `"shrubs"`, `"trees"`, `"twig"`, `"twig"`)
	for _, json := range []string{"", "{}", `{"height":1}`, `{"shrubs":[{"height":1}],"twig":{"height":"2"}}`, `{"height":1,"shrubs":null}`, `[{"height"`} {
		f.Add([]byte(json))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, other := range []string{"size", "trees", "named", "blade", "value", "fields", "struct", "yName", "y_name", "leaf", "\\"} {
			if strings.Contains(string(body), other) {
				return
			}
		}
		got, err := codec.Decode(former, "shop.Tree", body)
		want, wrong := codec.Decode(present, "shop.Tree", []byte(names.Replace(string(body))))
		if string(got) != string(want) || (err == nil) != (wrong == nil) {
			t.Fatalf("%q is %q, %v; want %q, %v", body, got, err, want, wrong)
		}
	})
}
