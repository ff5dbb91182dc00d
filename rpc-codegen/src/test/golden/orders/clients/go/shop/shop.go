// Code generated from Java by Privateer. DO NOT EDIT.

package shop

import (
	"context"
	"time"

	"privateer.io/go/privateer"
)

// OrdersClient calls Orders. Safe for concurrent use.
//
// The smallest service worth showing.
type OrdersClient struct {
	client *privateer.Client
}

// NewOrdersClient returns a client for the servers that the given one is connected to.
func NewOrdersClient(client *privateer.Client) *OrdersClient {
	return &OrdersClient{client}
}

var ordersClientFind = privateer.Method{
	Path:       "shop.Orders/Find",
	Idempotent: true,
	Timeout:    200 * time.Millisecond,
	Request:    "shop.OrdersFindRequest",
	Reply:      "shop.OrdersFindReply",
	Schema:     bodySchema,
}

// Find calls shop.Orders/Find.
func (c *OrdersClient) Find(ctx context.Context, id string, options ...privateer.CallOption) (result *Order, err error) {
	err = c.client.Invoke(ctx, &ordersClientFind, func(w *privateer.Writer) {
		if id != "" {
			w.String(1, id)
		}
	}, func(r *privateer.Reader) {
		for r.Next() {
			switch r.Field() {
			case 1:
				if result == nil {
					result = new(Order)
				}
				r.Message(result.UnmarshalPrivateer)
			default:
				r.Skip()
			}
		}
	}, options...)
	return result, err
}

var ordersClientPlace = privateer.Method{
	Path:    "shop.Orders/Place",
	Request: "shop.OrdersPlaceRequest",
	Reply:   "shop.OrdersPlaceReply",
	Schema:  bodySchema,
	Errors: map[string]privateer.DeclaredError{
		"shop.OutOfStock": {
			Message: "shop.OutOfStock",
			New:     func() privateer.ServiceError { return new(OutOfStockError) },
		},
	},
}

// Place calls shop.Orders/Place.
//
// Deduplicated: a retry never places a second order.
//
// Its error may be a *OutOfStockError.
func (c *OrdersClient) Place(ctx context.Context, order Order, options ...privateer.CallOption) (result Receipt, err error) {
	err = c.client.Invoke(ctx, &ordersClientPlace, func(w *privateer.Writer) {
		w.Message(1, order.MarshalPrivateer)
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
		r.Require(1, "shop.OrdersPlaceReply.result")
	}, options...)
	return result, err
}

// Order is shop.Order.
//
// What a customer wants.
type Order struct {
	// chosen by the customer
	ID string
	// at least one
	Lines []OrderLine
}

// MarshalPrivateer writes the message's fields.
func (m *Order) MarshalPrivateer(w *privateer.Writer) {
	if m.ID != "" {
		w.String(1, m.ID)
	}
	for _, each := range m.Lines {
		w.Message(2, each.MarshalPrivateer)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Order) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.ID = r.String()
		case 2:
			var each OrderLine
			r.Message(each.UnmarshalPrivateer)
			m.Lines = append(m.Lines, each)
		default:
			r.Skip()
		}
	}
}

// OrderLine is shop.OrderLine.
//
// Some pieces of one article.
type OrderLine struct {
	Article string
	Pieces  int32
	Price   string
}

// MarshalPrivateer writes the message's fields.
func (m *OrderLine) MarshalPrivateer(w *privateer.Writer) {
	if m.Article != "" {
		w.String(1, m.Article)
	}
	if m.Pieces != 0 {
		w.Varint(2, uint64(m.Pieces))
	}
	if m.Price != "" {
		w.String(3, m.Price)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *OrderLine) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Article = r.String()
		case 2:
			m.Pieces = int32(r.Varint())
		case 3:
			m.Price = r.String()
		default:
			r.Skip()
		}
	}
}

// OutOfStockError is shop.OutOfStock.
//
// Nothing left of an article.
type OutOfStockError struct {
	Article string
}

// Error is what the service says of it.
func (m *OutOfStockError) Error() string { return "shop.OutOfStock" }

// MarshalPrivateer writes the message's fields.
func (m *OutOfStockError) MarshalPrivateer(w *privateer.Writer) {
	if m.Article != "" {
		w.String(1, m.Article)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *OutOfStockError) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Article = r.String()
		default:
			r.Skip()
		}
	}
}

// Receipt is shop.Receipt.
type Receipt struct {
	Number int64
	Placed time.Time
}

// MarshalPrivateer writes the message's fields.
func (m *Receipt) MarshalPrivateer(w *privateer.Writer) {
	if m.Number != 0 {
		w.Varint(1, uint64(m.Number))
	}
	w.Time(2, m.Placed)
}

// UnmarshalPrivateer reads the message's fields.
func (m *Receipt) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Number = int64(r.Varint())
		case 2:
			r.Saw()
			m.Placed = r.Time()
		default:
			r.Skip()
		}
	}
	r.Require(2, "shop.Receipt.placed")
}

// bodySchema describes the messages of the methods, for bodies in JSON.
const bodySchema = `
CqUECg9zaG9wL3Nob3AucHJvdG8SBHNob3AaH2dvb2dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJvdG8iPgoFT3JkZXISDgoCaWQY
ASABKAlSAmlkEiUKBWxpbmVzGAIgAygLMg8uc2hvcC5PcmRlckxpbmVSBWxpbmVzIlMKCU9yZGVyTGluZRIYCgdhcnRpY2xlGAEg
ASgJUgdhcnRpY2xlEhYKBnBpZWNlcxgCIAEoBVIGcGllY2VzEhQKBXByaWNlGAMgASgJUgVwcmljZSI2Cg9PcmRlcnNGaW5kUmVw
bHkSIwoGcmVzdWx0GAEgASgLMgsuc2hvcC5PcmRlclIGcmVzdWx0IiMKEU9yZGVyc0ZpbmRSZXF1ZXN0Eg4KAmlkGAEgASgJUgJp
ZCI5ChBPcmRlcnNQbGFjZVJlcGx5EiUKBnJlc3VsdBgBIAEoCzINLnNob3AuUmVjZWlwdFIGcmVzdWx0IjcKEk9yZGVyc1BsYWNl
UmVxdWVzdBIhCgVvcmRlchgBIAEoCzILLnNob3AuT3JkZXJSBW9yZGVyIiYKCk91dE9mU3RvY2sSGAoHYXJ0aWNsZRgBIAEoCVIH
YXJ0aWNsZSJVCgdSZWNlaXB0EhYKBm51bWJlchgBIAEoA1IGbnVtYmVyEjIKBnBsYWNlZBgCIAEoCzIaLmdvb2dsZS5wcm90b2J1
Zi5UaW1lc3RhbXBSBnBsYWNlZGIGcHJvdG8z
`
