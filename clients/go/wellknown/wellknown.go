// Package wellknown is what generated code is made of that carries messages of Google's own: Any, FieldMask, Struct, Value,
// ListValue, Empty, and wrappers such as Int32Value. They are the types of google.golang.org/protobuf as they are.
//
// It is a package of its own, so that programs without such messages carry no reflection of Protocol Buffers.
package wellknown

import (
	"fmt"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"privateer.io/go/privateer"
)

// Write writes a message as a field. There must be one: a nil pointer is an error.
func Write(w *privateer.Writer, field int32, message proto.Message) {
	w.Encoded(field, func(levels int) ([]byte, error) {
		m := message.ProtoReflect()
		if !m.IsValid() {
			return nil, fmt.Errorf("there is no %s", m.Descriptor().FullName())
		}
		if isDeeper(m, levels) {
			return nil, fmt.Errorf("messages within %s nest too deep", m.Descriptor().FullName())
		}
		return proto.MarshalOptions{Deterministic: true}.Marshal(message)
	})
}

// isDeeper is whether there are more levels of messages below than these. A map's entry is one, as it is on the wire.
func isDeeper(m protoreflect.Message, levels int) bool {
	if levels < 0 {
		return true
	}
	deeper := false
	m.Range(func(field protoreflect.FieldDescriptor, value protoreflect.Value) bool {
		switch {
		case field.IsMap():
			deeper = levels < 1
			value.Map().Range(func(_ protoreflect.MapKey, each protoreflect.Value) bool {
				deeper = deeper || field.MapValue().Message() != nil && isDeeper(each.Message(), levels-2)
				return !deeper
			})
		case field.Message() == nil:
		case field.IsList():
			for i := 0; i < value.List().Len() && !deeper; i++ {
				deeper = isDeeper(value.List().Get(i).Message(), levels-1)
			}
		default:
			deeper = isDeeper(value.Message(), levels-1)
		}
		return !deeper
	})
	return deeper
}

// Read reads a field into the message, which is made first if there is none: one that comes in pieces is read into one.
func Read[M any, P interface {
	*M
	proto.Message
}](r *privateer.Reader, into *P) {
	if *into == nil {
		*into = new(M)
	}
	message := *into
	r.Encoded(func(encoded []byte, levels int) error {
		// The limit counts the message itself, too.
		options := proto.UnmarshalOptions{Merge: true, RecursionLimit: levels + 1}
		if err := options.Unmarshal(encoded, message); err != nil {
			return fmt.Errorf("%s: %w", message.ProtoReflect().Descriptor().FullName(), err)
		}
		return nil
	})
}
