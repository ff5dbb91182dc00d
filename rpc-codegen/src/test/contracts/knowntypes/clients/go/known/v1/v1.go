// Code generated from Java by Privateer. DO NOT EDIT.

package v1

import (
	"context"

	"google.golang.org/protobuf/types/known/anypb"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/fieldmaskpb"
	"google.golang.org/protobuf/types/known/structpb"
	"google.golang.org/protobuf/types/known/wrapperspb"
	"privateer.io/go/privateer"
	"privateer.io/go/privateer/wellknown"
)

// DocumentsClient calls Documents. Safe for concurrent use.
//
// Keeps documents, which hold what Google has messages for.
type DocumentsClient struct {
	client *privateer.Client
}

// NewDocumentsClient returns a client for the servers that the given one is connected to.
func NewDocumentsClient(client *privateer.Client) *DocumentsClient {
	return &DocumentsClient{client}
}

var documentsClientEcho = privateer.Method{
	Path:    "known.v1.Documents/Echo",
	Request: "known.v1.Everything",
	Reply:   "known.v1.Everything",
	Schema:  bodySchema,
}

// Echo calls known.v1.Documents/Echo.
//
// Gives back what it is given.
func (c *DocumentsClient) Echo(ctx context.Context, request Everything, options ...privateer.CallOption) (result Everything, err error) {
	err = c.client.Invoke(ctx, &documentsClientEcho, func(w *privateer.Writer) {
		request.MarshalPrivateer(w)
	}, func(r *privateer.Reader) {
		result.UnmarshalPrivateer(r)
	}, options...)
	return result, err
}

var documentsClientPatch = privateer.Method{
	Path:    "known.v1.Documents/Patch",
	Request: "known.v1.PatchRequest",
	Reply:   "known.v1.Document",
	Schema:  bodySchema,
}

// Patch calls known.v1.Documents/Patch.
//
// Changes the fields that are in the mask.
func (c *DocumentsClient) Patch(ctx context.Context, request PatchRequest, options ...privateer.CallOption) (result Document, err error) {
	err = c.client.Invoke(ctx, &documentsClientPatch, func(w *privateer.Writer) {
		request.MarshalPrivateer(w)
	}, func(r *privateer.Reader) {
		result.UnmarshalPrivateer(r)
	}, options...)
	return result, err
}

// Choice is known.v1.Choice.
type Choice struct {
	Any       *anypb.Any
	Empty     *emptypb.Empty
	FieldMask *fieldmaskpb.FieldMask
	Struct    *structpb.Struct
	Value     *structpb.Value
	ListValue *structpb.ListValue
	Bool      *wrapperspb.BoolValue
	Bytes     *wrapperspb.BytesValue
	Double    *wrapperspb.DoubleValue
	Float     *wrapperspb.FloatValue
	Int32     *wrapperspb.Int32Value
	Int64     *wrapperspb.Int64Value
	String    *wrapperspb.StringValue
	Uint32    *wrapperspb.UInt32Value
	Uint64    *wrapperspb.UInt64Value
}

// MarshalPrivateer writes the message's fields.
func (m *Choice) MarshalPrivateer(w *privateer.Writer) {
	if m.Any != nil {
		wellknown.Write(w, 1, m.Any)
	}
	if m.Empty != nil {
		wellknown.Write(w, 2, m.Empty)
	}
	if m.FieldMask != nil {
		wellknown.Write(w, 3, m.FieldMask)
	}
	if m.Struct != nil {
		wellknown.Write(w, 4, m.Struct)
	}
	if m.Value != nil {
		wellknown.Write(w, 5, m.Value)
	}
	if m.ListValue != nil {
		wellknown.Write(w, 6, m.ListValue)
	}
	if m.Bool != nil {
		wellknown.Write(w, 7, m.Bool)
	}
	if m.Bytes != nil {
		wellknown.Write(w, 8, m.Bytes)
	}
	if m.Double != nil {
		wellknown.Write(w, 9, m.Double)
	}
	if m.Float != nil {
		wellknown.Write(w, 10, m.Float)
	}
	if m.Int32 != nil {
		wellknown.Write(w, 11, m.Int32)
	}
	if m.Int64 != nil {
		wellknown.Write(w, 12, m.Int64)
	}
	if m.String != nil {
		wellknown.Write(w, 13, m.String)
	}
	if m.Uint32 != nil {
		wellknown.Write(w, 14, m.Uint32)
	}
	if m.Uint64 != nil {
		wellknown.Write(w, 15, m.Uint64)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Choice) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Empty = nil
			m.FieldMask = nil
			m.Struct = nil
			m.Value = nil
			m.ListValue = nil
			m.Bool = nil
			m.Bytes = nil
			m.Double = nil
			m.Float = nil
			m.Int32 = nil
			m.Int64 = nil
			m.String = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.Any)
		case 2:
			m.Any = nil
			m.FieldMask = nil
			m.Struct = nil
			m.Value = nil
			m.ListValue = nil
			m.Bool = nil
			m.Bytes = nil
			m.Double = nil
			m.Float = nil
			m.Int32 = nil
			m.Int64 = nil
			m.String = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.Empty)
		case 3:
			m.Any = nil
			m.Empty = nil
			m.Struct = nil
			m.Value = nil
			m.ListValue = nil
			m.Bool = nil
			m.Bytes = nil
			m.Double = nil
			m.Float = nil
			m.Int32 = nil
			m.Int64 = nil
			m.String = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.FieldMask)
		case 4:
			m.Any = nil
			m.Empty = nil
			m.FieldMask = nil
			m.Value = nil
			m.ListValue = nil
			m.Bool = nil
			m.Bytes = nil
			m.Double = nil
			m.Float = nil
			m.Int32 = nil
			m.Int64 = nil
			m.String = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.Struct)
		case 5:
			m.Any = nil
			m.Empty = nil
			m.FieldMask = nil
			m.Struct = nil
			m.ListValue = nil
			m.Bool = nil
			m.Bytes = nil
			m.Double = nil
			m.Float = nil
			m.Int32 = nil
			m.Int64 = nil
			m.String = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.Value)
		case 6:
			m.Any = nil
			m.Empty = nil
			m.FieldMask = nil
			m.Struct = nil
			m.Value = nil
			m.Bool = nil
			m.Bytes = nil
			m.Double = nil
			m.Float = nil
			m.Int32 = nil
			m.Int64 = nil
			m.String = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.ListValue)
		case 7:
			m.Any = nil
			m.Empty = nil
			m.FieldMask = nil
			m.Struct = nil
			m.Value = nil
			m.ListValue = nil
			m.Bytes = nil
			m.Double = nil
			m.Float = nil
			m.Int32 = nil
			m.Int64 = nil
			m.String = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.Bool)
		case 8:
			m.Any = nil
			m.Empty = nil
			m.FieldMask = nil
			m.Struct = nil
			m.Value = nil
			m.ListValue = nil
			m.Bool = nil
			m.Double = nil
			m.Float = nil
			m.Int32 = nil
			m.Int64 = nil
			m.String = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.Bytes)
		case 9:
			m.Any = nil
			m.Empty = nil
			m.FieldMask = nil
			m.Struct = nil
			m.Value = nil
			m.ListValue = nil
			m.Bool = nil
			m.Bytes = nil
			m.Float = nil
			m.Int32 = nil
			m.Int64 = nil
			m.String = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.Double)
		case 10:
			m.Any = nil
			m.Empty = nil
			m.FieldMask = nil
			m.Struct = nil
			m.Value = nil
			m.ListValue = nil
			m.Bool = nil
			m.Bytes = nil
			m.Double = nil
			m.Int32 = nil
			m.Int64 = nil
			m.String = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.Float)
		case 11:
			m.Any = nil
			m.Empty = nil
			m.FieldMask = nil
			m.Struct = nil
			m.Value = nil
			m.ListValue = nil
			m.Bool = nil
			m.Bytes = nil
			m.Double = nil
			m.Float = nil
			m.Int64 = nil
			m.String = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.Int32)
		case 12:
			m.Any = nil
			m.Empty = nil
			m.FieldMask = nil
			m.Struct = nil
			m.Value = nil
			m.ListValue = nil
			m.Bool = nil
			m.Bytes = nil
			m.Double = nil
			m.Float = nil
			m.Int32 = nil
			m.String = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.Int64)
		case 13:
			m.Any = nil
			m.Empty = nil
			m.FieldMask = nil
			m.Struct = nil
			m.Value = nil
			m.ListValue = nil
			m.Bool = nil
			m.Bytes = nil
			m.Double = nil
			m.Float = nil
			m.Int32 = nil
			m.Int64 = nil
			m.Uint32 = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.String)
		case 14:
			m.Any = nil
			m.Empty = nil
			m.FieldMask = nil
			m.Struct = nil
			m.Value = nil
			m.ListValue = nil
			m.Bool = nil
			m.Bytes = nil
			m.Double = nil
			m.Float = nil
			m.Int32 = nil
			m.Int64 = nil
			m.String = nil
			m.Uint64 = nil
			wellknown.Read(r, &m.Uint32)
		case 15:
			m.Any = nil
			m.Empty = nil
			m.FieldMask = nil
			m.Struct = nil
			m.Value = nil
			m.ListValue = nil
			m.Bool = nil
			m.Bytes = nil
			m.Double = nil
			m.Float = nil
			m.Int32 = nil
			m.Int64 = nil
			m.String = nil
			m.Uint32 = nil
			wellknown.Read(r, &m.Uint64)
		default:
			r.Skip()
		}
	}
}

// Document is known.v1.Document.
//
// Has nothing that JSON could not say.
type Document struct {
	ID           string
	Body         *structpb.Struct
	Owner        *structpb.Value
	History      []*structpb.Value
	Translations map[string]*structpb.Struct
	Title        *wrapperspb.StringValue
	Version      *wrapperspb.Int64Value
	Mask         *fieldmaskpb.FieldMask
}

// MarshalPrivateer writes the message's fields.
func (m *Document) MarshalPrivateer(w *privateer.Writer) {
	if m.ID != "" {
		w.String(1, m.ID)
	}
	if m.Body != nil {
		wellknown.Write(w, 2, m.Body)
	}
	if m.Owner != nil {
		wellknown.Write(w, 3, m.Owner)
	}
	for _, each := range m.History {
		wellknown.Write(w, 4, each)
	}
	for key, value := range m.Translations {
		w.Message(5, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	if m.Title != nil {
		wellknown.Write(w, 6, m.Title)
	}
	if m.Version != nil {
		wellknown.Write(w, 7, m.Version)
	}
	if m.Mask != nil {
		wellknown.Write(w, 8, m.Mask)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Document) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.ID = r.String()
		case 2:
			wellknown.Read(r, &m.Body)
		case 3:
			wellknown.Read(r, &m.Owner)
		case 4:
			var each *structpb.Value
			wellknown.Read(r, &each)
			m.History = append(m.History, each)
		case 5:
			if m.Translations == nil {
				m.Translations = map[string]*structpb.Struct{}
			}
			var key string
			value := new(structpb.Struct)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Translations[key] = value
		case 6:
			wellknown.Read(r, &m.Title)
		case 7:
			wellknown.Read(r, &m.Version)
		case 8:
			wellknown.Read(r, &m.Mask)
		default:
			r.Skip()
		}
	}
}

// Everything is known.v1.Everything.
//
// Each of them once.
type Everything struct {
	Singular *Singular
	Explicit *Explicit
	Lists    *Lists
	Maps     *Maps
	Choice   *Choice
}

// MarshalPrivateer writes the message's fields.
func (m *Everything) MarshalPrivateer(w *privateer.Writer) {
	if m.Singular != nil {
		w.Message(1, m.Singular.MarshalPrivateer)
	}
	if m.Explicit != nil {
		w.Message(2, m.Explicit.MarshalPrivateer)
	}
	if m.Lists != nil {
		w.Message(3, m.Lists.MarshalPrivateer)
	}
	if m.Maps != nil {
		w.Message(4, m.Maps.MarshalPrivateer)
	}
	if m.Choice != nil {
		w.Message(5, m.Choice.MarshalPrivateer)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Everything) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			if m.Singular == nil {
				m.Singular = new(Singular)
			}
			r.Message(m.Singular.UnmarshalPrivateer)
		case 2:
			if m.Explicit == nil {
				m.Explicit = new(Explicit)
			}
			r.Message(m.Explicit.UnmarshalPrivateer)
		case 3:
			if m.Lists == nil {
				m.Lists = new(Lists)
			}
			r.Message(m.Lists.UnmarshalPrivateer)
		case 4:
			if m.Maps == nil {
				m.Maps = new(Maps)
			}
			r.Message(m.Maps.UnmarshalPrivateer)
		case 5:
			if m.Choice == nil {
				m.Choice = new(Choice)
			}
			r.Message(m.Choice.UnmarshalPrivateer)
		default:
			r.Skip()
		}
	}
}

// Explicit is known.v1.Explicit.
type Explicit struct {
	Any       *anypb.Any
	Empty     *emptypb.Empty
	FieldMask *fieldmaskpb.FieldMask
	Struct    *structpb.Struct
	Value     *structpb.Value
	ListValue *structpb.ListValue
	Bool      *wrapperspb.BoolValue
	Bytes     *wrapperspb.BytesValue
	Double    *wrapperspb.DoubleValue
	Float     *wrapperspb.FloatValue
	Int32     *wrapperspb.Int32Value
	Int64     *wrapperspb.Int64Value
	String    *wrapperspb.StringValue
	Uint32    *wrapperspb.UInt32Value
	Uint64    *wrapperspb.UInt64Value
}

// MarshalPrivateer writes the message's fields.
func (m *Explicit) MarshalPrivateer(w *privateer.Writer) {
	if m.Any != nil {
		wellknown.Write(w, 1, m.Any)
	}
	if m.Empty != nil {
		wellknown.Write(w, 2, m.Empty)
	}
	if m.FieldMask != nil {
		wellknown.Write(w, 3, m.FieldMask)
	}
	if m.Struct != nil {
		wellknown.Write(w, 4, m.Struct)
	}
	if m.Value != nil {
		wellknown.Write(w, 5, m.Value)
	}
	if m.ListValue != nil {
		wellknown.Write(w, 6, m.ListValue)
	}
	if m.Bool != nil {
		wellknown.Write(w, 7, m.Bool)
	}
	if m.Bytes != nil {
		wellknown.Write(w, 8, m.Bytes)
	}
	if m.Double != nil {
		wellknown.Write(w, 9, m.Double)
	}
	if m.Float != nil {
		wellknown.Write(w, 10, m.Float)
	}
	if m.Int32 != nil {
		wellknown.Write(w, 11, m.Int32)
	}
	if m.Int64 != nil {
		wellknown.Write(w, 12, m.Int64)
	}
	if m.String != nil {
		wellknown.Write(w, 13, m.String)
	}
	if m.Uint32 != nil {
		wellknown.Write(w, 14, m.Uint32)
	}
	if m.Uint64 != nil {
		wellknown.Write(w, 15, m.Uint64)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Explicit) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			wellknown.Read(r, &m.Any)
		case 2:
			wellknown.Read(r, &m.Empty)
		case 3:
			wellknown.Read(r, &m.FieldMask)
		case 4:
			wellknown.Read(r, &m.Struct)
		case 5:
			wellknown.Read(r, &m.Value)
		case 6:
			wellknown.Read(r, &m.ListValue)
		case 7:
			wellknown.Read(r, &m.Bool)
		case 8:
			wellknown.Read(r, &m.Bytes)
		case 9:
			wellknown.Read(r, &m.Double)
		case 10:
			wellknown.Read(r, &m.Float)
		case 11:
			wellknown.Read(r, &m.Int32)
		case 12:
			wellknown.Read(r, &m.Int64)
		case 13:
			wellknown.Read(r, &m.String)
		case 14:
			wellknown.Read(r, &m.Uint32)
		case 15:
			wellknown.Read(r, &m.Uint64)
		default:
			r.Skip()
		}
	}
}

// Lists is known.v1.Lists.
type Lists struct {
	Any       []*anypb.Any
	Empty     []*emptypb.Empty
	FieldMask []*fieldmaskpb.FieldMask
	Struct    []*structpb.Struct
	Value     []*structpb.Value
	ListValue []*structpb.ListValue
	Bool      []*wrapperspb.BoolValue
	Bytes     []*wrapperspb.BytesValue
	Double    []*wrapperspb.DoubleValue
	Float     []*wrapperspb.FloatValue
	Int32     []*wrapperspb.Int32Value
	Int64     []*wrapperspb.Int64Value
	String    []*wrapperspb.StringValue
	Uint32    []*wrapperspb.UInt32Value
	Uint64    []*wrapperspb.UInt64Value
}

// MarshalPrivateer writes the message's fields.
func (m *Lists) MarshalPrivateer(w *privateer.Writer) {
	for _, each := range m.Any {
		wellknown.Write(w, 1, each)
	}
	for _, each := range m.Empty {
		wellknown.Write(w, 2, each)
	}
	for _, each := range m.FieldMask {
		wellknown.Write(w, 3, each)
	}
	for _, each := range m.Struct {
		wellknown.Write(w, 4, each)
	}
	for _, each := range m.Value {
		wellknown.Write(w, 5, each)
	}
	for _, each := range m.ListValue {
		wellknown.Write(w, 6, each)
	}
	for _, each := range m.Bool {
		wellknown.Write(w, 7, each)
	}
	for _, each := range m.Bytes {
		wellknown.Write(w, 8, each)
	}
	for _, each := range m.Double {
		wellknown.Write(w, 9, each)
	}
	for _, each := range m.Float {
		wellknown.Write(w, 10, each)
	}
	for _, each := range m.Int32 {
		wellknown.Write(w, 11, each)
	}
	for _, each := range m.Int64 {
		wellknown.Write(w, 12, each)
	}
	for _, each := range m.String {
		wellknown.Write(w, 13, each)
	}
	for _, each := range m.Uint32 {
		wellknown.Write(w, 14, each)
	}
	for _, each := range m.Uint64 {
		wellknown.Write(w, 15, each)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Lists) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			var each *anypb.Any
			wellknown.Read(r, &each)
			m.Any = append(m.Any, each)
		case 2:
			var each *emptypb.Empty
			wellknown.Read(r, &each)
			m.Empty = append(m.Empty, each)
		case 3:
			var each *fieldmaskpb.FieldMask
			wellknown.Read(r, &each)
			m.FieldMask = append(m.FieldMask, each)
		case 4:
			var each *structpb.Struct
			wellknown.Read(r, &each)
			m.Struct = append(m.Struct, each)
		case 5:
			var each *structpb.Value
			wellknown.Read(r, &each)
			m.Value = append(m.Value, each)
		case 6:
			var each *structpb.ListValue
			wellknown.Read(r, &each)
			m.ListValue = append(m.ListValue, each)
		case 7:
			var each *wrapperspb.BoolValue
			wellknown.Read(r, &each)
			m.Bool = append(m.Bool, each)
		case 8:
			var each *wrapperspb.BytesValue
			wellknown.Read(r, &each)
			m.Bytes = append(m.Bytes, each)
		case 9:
			var each *wrapperspb.DoubleValue
			wellknown.Read(r, &each)
			m.Double = append(m.Double, each)
		case 10:
			var each *wrapperspb.FloatValue
			wellknown.Read(r, &each)
			m.Float = append(m.Float, each)
		case 11:
			var each *wrapperspb.Int32Value
			wellknown.Read(r, &each)
			m.Int32 = append(m.Int32, each)
		case 12:
			var each *wrapperspb.Int64Value
			wellknown.Read(r, &each)
			m.Int64 = append(m.Int64, each)
		case 13:
			var each *wrapperspb.StringValue
			wellknown.Read(r, &each)
			m.String = append(m.String, each)
		case 14:
			var each *wrapperspb.UInt32Value
			wellknown.Read(r, &each)
			m.Uint32 = append(m.Uint32, each)
		case 15:
			var each *wrapperspb.UInt64Value
			wellknown.Read(r, &each)
			m.Uint64 = append(m.Uint64, each)
		default:
			r.Skip()
		}
	}
}

// Maps is known.v1.Maps.
type Maps struct {
	Any       map[string]*anypb.Any
	Empty     map[string]*emptypb.Empty
	FieldMask map[string]*fieldmaskpb.FieldMask
	Struct    map[string]*structpb.Struct
	Value     map[string]*structpb.Value
	ListValue map[string]*structpb.ListValue
	Bool      map[string]*wrapperspb.BoolValue
	Bytes     map[string]*wrapperspb.BytesValue
	Double    map[string]*wrapperspb.DoubleValue
	Float     map[string]*wrapperspb.FloatValue
	Int32     map[string]*wrapperspb.Int32Value
	Int64     map[string]*wrapperspb.Int64Value
	String    map[string]*wrapperspb.StringValue
	Uint32    map[string]*wrapperspb.UInt32Value
	Uint64    map[string]*wrapperspb.UInt64Value
}

// MarshalPrivateer writes the message's fields.
func (m *Maps) MarshalPrivateer(w *privateer.Writer) {
	for key, value := range m.Any {
		w.Message(1, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.Empty {
		w.Message(2, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.FieldMask {
		w.Message(3, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.Struct {
		w.Message(4, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.Value {
		w.Message(5, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.ListValue {
		w.Message(6, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.Bool {
		w.Message(7, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.Bytes {
		w.Message(8, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.Double {
		w.Message(9, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.Float {
		w.Message(10, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.Int32 {
		w.Message(11, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.Int64 {
		w.Message(12, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.String {
		w.Message(13, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.Uint32 {
		w.Message(14, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	for key, value := range m.Uint64 {
		w.Message(15, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Maps) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			if m.Any == nil {
				m.Any = map[string]*anypb.Any{}
			}
			var key string
			value := new(anypb.Any)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Any[key] = value
		case 2:
			if m.Empty == nil {
				m.Empty = map[string]*emptypb.Empty{}
			}
			var key string
			value := new(emptypb.Empty)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Empty[key] = value
		case 3:
			if m.FieldMask == nil {
				m.FieldMask = map[string]*fieldmaskpb.FieldMask{}
			}
			var key string
			value := new(fieldmaskpb.FieldMask)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.FieldMask[key] = value
		case 4:
			if m.Struct == nil {
				m.Struct = map[string]*structpb.Struct{}
			}
			var key string
			value := new(structpb.Struct)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Struct[key] = value
		case 5:
			if m.Value == nil {
				m.Value = map[string]*structpb.Value{}
			}
			var key string
			value := new(structpb.Value)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Value[key] = value
		case 6:
			if m.ListValue == nil {
				m.ListValue = map[string]*structpb.ListValue{}
			}
			var key string
			value := new(structpb.ListValue)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.ListValue[key] = value
		case 7:
			if m.Bool == nil {
				m.Bool = map[string]*wrapperspb.BoolValue{}
			}
			var key string
			value := new(wrapperspb.BoolValue)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Bool[key] = value
		case 8:
			if m.Bytes == nil {
				m.Bytes = map[string]*wrapperspb.BytesValue{}
			}
			var key string
			value := new(wrapperspb.BytesValue)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Bytes[key] = value
		case 9:
			if m.Double == nil {
				m.Double = map[string]*wrapperspb.DoubleValue{}
			}
			var key string
			value := new(wrapperspb.DoubleValue)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Double[key] = value
		case 10:
			if m.Float == nil {
				m.Float = map[string]*wrapperspb.FloatValue{}
			}
			var key string
			value := new(wrapperspb.FloatValue)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Float[key] = value
		case 11:
			if m.Int32 == nil {
				m.Int32 = map[string]*wrapperspb.Int32Value{}
			}
			var key string
			value := new(wrapperspb.Int32Value)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Int32[key] = value
		case 12:
			if m.Int64 == nil {
				m.Int64 = map[string]*wrapperspb.Int64Value{}
			}
			var key string
			value := new(wrapperspb.Int64Value)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Int64[key] = value
		case 13:
			if m.String == nil {
				m.String = map[string]*wrapperspb.StringValue{}
			}
			var key string
			value := new(wrapperspb.StringValue)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.String[key] = value
		case 14:
			if m.Uint32 == nil {
				m.Uint32 = map[string]*wrapperspb.UInt32Value{}
			}
			var key string
			value := new(wrapperspb.UInt32Value)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Uint32[key] = value
		case 15:
			if m.Uint64 == nil {
				m.Uint64 = map[string]*wrapperspb.UInt64Value{}
			}
			var key string
			value := new(wrapperspb.UInt64Value)
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						wellknown.Read(r, &value)
					default:
						r.Skip()
					}
				}
			})
			m.Uint64[key] = value
		default:
			r.Skip()
		}
	}
}

// PatchRequest is known.v1.PatchRequest.
type PatchRequest struct {
	ID string
	// What becomes of the document.
	Patch *structpb.Struct
	Mask  *fieldmaskpb.FieldMask
}

// MarshalPrivateer writes the message's fields.
func (m *PatchRequest) MarshalPrivateer(w *privateer.Writer) {
	if m.ID != "" {
		w.String(1, m.ID)
	}
	if m.Patch != nil {
		wellknown.Write(w, 2, m.Patch)
	}
	if m.Mask != nil {
		wellknown.Write(w, 3, m.Mask)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *PatchRequest) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.ID = r.String()
		case 2:
			wellknown.Read(r, &m.Patch)
		case 3:
			wellknown.Read(r, &m.Mask)
		default:
			r.Skip()
		}
	}
}

// Singular is known.v1.Singular.
type Singular struct {
	Any       *anypb.Any
	Empty     *emptypb.Empty
	FieldMask *fieldmaskpb.FieldMask
	Struct    *structpb.Struct
	Value     *structpb.Value
	ListValue *structpb.ListValue
	Bool      *wrapperspb.BoolValue
	Bytes     *wrapperspb.BytesValue
	Double    *wrapperspb.DoubleValue
	Float     *wrapperspb.FloatValue
	Int32     *wrapperspb.Int32Value
	Int64     *wrapperspb.Int64Value
	String    *wrapperspb.StringValue
	Uint32    *wrapperspb.UInt32Value
	Uint64    *wrapperspb.UInt64Value
}

// MarshalPrivateer writes the message's fields.
func (m *Singular) MarshalPrivateer(w *privateer.Writer) {
	if m.Any != nil {
		wellknown.Write(w, 1, m.Any)
	}
	if m.Empty != nil {
		wellknown.Write(w, 2, m.Empty)
	}
	if m.FieldMask != nil {
		wellknown.Write(w, 3, m.FieldMask)
	}
	if m.Struct != nil {
		wellknown.Write(w, 4, m.Struct)
	}
	if m.Value != nil {
		wellknown.Write(w, 5, m.Value)
	}
	if m.ListValue != nil {
		wellknown.Write(w, 6, m.ListValue)
	}
	if m.Bool != nil {
		wellknown.Write(w, 7, m.Bool)
	}
	if m.Bytes != nil {
		wellknown.Write(w, 8, m.Bytes)
	}
	if m.Double != nil {
		wellknown.Write(w, 9, m.Double)
	}
	if m.Float != nil {
		wellknown.Write(w, 10, m.Float)
	}
	if m.Int32 != nil {
		wellknown.Write(w, 11, m.Int32)
	}
	if m.Int64 != nil {
		wellknown.Write(w, 12, m.Int64)
	}
	if m.String != nil {
		wellknown.Write(w, 13, m.String)
	}
	if m.Uint32 != nil {
		wellknown.Write(w, 14, m.Uint32)
	}
	if m.Uint64 != nil {
		wellknown.Write(w, 15, m.Uint64)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Singular) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			wellknown.Read(r, &m.Any)
		case 2:
			wellknown.Read(r, &m.Empty)
		case 3:
			wellknown.Read(r, &m.FieldMask)
		case 4:
			wellknown.Read(r, &m.Struct)
		case 5:
			wellknown.Read(r, &m.Value)
		case 6:
			wellknown.Read(r, &m.ListValue)
		case 7:
			wellknown.Read(r, &m.Bool)
		case 8:
			wellknown.Read(r, &m.Bytes)
		case 9:
			wellknown.Read(r, &m.Double)
		case 10:
			wellknown.Read(r, &m.Float)
		case 11:
			wellknown.Read(r, &m.Int32)
		case 12:
			wellknown.Read(r, &m.Int64)
		case 13:
			wellknown.Read(r, &m.String)
		case 14:
			wellknown.Read(r, &m.Uint32)
		case 15:
			wellknown.Read(r, &m.Uint64)
		default:
			r.Skip()
		}
	}
}

// bodySchema describes the messages of the methods, for bodies in JSON.
const bodySchema = `
CsowChBrbm93bnR5cGVzLnByb3RvEghrbm93bi52MRoZZ29vZ2xlL3Byb3RvYnVmL2FueS5wcm90bxobZ29vZ2xlL3Byb3RvYnVm
L2VtcHR5LnByb3RvGiBnb29nbGUvcHJvdG9idWYvZmllbGRfbWFzay5wcm90bxocZ29vZ2xlL3Byb3RvYnVmL3N0cnVjdC5wcm90
bxoeZ29vZ2xlL3Byb3RvYnVmL3dyYXBwZXJzLnByb3RvIocGCgZDaG9pY2USJgoDYW55GAEgASgLMhQuZ29vZ2xlLnByb3RvYnVm
LkFueVIDYW55EiwKBWVtcHR5GAIgASgLMhYuZ29vZ2xlLnByb3RvYnVmLkVtcHR5UgVlbXB0eRI5CgpmaWVsZF9tYXNrGAMgASgL
MhouZ29vZ2xlLnByb3RvYnVmLkZpZWxkTWFza1IJZmllbGRNYXNrEi8KBnN0cnVjdBgEIAEoCzIXLmdvb2dsZS5wcm90b2J1Zi5T
dHJ1Y3RSBnN0cnVjdBIsCgV2YWx1ZRgFIAEoCzIWLmdvb2dsZS5wcm90b2J1Zi5WYWx1ZVIFdmFsdWUSOQoKbGlzdF92YWx1ZRgG
IAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5MaXN0VmFsdWVSCWxpc3RWYWx1ZRIuCgRib29sGAcgASgLMhouZ29vZ2xlLnByb3RvYnVm
LkJvb2xWYWx1ZVIEYm9vbBIxCgVieXRlcxgIIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5CeXRlc1ZhbHVlUgVieXRlcxI0CgZkb3Vi
bGUYCSABKAsyHC5nb29nbGUucHJvdG9idWYuRG91YmxlVmFsdWVSBmRvdWJsZRIxCgVmbG9hdBgKIAEoCzIbLmdvb2dsZS5wcm90
b2J1Zi5GbG9hdFZhbHVlUgVmbG9hdBIxCgVpbnQzMhgLIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5JbnQzMlZhbHVlUgVpbnQzMhIx
CgVpbnQ2NBgMIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5JbnQ2NFZhbHVlUgVpbnQ2NBI0CgZzdHJpbmcYDSABKAsyHC5nb29nbGUu
cHJvdG9idWYuU3RyaW5nVmFsdWVSBnN0cmluZxI0CgZ1aW50MzIYDiABKAsyHC5nb29nbGUucHJvdG9idWYuVUludDMyVmFsdWVS
BnVpbnQzMhI0CgZ1aW50NjQYDyABKAsyHC5nb29nbGUucHJvdG9idWYuVUludDY0VmFsdWVSBnVpbnQ2NCLmAwoIRG9jdW1lbnQS
DgoCaWQYASABKAlSAmlkEisKBGJvZHkYAiABKAsyFy5nb29nbGUucHJvdG9idWYuU3RydWN0UgRib2R5EiwKBW93bmVyGAMgASgL
MhYuZ29vZ2xlLnByb3RvYnVmLlZhbHVlUgVvd25lchIwCgdoaXN0b3J5GAQgAygLMhYuZ29vZ2xlLnByb3RvYnVmLlZhbHVlUgdo
aXN0b3J5EkgKDHRyYW5zbGF0aW9ucxgFIAMoCzIkLmtub3duLnYxLkRvY3VtZW50LlRyYW5zbGF0aW9uc0VudHJ5Ugx0cmFuc2xh
dGlvbnMSMgoFdGl0bGUYBiABKAsyHC5nb29nbGUucHJvdG9idWYuU3RyaW5nVmFsdWVSBXRpdGxlEjUKB3ZlcnNpb24YByABKAsy
Gy5nb29nbGUucHJvdG9idWYuSW50NjRWYWx1ZVIHdmVyc2lvbhIuCgRtYXNrGAggASgLMhouZ29vZ2xlLnByb3RvYnVmLkZpZWxk
TWFza1IEbWFzaxpYChFUcmFuc2xhdGlvbnNFbnRyeRIQCgNrZXkYASABKAlSA2tleRItCgV2YWx1ZRgCIAEoCzIXLmdvb2dsZS5w
cm90b2J1Zi5TdHJ1Y3RSBXZhbHVlOgI4ASLhAQoKRXZlcnl0aGluZxIuCghzaW5ndWxhchgBIAEoCzISLmtub3duLnYxLlNpbmd1
bGFyUghzaW5ndWxhchIuCghleHBsaWNpdBgCIAEoCzISLmtub3duLnYxLkV4cGxpY2l0UghleHBsaWNpdBIlCgVsaXN0cxgDIAEo
CzIPLmtub3duLnYxLkxpc3RzUgVsaXN0cxIiCgRtYXBzGAQgASgLMg4ua25vd24udjEuTWFwc1IEbWFwcxIoCgZjaG9pY2UYBSAB
KAsyEC5rbm93bi52MS5DaG9pY2VSBmNob2ljZSKJBgoIRXhwbGljaXQSJgoDYW55GAEgASgLMhQuZ29vZ2xlLnByb3RvYnVmLkFu
eVIDYW55EiwKBWVtcHR5GAIgASgLMhYuZ29vZ2xlLnByb3RvYnVmLkVtcHR5UgVlbXB0eRI5CgpmaWVsZF9tYXNrGAMgASgLMhou
Z29vZ2xlLnByb3RvYnVmLkZpZWxkTWFza1IJZmllbGRNYXNrEi8KBnN0cnVjdBgEIAEoCzIXLmdvb2dsZS5wcm90b2J1Zi5TdHJ1
Y3RSBnN0cnVjdBIsCgV2YWx1ZRgFIAEoCzIWLmdvb2dsZS5wcm90b2J1Zi5WYWx1ZVIFdmFsdWUSOQoKbGlzdF92YWx1ZRgGIAEo
CzIaLmdvb2dsZS5wcm90b2J1Zi5MaXN0VmFsdWVSCWxpc3RWYWx1ZRIuCgRib29sGAcgASgLMhouZ29vZ2xlLnByb3RvYnVmLkJv
b2xWYWx1ZVIEYm9vbBIxCgVieXRlcxgIIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5CeXRlc1ZhbHVlUgVieXRlcxI0CgZkb3VibGUY
CSABKAsyHC5nb29nbGUucHJvdG9idWYuRG91YmxlVmFsdWVSBmRvdWJsZRIxCgVmbG9hdBgKIAEoCzIbLmdvb2dsZS5wcm90b2J1
Zi5GbG9hdFZhbHVlUgVmbG9hdBIxCgVpbnQzMhgLIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5JbnQzMlZhbHVlUgVpbnQzMhIxCgVp
bnQ2NBgMIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5JbnQ2NFZhbHVlUgVpbnQ2NBI0CgZzdHJpbmcYDSABKAsyHC5nb29nbGUucHJv
dG9idWYuU3RyaW5nVmFsdWVSBnN0cmluZxI0CgZ1aW50MzIYDiABKAsyHC5nb29nbGUucHJvdG9idWYuVUludDMyVmFsdWVSBnVp
bnQzMhI0CgZ1aW50NjQYDyABKAsyHC5nb29nbGUucHJvdG9idWYuVUludDY0VmFsdWVSBnVpbnQ2NCKGBgoFTGlzdHMSJgoDYW55
GAEgAygLMhQuZ29vZ2xlLnByb3RvYnVmLkFueVIDYW55EiwKBWVtcHR5GAIgAygLMhYuZ29vZ2xlLnByb3RvYnVmLkVtcHR5UgVl
bXB0eRI5CgpmaWVsZF9tYXNrGAMgAygLMhouZ29vZ2xlLnByb3RvYnVmLkZpZWxkTWFza1IJZmllbGRNYXNrEi8KBnN0cnVjdBgE
IAMoCzIXLmdvb2dsZS5wcm90b2J1Zi5TdHJ1Y3RSBnN0cnVjdBIsCgV2YWx1ZRgFIAMoCzIWLmdvb2dsZS5wcm90b2J1Zi5WYWx1
ZVIFdmFsdWUSOQoKbGlzdF92YWx1ZRgGIAMoCzIaLmdvb2dsZS5wcm90b2J1Zi5MaXN0VmFsdWVSCWxpc3RWYWx1ZRIuCgRib29s
GAcgAygLMhouZ29vZ2xlLnByb3RvYnVmLkJvb2xWYWx1ZVIEYm9vbBIxCgVieXRlcxgIIAMoCzIbLmdvb2dsZS5wcm90b2J1Zi5C
eXRlc1ZhbHVlUgVieXRlcxI0CgZkb3VibGUYCSADKAsyHC5nb29nbGUucHJvdG9idWYuRG91YmxlVmFsdWVSBmRvdWJsZRIxCgVm
bG9hdBgKIAMoCzIbLmdvb2dsZS5wcm90b2J1Zi5GbG9hdFZhbHVlUgVmbG9hdBIxCgVpbnQzMhgLIAMoCzIbLmdvb2dsZS5wcm90
b2J1Zi5JbnQzMlZhbHVlUgVpbnQzMhIxCgVpbnQ2NBgMIAMoCzIbLmdvb2dsZS5wcm90b2J1Zi5JbnQ2NFZhbHVlUgVpbnQ2NBI0
CgZzdHJpbmcYDSADKAsyHC5nb29nbGUucHJvdG9idWYuU3RyaW5nVmFsdWVSBnN0cmluZxI0CgZ1aW50MzIYDiADKAsyHC5nb29n
bGUucHJvdG9idWYuVUludDMyVmFsdWVSBnVpbnQzMhI0CgZ1aW50NjQYDyADKAsyHC5nb29nbGUucHJvdG9idWYuVUludDY0VmFs
dWVSBnVpbnQ2NCKUEAoETWFwcxIpCgNhbnkYASADKAsyFy5rbm93bi52MS5NYXBzLkFueUVudHJ5UgNhbnkSLwoFZW1wdHkYAiAD
KAsyGS5rbm93bi52MS5NYXBzLkVtcHR5RW50cnlSBWVtcHR5EjwKCmZpZWxkX21hc2sYAyADKAsyHS5rbm93bi52MS5NYXBzLkZp
ZWxkTWFza0VudHJ5UglmaWVsZE1hc2sSMgoGc3RydWN0GAQgAygLMhoua25vd24udjEuTWFwcy5TdHJ1Y3RFbnRyeVIGc3RydWN0
Ei8KBXZhbHVlGAUgAygLMhkua25vd24udjEuTWFwcy5WYWx1ZUVudHJ5UgV2YWx1ZRI8CgpsaXN0X3ZhbHVlGAYgAygLMh0ua25v
d24udjEuTWFwcy5MaXN0VmFsdWVFbnRyeVIJbGlzdFZhbHVlEiwKBGJvb2wYByADKAsyGC5rbm93bi52MS5NYXBzLkJvb2xFbnRy
eVIEYm9vbBIvCgVieXRlcxgIIAMoCzIZLmtub3duLnYxLk1hcHMuQnl0ZXNFbnRyeVIFYnl0ZXMSMgoGZG91YmxlGAkgAygLMhou
a25vd24udjEuTWFwcy5Eb3VibGVFbnRyeVIGZG91YmxlEi8KBWZsb2F0GAogAygLMhkua25vd24udjEuTWFwcy5GbG9hdEVudHJ5
UgVmbG9hdBIvCgVpbnQzMhgLIAMoCzIZLmtub3duLnYxLk1hcHMuSW50MzJFbnRyeVIFaW50MzISLwoFaW50NjQYDCADKAsyGS5r
bm93bi52MS5NYXBzLkludDY0RW50cnlSBWludDY0EjIKBnN0cmluZxgNIAMoCzIaLmtub3duLnYxLk1hcHMuU3RyaW5nRW50cnlS
BnN0cmluZxIyCgZ1aW50MzIYDiADKAsyGi5rbm93bi52MS5NYXBzLlVpbnQzMkVudHJ5UgZ1aW50MzISMgoGdWludDY0GA8gAygL
Mhoua25vd24udjEuTWFwcy5VaW50NjRFbnRyeVIGdWludDY0GkwKCEFueUVudHJ5EhAKA2tleRgBIAEoCVIDa2V5EioKBXZhbHVl
GAIgASgLMhQuZ29vZ2xlLnByb3RvYnVmLkFueVIFdmFsdWU6AjgBGlAKCkVtcHR5RW50cnkSEAoDa2V5GAEgASgJUgNrZXkSLAoF
dmFsdWUYAiABKAsyFi5nb29nbGUucHJvdG9idWYuRW1wdHlSBXZhbHVlOgI4ARpYCg5GaWVsZE1hc2tFbnRyeRIQCgNrZXkYASAB
KAlSA2tleRIwCgV2YWx1ZRgCIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5GaWVsZE1hc2tSBXZhbHVlOgI4ARpSCgtTdHJ1Y3RFbnRy
eRIQCgNrZXkYASABKAlSA2tleRItCgV2YWx1ZRgCIAEoCzIXLmdvb2dsZS5wcm90b2J1Zi5TdHJ1Y3RSBXZhbHVlOgI4ARpQCgpW
YWx1ZUVudHJ5EhAKA2tleRgBIAEoCVIDa2V5EiwKBXZhbHVlGAIgASgLMhYuZ29vZ2xlLnByb3RvYnVmLlZhbHVlUgV2YWx1ZToC
OAEaWAoOTGlzdFZhbHVlRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSMAoFdmFsdWUYAiABKAsyGi5nb29nbGUucHJvdG9idWYuTGlz
dFZhbHVlUgV2YWx1ZToCOAEaUwoJQm9vbEVudHJ5EhAKA2tleRgBIAEoCVIDa2V5EjAKBXZhbHVlGAIgASgLMhouZ29vZ2xlLnBy
b3RvYnVmLkJvb2xWYWx1ZVIFdmFsdWU6AjgBGlUKCkJ5dGVzRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSMQoFdmFsdWUYAiABKAsy
Gy5nb29nbGUucHJvdG9idWYuQnl0ZXNWYWx1ZVIFdmFsdWU6AjgBGlcKC0RvdWJsZUVudHJ5EhAKA2tleRgBIAEoCVIDa2V5EjIK
BXZhbHVlGAIgASgLMhwuZ29vZ2xlLnByb3RvYnVmLkRvdWJsZVZhbHVlUgV2YWx1ZToCOAEaVQoKRmxvYXRFbnRyeRIQCgNrZXkY
ASABKAlSA2tleRIxCgV2YWx1ZRgCIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5GbG9hdFZhbHVlUgV2YWx1ZToCOAEaVQoKSW50MzJF
bnRyeRIQCgNrZXkYASABKAlSA2tleRIxCgV2YWx1ZRgCIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5JbnQzMlZhbHVlUgV2YWx1ZToC
OAEaVQoKSW50NjRFbnRyeRIQCgNrZXkYASABKAlSA2tleRIxCgV2YWx1ZRgCIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5JbnQ2NFZh
bHVlUgV2YWx1ZToCOAEaVwoLU3RyaW5nRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSMgoFdmFsdWUYAiABKAsyHC5nb29nbGUucHJv
dG9idWYuU3RyaW5nVmFsdWVSBXZhbHVlOgI4ARpXCgtVaW50MzJFbnRyeRIQCgNrZXkYASABKAlSA2tleRIyCgV2YWx1ZRgCIAEo
CzIcLmdvb2dsZS5wcm90b2J1Zi5VSW50MzJWYWx1ZVIFdmFsdWU6AjgBGlcKC1VpbnQ2NEVudHJ5EhAKA2tleRgBIAEoCVIDa2V5
EjIKBXZhbHVlGAIgASgLMhwuZ29vZ2xlLnByb3RvYnVmLlVJbnQ2NFZhbHVlUgV2YWx1ZToCOAEifQoMUGF0Y2hSZXF1ZXN0Eg4K
AmlkGAEgASgJUgJpZBItCgVwYXRjaBgCIAEoCzIXLmdvb2dsZS5wcm90b2J1Zi5TdHJ1Y3RSBXBhdGNoEi4KBG1hc2sYAyABKAsy
Gi5nb29nbGUucHJvdG9idWYuRmllbGRNYXNrUgRtYXNrIokGCghTaW5ndWxhchImCgNhbnkYASABKAsyFC5nb29nbGUucHJvdG9i
dWYuQW55UgNhbnkSLAoFZW1wdHkYAiABKAsyFi5nb29nbGUucHJvdG9idWYuRW1wdHlSBWVtcHR5EjkKCmZpZWxkX21hc2sYAyAB
KAsyGi5nb29nbGUucHJvdG9idWYuRmllbGRNYXNrUglmaWVsZE1hc2sSLwoGc3RydWN0GAQgASgLMhcuZ29vZ2xlLnByb3RvYnVm
LlN0cnVjdFIGc3RydWN0EiwKBXZhbHVlGAUgASgLMhYuZ29vZ2xlLnByb3RvYnVmLlZhbHVlUgV2YWx1ZRI5CgpsaXN0X3ZhbHVl
GAYgASgLMhouZ29vZ2xlLnByb3RvYnVmLkxpc3RWYWx1ZVIJbGlzdFZhbHVlEi4KBGJvb2wYByABKAsyGi5nb29nbGUucHJvdG9i
dWYuQm9vbFZhbHVlUgRib29sEjEKBWJ5dGVzGAggASgLMhsuZ29vZ2xlLnByb3RvYnVmLkJ5dGVzVmFsdWVSBWJ5dGVzEjQKBmRv
dWJsZRgJIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5Eb3VibGVWYWx1ZVIGZG91YmxlEjEKBWZsb2F0GAogASgLMhsuZ29vZ2xlLnBy
b3RvYnVmLkZsb2F0VmFsdWVSBWZsb2F0EjEKBWludDMyGAsgASgLMhsuZ29vZ2xlLnByb3RvYnVmLkludDMyVmFsdWVSBWludDMy
EjEKBWludDY0GAwgASgLMhsuZ29vZ2xlLnByb3RvYnVmLkludDY0VmFsdWVSBWludDY0EjQKBnN0cmluZxgNIAEoCzIcLmdvb2ds
ZS5wcm90b2J1Zi5TdHJpbmdWYWx1ZVIGc3RyaW5nEjQKBnVpbnQzMhgOIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5VSW50MzJWYWx1
ZVIGdWludDMyEjQKBnVpbnQ2NBgPIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5VSW50NjRWYWx1ZVIGdWludDY0YgZwcm90bzM=
`
