package privateer

import (
	"fmt"
	"math"
	"time"
	"unicode/utf8"

	"google.golang.org/protobuf/encoding/protowire"
)

// What generated code is made of, besides the client itself: a Writer and a Reader over protowire.

// maxDepth is how deep messages may nest, here and on the Java side.
const maxDepth = 100

// Duration is a length of time as the wire has it: up to 10,000 years, more than a time.Duration can hold. Nanos are less than
// a second, and have the sign of Seconds.
type Duration struct {
	Seconds int64
	Nanos   int32
}

func (d Duration) isValid() bool {
	const most = 315_576_000_000
	return d.Seconds >= -most && d.Seconds <= most && d.Nanos > -1e9 && d.Nanos < 1e9 &&
		(d.Seconds == 0 || d.Nanos == 0 || (d.Seconds < 0) == (d.Nanos < 0))
}

// DurationOf returns a time.Duration as a Duration.
func DurationOf(d time.Duration) Duration {
	return Duration{Seconds: int64(d / time.Second), Nanos: int32(d % time.Second)}
}

// AsDuration returns it as a time.Duration; false if it is longer than 292 years.
func (d Duration) AsDuration() (time.Duration, bool) {
	const most = int64(math.MaxInt64 / time.Second)
	if d.Seconds >= most || d.Seconds <= -most {
		return 0, false
	}
	return time.Duration(d.Seconds)*time.Second + time.Duration(d.Nanos), true
}

// Writer writes the fields of a message. The first error stays; nothing that is written after it matters.
type Writer struct {
	out    []byte
	depth  int
	packed bool // without tags
	err    error
}

// Bytes returns what was written, or the first error.
func (w *Writer) Bytes() ([]byte, error) { return w.out, w.err }

// Fail makes the message one that cannot be written.
func (w *Writer) Fail(format string, arguments ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, arguments...)
	}
}

// Varint writes an int32, int64, uint32, uint64 or enum.
func (w *Writer) Varint(field int32, value uint64) {
	w.tag(field, protowire.VarintType)
	w.out = protowire.AppendVarint(w.out, value)
}

func (w *Writer) tag(field int32, wire protowire.Type) {
	if !w.packed {
		w.out = protowire.AppendTag(w.out, protowire.Number(field), wire)
	}
}

// Bool writes a bool.
func (w *Writer) Bool(field int32, value bool) { w.Varint(field, protowire.EncodeBool(value)) }

// Zigzag writes a sint32 or sint64.
func (w *Writer) Zigzag(field int32, value int64) { w.Varint(field, protowire.EncodeZigZag(value)) }

// Fixed32 writes a fixed32 or sfixed32.
func (w *Writer) Fixed32(field int32, value uint32) {
	w.tag(field, protowire.Fixed32Type)
	w.out = protowire.AppendFixed32(w.out, value)
}

// Fixed64 writes a fixed64 or sfixed64.
func (w *Writer) Fixed64(field int32, value uint64) {
	w.tag(field, protowire.Fixed64Type)
	w.out = protowire.AppendFixed64(w.out, value)
}

// Float writes a float.
func (w *Writer) Float(field int32, value float32) { w.Fixed32(field, math.Float32bits(value)) }

// Double writes a double.
func (w *Writer) Double(field int32, value float64) { w.Fixed64(field, math.Float64bits(value)) }

// String writes a string, which must be UTF-8.
func (w *Writer) String(field int32, value string) {
	if !utf8.ValidString(value) {
		w.Fail("text of field %d is not UTF-8", field)
	}
	w.out = protowire.AppendString(protowire.AppendTag(w.out, protowire.Number(field), protowire.BytesType), value)
}

// Raw writes bytes.
func (w *Writer) Raw(field int32, value []byte) {
	w.out = appendBytes(w.out, protowire.Number(field), value)
}

// Message writes a nested message, which write fills.
func (w *Writer) Message(field int32, write func(*Writer)) {
	nested := &Writer{depth: w.depth + 1}
	if nested.depth > maxDepth {
		w.Fail("messages nest deeper than %d", maxDepth)
		return
	}
	write(nested)
	if nested.err != nil {
		w.Fail("%w", nested.err)
	}
	w.Raw(field, nested.out)
}

// Encoded writes a nested message that encode returns whole. It is told how many levels of messages there may be below.
func (w *Writer) Encoded(field int32, encode func(levels int) ([]byte, error)) {
	w.Message(field, func(nested *Writer) {
		message, err := encode(maxDepth - nested.depth)
		if err != nil {
			nested.Fail("field %d: %w", field, err)
		}
		nested.out = message
	})
}

// Packed writes the elements of a repeated field of numbers, which write writes one after the other.
func (w *Writer) Packed(field int32, write func(*Writer)) {
	elements := &Writer{depth: w.depth, packed: true}
	write(elements)
	w.Raw(field, elements.out)
}

// Time writes a google.protobuf.Timestamp.
func (w *Writer) Time(field int32, value time.Time) {
	if year := value.UTC().Year(); year < 1 || year > 9999 {
		w.Fail("time of field %d is outside of the years 1 to 9999", field)
	}
	w.secondsAndNanos(field, value.Unix(), int32(value.Nanosecond()))
}

// Duration writes a google.protobuf.Duration.
func (w *Writer) Duration(field int32, value Duration) {
	if !value.isValid() {
		w.Fail("duration of field %d is outside of 10,000 years, or of two signs", field)
	}
	w.secondsAndNanos(field, value.Seconds, value.Nanos)
}

func (w *Writer) secondsAndNanos(field int32, seconds int64, nanos int32) {
	w.Message(field, func(nested *Writer) {
		if seconds != 0 {
			nested.Varint(1, uint64(seconds))
		}
		if nanos != 0 {
			nested.Varint(2, uint64(int64(nanos)))
		}
	})
}

// Reader reads the fields of a message. The first error stays, ends the fields, and makes all that is read zero.
//
//	for r.Next() {
//		switch r.Field() {
//		case 1:
//			m.Name = r.String()
//		default:
//			r.Skip()
//		}
//	}
//	return r.Err()
type Reader struct {
	in     []byte
	depth  int
	field  protowire.Number
	wire   protowire.Type
	packed bool
	seen   map[int32]bool
	err    error
}

// NewReader reads a message.
func NewReader(message []byte) *Reader { return &Reader{in: message} }

// Err is the first error.
func (r *Reader) Err() error { return r.err }

// Fail makes the message one that cannot be read.
func (r *Reader) Fail(format string, arguments ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, arguments...)
	}
	r.in = nil
}

// Next goes to the next field; false at the end and after an error.
func (r *Reader) Next() bool {
	if len(r.in) == 0 {
		return false
	}
	var n int
	r.field, r.wire, n = protowire.ConsumeTag(r.in)
	return r.advance(n)
}

// Saw remembers that the field was there, for Require.
func (r *Reader) Saw() {
	if r.seen == nil {
		r.seen = map[int32]bool{}
	}
	r.seen[r.Field()] = true
}

// Require fails, by the field's name, if the field was not there.
func (r *Reader) Require(field int32, name string) {
	if r.err == nil && !r.seen[field] {
		r.Fail("%s is missing", name)
	}
}

// Field is the number of the field.
func (r *Reader) Field() int32 { return int32(r.field) }

// Skip passes over the field's value.
func (r *Reader) Skip() {
	r.advance(protowire.ConsumeFieldValue(r.field, r.wire, r.in))
}

func (r *Reader) advance(n int) bool {
	if n < 0 {
		r.Fail("field %d: %w", r.field, protowire.ParseError(n))
		return false
	}
	r.in = r.in[n:]
	return true
}

func (r *Reader) expect(wire protowire.Type) bool {
	if r.err == nil && !r.packed && r.wire != wire {
		r.Fail("field %d of wire type %d, must be %d", r.field, r.wire, wire)
	}
	return r.err == nil
}

// Varint reads an int32, int64, uint32, uint64 or enum.
func (r *Reader) Varint() uint64 {
	if !r.expect(protowire.VarintType) {
		return 0
	}
	value, n := protowire.ConsumeVarint(r.in)
	r.advance(n)
	return value
}

// Bool reads a bool.
func (r *Reader) Bool() bool { return r.Varint() != 0 }

// Zigzag reads a sint32 or sint64.
func (r *Reader) Zigzag() int64 { return protowire.DecodeZigZag(r.Varint()) }

// Fixed32 reads a fixed32 or sfixed32.
func (r *Reader) Fixed32() uint32 {
	if !r.expect(protowire.Fixed32Type) {
		return 0
	}
	value, n := protowire.ConsumeFixed32(r.in)
	r.advance(n)
	return value
}

// Fixed64 reads a fixed64 or sfixed64.
func (r *Reader) Fixed64() uint64 {
	if !r.expect(protowire.Fixed64Type) {
		return 0
	}
	value, n := protowire.ConsumeFixed64(r.in)
	r.advance(n)
	return value
}

// Float reads a float.
func (r *Reader) Float() float32 { return math.Float32frombits(r.Fixed32()) }

// Double reads a double.
func (r *Reader) Double() float64 { return math.Float64frombits(r.Fixed64()) }

// String reads a string, which must be UTF-8.
func (r *Reader) String() string {
	value := r.slice()
	if !utf8.Valid(value) {
		r.Fail("text of field %d is not UTF-8", r.field)
		return ""
	}
	return string(value)
}

// Raw reads bytes; never nil.
func (r *Reader) Raw() []byte { return append([]byte{}, r.slice()...) }

func (r *Reader) slice() []byte {
	if !r.expect(protowire.BytesType) {
		return nil
	}
	value, n := protowire.ConsumeBytes(r.in)
	r.advance(n)
	return value
}

// Message reads a nested message, whose fields read takes.
func (r *Reader) Message(read func(*Reader)) {
	nested := &Reader{in: r.slice(), depth: r.depth + 1}
	if nested.depth > maxDepth {
		r.Fail("messages nest deeper than %d", maxDepth)
		return
	}
	read(nested)
	if nested.err != nil {
		r.Fail("%w", nested.err)
	}
}

// Encoded reads a nested message that decode takes whole. It is told how many levels of messages there may be below.
func (r *Reader) Encoded(decode func(message []byte, levels int) error) {
	r.Message(func(nested *Reader) {
		if err := decode(nested.in, maxDepth-nested.depth); err != nil {
			nested.Fail("field %d: %w", r.field, err)
		}
	})
}

// Elements reads the elements of a repeated field of numbers, packed or a single one: read takes each.
func (r *Reader) Elements(read func(*Reader)) {
	if r.wire != protowire.BytesType {
		read(r)
		return
	}
	packed := &Reader{in: r.slice(), depth: r.depth, field: r.field, packed: true}
	for len(packed.in) > 0 {
		read(packed)
	}
	if packed.err != nil {
		r.Fail("%w", packed.err)
	}
}

// Time reads a google.protobuf.Timestamp.
func (r *Reader) Time() time.Time {
	seconds, nanos := r.secondsAndNanos()
	value := time.Unix(seconds, int64(nanos)).UTC()
	if year := value.Year(); year < 1 || year > 9999 || nanos < 0 || nanos > 999_999_999 {
		r.Fail("time of field %d is out of its range", r.field)
	}
	return value
}

// Duration reads a google.protobuf.Duration.
func (r *Reader) Duration() Duration {
	seconds, nanos := r.secondsAndNanos()
	value := Duration{seconds, nanos}
	if !value.isValid() {
		r.Fail("duration of field %d is out of its range", r.field)
	}
	return value
}

func (r *Reader) secondsAndNanos() (seconds int64, nanos int32) {
	r.Message(func(nested *Reader) {
		for nested.Next() {
			switch nested.Field() {
			case 1:
				seconds = int64(nested.Varint())
			case 2:
				nanos = int32(nested.Varint())
			default:
				nested.Skip()
			}
		}
	})
	return seconds, nanos
}
