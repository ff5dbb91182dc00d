// Code generated from Java by Privateer. DO NOT EDIT.

package api

import (
	"context"

	"privateer.io/go/privateer"
	clientstore "privateer.local/client/store"
)

// KVClient calls KV. Safe for concurrent use.
//
// A package of services alone, whose messages are another one's.
type KVClient struct {
	client *privateer.Client
}

// NewKVClient returns a client for the servers that the given one is connected to.
func NewKVClient(client *privateer.Client) *KVClient {
	return &KVClient{client}
}

var kvClientFind = privateer.Method{
	Path:    "store.api.KV/Find",
	Request: "store.Query",
	Reply:   "store.Entry",
	Schema:  bodySchema,
}

// Find calls store.api.KV/Find.
//
// What is kept under a key like this.
func (c *KVClient) Find(ctx context.Context, request clientstore.Query, options ...privateer.CallOption) (result clientstore.Entry, err error) {
	err = c.client.Invoke(ctx, &kvClientFind, func(w *privateer.Writer) {
		request.MarshalPrivateer(w)
	}, func(r *privateer.Reader) {
		result.UnmarshalPrivateer(r)
	}, options...)
	return result, err
}

var kvClientGet = privateer.Method{
	Path:    "store.api.KV/Get",
	Request: "store.Entry",
	Reply:   "store.Entry",
	Schema:  bodySchema,
}

// Get calls store.api.KV/Get.
//
// What is kept under a key.
func (c *KVClient) Get(ctx context.Context, request clientstore.Entry, options ...privateer.CallOption) (result clientstore.Entry, err error) {
	err = c.client.Invoke(ctx, &kvClientGet, func(w *privateer.Writer) {
		request.MarshalPrivateer(w)
	}, func(r *privateer.Reader) {
		result.UnmarshalPrivateer(r)
	}, options...)
	return result, err
}

var kvClientPut = privateer.Method{
	Path:    "store.api.KV/Put",
	Request: "store.Entry",
	Reply:   "store.Entry",
	Schema:  bodySchema,
}

// Put calls store.api.KV/Put.
//
// Keeps a value.
func (c *KVClient) Put(ctx context.Context, request clientstore.Entry, options ...privateer.CallOption) (result clientstore.Entry, err error) {
	err = c.client.Invoke(ctx, &kvClientPut, func(w *privateer.Writer) {
		request.MarshalPrivateer(w)
	}, func(r *privateer.Reader) {
		result.UnmarshalPrivateer(r)
	}, options...)
	return result, err
}

// bodySchema describes the messages of the methods, for bodies in JSON.
const bodySchema = `
CnYKEXN0b3JlL2VudHJ5LnByb3RvEgVzdG9yZSIvCgVFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2YWx1ZRgCIAEoDFIFdmFs
dWUiIQoFUXVlcnkSGAoHcmVxdWVzdBgBIAEoCVIHcmVxdWVzdGIGcHJvdG8z
`
