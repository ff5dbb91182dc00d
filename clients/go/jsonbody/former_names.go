package jsonbody

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"
	"strconv"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// formerName is the option, of fields and constants, that a schema has the name in that something had before it was renamed.
const formerName protowire.Number = 77_261

// formerNames are those of a schema: by the full name of a message or an enum, the present name by the former one.
type formerNames map[protoreflect.FullName]map[string]string

// addFile adds those of a file.
func (n formerNames) addFile(file protoreflect.FileDescriptor) {
	n.addEnums(file.Enums())
	n.addMessages(file.Messages())
}

func (n formerNames) addMessages(messages protoreflect.MessageDescriptors) {
	for i := 0; i < messages.Len(); i++ {
		message := messages.Get(i)
		for j := 0; j < message.Fields().Len(); j++ {
			field := message.Fields().Get(j)
			n.add(message, field, field.JSONName())
		}
		n.addEnums(message.Enums())
		n.addMessages(message.Messages())
	}
}

func (n formerNames) addEnums(enums protoreflect.EnumDescriptors) {
	for i := 0; i < enums.Len(); i++ {
		enum := enums.Get(i)
		for j := 0; j < enum.Values().Len(); j++ {
			value := enum.Values().Get(j)
			n.add(enum, value, string(value.Name()))
		}
	}
}

func (n formerNames) add(of, member protoreflect.Descriptor, present string) {
	options := member.Options().ProtoReflect().GetUnknown()
	for len(options) > 0 {
		number, wire, length := protowire.ConsumeField(options)
		if length < 0 {
			return
		}
		if number == formerName && wire == protowire.BytesType {
			_, _, tag := protowire.ConsumeTag(options)
			former, _ := protowire.ConsumeBytes(options[tag:])
			if n[of.FullName()] == nil {
				n[of.FullName()] = map[string]string{}
			}
			n[of.FullName()][string(former)] = present
		}
		options = options[length:]
	}
}

// present returns a body in which former names have become present ones, and no other byte is another. With an error it is the
// body as it was; what is wrong with it may be told better by who reads it.
func (n formerNames) present(body []byte, message protoreflect.MessageDescriptor) ([]byte, error) {
	if len(n) == 0 {
		return body, nil
	}
	r := &renaming{names: n, in: json.NewDecoder(bytes.NewReader(body)), body: body}
	r.in.UseNumber()
	_, err := r.message(message, 0)
	if err == nil && r.twice != "" {
		err = fmt.Errorf("%s is there twice", r.twice)
	}
	if err != nil || len(r.edits) == 0 {
		return body, err
	}
	return r.edited(), nil
}

// renaming is a walk through a body.
type renaming struct {
	names formerNames
	in    *json.Decoder
	body  []byte
	edits []edit
	twice protoreflect.FullName // a field that was there by two names, or by its former one twice
}

// edit puts a name into the place of another.
type edit struct {
	name token
	to   string
}

// token is one of JSON, and where it is.
type token struct {
	json.Token
	start, end int64
}

func (r *renaming) edited() []byte {
	sort.Slice(r.edits, func(i, j int) bool { return r.edits[i].name.start < r.edits[j].name.start })
	var out []byte
	copied := int64(0)
	for _, each := range r.edits {
		out = append(append(out, r.body[copied:each.name.start]...), strconv.Quote(each.to)...)
		copied = each.name.end
	}
	return append(out, r.body[copied:]...)
}

func (r *renaming) next() (token, error) {
	before := r.in.InputOffset()
	read, err := r.in.Token()
	if err != nil {
		return token{}, err
	}
	end := r.in.InputOffset()
	// What stands between two belongs to the later one.
	return token{read, end - int64(len(bytes.TrimLeft(r.body[before:end], " \t\r\n,:"))), end}, nil
}

// inside goes into a list or an object, if the value is one, and calls each for what is in it. What is neither that nor null is
// passed over: who reads the body refuses it.
func (r *renaming) inside(opening json.Delim, each func() error) (null bool, err error) {
	first, err := r.next()
	if err != nil || first.Token == nil {
		return err == nil, err
	}
	if first.Token != opening {
		return false, r.leave(first)
	}
	for r.in.More() {
		if err := each(); err != nil {
			return false, err
		}
	}
	_, err = r.next()
	return false, err
}

// leave passes over what a token begins.
func (r *renaming) leave(from token) error {
	open := 0
	for {
		switch from.Token {
		case json.Delim('{'), json.Delim('['):
			open++
		case json.Delim('}'), json.Delim(']'):
			open--
		}
		if open == 0 {
			return nil
		}
		var err error
		if from, err = r.next(); err != nil {
			return err
		}
	}
}

// spelling is one of the names by which a field is there.
type spelling struct {
	name token
	null bool // as good as not there
}

func (r *renaming) message(of protoreflect.MessageDescriptor, depth int) (null bool, err error) {
	if depth > maxDepth {
		return r.skip()
	}
	present := map[protoreflect.FieldNumber]spelling{}
	former := map[protoreflect.FieldNumber]spelling{}
	null, err = r.inside('{', func() error {
		name, err := r.next()
		if err != nil {
			return err
		}
		field, was := r.find(of, fmt.Sprint(name.Token))
		if field == nil {
			_, err := r.skip()
			return err
		}
		null, err := r.held(field, depth)
		if !was {
			present[field.Number()] = spelling{name, null}
			return err
		}
		if _, before := former[field.Number()]; before {
			r.twice = field.FullName()
		}
		former[field.Number()] = spelling{name, null}
		return err
	})
	if err != nil {
		return false, err
	}
	for number, old := range former {
		field := of.Fields().ByNumber(number)
		now, both := present[number]
		switch {
		case both && old.null:
			continue // it is skipped, as what nobody knows
		case both && !now.null:
			r.twice = field.FullName()
		case both:
			r.edits = append(r.edits, edit{now.name, fmt.Sprint(old.name.Token)})
		}
		r.edits = append(r.edits, edit{old.name, field.JSONName()})
	}
	return null, nil
}

// find returns the field of a name, and whether that is the former one.
func (r *renaming) find(of protoreflect.MessageDescriptor, name string) (field protoreflect.FieldDescriptor, was bool) {
	if field = of.Fields().ByJSONName(name); field != nil {
		return field, false
	}
	if field = of.Fields().ByTextName(name); field != nil {
		return field, false
	}
	return of.Fields().ByJSONName(r.names[of.FullName()][name]), true
}

// held reads what a field holds.
func (r *renaming) held(field protoreflect.FieldDescriptor, depth int) (null bool, err error) {
	switch {
	case field.IsMap():
		return r.inside('{', func() error {
			if _, err := r.next(); err != nil {
				return err
			}
			_, err := r.value(field.MapValue(), depth)
			return err
		})
	case field.IsList():
		return r.inside('[', func() error {
			_, err := r.value(field, depth)
			return err
		})
	}
	return r.value(field, depth)
}

func (r *renaming) value(field protoreflect.FieldDescriptor, depth int) (null bool, err error) {
	if message := field.Message(); message != nil && message.ParentFile().Package() != "google.protobuf" {
		return r.message(message, depth+1)
	}
	if field.Enum() == nil {
		// Google's own messages look different in JSON, and were never renamed.
		return r.skip()
	}
	constant, err := r.next()
	if err != nil {
		return false, err
	}
	if text, is := constant.Token.(string); is && field.Enum().Values().ByName(protoreflect.Name(text)) == nil {
		if present, was := r.names[field.Enum().FullName()][text]; was {
			r.edits = append(r.edits, edit{constant, present})
		}
	}
	return constant.Token == nil, r.leave(constant)
}

// skip passes over a value, whatever it is.
func (r *renaming) skip() (null bool, err error) {
	var value json.RawMessage
	err = r.in.Decode(&value)
	return string(value) == "null", err
}
