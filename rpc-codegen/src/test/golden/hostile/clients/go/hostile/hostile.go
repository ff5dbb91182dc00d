// Code generated from Java by Privateer. DO NOT EDIT.

package hostile

import (
	"context"
	"strconv"

	"privateer.io/go/privateer"
)

// HostileClient calls Hostile. Safe for concurrent use.
//
// A service with names that generated code likes to use.
type HostileClient struct {
	client *privateer.Client
}

// NewHostileClient returns a client for the servers that the given one is connected to.
func NewHostileClient(client *privateer.Client) *HostileClient {
	return &HostileClient{client}
}

var hostileClientCall = privateer.Method{
	Path:    "hostile.Hostile/Call",
	Request: "hostile.HostileCallRequest",
	Reply:   "hostile.HostileCallReply",
	Schema:  bodySchema,
}

// Call calls hostile.Hostile/Call.
func (c *HostileClient) Call(ctx context.Context, callOptions HostileCallOptions, rpcException HostileRpcException, list HostileList, options ...privateer.CallOption) (result Override, err error) {
	err = c.client.Invoke(ctx, &hostileClientCall, func(w *privateer.Writer) {
		w.Message(1, callOptions.MarshalPrivateer)
		w.Message(2, rpcException.MarshalPrivateer)
		w.Message(3, list.MarshalPrivateer)
	}, func(r *privateer.Reader) {
		for r.Next() {
			switch r.Field() {
			case 1:
				r.Saw()
				r.Message(result.UnmarshalPrivateer)
			default:
				r.Skip()
			}
		}
		r.Require(1, "hostile.HostileCallReply.result")
	}, options...)
	return result, err
}

var hostileClientObjects = privateer.Method{
	Path:    "hostile.Hostile/Objects",
	Request: "hostile.HostileObjectsRequest",
	Reply:   "hostile.HostileObjectsReply",
	Schema:  bodySchema,
	Errors: map[string]privateer.DeclaredError{
		"hostile.HostileException_": {
			Message: "hostile.HostileException_",
			New:     func() privateer.ServiceError { return new(HostileException_Error) },
		},
	},
}

// Objects calls hostile.Hostile/Objects.
//
// A parameter called like a method of each object. &#42;/ and \\u002a/ and /* and $L and $T and %s and
// é\.
//
// @deprecated is no tag here.
//
// Its error may be a *HostileException_Error.
func (c *HostileClient) Objects(ctx context.Context, hashCode int32, toString int32, wait int32, options ...privateer.CallOption) error {
	return c.client.Invoke(ctx, &hostileClientObjects, func(w *privateer.Writer) {
		if hashCode != 0 {
			w.Varint(1, uint64(hashCode))
		}
		if toString != 0 {
			w.Varint(2, uint64(toString))
		}
		if wait != 0 {
			w.Varint(3, uint64(wait))
		}
	}, func(r *privateer.Reader) {
		for r.Next() {
			r.Skip()
		}
	}, options...)
}

var hostileClientOf = privateer.Method{
	Path:    "hostile.Hostile/Of",
	Request: "hostile.HostileOfRequest",
	Reply:   "hostile.HostileOfReply",
	Schema:  bodySchema,
}

// Of calls hostile.Hostile/Of.
func (c *HostileClient) Of(ctx context.Context, hostileMethods int32, hostileOfRequest int32, names int32, options ...privateer.CallOption) (result int32, err error) {
	err = c.client.Invoke(ctx, &hostileClientOf, func(w *privateer.Writer) {
		if hostileMethods != 0 {
			w.Varint(1, uint64(hostileMethods))
		}
		if hostileOfRequest != 0 {
			w.Varint(2, uint64(hostileOfRequest))
		}
		if names != 0 {
			w.Varint(3, uint64(names))
		}
	}, func(r *privateer.Reader) {
		for r.Next() {
			switch r.Field() {
			case 1:
				result = int32(r.Varint())
			default:
				r.Skip()
			}
		}
	}, options...)
	return result, err
}

var hostileClientWithOptions = privateer.Method{
	Path:    "hostile.Hostile/WithOptions",
	Request: "hostile.HostileWithOptionsRequest",
	Reply:   "hostile.HostileWithOptionsReply",
	Schema:  bodySchema,
}

// WithOptions calls hostile.Hostile/WithOptions.
func (c *HostileClient) WithOptions(ctx context.Context, channel string, options_ int32, e int32, error_ int32, request int32, implementation int32, options ...privateer.CallOption) (result int32, err error) {
	err = c.client.Invoke(ctx, &hostileClientWithOptions, func(w *privateer.Writer) {
		if channel != "" {
			w.String(1, channel)
		}
		if options_ != 0 {
			w.Varint(2, uint64(options_))
		}
		if e != 0 {
			w.Varint(3, uint64(e))
		}
		if error_ != 0 {
			w.Varint(4, uint64(error_))
		}
		if request != 0 {
			w.Varint(5, uint64(request))
		}
		if implementation != 0 {
			w.Varint(6, uint64(implementation))
		}
	}, func(r *privateer.Reader) {
		for r.Next() {
			switch r.Field() {
			case 1:
				result = int32(r.Varint())
			default:
				r.Skip()
			}
		}
	}, options...)
	return result, err
}

var hostileClientWords = privateer.Method{
	Path:    "hostile.Hostile/Words",
	Request: "hostile.HostileWordsRequest",
	Reply:   "hostile.HostileWordsReply",
	Schema:  bodySchema,
}

// Words calls hostile.Hostile/Words.
func (c *HostileClient) Words(ctx context.Context, words Words, options ...privateer.CallOption) (result Words, err error) {
	err = c.client.Invoke(ctx, &hostileClientWords, func(w *privateer.Writer) {
		w.Message(1, words.MarshalPrivateer)
	}, func(r *privateer.Reader) {
		for r.Next() {
			switch r.Field() {
			case 1:
				r.Saw()
				r.Message(result.UnmarshalPrivateer)
			default:
				r.Skip()
			}
		}
		r.Require(1, "hostile.HostileWordsReply.result")
	}, options...)
	return result, err
}

// Field is hostile.Field.
//
// Called like a class of the runtime.
type Field struct {
	Number int32
}

// MarshalPrivateer writes the message's fields.
func (m *Field) MarshalPrivateer(w *privateer.Writer) {
	if m.Number != 0 {
		w.Varint(1, uint64(m.Number))
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Field) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Number = int32(r.Varint())
		default:
			r.Skip()
		}
	}
}

// HostileCallOptions is hostile.HostileCallOptions.
//
// Nested types hide imported ones inside every class that implements this.
type HostileCallOptions struct {
	A int32
}

// MarshalPrivateer writes the message's fields.
func (m *HostileCallOptions) MarshalPrivateer(w *privateer.Writer) {
	if m.A != 0 {
		w.Varint(1, uint64(m.A))
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *HostileCallOptions) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.A = int32(r.Varint())
		default:
			r.Skip()
		}
	}
}

// HostileException_Error is hostile.HostileException_.
//
// Checked, nested, with a name of its own.
type HostileException_Error struct {
	Message string
}

// Error is what the service says of it.
func (m *HostileException_Error) Error() string { return m.Message }

// MarshalPrivateer writes the message's fields.
func (m *HostileException_Error) MarshalPrivateer(w *privateer.Writer) {
	if m.Message != "" {
		w.String(1, m.Message)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *HostileException_Error) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Message = r.String()
		default:
			r.Skip()
		}
	}
}

// HostileList is hostile.HostileList.
type HostileList struct {
	Items []string
}

// MarshalPrivateer writes the message's fields.
func (m *HostileList) MarshalPrivateer(w *privateer.Writer) {
	for _, each := range m.Items {
		w.String(1, each)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *HostileList) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Items = append(m.Items, r.String())
		default:
			r.Skip()
		}
	}
}

// HostileRpcException is hostile.HostileRpcException.
type HostileRpcException struct {
	B int32
}

// MarshalPrivateer writes the message's fields.
func (m *HostileRpcException) MarshalPrivateer(w *privateer.Writer) {
	if m.B != 0 {
		w.Varint(1, uint64(m.B))
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *HostileRpcException) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.B = int32(r.Varint())
		default:
			r.Skip()
		}
	}
}

// Override is hostile.Override.
//
// Called like a class of java.lang.
type Override struct {
	Name string
}

// MarshalPrivateer writes the message's fields.
func (m *Override) MarshalPrivateer(w *privateer.Writer) {
	if m.Name != "" {
		w.String(1, m.Name)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Override) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Name = r.String()
		default:
			r.Skip()
		}
	}
}

// Words is hostile.Words.
//
// Components whose names mean something to generated code. \\u002a/ and &#42;/ and $L and $T and %s and a
// backslash at the end \.
type Words struct {
	In         int32
	Out        int32
	Value      string
	Result     *string
	Text       string
	Color      WordsCOLOR
	OtherColor WordsCOLOR
	E          int32
	Create     int32
	Instance   int32
	Lock       int32
	Len        int32
	Varint     int32
	Yield      int32
	Record     int32
	Var        int32
	Sealed     int32
	Permits    int32
	When       int32
	Message    []Words
	Option     int32
	Optional   int32
	Repeated   int32
	Reserved   int32
	Scalars    int32
	Field      Field
	LowerCase  Option
}

// MarshalPrivateer writes the message's fields.
func (m *Words) MarshalPrivateer(w *privateer.Writer) {
	if m.In != 0 {
		w.Varint(1, uint64(m.In))
	}
	if m.Out != 0 {
		w.Varint(2, uint64(m.Out))
	}
	if m.Value != "" {
		w.String(3, m.Value)
	}
	if m.Result != nil {
		w.String(4, *m.Result)
	}
	w.String(5, m.Text)
	if m.Color != 0 {
		w.Varint(6, uint64(m.Color))
	}
	w.Varint(7, uint64(m.OtherColor))
	if m.E != 0 {
		w.Varint(8, uint64(m.E))
	}
	if m.Create != 0 {
		w.Varint(9, uint64(m.Create))
	}
	if m.Instance != 0 {
		w.Varint(10, uint64(m.Instance))
	}
	if m.Lock != 0 {
		w.Varint(11, uint64(m.Lock))
	}
	if m.Len != 0 {
		w.Varint(12, uint64(m.Len))
	}
	if m.Varint != 0 {
		w.Varint(13, uint64(m.Varint))
	}
	if m.Yield != 0 {
		w.Varint(14, uint64(m.Yield))
	}
	if m.Record != 0 {
		w.Varint(15, uint64(m.Record))
	}
	if m.Var != 0 {
		w.Varint(16, uint64(m.Var))
	}
	if m.Sealed != 0 {
		w.Varint(17, uint64(m.Sealed))
	}
	if m.Permits != 0 {
		w.Varint(18, uint64(m.Permits))
	}
	if m.When != 0 {
		w.Varint(19, uint64(m.When))
	}
	for _, each := range m.Message {
		w.Message(20, each.MarshalPrivateer)
	}
	if m.Option != 0 {
		w.Varint(21, uint64(m.Option))
	}
	if m.Optional != 0 {
		w.Varint(22, uint64(m.Optional))
	}
	if m.Repeated != 0 {
		w.Varint(23, uint64(m.Repeated))
	}
	if m.Reserved != 0 {
		w.Varint(24, uint64(m.Reserved))
	}
	if m.Scalars != 0 {
		w.Varint(25, uint64(m.Scalars))
	}
	w.Message(26, m.Field.MarshalPrivateer)
	w.Message(27, m.LowerCase.MarshalPrivateer)
}

// UnmarshalPrivateer reads the message's fields.
func (m *Words) UnmarshalPrivateer(r *privateer.Reader) {
	m.Text = "*/ \\u002a/ \" \\ $L $S $T %s {@code} \u00e9 \U0001f600"
	m.OtherColor = 1
	for r.Next() {
		switch r.Field() {
		case 1:
			m.In = int32(r.Varint())
		case 2:
			m.Out = int32(r.Varint())
		case 3:
			m.Value = r.String()
		case 4:
			value := r.String()
			m.Result = &value
		case 5:
			m.Text = r.String()
		case 6:
			m.Color = WordsCOLOR(r.Varint())
		case 7:
			m.OtherColor = WordsCOLOR(r.Varint())
		case 8:
			m.E = int32(r.Varint())
		case 9:
			m.Create = int32(r.Varint())
		case 10:
			m.Instance = int32(r.Varint())
		case 11:
			m.Lock = int32(r.Varint())
		case 12:
			m.Len = int32(r.Varint())
		case 13:
			m.Varint = int32(r.Varint())
		case 14:
			m.Yield = int32(r.Varint())
		case 15:
			m.Record = int32(r.Varint())
		case 16:
			m.Var = int32(r.Varint())
		case 17:
			m.Sealed = int32(r.Varint())
		case 18:
			m.Permits = int32(r.Varint())
		case 19:
			m.When = int32(r.Varint())
		case 20:
			var each Words
			r.Message(each.UnmarshalPrivateer)
			m.Message = append(m.Message, each)
		case 21:
			m.Option = int32(r.Varint())
		case 22:
			m.Optional = int32(r.Varint())
		case 23:
			m.Repeated = int32(r.Varint())
		case 24:
			m.Reserved = int32(r.Varint())
		case 25:
			m.Scalars = int32(r.Varint())
		case 26:
			r.Saw()
			r.Message(m.Field.UnmarshalPrivateer)
		case 27:
			r.Saw()
			r.Message(m.LowerCase.UnmarshalPrivateer)
		default:
			r.Skip()
		}
	}
	r.Require(26, "hostile.Words.field")
	r.Require(27, "hostile.Words.lowerCase")
}

// Option is hostile.option.
//
// Called like a word of Protocol Buffers.
type Option struct {
	Option int32
}

// MarshalPrivateer writes the message's fields.
func (m *Option) MarshalPrivateer(w *privateer.Writer) {
	if m.Option != 0 {
		w.Varint(1, uint64(m.Option))
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Option) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Option = int32(r.Varint())
		default:
			r.Skip()
		}
	}
}

// WordsCOLOR is hostile.WordsCOLOR; a number that this program does not know survives.
//
// A name like that of the constant for a component.
type WordsCOLOR int32

// The values of WordsCOLOR.
const (
	WordsCOLORUnspecified WordsCOLOR = 0
	WordsCOLORColor       WordsCOLOR = 1
	WordsCOLORRed         WordsCOLOR = 2
)

func (e WordsCOLOR) String() string {
	switch e {
	case WordsCOLORUnspecified:
		return "WORDS_COLOR_UNSPECIFIED"
	case WordsCOLORColor:
		return "WORDS_COLOR_COLOR"
	case WordsCOLORRed:
		return "WORDS_COLOR_RED"
	default:
		return "WordsCOLOR(" + strconv.Itoa(int(e)) + ")"
	}
}

// bodySchema describes the messages of the methods, for bodies in JSON.
const bodySchema = `
Cp4QChVob3N0aWxlL2hvc3RpbGUucHJvdG8SB2hvc3RpbGUiHwoFRmllbGQSFgoGbnVtYmVyGAEgASgFUgZudW1iZXIiIgoSSG9z
dGlsZUNhbGxPcHRpb25zEgwKAWEYASABKAVSAWEiPQoQSG9zdGlsZUNhbGxSZXBseRIpCgZyZXN1bHQYASABKAsyES5ob3N0aWxl
Lk92ZXJyaWRlUgZyZXN1bHQiwQEKEkhvc3RpbGVDYWxsUmVxdWVzdBI+CgxjYWxsX29wdGlvbnMYASABKAsyGy5ob3N0aWxlLkhv
c3RpbGVDYWxsT3B0aW9uc1ILY2FsbE9wdGlvbnMSQQoNcnBjX2V4Y2VwdGlvbhgCIAEoCzIcLmhvc3RpbGUuSG9zdGlsZVJwY0V4
Y2VwdGlvblIMcnBjRXhjZXB0aW9uEigKBGxpc3QYAyABKAsyFC5ob3N0aWxlLkhvc3RpbGVMaXN0UgRsaXN0Ii0KEUhvc3RpbGVF
eGNlcHRpb25fEhgKB21lc3NhZ2UYASABKAlSB21lc3NhZ2UiIwoLSG9zdGlsZUxpc3QSFAoFaXRlbXMYASADKAlSBWl0ZW1zIhUK
E0hvc3RpbGVPYmplY3RzUmVwbHkiZQoVSG9zdGlsZU9iamVjdHNSZXF1ZXN0EhsKCWhhc2hfY29kZRgBIAEoBVIIaGFzaENvZGUS
GwoJdG9fc3RyaW5nGAIgASgFUgh0b1N0cmluZxISCgR3YWl0GAMgASgFUgR3YWl0IigKDkhvc3RpbGVPZlJlcGx5EhYKBnJlc3Vs
dBgBIAEoBVIGcmVzdWx0In8KEEhvc3RpbGVPZlJlcXVlc3QSJwoPaG9zdGlsZV9tZXRob2RzGAEgASgFUg5Ib3N0aWxlTWV0aG9k
cxIsChJob3N0aWxlX29mX3JlcXVlc3QYAiABKAVSEEhvc3RpbGVPZlJlcXVlc3QSFAoFbmFtZXMYAyABKAVSBW5hbWVzIiMKE0hv
c3RpbGVScGNFeGNlcHRpb24SDAoBYhgBIAEoBVIBYiIxChdIb3N0aWxlV2l0aE9wdGlvbnNSZXBseRIWCgZyZXN1bHQYASABKAVS
BnJlc3VsdCK1AQoZSG9zdGlsZVdpdGhPcHRpb25zUmVxdWVzdBIYCgdjaGFubmVsGAEgASgJUgdjaGFubmVsEhgKB29wdGlvbnMY
AiABKAVSB29wdGlvbnMSDAoBZRgDIAEoBVIBZRIUCgVlcnJvchgEIAEoBVIFZXJyb3ISGAoHcmVxdWVzdBgFIAEoBVIHcmVxdWVz
dBImCg5pbXBsZW1lbnRhdGlvbhgGIAEoBVIOaW1wbGVtZW50YXRpb24iOwoRSG9zdGlsZVdvcmRzUmVwbHkSJgoGcmVzdWx0GAEg
ASgLMg4uaG9zdGlsZS5Xb3Jkc1IGcmVzdWx0IjsKE0hvc3RpbGVXb3Jkc1JlcXVlc3QSJAoFd29yZHMYASABKAsyDi5ob3N0aWxl
LldvcmRzUgV3b3JkcyIeCghPdmVycmlkZRISCgRuYW1lGAEgASgJUgRuYW1lIosGCgVXb3JkcxIOCgJpbhgBIAEoBVICaW4SEAoD
b3V0GAIgASgFUgNvdXQSFAoFdmFsdWUYAyABKAlSBXZhbHVlEhsKBnJlc3VsdBgEIAEoCUgAUgZyZXN1bHSIAQESFwoEdGV4dBgF
IAEoCUgBUgR0ZXh0iAEBEikKBWNvbG9yGAYgASgOMhMuaG9zdGlsZS5Xb3Jkc0NPTE9SUgVjb2xvchI5CgtvdGhlcl9jb2xvchgH
IAEoDjITLmhvc3RpbGUuV29yZHNDT0xPUkgCUgpvdGhlckNvbG9yiAEBEgwKAWUYCCABKAVSAWUSFgoGY3JlYXRlGAkgASgFUgZj
cmVhdGUSGgoIaW5zdGFuY2UYCiABKAVSCGluc3RhbmNlEhIKBGxvY2sYCyABKAVSBGxvY2sSEAoDbGVuGAwgASgFUgNsZW4SFgoG
dmFyaW50GA0gASgFUgZ2YXJpbnQSFAoFeWllbGQYDiABKAVSBXlpZWxkEhYKBnJlY29yZBgPIAEoBVIGcmVjb3JkEhAKA3ZhchgQ
IAEoBVIDdmFyEhYKBnNlYWxlZBgRIAEoBVIGc2VhbGVkEhgKB3Blcm1pdHMYEiABKAVSB3Blcm1pdHMSEgoEd2hlbhgTIAEoBVIE
d2hlbhIoCgdtZXNzYWdlGBQgAygLMg4uaG9zdGlsZS5Xb3Jkc1IHbWVzc2FnZRIWCgZvcHRpb24YFSABKAVSBm9wdGlvbhIaCghv
cHRpb25hbBgWIAEoBVIIb3B0aW9uYWwSGgoIcmVwZWF0ZWQYFyABKAVSCHJlcGVhdGVkEhoKCHJlc2VydmVkGBggASgFUghyZXNl
cnZlZBIYCgdzY2FsYXJzGBkgASgFUgdTY2FsYXJzEiQKBWZpZWxkGBogASgLMg4uaG9zdGlsZS5GaWVsZFIFZmllbGQSLgoKbG93
ZXJfY2FzZRgbIAEoCzIPLmhvc3RpbGUub3B0aW9uUglsb3dlckNhc2VCCQoHX3Jlc3VsdEIHCgVfdGV4dEIOCgxfb3RoZXJfY29s
b3IiIAoGb3B0aW9uEhYKBm9wdGlvbhgBIAEoBVIGb3B0aW9uKlUKCldvcmRzQ09MT1ISGwoXV09SRFNfQ09MT1JfVU5TUEVDSUZJ
RUQQABIVChFXT1JEU19DT0xPUl9DT0xPUhABEhMKD1dPUkRTX0NPTE9SX1JFRBACYgZwcm90bzM=
`
