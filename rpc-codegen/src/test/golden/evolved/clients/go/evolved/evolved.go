// Code generated from Java by Privateer. DO NOT EDIT.

package evolved

import (
	"context"
	"strconv"

	"privateer.io/go/privateer"
)

// LedgerClient calls Ledger. Safe for concurrent use.
//
// A service in its second year: renamed, removed and renumbered parts.
type LedgerClient struct {
	client *privateer.Client
}

// NewLedgerClient returns a client for the servers that the given one is connected to.
func NewLedgerClient(client *privateer.Client) *LedgerClient {
	return &LedgerClient{client}
}

var ledgerClientWrite = privateer.Method{
	Path:       "evolved.Ledger/Write",
	Idempotent: true,
	Request:    "evolved.LedgerWriteRequest",
	Reply:      "evolved.LedgerWriteReply",
	Schema:     bodySchema,
}

// Append calls evolved.Ledger/Write.
func (c *LedgerClient) Append(ctx context.Context, entry LedgerEntry, note *string, options ...privateer.CallOption) (result int64, err error) {
	err = c.client.Invoke(ctx, &ledgerClientWrite, func(w *privateer.Writer) {
		w.Message(1, entry.MarshalPrivateer)
		if note != nil {
			w.String(3, *note)
		}
	}, func(r *privateer.Reader) {
		for r.Next() {
			switch r.Field() {
			case 1:
				result = int64(r.Varint())
			default:
				r.Skip()
			}
		}
	}, options...)
	return result, err
}

// LedgerEntry is evolved.LedgerEntry.
type LedgerEntry struct {
	Cents   int64
	State   LedgerState
	Origin  LedgerOrigin
	Account string
}

// MarshalPrivateer writes the message's fields.
func (m *LedgerEntry) MarshalPrivateer(w *privateer.Writer) {
	if m.Cents != 0 {
		w.Varint(2, uint64(m.Cents))
	}
	if m.State != 0 {
		w.Varint(3, uint64(m.State))
	}
	if m.Origin != nil {
		MarshalLedgerOrigin(w, 4, m.Origin)
	}
	if m.Account != "" {
		w.String(7, m.Account)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *LedgerEntry) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 2:
			m.Cents = int64(r.Varint())
		case 3:
			m.State = LedgerState(r.Varint())
		case 4:
			m.Origin = UnmarshalLedgerOrigin(r)
		case 7:
			m.Account = r.String()
		default:
			r.Skip()
		}
	}
}

// LedgerOrigin is one of several messages.
//
//   - *LedgerOriginPerson
//   - *LedgerOriginMachine
//   - *UnknownLedgerOrigin
type LedgerOrigin interface {
	isLedgerOrigin()
}

func (*LedgerOriginPerson) isLedgerOrigin() {}

func (*LedgerOriginMachine) isLedgerOrigin() {}

func (*UnknownLedgerOrigin) isLedgerOrigin() {}

// UnknownLedgerOrigin is a LedgerOrigin that this program does not know.
type UnknownLedgerOrigin struct{}

// MarshalLedgerOrigin writes it as a field.
func MarshalLedgerOrigin(w *privateer.Writer, field int32, value LedgerOrigin) {
	w.Message(field, func(w *privateer.Writer) {
		switch value := value.(type) {
		case *LedgerOriginPerson:
			w.Message(1, value.MarshalPrivateer)
		case *LedgerOriginMachine:
			w.Message(9, value.MarshalPrivateer)
		}
	})
}

// UnmarshalLedgerOrigin reads it from a field.
func UnmarshalLedgerOrigin(r *privateer.Reader) LedgerOrigin {
	var value LedgerOrigin = new(UnknownLedgerOrigin)
	r.Message(func(r *privateer.Reader) {
		for r.Next() {
			switch r.Field() {
			case 1:
				variant := new(LedgerOriginPerson)
				r.Message(variant.UnmarshalPrivateer)
				value = variant
			case 9:
				variant := new(LedgerOriginMachine)
				r.Message(variant.UnmarshalPrivateer)
				value = variant
			default:
				r.Skip()
			}
		}
	})
	return value
}

// LedgerOriginMachine is evolved.LedgerOriginMachine.
type LedgerOriginMachine struct {
	Number int32
}

// MarshalPrivateer writes the message's fields.
func (m *LedgerOriginMachine) MarshalPrivateer(w *privateer.Writer) {
	if m.Number != 0 {
		w.Varint(1, uint64(m.Number))
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *LedgerOriginMachine) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Number = int32(r.Varint())
		default:
			r.Skip()
		}
	}
}

// LedgerOriginPerson is evolved.LedgerOriginPerson.
type LedgerOriginPerson struct {
	Name string
}

// MarshalPrivateer writes the message's fields.
func (m *LedgerOriginPerson) MarshalPrivateer(w *privateer.Writer) {
	if m.Name != "" {
		w.String(1, m.Name)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *LedgerOriginPerson) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Name = r.String()
		default:
			r.Skip()
		}
	}
}

// LedgerState is evolved.LedgerState; a number that this program does not know survives.
type LedgerState int32

// The values of LedgerState.
const (
	LedgerStateUnspecified LedgerState = 0
	LedgerStateOpen        LedgerState = 2
	LedgerStateClosed      LedgerState = 3
	LedgerStateVoid        LedgerState = 20
)

func (e LedgerState) String() string {
	switch e {
	case LedgerStateUnspecified:
		return "LEDGER_STATE_UNSPECIFIED"
	case LedgerStateOpen:
		return "LEDGER_STATE_OPEN"
	case LedgerStateClosed:
		return "LEDGER_STATE_CLOSED"
	case LedgerStateVoid:
		return "LEDGER_STATE_VOID"
	default:
		return "LedgerState(" + strconv.Itoa(int(e)) + ")"
	}
}

// bodySchema describes the messages of the methods, for bodies in JSON.
const bodySchema = `
Cq0FChVldm9sdmVkL2V2b2x2ZWQucHJvdG8SB2V2b2x2ZWQimAEKC0xlZGdlckVudHJ5EhQKBWNlbnRzGAIgASgDUgVjZW50cxIq
CgVzdGF0ZRgDIAEoDjIULmV2b2x2ZWQuTGVkZ2VyU3RhdGVSBXN0YXRlEi0KBm9yaWdpbhgEIAEoCzIVLmV2b2x2ZWQuTGVkZ2Vy
T3JpZ2luUgZvcmlnaW4SGAoHYWNjb3VudBgHIAEoCVIHYWNjb3VudCKKAQoMTGVkZ2VyT3JpZ2luEjUKBnBlcnNvbhgBIAEoCzIb
LmV2b2x2ZWQuTGVkZ2VyT3JpZ2luUGVyc29uSABSBnBlcnNvbhI4CgdtYWNoaW5lGAkgASgLMhwuZXZvbHZlZC5MZWRnZXJPcmln
aW5NYWNoaW5lSABSB21hY2hpbmVCCQoHdmFyaWFudCItChNMZWRnZXJPcmlnaW5NYWNoaW5lEhYKBm51bWJlchgBIAEoBVIGbnVt
YmVyIigKEkxlZGdlck9yaWdpblBlcnNvbhISCgRuYW1lGAEgASgJUgRuYW1lIioKEExlZGdlcldyaXRlUmVwbHkSFgoGcmVzdWx0
GAEgASgDUgZyZXN1bHQiYgoSTGVkZ2VyV3JpdGVSZXF1ZXN0EioKBWVudHJ5GAEgASgLMhQuZXZvbHZlZC5MZWRnZXJFbnRyeVIF
ZW50cnkSFwoEbm90ZRgDIAEoCUgAUgRub3RliAEBQgcKBV9ub3RlKnIKC0xlZGdlclN0YXRlEhwKGExFREdFUl9TVEFURV9VTlNQ
RUNJRklFRBAAEhUKEUxFREdFUl9TVEFURV9PUEVOEAISFwoTTEVER0VSX1NUQVRFX0NMT1NFRBADEhUKEUxFREdFUl9TVEFURV9W
T0lEEBRiBnByb3RvMw==
`
