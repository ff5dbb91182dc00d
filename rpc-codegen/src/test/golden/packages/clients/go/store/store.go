// Code generated from Java by Privateer. DO NOT EDIT.

package store

import (
	"context"

	"privateer.io/go/privateer"
	clientware "privateer.local/client/ware"
)

// StoreClient calls Store. Safe for concurrent use.
//
// Uses the types of another package.
type StoreClient struct {
	client *privateer.Client
}

// NewStoreClient returns a client for the servers that the given one is connected to.
func NewStoreClient(client *privateer.Client) *StoreClient {
	return &StoreClient{client}
}

var storeClientAll = privateer.Method{
	Path:    "old.Store/All",
	Request: "store.StoreAllRequest",
	Reply:   "store.StoreAllReply",
	Schema:  bodySchema,
}

// All calls old.Store/All.
func (c *StoreClient) All(ctx context.Context, kinds []clientware.ArticleKind, options ...privateer.CallOption) (result map[string]clientware.Article, err error) {
	err = c.client.Invoke(ctx, &storeClientAll, func(w *privateer.Writer) {
		if len(kinds) > 0 {
			w.Packed(1, func(w *privateer.Writer) {
				for _, each := range kinds {
					w.Varint(1, uint64(each))
				}
			})
		}
	}, func(r *privateer.Reader) {
		for r.Next() {
			switch r.Field() {
			case 1:
				if result == nil {
					result = map[string]clientware.Article{}
				}
				var key string
				var value clientware.Article
				r.Message(func(r *privateer.Reader) {
					for r.Next() {
						switch r.Field() {
						case 1:
							key = r.String()
						case 2:
							r.Message(value.UnmarshalPrivateer)
						default:
							r.Skip()
						}
					}
				})
				result[key] = value
			default:
				r.Skip()
			}
		}
	}, options...)
	return result, err
}

var storeClientInner = privateer.Method{
	Path:    "old.Store/Inner",
	Request: "store.StoreInnerRequest",
	Reply:   "store.StoreInnerReply",
	Schema:  bodySchema,
}

// Inner calls old.Store/Inner.
//
// A record that only this package may name, and so is its codec.
func (c *StoreClient) Inner(ctx context.Context, inner Inner, options ...privateer.CallOption) (result Inner, err error) {
	err = c.client.Invoke(ctx, &storeClientInner, func(w *privateer.Writer) {
		w.Message(1, inner.MarshalPrivateer)
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
		r.Require(1, "store.StoreInnerReply.result")
	}, options...)
	return result, err
}

// Inner is store.Inner.
type Inner struct {
	Article clientware.Article
}

// MarshalPrivateer writes the message's fields.
func (m *Inner) MarshalPrivateer(w *privateer.Writer) {
	w.Message(1, m.Article.MarshalPrivateer)
}

// UnmarshalPrivateer reads the message's fields.
func (m *Inner) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			r.Saw()
			r.Message(m.Article.UnmarshalPrivateer)
		default:
			r.Skip()
		}
	}
	r.Require(1, "store.Inner.article")
}

// bodySchema describes the messages of the methods, for bodies in JSON.
const bodySchema = `
CuMBCg93YXJlL3dhcmUucHJvdG8SBHdhcmUiZwoHQXJ0aWNsZRISCgRuYW1lGAEgASgJUgRuYW1lEiEKBHBhcnQYAiABKAsyDS53
YXJlLkFydGljbGVSBHBhcnQSJQoEa2luZBgDIAEoDjIRLndhcmUuQXJ0aWNsZUtpbmRSBGtpbmQqWQoLQXJ0aWNsZUtpbmQSHAoY
QVJUSUNMRV9LSU5EX1VOU1BFQ0lGSUVEEAASFQoRQVJUSUNMRV9LSU5EX0ZPT0QQARIVChFBUlRJQ0xFX0tJTkRfVE9PTBACYgZw
cm90bzMKqQMKEXN0b3JlL3N0b3JlLnByb3RvEgVzdG9yZRoPd2FyZS93YXJlLnByb3RvIjAKBUlubmVyEicKB2FydGljbGUYASAB
KAsyDS53YXJlLkFydGljbGVSB2FydGljbGUikwEKDVN0b3JlQWxsUmVwbHkSOAoGcmVzdWx0GAEgAygLMiAuc3RvcmUuU3RvcmVB
bGxSZXBseS5SZXN1bHRFbnRyeVIGcmVzdWx0GkgKC1Jlc3VsdEVudHJ5EhAKA2tleRgBIAEoCVIDa2V5EiMKBXZhbHVlGAIgASgL
Mg0ud2FyZS5BcnRpY2xlUgV2YWx1ZToCOAEiOgoPU3RvcmVBbGxSZXF1ZXN0EicKBWtpbmRzGAEgAygOMhEud2FyZS5BcnRpY2xl
S2luZFIFa2luZHMiNwoPU3RvcmVJbm5lclJlcGx5EiQKBnJlc3VsdBgBIAEoCzIMLnN0b3JlLklubmVyUgZyZXN1bHQiNwoRU3Rv
cmVJbm5lclJlcXVlc3QSIgoFaW5uZXIYASABKAsyDC5zdG9yZS5Jbm5lclIFaW5uZXJiBnByb3RvMw==
`
