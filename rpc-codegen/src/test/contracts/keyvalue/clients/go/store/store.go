// Code generated from Java by Privateer. DO NOT EDIT.

package store

import (
	"privateer.io/go/privateer"
)

// Entry is store.Entry.
//
// A key with its value.
type Entry struct {
	Key   string
	Value []byte
}

// MarshalPrivateer writes the message's fields.
func (m *Entry) MarshalPrivateer(w *privateer.Writer) {
	if m.Key != "" {
		w.String(1, m.Key)
	}
	if len(m.Value) > 0 {
		w.Raw(2, m.Value)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Entry) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Key = r.String()
		case 2:
			m.Value = r.Raw()
		default:
			r.Skip()
		}
	}
}

// Query is store.Query.
//
// Its field is called as the parameter of a method that takes it.
type Query struct {
	Request string
}

// MarshalPrivateer writes the message's fields.
func (m *Query) MarshalPrivateer(w *privateer.Writer) {
	if m.Request != "" {
		w.String(1, m.Request)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Query) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Request = r.String()
		default:
			r.Skip()
		}
	}
}
