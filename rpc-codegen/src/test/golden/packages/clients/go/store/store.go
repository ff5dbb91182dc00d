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
	Path: "old.Store/All",
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
	Path: "old.Store/Inner",
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
