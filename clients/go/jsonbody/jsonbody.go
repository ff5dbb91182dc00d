// Package jsonbody lets a client send bodies as JSON, for people who watch the network:
//
//	client, err := privateer.Connect(privateer.Config{
//		Endpoints: []string{"tcp://127.0.0.1:5555"},
//		JSON:      new(jsonbody.Codec),
//	})
//
// It is a package of its own, so that programs that do not ask for it carry no JSON and no reflection of Protocol Buffers.
package jsonbody

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"
	"google.golang.org/protobuf/reflect/protopath"
	"google.golang.org/protobuf/reflect/protorange"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/descriptorpb"
	"google.golang.org/protobuf/types/dynamicpb"
	"google.golang.org/protobuf/types/known/anypb"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/fieldmaskpb"
	"google.golang.org/protobuf/types/known/structpb"
	"google.golang.org/protobuf/types/known/timestamppb"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// maxDepth is how deep JSON may nest: the protocol's limit. That of messages, which is lower, is the generated code's affair.
const maxDepth = 500

// Codec turns messages from Protocol Buffers into their proto3 JSON mapping and back. The zero value is ready, for any number
// of clients. Safe for concurrent use.
type Codec struct {
	parsed sync.Map // schema to *parsedSchema
}

// Encode returns a message as JSON: one line without white space. The schema is that of the generated client: a
// FileDescriptorSet in base64, in which each file comes after those that it imports, less Google's own.
func (c *Codec) Encode(schema, message string, protobuf []byte) ([]byte, error) {
	m, _, err := c.messageOf(schema, message)
	if err != nil {
		return nil, err
	}
	if err := proto.Unmarshal(protobuf, m); err != nil {
		return nil, fmt.Errorf("%s: %w", message, err)
	}
	if hasAny(m) {
		return nil, fmt.Errorf("%s: %w", message, errAny)
	}
	spaced, err := protojson.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", message, err)
	}
	// Protojson puts spaces where nobody may rely on them, others in each build.
	var compact bytes.Buffer
	err = json.Compact(&compact, spaced)
	return compact.Bytes(), err
}

// Decode is the way back. What the schema does not know is skipped, and no body at all is an empty message. What was renamed
// is read by its former name, too.
func (c *Codec) Decode(schema, message string, body []byte) ([]byte, error) {
	m, former, err := c.messageOf(schema, message)
	if err != nil || len(body) == 0 {
		return nil, err
	}
	body, wrong := former.present(body, m.Descriptor())
	types := new(noTypes)
	read := protojson.UnmarshalOptions{DiscardUnknown: true, RecursionLimit: maxDepth, Resolver: types}
	err = read.Unmarshal(body, m)
	if types.asked || hasAny(m) {
		err = errAny
	}
	if err == nil {
		err = wrong
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", message, err)
	}
	return proto.MarshalOptions{Deterministic: true}.Marshal(m)
}

// errAny is why: the JSON of an Any is that of a message of any type at all, and nobody knows all types.
var errAny = errors.New("google.protobuf.Any has no JSON here, use protobuf bodies")

// noTypes knows no type that an Any may hold.
type noTypes struct {
	*protoregistry.Types
	asked bool
}

func (t *noTypes) FindMessageByURL(url string) (protoreflect.MessageType, error) {
	t.asked = true
	return t.Types.FindMessageByURL(url)
}

// hasAny is whether there is an Any in the message, at any depth.
func hasAny(m protoreflect.Message) bool {
	return protorange.Range(m, func(path protopath.Values) error {
		message, is := path.Index(-1).Value.Interface().(protoreflect.Message)
		if is && message.Descriptor().FullName() == "google.protobuf.Any" {
			return errAny
		}
		return nil
	}) != nil
}

func (c *Codec) messageOf(schema, name string) (*dynamicpb.Message, formerNames, error) {
	parsed, known := c.parsed.Load(schema)
	if !known {
		parsed, _ = c.parsed.LoadOrStore(schema, parse(schema))
	}
	s := parsed.(*parsedSchema)
	if s.err != nil {
		return nil, nil, fmt.Errorf("the schema of %s: %w", name, s.err)
	}
	found, _ := s.files.FindDescriptorByName(protoreflect.FullName(name))
	message, is := found.(protoreflect.MessageDescriptor)
	if !is {
		return nil, nil, fmt.Errorf("no message %s in its schema: JSON needs a client that was generated for it", name)
	}
	return dynamicpb.NewMessage(message), s.former, nil
}

// parsedSchema is a schema ready for use, or why there is none.
type parsedSchema struct {
	files  protoregistry.Files
	former formerNames
	err    error
}

func parse(schema string) *parsedSchema {
	s := &parsedSchema{former: formerNames{}}
	s.err = s.add(schema)
	return s
}

func (s *parsedSchema) add(schema string) error {
	text, err := base64.StdEncoding.DecodeString(schema)
	if err != nil {
		return err
	}
	var set descriptorpb.FileDescriptorSet
	// Options that a program may know by the same numbers are none of the schema's.
	if err := (proto.UnmarshalOptions{Resolver: new(protoregistry.Types)}).Unmarshal(text, &set); err != nil {
		return err
	}
	for _, googles := range []protoreflect.FileDescriptor{
		anypb.File_google_protobuf_any_proto,
		durationpb.File_google_protobuf_duration_proto,
		emptypb.File_google_protobuf_empty_proto,
		fieldmaskpb.File_google_protobuf_field_mask_proto,
		structpb.File_google_protobuf_struct_proto,
		timestamppb.File_google_protobuf_timestamp_proto,
		wrapperspb.File_google_protobuf_wrappers_proto,
	} {
		if err := s.files.RegisterFile(googles); err != nil {
			return err
		}
	}
	for _, each := range set.File {
		file, err := protodesc.NewFile(each, &s.files)
		if err != nil {
			return err
		}
		if err := s.files.RegisterFile(file); err != nil {
			return err
		}
		s.former.addFile(file)
	}
	return nil
}
