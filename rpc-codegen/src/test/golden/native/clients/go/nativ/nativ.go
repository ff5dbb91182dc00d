// Code generated from Java by Privateer. DO NOT EDIT.

package nativ

import (
	"context"

	"google.golang.org/protobuf/types/known/fieldmaskpb"
	"google.golang.org/protobuf/types/known/structpb"
	"privateer.io/go/privateer"
	"privateer.io/go/privateer/wellknown"
)

// DocumentsClient calls Documents. Safe for concurrent use.
//
// Messages of protoc's own classes as components, arguments and results.
type DocumentsClient struct {
	client *privateer.Client
}

// NewDocumentsClient returns a client for the servers that the given one is connected to.
func NewDocumentsClient(client *privateer.Client) *DocumentsClient {
	return &DocumentsClient{client}
}

var documentsClientMerge = privateer.Method{
	Path:    "nativ.Documents/Merge",
	Request: "nativ.DocumentsMergeRequest",
	Reply:   "nativ.DocumentsMergeReply",
	Schema:  bodySchema,
}

// Merge calls nativ.Documents/Merge.
func (c *DocumentsClient) Merge(ctx context.Context, document DocumentsDocument, value_ *structpb.Value, options ...privateer.CallOption) (result *structpb.Struct, err error) {
	err = c.client.Invoke(ctx, &documentsClientMerge, func(w *privateer.Writer) {
		w.Message(1, document.MarshalPrivateer)
		wellknown.Write(w, 2, value_)
	}, func(r *privateer.Reader) {
		for r.Next() {
			switch r.Field() {
			case 1:
				r.Saw()
				wellknown.Read(r, &result)
			default:
				r.Skip()
			}
		}
		r.Require(1, "nativ.DocumentsMergeReply.result")
	}, options...)
	return result, err
}

// DocumentsDocument is nativ.DocumentsDocument.
//
// A document and what is known of it.
type DocumentsDocument struct {
	ID           string
	Body         *structpb.Struct
	Extra        *structpb.Value
	Draft        *structpb.Struct
	History      []*structpb.Value
	Translations map[string]*structpb.Struct
	Mask         *fieldmaskpb.FieldMask
}

// MarshalPrivateer writes the message's fields.
func (m *DocumentsDocument) MarshalPrivateer(w *privateer.Writer) {
	if m.ID != "" {
		w.String(1, m.ID)
	}
	wellknown.Write(w, 2, m.Body)
	wellknown.Write(w, 3, m.Extra)
	if m.Draft != nil {
		wellknown.Write(w, 4, m.Draft)
	}
	for _, each := range m.History {
		wellknown.Write(w, 5, each)
	}
	for key, value := range m.Translations {
		w.Message(6, func(w *privateer.Writer) {
			w.String(1, key)
			wellknown.Write(w, 2, value)
		})
	}
	wellknown.Write(w, 7, m.Mask)
}

// UnmarshalPrivateer reads the message's fields.
func (m *DocumentsDocument) UnmarshalPrivateer(r *privateer.Reader) {
	m.Extra = structpb.NewNullValue()
	for r.Next() {
		switch r.Field() {
		case 1:
			m.ID = r.String()
		case 2:
			r.Saw()
			wellknown.Read(r, &m.Body)
		case 3:
			wellknown.Read(r, &m.Extra)
		case 4:
			wellknown.Read(r, &m.Draft)
		case 5:
			var each *structpb.Value
			wellknown.Read(r, &each)
			m.History = append(m.History, each)
		case 6:
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
		case 7:
			r.Saw()
			wellknown.Read(r, &m.Mask)
		default:
			r.Skip()
		}
	}
	r.Require(2, "nativ.DocumentsDocument.body")
	r.Require(7, "nativ.DocumentsDocument.mask")
}

// bodySchema describes the messages of the methods, for bodies in JSON.
const bodySchema = `
CuMFChFuYXRpdi9uYXRpdi5wcm90bxIFbmF0aXYaIGdvb2dsZS9wcm90b2J1Zi9maWVsZF9tYXNrLnByb3RvGhxnb29nbGUvcHJv
dG9idWYvc3RydWN0LnByb3RvIrkDChFEb2N1bWVudHNEb2N1bWVudBIOCgJpZBgBIAEoCVICaWQSKwoEYm9keRgCIAEoCzIXLmdv
b2dsZS5wcm90b2J1Zi5TdHJ1Y3RSBGJvZHkSLAoFZXh0cmEYAyABKAsyFi5nb29nbGUucHJvdG9idWYuVmFsdWVSBWV4dHJhEi0K
BWRyYWZ0GAQgASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVjdFIFZHJhZnQSMAoHaGlzdG9yeRgFIAMoCzIWLmdvb2dsZS5wcm90
b2J1Zi5WYWx1ZVIHaGlzdG9yeRJOCgx0cmFuc2xhdGlvbnMYBiADKAsyKi5uYXRpdi5Eb2N1bWVudHNEb2N1bWVudC5UcmFuc2xh
dGlvbnNFbnRyeVIMdHJhbnNsYXRpb25zEi4KBG1hc2sYByABKAsyGi5nb29nbGUucHJvdG9idWYuRmllbGRNYXNrUgRtYXNrGlgK
EVRyYW5zbGF0aW9uc0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5Ei0KBXZhbHVlGAIgASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVj
dFIFdmFsdWU6AjgBIkYKE0RvY3VtZW50c01lcmdlUmVwbHkSLwoGcmVzdWx0GAEgASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVj
dFIGcmVzdWx0InsKFURvY3VtZW50c01lcmdlUmVxdWVzdBI0Cghkb2N1bWVudBgBIAEoCzIYLm5hdGl2LkRvY3VtZW50c0RvY3Vt
ZW50Ughkb2N1bWVudBIsCgV2YWx1ZRgCIAEoCzIWLmdvb2dsZS5wcm90b2J1Zi5WYWx1ZVIFdmFsdWViBnByb3RvMw==
`
