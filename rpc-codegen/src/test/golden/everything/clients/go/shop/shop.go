// Code generated from Java by Privateer. DO NOT EDIT.

package shop

import (
	"context"
	"math"
	"strconv"
	"time"

	"privateer.io/go/privateer"
)

// ShopClient calls Shop. Safe for concurrent use.
//
// All that can be asked of the shop.
//
// A second paragraph with a backslash \ and an end of a comment, &#42;/.
type ShopClient struct {
	client *privateer.Client
}

// NewShopClient returns a client for the servers that the given one is connected to.
func NewShopClient(client *privateer.Client) *ShopClient {
	return &ShopClient{client}
}

var shopClientEcho = privateer.Method{
	Path:       "shop.Shop/Echo",
	Idempotent: true,
	Timeout:    200 * time.Millisecond,
	Request:    "shop.ShopEchoRequest",
	Reply:      "shop.ShopEchoReply",
	Schema:     bodySchema,
}

// Echo calls shop.Shop/Echo.
//
// Gives back what it gets.
func (c *ShopClient) Echo(ctx context.Context, everything Everything, options ...privateer.CallOption) (result Everything, err error) {
	err = c.client.Invoke(ctx, &shopClientEcho, func(w *privateer.Writer) {
		w.Message(1, everything.MarshalPrivateer)
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
		r.Require(1, "shop.ShopEchoReply.result")
	}, options...)
	return result, err
}

var shopClientFind = privateer.Method{
	Path:    "shop.Shop/Find",
	Request: "shop.ShopFindRequest",
	Reply:   "shop.ShopFindReply",
	Schema:  bodySchema,
}

// Find calls shop.Shop/Find.
func (c *ShopClient) Find(ctx context.Context, id string, hint *string, options ...privateer.CallOption) (result *EverythingPoint, err error) {
	err = c.client.Invoke(ctx, &shopClientFind, func(w *privateer.Writer) {
		if id != "" {
			w.String(1, id)
		}
		if hint != nil {
			w.String(2, *hint)
		}
	}, func(r *privateer.Reader) {
		for r.Next() {
			switch r.Field() {
			case 1:
				if result == nil {
					result = new(EverythingPoint)
				}
				r.Message(result.UnmarshalPrivateer)
			default:
				r.Skip()
			}
		}
	}, options...)
	return result, err
}

var shopClientNames = privateer.Method{
	Path:    "shop.Shop/Names",
	Request: "shop.ShopNamesRequest",
	Reply:   "shop.ShopNamesReply",
	Schema:  bodySchema,
}

// Names calls shop.Shop/Names.
func (c *ShopClient) Names(ctx context.Context, options ...privateer.CallOption) (result PageOfStringList, err error) {
	err = c.client.Invoke(ctx, &shopClientNames, func(w *privateer.Writer) {
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
		r.Require(1, "shop.ShopNamesReply.result")
	}, options...)
	return result, err
}

var shopClientPing = privateer.Method{
	Path:     "shop.Shop/Ping",
	Priority: privateer.Critical,
	Request:  "shop.ShopPingRequest",
	Reply:    "shop.ShopPingReply",
	Schema:   bodySchema,
}

// Ping calls shop.Shop/Ping.
func (c *ShopClient) Ping(ctx context.Context, options ...privateer.CallOption) error {
	return c.client.Invoke(ctx, &shopClientPing, func(w *privateer.Writer) {
	}, func(r *privateer.Reader) {
		for r.Next() {
			r.Skip()
		}
	}, options...)
}

var shopClientPoints = privateer.Method{
	Path:    "shop.Shop/Points",
	Request: "shop.ShopPointsRequest",
	Reply:   "shop.ShopPointsReply",
	Schema:  bodySchema,
}

// Points calls shop.Shop/Points.
func (c *ShopClient) Points(ctx context.Context, from int32, options ...privateer.CallOption) (result PageOfEverythingPoint, err error) {
	err = c.client.Invoke(ctx, &shopClientPoints, func(w *privateer.Writer) {
		if from != 0 {
			w.Varint(1, uint64(from))
		}
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
		r.Require(1, "shop.ShopPointsReply.result")
	}, options...)
	return result, err
}

var shopClientSum = privateer.Method{
	Path:    "shop.Shop/Sum",
	Request: "shop.ShopSumRequest",
	Reply:   "shop.ShopSumReply",
	Schema:  bodySchema,
}

// Sum calls shop.Shop/Sum.
func (c *ShopClient) Sum(ctx context.Context, numbers []int32, options ...privateer.CallOption) (result int64, err error) {
	err = c.client.Invoke(ctx, &shopClientSum, func(w *privateer.Writer) {
		if len(numbers) > 0 {
			w.Packed(1, func(w *privateer.Writer) {
				for _, each := range numbers {
					w.Varint(1, uint64(each))
				}
			})
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

var shopClientTake = privateer.Method{
	Path:    "shop.Shop/Take",
	Request: "shop.ShopTakeRequest",
	Reply:   "shop.ShopTakeReply",
	Schema:  bodySchema,
	Errors: map[string]privateer.DeclaredError{
		"shop.SoldForever": {
			Message: "shop.SoldForever",
			New:     func() privateer.ServiceError { return new(SoldForeverError) },
		},
		"shop.OutOfStock": {
			Message: "shop.OutOfStock",
			New:     func() privateer.ServiceError { return new(OutOfStockError) },
		},
	},
}

// Take calls shop.Shop/Take.
//
// Takes some off the shelf.
//
// Its error may be a *OutOfStockError or a *SoldForeverError.
func (c *ShopClient) Take(ctx context.Context, article string, count int32, options ...privateer.CallOption) (result int32, err error) {
	err = c.client.Invoke(ctx, &shopClientTake, func(w *privateer.Writer) {
		if article != "" {
			w.String(1, article)
		}
		if count != 0 {
			w.Varint(2, uint64(count))
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

// Everything is shop.Everything.
//
// One component for every row of the mapping.
type Everything struct {
	Scalars   EverythingScalars
	Boxes     EverythingBoxes
	Optionals EverythingOptionals
	Defaults  EverythingDefaults
	Texts     EverythingTexts
	Times     EverythingTimes
	Lists     EverythingLists
	Arrays    EverythingArrays
	Maps      EverythingMaps
	Color     Color
	Mood      *Mood
	Shape     Shape
	Next      *Everything
}

// MarshalPrivateer writes the message's fields.
func (m *Everything) MarshalPrivateer(w *privateer.Writer) {
	w.Message(1, m.Scalars.MarshalPrivateer)
	w.Message(2, m.Boxes.MarshalPrivateer)
	w.Message(3, m.Optionals.MarshalPrivateer)
	w.Message(4, m.Defaults.MarshalPrivateer)
	w.Message(5, m.Texts.MarshalPrivateer)
	w.Message(6, m.Times.MarshalPrivateer)
	w.Message(7, m.Lists.MarshalPrivateer)
	w.Message(8, m.Arrays.MarshalPrivateer)
	w.Message(9, m.Maps.MarshalPrivateer)
	if m.Color != 0 {
		w.Varint(10, uint64(m.Color))
	}
	if m.Mood != nil {
		w.Varint(11, uint64(*m.Mood))
	}
	MarshalShape(w, 12, m.Shape)
	if m.Next != nil {
		w.Message(13, m.Next.MarshalPrivateer)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Everything) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			r.Saw()
			r.Message(m.Scalars.UnmarshalPrivateer)
		case 2:
			r.Saw()
			r.Message(m.Boxes.UnmarshalPrivateer)
		case 3:
			r.Saw()
			r.Message(m.Optionals.UnmarshalPrivateer)
		case 4:
			r.Saw()
			r.Message(m.Defaults.UnmarshalPrivateer)
		case 5:
			r.Saw()
			r.Message(m.Texts.UnmarshalPrivateer)
		case 6:
			r.Saw()
			r.Message(m.Times.UnmarshalPrivateer)
		case 7:
			r.Saw()
			r.Message(m.Lists.UnmarshalPrivateer)
		case 8:
			r.Saw()
			r.Message(m.Arrays.UnmarshalPrivateer)
		case 9:
			r.Saw()
			r.Message(m.Maps.UnmarshalPrivateer)
		case 10:
			m.Color = Color(r.Varint())
		case 11:
			value := Mood(r.Varint())
			m.Mood = &value
		case 12:
			r.Saw()
			m.Shape = UnmarshalShape(r)
		case 13:
			if m.Next == nil {
				m.Next = new(Everything)
			}
			r.Message(m.Next.UnmarshalPrivateer)
		default:
			r.Skip()
		}
	}
	r.Require(1, "shop.Everything.scalars")
	r.Require(2, "shop.Everything.boxes")
	r.Require(3, "shop.Everything.optionals")
	r.Require(4, "shop.Everything.defaults")
	r.Require(5, "shop.Everything.texts")
	r.Require(6, "shop.Everything.times")
	r.Require(7, "shop.Everything.lists")
	r.Require(8, "shop.Everything.arrays")
	r.Require(9, "shop.Everything.maps")
	r.Require(12, "shop.Everything.shape")
}

// EverythingArrays is shop.EverythingArrays.
type EverythingArrays struct {
	Ints     []int32
	Longs    []int64
	Floats   []float32
	Doubles  []float64
	Booleans []bool
	Strings  []string
	Bytes    [][]byte
	Colors   []Color
	Points   []EverythingPoint
}

// MarshalPrivateer writes the message's fields.
func (m *EverythingArrays) MarshalPrivateer(w *privateer.Writer) {
	if len(m.Ints) > 0 {
		w.Packed(1, func(w *privateer.Writer) {
			for _, each := range m.Ints {
				w.Varint(1, uint64(each))
			}
		})
	}
	if len(m.Longs) > 0 {
		w.Packed(2, func(w *privateer.Writer) {
			for _, each := range m.Longs {
				w.Varint(2, uint64(each))
			}
		})
	}
	if len(m.Floats) > 0 {
		w.Packed(3, func(w *privateer.Writer) {
			for _, each := range m.Floats {
				w.Float(3, each)
			}
		})
	}
	if len(m.Doubles) > 0 {
		w.Packed(4, func(w *privateer.Writer) {
			for _, each := range m.Doubles {
				w.Double(4, each)
			}
		})
	}
	if len(m.Booleans) > 0 {
		w.Packed(5, func(w *privateer.Writer) {
			for _, each := range m.Booleans {
				w.Bool(5, each)
			}
		})
	}
	for _, each := range m.Strings {
		w.String(6, each)
	}
	for _, each := range m.Bytes {
		w.Raw(7, each)
	}
	if len(m.Colors) > 0 {
		w.Packed(8, func(w *privateer.Writer) {
			for _, each := range m.Colors {
				w.Varint(8, uint64(each))
			}
		})
	}
	for _, each := range m.Points {
		w.Message(9, each.MarshalPrivateer)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *EverythingArrays) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			r.Elements(func(r *privateer.Reader) {
				m.Ints = append(m.Ints, int32(r.Varint()))
			})
		case 2:
			r.Elements(func(r *privateer.Reader) {
				m.Longs = append(m.Longs, int64(r.Varint()))
			})
		case 3:
			r.Elements(func(r *privateer.Reader) {
				m.Floats = append(m.Floats, r.Float())
			})
		case 4:
			r.Elements(func(r *privateer.Reader) {
				m.Doubles = append(m.Doubles, r.Double())
			})
		case 5:
			r.Elements(func(r *privateer.Reader) {
				m.Booleans = append(m.Booleans, r.Bool())
			})
		case 6:
			m.Strings = append(m.Strings, r.String())
		case 7:
			m.Bytes = append(m.Bytes, r.Raw())
		case 8:
			r.Elements(func(r *privateer.Reader) {
				m.Colors = append(m.Colors, Color(r.Varint()))
			})
		case 9:
			var each EverythingPoint
			r.Message(each.UnmarshalPrivateer)
			m.Points = append(m.Points, each)
		default:
			r.Skip()
		}
	}
}

// EverythingBoxes is shop.EverythingBoxes.
type EverythingBoxes struct {
	I *int32
	L *int64
	F *float32
	D *float64
	B *bool
}

// MarshalPrivateer writes the message's fields.
func (m *EverythingBoxes) MarshalPrivateer(w *privateer.Writer) {
	if m.I != nil {
		w.Varint(1, uint64(*m.I))
	}
	if m.L != nil {
		w.Varint(2, uint64(*m.L))
	}
	if m.F != nil {
		w.Float(3, *m.F)
	}
	if m.D != nil {
		w.Double(4, *m.D)
	}
	if m.B != nil {
		w.Bool(5, *m.B)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *EverythingBoxes) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			value := int32(r.Varint())
			m.I = &value
		case 2:
			value := int64(r.Varint())
			m.L = &value
		case 3:
			value := r.Float()
			m.F = &value
		case 4:
			value := r.Double()
			m.D = &value
		case 5:
			value := r.Bool()
			m.B = &value
		default:
			r.Skip()
		}
	}
}

// EverythingDefaults is shop.EverythingDefaults.
type EverythingDefaults struct {
	I     int32
	L     int64
	F     float32
	D     float64
	B     bool
	S     string
	Color Color
}

// MarshalPrivateer writes the message's fields.
func (m *EverythingDefaults) MarshalPrivateer(w *privateer.Writer) {
	w.Varint(1, uint64(m.I))
	w.Varint(2, uint64(m.L))
	w.Float(3, m.F)
	w.Double(4, m.D)
	w.Bool(5, m.B)
	w.String(6, m.S)
	w.Varint(7, uint64(m.Color))
}

// UnmarshalPrivateer reads the message's fields.
func (m *EverythingDefaults) UnmarshalPrivateer(r *privateer.Reader) {
	m.I = 3
	m.L = -9223372036854775808
	m.F = 1.5
	m.D = 1.0e300
	m.B = true
	m.S = "a\"\\u0041\n\u00e9"
	m.Color = 2
	for r.Next() {
		switch r.Field() {
		case 1:
			m.I = int32(r.Varint())
		case 2:
			m.L = int64(r.Varint())
		case 3:
			m.F = r.Float()
		case 4:
			m.D = r.Double()
		case 5:
			m.B = r.Bool()
		case 6:
			m.S = r.String()
		case 7:
			m.Color = Color(r.Varint())
		default:
			r.Skip()
		}
	}
}

// EverythingLists is shop.EverythingLists.
type EverythingLists struct {
	Ints     []int32
	Longs    []int64
	Floats   []float32
	Doubles  []float64
	Booleans []bool
	Strings  []string
	Bytes    [][]byte
	Uuids    []string
	Colors   []Color
	Instants []time.Time
	Shapes   []Shape
	Nested   [][]string
	Set      []int32
	Dates    []string
}

// MarshalPrivateer writes the message's fields.
func (m *EverythingLists) MarshalPrivateer(w *privateer.Writer) {
	if len(m.Ints) > 0 {
		w.Packed(1, func(w *privateer.Writer) {
			for _, each := range m.Ints {
				w.Varint(1, uint64(each))
			}
		})
	}
	if len(m.Longs) > 0 {
		w.Packed(2, func(w *privateer.Writer) {
			for _, each := range m.Longs {
				w.Varint(2, uint64(each))
			}
		})
	}
	if len(m.Floats) > 0 {
		w.Packed(3, func(w *privateer.Writer) {
			for _, each := range m.Floats {
				w.Float(3, each)
			}
		})
	}
	if len(m.Doubles) > 0 {
		w.Packed(4, func(w *privateer.Writer) {
			for _, each := range m.Doubles {
				w.Double(4, each)
			}
		})
	}
	if len(m.Booleans) > 0 {
		w.Packed(5, func(w *privateer.Writer) {
			for _, each := range m.Booleans {
				w.Bool(5, each)
			}
		})
	}
	for _, each := range m.Strings {
		w.String(6, each)
	}
	for _, each := range m.Bytes {
		w.Raw(7, each)
	}
	for _, each := range m.Uuids {
		w.String(8, each)
	}
	if len(m.Colors) > 0 {
		w.Packed(9, func(w *privateer.Writer) {
			for _, each := range m.Colors {
				w.Varint(9, uint64(each))
			}
		})
	}
	for _, each := range m.Instants {
		w.Time(10, each)
	}
	for _, each := range m.Shapes {
		MarshalShape(w, 11, each)
	}
	for _, each := range m.Nested {
		w.Message(12, func(w *privateer.Writer) {
			for _, each := range each {
				w.String(1, each)
			}
		})
	}
	if len(m.Set) > 0 {
		w.Packed(13, func(w *privateer.Writer) {
			for _, each := range m.Set {
				w.Varint(13, uint64(each))
			}
		})
	}
	for _, each := range m.Dates {
		w.String(14, each)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *EverythingLists) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			r.Elements(func(r *privateer.Reader) {
				m.Ints = append(m.Ints, int32(r.Varint()))
			})
		case 2:
			r.Elements(func(r *privateer.Reader) {
				m.Longs = append(m.Longs, int64(r.Varint()))
			})
		case 3:
			r.Elements(func(r *privateer.Reader) {
				m.Floats = append(m.Floats, r.Float())
			})
		case 4:
			r.Elements(func(r *privateer.Reader) {
				m.Doubles = append(m.Doubles, r.Double())
			})
		case 5:
			r.Elements(func(r *privateer.Reader) {
				m.Booleans = append(m.Booleans, r.Bool())
			})
		case 6:
			m.Strings = append(m.Strings, r.String())
		case 7:
			m.Bytes = append(m.Bytes, r.Raw())
		case 8:
			m.Uuids = append(m.Uuids, r.String())
		case 9:
			r.Elements(func(r *privateer.Reader) {
				m.Colors = append(m.Colors, Color(r.Varint()))
			})
		case 10:
			m.Instants = append(m.Instants, r.Time())
		case 11:
			m.Shapes = append(m.Shapes, UnmarshalShape(r))
		case 12:
			var each []string
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						each = append(each, r.String())
					default:
						r.Skip()
					}
				}
			})
			m.Nested = append(m.Nested, each)
		case 13:
			r.Elements(func(r *privateer.Reader) {
				m.Set = append(m.Set, int32(r.Varint()))
			})
		case 14:
			m.Dates = append(m.Dates, r.String())
		default:
			r.Skip()
		}
	}
}

// EverythingMaps is shop.EverythingMaps.
type EverythingMaps struct {
	ByString  map[string]int32
	ByInt     map[int32]string
	ByLong    map[int64]bool
	ByBoolean map[bool]float64
	ByUUID    map[string]EverythingPoint
	ByDate    map[string]Color
	Lists     map[string][]EverythingPoint
	Maps      map[string]map[string][]byte
	Durations map[string]privateer.Duration
}

// MarshalPrivateer writes the message's fields.
func (m *EverythingMaps) MarshalPrivateer(w *privateer.Writer) {
	for key, value := range m.ByString {
		w.Message(1, func(w *privateer.Writer) {
			w.String(1, key)
			w.Varint(2, uint64(value))
		})
	}
	for key, value := range m.ByInt {
		w.Message(2, func(w *privateer.Writer) {
			w.Varint(1, uint64(key))
			w.String(2, value)
		})
	}
	for key, value := range m.ByLong {
		w.Message(3, func(w *privateer.Writer) {
			w.Varint(1, uint64(key))
			w.Bool(2, value)
		})
	}
	for key, value := range m.ByBoolean {
		w.Message(4, func(w *privateer.Writer) {
			w.Bool(1, key)
			w.Double(2, value)
		})
	}
	for key, value := range m.ByUUID {
		w.Message(5, func(w *privateer.Writer) {
			w.String(1, key)
			w.Message(2, value.MarshalPrivateer)
		})
	}
	for key, value := range m.ByDate {
		w.Message(6, func(w *privateer.Writer) {
			w.String(1, key)
			w.Varint(2, uint64(value))
		})
	}
	for key, value := range m.Lists {
		w.Message(7, func(w *privateer.Writer) {
			w.String(1, key)
			w.Message(2, func(w *privateer.Writer) {
				for _, each := range value {
					w.Message(1, each.MarshalPrivateer)
				}
			})
		})
	}
	for key, value := range m.Maps {
		w.Message(8, func(w *privateer.Writer) {
			w.String(1, key)
			w.Message(2, func(w *privateer.Writer) {
				for key, value := range value {
					w.Message(1, func(w *privateer.Writer) {
						w.String(1, key)
						w.Raw(2, value)
					})
				}
			})
		})
	}
	for key, value := range m.Durations {
		w.Message(9, func(w *privateer.Writer) {
			w.String(1, key)
			w.Duration(2, value)
		})
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *EverythingMaps) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			if m.ByString == nil {
				m.ByString = map[string]int32{}
			}
			var key string
			var value int32
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						value = int32(r.Varint())
					default:
						r.Skip()
					}
				}
			})
			m.ByString[key] = value
		case 2:
			if m.ByInt == nil {
				m.ByInt = map[int32]string{}
			}
			var key int32
			var value string
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = int32(r.Varint())
					case 2:
						value = r.String()
					default:
						r.Skip()
					}
				}
			})
			m.ByInt[key] = value
		case 3:
			if m.ByLong == nil {
				m.ByLong = map[int64]bool{}
			}
			var key int64
			var value bool
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = int64(r.Varint())
					case 2:
						value = r.Bool()
					default:
						r.Skip()
					}
				}
			})
			m.ByLong[key] = value
		case 4:
			if m.ByBoolean == nil {
				m.ByBoolean = map[bool]float64{}
			}
			var key bool
			var value float64
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.Bool()
					case 2:
						value = r.Double()
					default:
						r.Skip()
					}
				}
			})
			m.ByBoolean[key] = value
		case 5:
			if m.ByUUID == nil {
				m.ByUUID = map[string]EverythingPoint{}
			}
			var key string
			var value EverythingPoint
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
			m.ByUUID[key] = value
		case 6:
			if m.ByDate == nil {
				m.ByDate = map[string]Color{}
			}
			var key string
			var value Color
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						value = Color(r.Varint())
					default:
						r.Skip()
					}
				}
			})
			m.ByDate[key] = value
		case 7:
			if m.Lists == nil {
				m.Lists = map[string][]EverythingPoint{}
			}
			var key string
			var value []EverythingPoint
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
									var each2 EverythingPoint
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
			m.Lists[key] = value
		case 8:
			if m.Maps == nil {
				m.Maps = map[string]map[string][]byte{}
			}
			var key string
			var value map[string][]byte
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
									if value == nil {
										value = map[string][]byte{}
									}
									var key2 string
									var value2 []byte
									r.Message(func(r *privateer.Reader) {
										for r.Next() {
											switch r.Field() {
											case 1:
												key2 = r.String()
											case 2:
												value2 = r.Raw()
											default:
												r.Skip()
											}
										}
									})
									value[key2] = value2
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
			m.Maps[key] = value
		case 9:
			if m.Durations == nil {
				m.Durations = map[string]privateer.Duration{}
			}
			var key string
			var value privateer.Duration
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						value = r.Duration()
					default:
						r.Skip()
					}
				}
			})
			m.Durations[key] = value
		default:
			r.Skip()
		}
	}
}

// EverythingOptionals is shop.EverythingOptionals.
type EverythingOptionals struct {
	I       *int32
	L       *int64
	F       *float32
	D       *float64
	B       *bool
	S       *string
	Bytes   []byte
	UUID    *string
	Color   *Color
	Instant *time.Time
	Shape   Shape
}

// MarshalPrivateer writes the message's fields.
func (m *EverythingOptionals) MarshalPrivateer(w *privateer.Writer) {
	if m.I != nil {
		w.Varint(1, uint64(*m.I))
	}
	if m.L != nil {
		w.Varint(2, uint64(*m.L))
	}
	if m.F != nil {
		w.Float(3, *m.F)
	}
	if m.D != nil {
		w.Double(4, *m.D)
	}
	if m.B != nil {
		w.Bool(5, *m.B)
	}
	if m.S != nil {
		w.String(6, *m.S)
	}
	if m.Bytes != nil {
		w.Raw(7, m.Bytes)
	}
	if m.UUID != nil {
		w.String(8, *m.UUID)
	}
	if m.Color != nil {
		w.Varint(9, uint64(*m.Color))
	}
	if m.Instant != nil {
		w.Time(10, *m.Instant)
	}
	if m.Shape != nil {
		MarshalShape(w, 11, m.Shape)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *EverythingOptionals) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			value := int32(r.Varint())
			m.I = &value
		case 2:
			value := int64(r.Varint())
			m.L = &value
		case 3:
			value := r.Float()
			m.F = &value
		case 4:
			value := r.Double()
			m.D = &value
		case 5:
			value := r.Bool()
			m.B = &value
		case 6:
			value := r.String()
			m.S = &value
		case 7:
			m.Bytes = r.Raw()
		case 8:
			value := r.String()
			m.UUID = &value
		case 9:
			value := Color(r.Varint())
			m.Color = &value
		case 10:
			value := r.Time()
			m.Instant = &value
		case 11:
			m.Shape = UnmarshalShape(r)
		default:
			r.Skip()
		}
	}
}

// EverythingPoint is shop.EverythingPoint.
type EverythingPoint struct {
	X int32
	Y int32
}

// MarshalPrivateer writes the message's fields.
func (m *EverythingPoint) MarshalPrivateer(w *privateer.Writer) {
	if m.X != 0 {
		w.Varint(1, uint64(m.X))
	}
	if m.Y != 0 {
		w.Varint(2, uint64(m.Y))
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *EverythingPoint) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.X = int32(r.Varint())
		case 2:
			m.Y = int32(r.Varint())
		default:
			r.Skip()
		}
	}
}

// EverythingScalars is shop.EverythingScalars.
//
// Values without presence.
type EverythingScalars struct {
	I     int32
	L     int64
	F     float32
	D     float64
	B     bool
	S     string
	Bytes []byte
}

// MarshalPrivateer writes the message's fields.
func (m *EverythingScalars) MarshalPrivateer(w *privateer.Writer) {
	if m.I != 0 {
		w.Varint(1, uint64(m.I))
	}
	if m.L != 0 {
		w.Varint(2, uint64(m.L))
	}
	if math.Float32bits(m.F) != 0 {
		w.Float(3, m.F)
	}
	if math.Float64bits(m.D) != 0 {
		w.Double(4, m.D)
	}
	if m.B {
		w.Bool(5, m.B)
	}
	if m.S != "" {
		w.String(6, m.S)
	}
	if len(m.Bytes) > 0 {
		w.Raw(7, m.Bytes)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *EverythingScalars) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.I = int32(r.Varint())
		case 2:
			m.L = int64(r.Varint())
		case 3:
			m.F = r.Float()
		case 4:
			m.D = r.Double()
		case 5:
			m.B = r.Bool()
		case 6:
			m.S = r.String()
		case 7:
			m.Bytes = r.Raw()
		default:
			r.Skip()
		}
	}
}

// EverythingTexts is shop.EverythingTexts.
type EverythingTexts struct {
	UUID    string
	Decimal string
	Integer string
}

// MarshalPrivateer writes the message's fields.
func (m *EverythingTexts) MarshalPrivateer(w *privateer.Writer) {
	if m.UUID != "" {
		w.String(1, m.UUID)
	}
	if m.Decimal != "" {
		w.String(2, m.Decimal)
	}
	if m.Integer != "" {
		w.String(3, m.Integer)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *EverythingTexts) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.UUID = r.String()
		case 2:
			m.Decimal = r.String()
		case 3:
			m.Integer = r.String()
		default:
			r.Skip()
		}
	}
}

// EverythingTimes is shop.EverythingTimes.
type EverythingTimes struct {
	Instant        time.Time
	Duration       privateer.Duration
	Date           string
	Time           string
	DateTime       string
	OffsetDateTime string
}

// MarshalPrivateer writes the message's fields.
func (m *EverythingTimes) MarshalPrivateer(w *privateer.Writer) {
	w.Time(1, m.Instant)
	w.Duration(2, m.Duration)
	if m.Date != "" {
		w.String(3, m.Date)
	}
	if m.Time != "" {
		w.String(4, m.Time)
	}
	if m.DateTime != "" {
		w.String(5, m.DateTime)
	}
	if m.OffsetDateTime != "" {
		w.String(6, m.OffsetDateTime)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *EverythingTimes) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			r.Saw()
			m.Instant = r.Time()
		case 2:
			r.Saw()
			m.Duration = r.Duration()
		case 3:
			m.Date = r.String()
		case 4:
			m.Time = r.String()
		case 5:
			m.DateTime = r.String()
		case 6:
			m.OffsetDateTime = r.String()
		default:
			r.Skip()
		}
	}
	r.Require(1, "shop.EverythingTimes.instant")
	r.Require(2, "shop.EverythingTimes.duration")
}

// OutOfStockError is shop.OutOfStock.
//
// Nothing left.
type OutOfStockError struct {
	Message string
	Article string
	Left    int32
}

// Error is what the service says of it.
func (m *OutOfStockError) Error() string { return m.Message }

// MarshalPrivateer writes the message's fields.
func (m *OutOfStockError) MarshalPrivateer(w *privateer.Writer) {
	if m.Message != "" {
		w.String(1, m.Message)
	}
	if m.Article != "" {
		w.String(2, m.Article)
	}
	if m.Left != 0 {
		w.Varint(3, uint64(m.Left))
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *OutOfStockError) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Message = r.String()
		case 2:
			m.Article = r.String()
		case 3:
			m.Left = int32(r.Varint())
		default:
			r.Skip()
		}
	}
}

// PageOfEverythingPoint is shop.PageOfEverythingPoint.
//
// A part of a longer list.
type PageOfEverythingPoint struct {
	Items []EverythingPoint
	Total int32
}

// MarshalPrivateer writes the message's fields.
func (m *PageOfEverythingPoint) MarshalPrivateer(w *privateer.Writer) {
	for _, each := range m.Items {
		w.Message(1, each.MarshalPrivateer)
	}
	if m.Total != 0 {
		w.Varint(2, uint64(m.Total))
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *PageOfEverythingPoint) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			var each EverythingPoint
			r.Message(each.UnmarshalPrivateer)
			m.Items = append(m.Items, each)
		case 2:
			m.Total = int32(r.Varint())
		default:
			r.Skip()
		}
	}
}

// PageOfStringList is shop.PageOfStringList.
//
// A part of a longer list.
type PageOfStringList struct {
	Items [][]string
	Total int32
}

// MarshalPrivateer writes the message's fields.
func (m *PageOfStringList) MarshalPrivateer(w *privateer.Writer) {
	for _, each := range m.Items {
		w.Message(1, func(w *privateer.Writer) {
			for _, each := range each {
				w.String(1, each)
			}
		})
	}
	if m.Total != 0 {
		w.Varint(2, uint64(m.Total))
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *PageOfStringList) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			var each []string
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						each = append(each, r.String())
					default:
						r.Skip()
					}
				}
			})
			m.Items = append(m.Items, each)
		case 2:
			m.Total = int32(r.Varint())
		default:
			r.Skip()
		}
	}
}

// Shape is one of several messages.
//
// One of two forms.
//
//   - *ShapeCircle
//   - *ShapeSquare
//   - *UnknownShape
type Shape interface {
	isShape()
}

func (*ShapeCircle) isShape() {}

func (*ShapeSquare) isShape() {}

func (*UnknownShape) isShape() {}

// UnknownShape is a Shape that this program does not know.
type UnknownShape struct{}

// MarshalShape writes it as a field.
func MarshalShape(w *privateer.Writer, field int32, value Shape) {
	w.Message(field, func(w *privateer.Writer) {
		switch value := value.(type) {
		case *ShapeCircle:
			w.Message(1, value.MarshalPrivateer)
		case *ShapeSquare:
			w.Message(2, value.MarshalPrivateer)
		}
	})
}

// UnmarshalShape reads it from a field.
func UnmarshalShape(r *privateer.Reader) Shape {
	var value Shape = new(UnknownShape)
	r.Message(func(r *privateer.Reader) {
		for r.Next() {
			switch r.Field() {
			case 1:
				variant := new(ShapeCircle)
				r.Message(variant.UnmarshalPrivateer)
				value = variant
			case 2:
				variant := new(ShapeSquare)
				r.Message(variant.UnmarshalPrivateer)
				value = variant
			default:
				r.Skip()
			}
		}
	})
	return value
}

// ShapeCircle is shop.ShapeCircle.
//
// Round.
type ShapeCircle struct {
	Radius float64
}

// MarshalPrivateer writes the message's fields.
func (m *ShapeCircle) MarshalPrivateer(w *privateer.Writer) {
	if math.Float64bits(m.Radius) != 0 {
		w.Double(1, m.Radius)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *ShapeCircle) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Radius = r.Double()
		default:
			r.Skip()
		}
	}
}

// ShapeSquare is shop.ShapeSquare.
type ShapeSquare struct {
	Side    float64
	Variant string
}

// MarshalPrivateer writes the message's fields.
func (m *ShapeSquare) MarshalPrivateer(w *privateer.Writer) {
	if math.Float64bits(m.Side) != 0 {
		w.Double(1, m.Side)
	}
	if m.Variant != "" {
		w.String(2, m.Variant)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *ShapeSquare) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Side = r.Double()
		case 2:
			m.Variant = r.String()
		default:
			r.Skip()
		}
	}
}

// SoldForeverError is shop.SoldForever.
//
// Nothing left, and nothing will come.
type SoldForeverError struct {
	Message string
	Article string
	Left    int32
}

// Error is what the service says of it.
func (m *SoldForeverError) Error() string { return m.Message }

// MarshalPrivateer writes the message's fields.
func (m *SoldForeverError) MarshalPrivateer(w *privateer.Writer) {
	if m.Message != "" {
		w.String(1, m.Message)
	}
	if m.Article != "" {
		w.String(2, m.Article)
	}
	if m.Left != 0 {
		w.Varint(3, uint64(m.Left))
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *SoldForeverError) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Message = r.String()
		case 2:
			m.Article = r.String()
		case 3:
			m.Left = int32(r.Varint())
		default:
			r.Skip()
		}
	}
}

// Color is shop.Color; a number that this program does not know survives.
type Color int32

// The values of Color.
const (
	ColorUnspecified Color = 0
	// Warm.
	ColorRed   Color = 1
	ColorGreen Color = 2
)

func (e Color) String() string {
	switch e {
	case ColorUnspecified:
		return "COLOR_UNSPECIFIED"
	case ColorRed:
		return "COLOR_RED"
	case ColorGreen:
		return "COLOR_GREEN"
	default:
		return "Color(" + strconv.Itoa(int(e)) + ")"
	}
}

// Mood is shop.Mood; a number that this program does not know survives.
//
// Without a constant for what is not known.
type Mood int32

// The values of Mood.
const (
	MoodUnspecified Mood = 0
	MoodGood        Mood = 1
	MoodBad         Mood = 2
)

func (e Mood) String() string {
	switch e {
	case MoodUnspecified:
		return "MOOD_UNSPECIFIED"
	case MoodGood:
		return "MOOD_GOOD"
	case MoodBad:
		return "MOOD_BAD"
	default:
		return "Mood(" + strconv.Itoa(int(e)) + ")"
	}
}

// bodySchema describes the messages of the methods, for bodies in JSON.
const bodySchema = `
CtsqCg9zaG9wL3Nob3AucHJvdG8SBHNob3AaHmdvb2dsZS9wcm90b2J1Zi9kdXJhdGlvbi5wcm90bxofZ29vZ2xlL3Byb3RvYnVm
L3RpbWVzdGFtcC5wcm90byLWBAoKRXZlcnl0aGluZxIxCgdzY2FsYXJzGAEgASgLMhcuc2hvcC5FdmVyeXRoaW5nU2NhbGFyc1IH
c2NhbGFycxIrCgVib3hlcxgCIAEoCzIVLnNob3AuRXZlcnl0aGluZ0JveGVzUgVib3hlcxI3CglvcHRpb25hbHMYAyABKAsyGS5z
aG9wLkV2ZXJ5dGhpbmdPcHRpb25hbHNSCW9wdGlvbmFscxI0CghkZWZhdWx0cxgEIAEoCzIYLnNob3AuRXZlcnl0aGluZ0RlZmF1
bHRzUghkZWZhdWx0cxIrCgV0ZXh0cxgFIAEoCzIVLnNob3AuRXZlcnl0aGluZ1RleHRzUgV0ZXh0cxIrCgV0aW1lcxgGIAEoCzIV
LnNob3AuRXZlcnl0aGluZ1RpbWVzUgV0aW1lcxIrCgVsaXN0cxgHIAEoCzIVLnNob3AuRXZlcnl0aGluZ0xpc3RzUgVsaXN0cxIu
CgZhcnJheXMYCCABKAsyFi5zaG9wLkV2ZXJ5dGhpbmdBcnJheXNSBmFycmF5cxIoCgRtYXBzGAkgASgLMhQuc2hvcC5FdmVyeXRo
aW5nTWFwc1IEbWFwcxIhCgVjb2xvchgKIAEoDjILLnNob3AuQ29sb3JSBWNvbG9yEiMKBG1vb2QYCyABKA4yCi5zaG9wLk1vb2RI
AFIEbW9vZIgBARIhCgVzaGFwZRgMIAEoCzILLnNob3AuU2hhcGVSBXNoYXBlEiQKBG5leHQYDSABKAsyEC5zaG9wLkV2ZXJ5dGhp
bmdSBG5leHRCBwoFX21vb2QijgIKEEV2ZXJ5dGhpbmdBcnJheXMSEgoEaW50cxgBIAMoBVIEaW50cxIUCgVsb25ncxgCIAMoA1IF
bG9uZ3MSFgoGZmxvYXRzGAMgAygCUgZmbG9hdHMSGAoHZG91YmxlcxgEIAMoAVIHZG91YmxlcxIaCghib29sZWFucxgFIAMoCFII
Ym9vbGVhbnMSGAoHc3RyaW5ncxgGIAMoCVIHc3RyaW5ncxIUCgVieXRlcxgHIAMoDFIFYnl0ZXMSIwoGY29sb3JzGAggAygOMgsu
c2hvcC5Db2xvclIGY29sb3JzEi0KBnBvaW50cxgJIAMoCzIVLnNob3AuRXZlcnl0aGluZ1BvaW50UgZwb2ludHMijgEKD0V2ZXJ5
dGhpbmdCb3hlcxIRCgFpGAEgASgFSABSAWmIAQESEQoBbBgCIAEoA0gBUgFsiAEBEhEKAWYYAyABKAJIAlIBZogBARIRCgFkGAQg
ASgBSANSAWSIAQESEQoBYhgFIAEoCEgEUgFiiAEBQgQKAl9pQgQKAl9sQgQKAl9mQgQKAl9kQgQKAl9iItwBChJFdmVyeXRoaW5n
RGVmYXVsdHMSEQoBaRgBIAEoBUgAUgFpiAEBEhEKAWwYAiABKANIAVIBbIgBARIRCgFmGAMgASgCSAJSAWaIAQESEQoBZBgEIAEo
AUgDUgFkiAEBEhEKAWIYBSABKAhIBFIBYogBARIRCgFzGAYgASgJSAVSAXOIAQESJgoFY29sb3IYByABKA4yCy5zaG9wLkNvbG9y
SAZSBWNvbG9yiAEBQgQKAl9pQgQKAl9sQgQKAl9mQgQKAl9kQgQKAl9iQgQKAl9zQggKBl9jb2xvciKjAwoPRXZlcnl0aGluZ0xp
c3RzEhIKBGludHMYASADKAVSBGludHMSFAoFbG9uZ3MYAiADKANSBWxvbmdzEhYKBmZsb2F0cxgDIAMoAlIGZmxvYXRzEhgKB2Rv
dWJsZXMYBCADKAFSB2RvdWJsZXMSGgoIYm9vbGVhbnMYBSADKAhSCGJvb2xlYW5zEhgKB3N0cmluZ3MYBiADKAlSB3N0cmluZ3MS
FAoFYnl0ZXMYByADKAxSBWJ5dGVzEhQKBXV1aWRzGAggAygJUgV1dWlkcxIjCgZjb2xvcnMYCSADKA4yCy5zaG9wLkNvbG9yUgZj
b2xvcnMSNgoIaW5zdGFudHMYCiADKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUghpbnN0YW50cxIjCgZzaGFwZXMYCyAD
KAsyCy5zaG9wLlNoYXBlUgZzaGFwZXMSKAoGbmVzdGVkGAwgAygLMhAuc2hvcC5TdHJpbmdMaXN0UgZuZXN0ZWQSEAoDc2V0GA0g
AygFUgNzZXQSFAoFZGF0ZXMYDiADKAlSBWRhdGVzIrMJCg5FdmVyeXRoaW5nTWFwcxI/CglieV9zdHJpbmcYASADKAsyIi5zaG9w
LkV2ZXJ5dGhpbmdNYXBzLkJ5U3RyaW5nRW50cnlSCGJ5U3RyaW5nEjYKBmJ5X2ludBgCIAMoCzIfLnNob3AuRXZlcnl0aGluZ01h
cHMuQnlJbnRFbnRyeVIFYnlJbnQSOQoHYnlfbG9uZxgDIAMoCzIgLnNob3AuRXZlcnl0aGluZ01hcHMuQnlMb25nRW50cnlSBmJ5
TG9uZxJCCgpieV9ib29sZWFuGAQgAygLMiMuc2hvcC5FdmVyeXRoaW5nTWFwcy5CeUJvb2xlYW5FbnRyeVIJYnlCb29sZWFuEjkK
B2J5X3V1aWQYBSADKAsyIC5zaG9wLkV2ZXJ5dGhpbmdNYXBzLkJ5VXVpZEVudHJ5UgZieVV1aWQSOQoHYnlfZGF0ZRgGIAMoCzIg
LnNob3AuRXZlcnl0aGluZ01hcHMuQnlEYXRlRW50cnlSBmJ5RGF0ZRI1CgVsaXN0cxgHIAMoCzIfLnNob3AuRXZlcnl0aGluZ01h
cHMuTGlzdHNFbnRyeVIFbGlzdHMSMgoEbWFwcxgIIAMoCzIeLnNob3AuRXZlcnl0aGluZ01hcHMuTWFwc0VudHJ5UgRtYXBzEkEK
CWR1cmF0aW9ucxgJIAMoCzIjLnNob3AuRXZlcnl0aGluZ01hcHMuRHVyYXRpb25zRW50cnlSCWR1cmF0aW9ucxo7Cg1CeVN0cmlu
Z0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5EhQKBXZhbHVlGAIgASgFUgV2YWx1ZToCOAEaOAoKQnlJbnRFbnRyeRIQCgNrZXkYASAB
KAVSA2tleRIUCgV2YWx1ZRgCIAEoCVIFdmFsdWU6AjgBGjkKC0J5TG9uZ0VudHJ5EhAKA2tleRgBIAEoA1IDa2V5EhQKBXZhbHVl
GAIgASgIUgV2YWx1ZToCOAEaPAoOQnlCb29sZWFuRW50cnkSEAoDa2V5GAEgASgIUgNrZXkSFAoFdmFsdWUYAiABKAFSBXZhbHVl
OgI4ARpQCgtCeVV1aWRFbnRyeRIQCgNrZXkYASABKAlSA2tleRIrCgV2YWx1ZRgCIAEoCzIVLnNob3AuRXZlcnl0aGluZ1BvaW50
UgV2YWx1ZToCOAEaRgoLQnlEYXRlRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSIQoFdmFsdWUYAiABKA4yCy5zaG9wLkNvbG9yUgV2
YWx1ZToCOAEaUwoKTGlzdHNFbnRyeRIQCgNrZXkYASABKAlSA2tleRIvCgV2YWx1ZRgCIAEoCzIZLnNob3AuRXZlcnl0aGluZ1Bv
aW50TGlzdFIFdmFsdWU6AjgBGk0KCU1hcHNFbnRyeRIQCgNrZXkYASABKAlSA2tleRIqCgV2YWx1ZRgCIAEoCzIULnNob3AuU3Ry
aW5nQnl0ZXNNYXBSBXZhbHVlOgI4ARpXCg5EdXJhdGlvbnNFbnRyeRIQCgNrZXkYASABKAlSA2tleRIvCgV2YWx1ZRgCIAEoCzIZ
Lmdvb2dsZS5wcm90b2J1Zi5EdXJhdGlvblIFdmFsdWU6AjgBIv0CChNFdmVyeXRoaW5nT3B0aW9uYWxzEhEKAWkYASABKAVIAFIB
aYgBARIRCgFsGAIgASgDSAFSAWyIAQESEQoBZhgDIAEoAkgCUgFmiAEBEhEKAWQYBCABKAFIA1IBZIgBARIRCgFiGAUgASgISARS
AWKIAQESEQoBcxgGIAEoCUgFUgFziAEBEhkKBWJ5dGVzGAcgASgMSAZSBWJ5dGVziAEBEhcKBHV1aWQYCCABKAlIB1IEdXVpZIgB
ARImCgVjb2xvchgJIAEoDjILLnNob3AuQ29sb3JICFIFY29sb3KIAQESNAoHaW5zdGFudBgKIAEoCzIaLmdvb2dsZS5wcm90b2J1
Zi5UaW1lc3RhbXBSB2luc3RhbnQSIQoFc2hhcGUYCyABKAsyCy5zaG9wLlNoYXBlUgVzaGFwZUIECgJfaUIECgJfbEIECgJfZkIE
CgJfZEIECgJfYkIECgJfc0IICgZfYnl0ZXNCBwoFX3V1aWRCCAoGX2NvbG9yIi0KD0V2ZXJ5dGhpbmdQb2ludBIMCgF4GAEgASgF
UgF4EgwKAXkYAiABKAVSAXkiRAoTRXZlcnl0aGluZ1BvaW50TGlzdBItCgZ2YWx1ZXMYASADKAsyFS5zaG9wLkV2ZXJ5dGhpbmdQ
b2ludFIGdmFsdWVzIn0KEUV2ZXJ5dGhpbmdTY2FsYXJzEgwKAWkYASABKAVSAWkSDAoBbBgCIAEoA1IBbBIMCgFmGAMgASgCUgFm
EgwKAWQYBCABKAFSAWQSDAoBYhgFIAEoCFIBYhIMCgFzGAYgASgJUgFzEhQKBWJ5dGVzGAcgASgMUgVieXRlcyJZCg9FdmVyeXRo
aW5nVGV4dHMSEgoEdXVpZBgBIAEoCVIEdXVpZBIYCgdkZWNpbWFsGAIgASgJUgdkZWNpbWFsEhgKB2ludGVnZXIYAyABKAlSB2lu
dGVnZXIi7QEKD0V2ZXJ5dGhpbmdUaW1lcxI0CgdpbnN0YW50GAEgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIHaW5z
dGFudBI1CghkdXJhdGlvbhgCIAEoCzIZLmdvb2dsZS5wcm90b2J1Zi5EdXJhdGlvblIIZHVyYXRpb24SEgoEZGF0ZRgDIAEoCVIE
ZGF0ZRISCgR0aW1lGAQgASgJUgR0aW1lEhsKCWRhdGVfdGltZRgFIAEoCVIIZGF0ZVRpbWUSKAoQb2Zmc2V0X2RhdGVfdGltZRgG
IAEoCVIOb2Zmc2V0RGF0ZVRpbWUiVAoKT3V0T2ZTdG9jaxIYCgdtZXNzYWdlGAEgASgJUgdtZXNzYWdlEhgKB2FydGljbGUYAiAB
KAlSB2FydGljbGUSEgoEbGVmdBgDIAEoBVIEbGVmdCJaChVQYWdlT2ZFdmVyeXRoaW5nUG9pbnQSKwoFaXRlbXMYASADKAsyFS5z
aG9wLkV2ZXJ5dGhpbmdQb2ludFIFaXRlbXMSFAoFdG90YWwYAiABKAVSBXRvdGFsIlAKEFBhZ2VPZlN0cmluZ0xpc3QSJgoFaXRl
bXMYASADKAsyEC5zaG9wLlN0cmluZ0xpc3RSBWl0ZW1zEhQKBXRvdGFsGAIgASgFUgV0b3RhbCJsCgVTaGFwZRIrCgZjaXJjbGUY
ASABKAsyES5zaG9wLlNoYXBlQ2lyY2xlSABSBmNpcmNsZRIrCgZzcXVhcmUYAiABKAsyES5zaG9wLlNoYXBlU3F1YXJlSABSBnNx
dWFyZUIJCgd2YXJpYW50IiUKC1NoYXBlQ2lyY2xlEhYKBnJhZGl1cxgBIAEoAVIGcmFkaXVzIjsKC1NoYXBlU3F1YXJlEhIKBHNp
ZGUYASABKAFSBHNpZGUSGAoHdmFyaWFudBgCIAEoCVIHdmFyaWFudCI5Cg1TaG9wRWNob1JlcGx5EigKBnJlc3VsdBgBIAEoCzIQ
LnNob3AuRXZlcnl0aGluZ1IGcmVzdWx0IkMKD1Nob3BFY2hvUmVxdWVzdBIwCgpldmVyeXRoaW5nGAEgASgLMhAuc2hvcC5FdmVy
eXRoaW5nUgpldmVyeXRoaW5nIj4KDVNob3BGaW5kUmVwbHkSLQoGcmVzdWx0GAEgASgLMhUuc2hvcC5FdmVyeXRoaW5nUG9pbnRS
BnJlc3VsdCJDCg9TaG9wRmluZFJlcXVlc3QSDgoCaWQYASABKAlSAmlkEhcKBGhpbnQYAiABKAlIAFIEaGludIgBAUIHCgVfaGlu
dCJACg5TaG9wTmFtZXNSZXBseRIuCgZyZXN1bHQYASABKAsyFi5zaG9wLlBhZ2VPZlN0cmluZ0xpc3RSBnJlc3VsdCISChBTaG9w
TmFtZXNSZXF1ZXN0Ig8KDVNob3BQaW5nUmVwbHkiEQoPU2hvcFBpbmdSZXF1ZXN0IkYKD1Nob3BQb2ludHNSZXBseRIzCgZyZXN1
bHQYASABKAsyGy5zaG9wLlBhZ2VPZkV2ZXJ5dGhpbmdQb2ludFIGcmVzdWx0IicKEVNob3BQb2ludHNSZXF1ZXN0EhIKBGZyb20Y
ASABKAVSBGZyb20iJgoMU2hvcFN1bVJlcGx5EhYKBnJlc3VsdBgBIAEoA1IGcmVzdWx0IioKDlNob3BTdW1SZXF1ZXN0EhgKB251
bWJlcnMYASADKAVSB251bWJlcnMiJwoNU2hvcFRha2VSZXBseRIWCgZyZXN1bHQYASABKAVSBnJlc3VsdCJBCg9TaG9wVGFrZVJl
cXVlc3QSGAoHYXJ0aWNsZRgBIAEoCVIHYXJ0aWNsZRIUCgVjb3VudBgCIAEoBVIFY291bnQiVQoLU29sZEZvcmV2ZXISGAoHbWVz
c2FnZRgBIAEoCVIHbWVzc2FnZRIYCgdhcnRpY2xlGAIgASgJUgdhcnRpY2xlEhIKBGxlZnQYAyABKAVSBGxlZnQihQEKDlN0cmlu
Z0J5dGVzTWFwEjgKBnZhbHVlcxgBIAMoCzIgLnNob3AuU3RyaW5nQnl0ZXNNYXAuVmFsdWVzRW50cnlSBnZhbHVlcxo5CgtWYWx1
ZXNFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2YWx1ZRgCIAEoDFIFdmFsdWU6AjgBIiQKClN0cmluZ0xpc3QSFgoGdmFsdWVz
GAEgAygJUgZ2YWx1ZXMqPgoFQ29sb3ISFQoRQ09MT1JfVU5TUEVDSUZJRUQQABINCglDT0xPUl9SRUQQARIPCgtDT0xPUl9HUkVF
ThACKjkKBE1vb2QSFAoQTU9PRF9VTlNQRUNJRklFRBAAEg0KCU1PT0RfR09PRBABEgwKCE1PT0RfQkFEEAJiBnByb3RvMw==
`
