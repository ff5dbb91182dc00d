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

var ledgerClientAudit = privateer.Method{
	Path:       "evolved.Ledger/Audit",
	Idempotent: true,
	Request:    "evolved.LedgerAuditRequest",
	Reply:      "evolved.LedgerAuditReply",
	Schema:     bodySchema,
}

// Audit calls evolved.Ledger/Audit.
//
// What was renamed may be anywhere.
func (c *LedgerClient) Audit(ctx context.Context, book LedgerBook, options ...privateer.CallOption) (result LedgerBook, err error) {
	err = c.client.Invoke(ctx, &ledgerClientAudit, func(w *privateer.Writer) {
		w.Message(1, book.MarshalPrivateer)
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
		r.Require(1, "evolved.LedgerAuditReply.result")
	}, options...)
	return result, err
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

// LedgerBook is evolved.LedgerBook.
type LedgerBook struct {
	Entries   []LedgerEntry
	ByAccount map[string]LedgerEntry
	Years     map[string][]LedgerEntry
	States    []LedgerState
	Last      map[string]LedgerState
	Owner     LedgerOwner
}

// MarshalPrivateer writes the message's fields.
func (m *LedgerBook) MarshalPrivateer(w *privateer.Writer) {
	for _, each := range m.Entries {
		w.Message(1, each.MarshalPrivateer)
	}
	for key, value := range m.ByAccount {
		w.Message(2, func(w *privateer.Writer) {
			w.String(1, key)
			w.Message(2, value.MarshalPrivateer)
		})
	}
	for key, value := range m.Years {
		w.Message(3, func(w *privateer.Writer) {
			w.String(1, key)
			w.Message(2, func(w *privateer.Writer) {
				for _, each := range value {
					w.Message(1, each.MarshalPrivateer)
				}
			})
		})
	}
	if len(m.States) > 0 {
		w.Packed(4, func(w *privateer.Writer) {
			for _, each := range m.States {
				w.Varint(4, uint64(each))
			}
		})
	}
	for key, value := range m.Last {
		w.Message(5, func(w *privateer.Writer) {
			w.String(1, key)
			w.Varint(2, uint64(value))
		})
	}
	if m.Owner != nil {
		MarshalLedgerOwner(w, 6, m.Owner)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *LedgerBook) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			var each LedgerEntry
			r.Message(each.UnmarshalPrivateer)
			m.Entries = append(m.Entries, each)
		case 2:
			if m.ByAccount == nil {
				m.ByAccount = map[string]LedgerEntry{}
			}
			var key string
			var value LedgerEntry
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
			m.ByAccount[key] = value
		case 3:
			if m.Years == nil {
				m.Years = map[string][]LedgerEntry{}
			}
			var key string
			var value []LedgerEntry
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						r.Message(func(r *privateer.Reader) {
							for r.Next() {
								switch r.Field() {
								case 1:
									var each2 LedgerEntry
									r.Message(each2.UnmarshalPrivateer)
									value = append(value, each2)
								default:
									r.Skip()
								}
							}
						})
					default:
						r.Skip()
					}
				}
			})
			m.Years[key] = value
		case 4:
			r.Elements(func(r *privateer.Reader) {
				m.States = append(m.States, LedgerState(r.Varint()))
			})
		case 5:
			if m.Last == nil {
				m.Last = map[string]LedgerState{}
			}
			var key string
			var value LedgerState
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						value = LedgerState(r.Varint())
					default:
						r.Skip()
					}
				}
			})
			m.Last[key] = value
		case 6:
			m.Owner = UnmarshalLedgerOwner(r)
		default:
			r.Skip()
		}
	}
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

// LedgerOwner is one of several messages.
//
//   - *LedgerOwnerCompany
//   - *LedgerOwnerNobody
//   - *UnknownLedgerOwner
type LedgerOwner interface {
	isLedgerOwner()
}

func (*LedgerOwnerCompany) isLedgerOwner() {}

func (*LedgerOwnerNobody) isLedgerOwner() {}

func (*UnknownLedgerOwner) isLedgerOwner() {}

// UnknownLedgerOwner is a LedgerOwner that this program does not know.
type UnknownLedgerOwner struct{}

// MarshalLedgerOwner writes it as a field.
func MarshalLedgerOwner(w *privateer.Writer, field int32, value LedgerOwner) {
	w.Message(field, func(w *privateer.Writer) {
		switch value := value.(type) {
		case *LedgerOwnerCompany:
			w.Message(1, value.MarshalPrivateer)
		case *LedgerOwnerNobody:
			w.Message(2, value.MarshalPrivateer)
		}
	})
}

// UnmarshalLedgerOwner reads it from a field.
func UnmarshalLedgerOwner(r *privateer.Reader) LedgerOwner {
	var value LedgerOwner = new(UnknownLedgerOwner)
	r.Message(func(r *privateer.Reader) {
		for r.Next() {
			switch r.Field() {
			case 1:
				variant := new(LedgerOwnerCompany)
				r.Message(variant.UnmarshalPrivateer)
				value = variant
			case 2:
				variant := new(LedgerOwnerNobody)
				r.Message(variant.UnmarshalPrivateer)
				value = variant
			default:
				r.Skip()
			}
		}
	})
	return value
}

// LedgerOwnerCompany is evolved.LedgerOwnerCompany.
type LedgerOwnerCompany struct {
	Name string
}

// MarshalPrivateer writes the message's fields.
func (m *LedgerOwnerCompany) MarshalPrivateer(w *privateer.Writer) {
	if m.Name != "" {
		w.String(1, m.Name)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *LedgerOwnerCompany) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Name = r.String()
		default:
			r.Skip()
		}
	}
}

// LedgerOwnerNobody is evolved.LedgerOwnerNobody.
type LedgerOwnerNobody struct{}

// MarshalPrivateer writes the message's fields.
func (*LedgerOwnerNobody) MarshalPrivateer(*privateer.Writer) {}

// UnmarshalPrivateer reads the message's fields.
func (*LedgerOwnerNobody) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		r.Skip()
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
CssNChVldm9sdmVkL2V2b2x2ZWQucHJvdG8SB2V2b2x2ZWQiPwoQTGVkZ2VyQXVkaXRSZXBseRIrCgZyZXN1bHQYASABKAsyEy5l
dm9sdmVkLkxlZGdlckJvb2tSBnJlc3VsdCJJChJMZWRnZXJBdWRpdFJlcXVlc3QSMwoEYm9vaxgBIAEoCzITLmV2b2x2ZWQuTGVk
Z2VyQm9va0IK6twlBmxlZGdlclIEYm9vayLHBAoKTGVkZ2VyQm9vaxIuCgdlbnRyaWVzGAEgAygLMhQuZXZvbHZlZC5MZWRnZXJF
bnRyeVIHZW50cmllcxJPCgpieV9hY2NvdW50GAIgAygLMiIuZXZvbHZlZC5MZWRnZXJCb29rLkJ5QWNjb3VudEVudHJ5Qgzq3CUI
YWNjb3VudHNSCWJ5QWNjb3VudBI0CgV5ZWFycxgDIAMoCzIeLmV2b2x2ZWQuTGVkZ2VyQm9vay5ZZWFyc0VudHJ5UgV5ZWFycxIs
CgZzdGF0ZXMYBCADKA4yFC5ldm9sdmVkLkxlZGdlclN0YXRlUgZzdGF0ZXMSMQoEbGFzdBgFIAMoCzIdLmV2b2x2ZWQuTGVkZ2Vy
Qm9vay5MYXN0RW50cnlSBGxhc3QSKgoFb3duZXIYBiABKAsyFC5ldm9sdmVkLkxlZGdlck93bmVyUgVvd25lchpSCg5CeUFjY291
bnRFbnRyeRIQCgNrZXkYASABKAlSA2tleRIqCgV2YWx1ZRgCIAEoCzIULmV2b2x2ZWQuTGVkZ2VyRW50cnlSBXZhbHVlOgI4ARpS
CgpZZWFyc0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5Ei4KBXZhbHVlGAIgASgLMhguZXZvbHZlZC5MZWRnZXJFbnRyeUxpc3RSBXZh
bHVlOgI4ARpNCglMYXN0RW50cnkSEAoDa2V5GAEgASgJUgNrZXkSKgoFdmFsdWUYAiABKA4yFC5ldm9sdmVkLkxlZGdlclN0YXRl
UgV2YWx1ZToCOAEiqQEKC0xlZGdlckVudHJ5EiUKBWNlbnRzGAIgASgDQg/q3CULYW1vdW50Q2VudHNSBWNlbnRzEioKBXN0YXRl
GAMgASgOMhQuZXZvbHZlZC5MZWRnZXJTdGF0ZVIFc3RhdGUSLQoGb3JpZ2luGAQgASgLMhUuZXZvbHZlZC5MZWRnZXJPcmlnaW5S
Bm9yaWdpbhIYCgdhY2NvdW50GAcgASgJUgdhY2NvdW50Ij8KD0xlZGdlckVudHJ5TGlzdBIsCgZ2YWx1ZXMYASADKAsyFC5ldm9s
dmVkLkxlZGdlckVudHJ5UgZ2YWx1ZXMiigEKDExlZGdlck9yaWdpbhI1CgZwZXJzb24YASABKAsyGy5ldm9sdmVkLkxlZGdlck9y
aWdpblBlcnNvbkgAUgZwZXJzb24SOAoHbWFjaGluZRgJIAEoCzIcLmV2b2x2ZWQuTGVkZ2VyT3JpZ2luTWFjaGluZUgAUgdtYWNo
aW5lQgkKB3ZhcmlhbnQiLQoTTGVkZ2VyT3JpZ2luTWFjaGluZRIWCgZudW1iZXIYASABKAVSBm51bWJlciIoChJMZWRnZXJPcmln
aW5QZXJzb24SEgoEbmFtZRgBIAEoCVIEbmFtZSKRAQoLTGVkZ2VyT3duZXISQQoHY29tcGFueRgBIAEoCzIbLmV2b2x2ZWQuTGVk
Z2VyT3duZXJDb21wYW55Qgjq3CUEZmlybUgAUgdjb21wYW55EjQKBm5vYm9keRgCIAEoCzIaLmV2b2x2ZWQuTGVkZ2VyT3duZXJO
b2JvZHlIAFIGbm9ib2R5QgkKB3ZhcmlhbnQiMwoSTGVkZ2VyT3duZXJDb21wYW55Eh0KBG5hbWUYASABKAlCCercJQV0aXRsZVIE
bmFtZSITChFMZWRnZXJPd25lck5vYm9keSIqChBMZWRnZXJXcml0ZVJlcGx5EhYKBnJlc3VsdBgBIAEoA1IGcmVzdWx0ImIKEkxl
ZGdlcldyaXRlUmVxdWVzdBIqCgVlbnRyeRgBIAEoCzIULmV2b2x2ZWQuTGVkZ2VyRW50cnlSBWVudHJ5EhcKBG5vdGUYAyABKAlI
AFIEbm90ZYgBAUIHCgVfbm90ZSqJAQoLTGVkZ2VyU3RhdGUSHAoYTEVER0VSX1NUQVRFX1VOU1BFQ0lGSUVEEAASFQoRTEVER0VS
X1NUQVRFX09QRU4QAhIuChNMRURHRVJfU1RBVEVfQ0xPU0VEEAMaFercJRFMRURHRVJfU1RBVEVfRE9ORRIVChFMRURHRVJfU1RB
VEVfVk9JRBAUYgZwcm90bzM=
`
