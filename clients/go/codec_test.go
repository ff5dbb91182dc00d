package privateer

import (
	"math"
	"strings"
	"testing"
	"time"
)

func TestReaderReadsWhatWriterWrote(t *testing.T) {
	var w Writer
	at := time.Date(1969, 7, 20, 20, 17, 40, 5, time.UTC)
	w.Varint(1, math.MaxUint64)
	w.Zigzag(2, math.MinInt64)
	w.Float(3, 1.5)
	w.Double(4, math.Inf(-1))
	w.String(5, "é")
	w.Raw(6, nil)
	w.Time(7, at)
	w.Duration(8, Duration{-1, -500_000_000})
	w.Message(9, func(nested *Writer) { nested.Bool(1, true) })
	message, err := w.Bytes()
	equal(t, err, nil)
	r := NewReader(message)
	var got []any
	for r.Next() {
		switch r.Field() {
		case 1:
			got = append(got, r.Varint())
		case 2:
			got = append(got, r.Zigzag())
		case 3:
			got = append(got, r.Float())
		case 4:
			got = append(got, r.Double())
		case 5:
			got = append(got, r.String())
		case 6:
			got = append(got, r.Raw())
		case 7:
			got = append(got, r.Time())
		case 8:
			got = append(got, r.Duration())
		case 9:
			r.Message(func(nested *Reader) {
				for nested.Next() {
					got = append(got, nested.Bool())
				}
			})
		}
	}
	equal(t, r.Err(), nil)
	equal(t, got, []any{uint64(math.MaxUint64), int64(math.MinInt64), float32(1.5), math.Inf(-1), "é", []byte{}, at,
		Duration{-1, -500_000_000}, true})
}

func TestReaderReadsNumbersPackedAndOneByOne(t *testing.T) {
	r := NewReader([]byte{0x0a, 3, 1, 0x96, 1, 8, 5})
	var numbers []uint64
	for r.Next() {
		r.Elements(func(r *Reader) { numbers = append(numbers, r.Varint()) })
	}
	equal(t, r.Err(), nil)
	equal(t, numbers, []uint64{1, 150, 5})
}

func TestBrokenMessagesEndWithAnError(t *testing.T) {
	deep := []byte{}
	for i := 0; i < 150; i++ {
		deep = appendBytes(nil, 1, deep)
	}
	var descend func(r *Reader)
	descend = func(r *Reader) {
		for r.Next() {
			r.Message(descend)
		}
	}
	for want, message := range map[string][]byte{
		"messages nest deeper than 100":         deep,
		"field 1 of wire type 0, must be 2":     {8, 1},
		"field 1: unexpected EOF":               {0x0a, 5, 1},
		"field 0: proto: invalid field number":  {0},
		"field 1: proto: variable length integ": {0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
	} {
		r := NewReader(message)
		descend(r)
		if r.Err() == nil || !strings.HasPrefix(strings.ReplaceAll(r.Err().Error(), "\u00a0", " "), want) {
			t.Errorf("got %v, want %s", r.Err(), want)
		}
	}
}

func TestWriterRefusesWhatCannotBeWritten(t *testing.T) {
	for want, write := range map[string]func(*Writer){
		"text of field 3 is not UTF-8": func(w *Writer) {
			w.Message(1, func(nested *Writer) { nested.String(3, "\xff") })
		},
		"duration of field 2 is outside": func(w *Writer) { w.Duration(2, Duration{Seconds: 315_576_000_001}) },
		"duration of field 3 is outside": func(w *Writer) { w.Duration(3, Duration{Seconds: 1, Nanos: -1}) },
		"duration of field 4 is outside": func(w *Writer) { w.Duration(4, Duration{Nanos: -1_000_000_000}) },
		"time of field 1 is outside":     func(w *Writer) { w.Time(1, time.Date(10_000, 1, 1, 0, 0, 0, 0, time.UTC)) },
	} {
		var w Writer
		write(&w)
		if _, err := w.Bytes(); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestTimesAndDurationsOutOfTheirRangesCannotBeRead(t *testing.T) {
	pair := func(seconds, nanos int64) []byte {
		return appendBytes(nil, 1, appendNumber(appendNumber(nil, 1, uint64(seconds)), 2, uint64(nanos)))
	}
	durations := map[string][]byte{
		"-315576000000.999999999": pair(-315_576_000_000, -999_999_999),
		"too long":                pair(315_576_000_001, 0),
		"of two signs":            pair(-1, 1),
		"a second of nanoseconds": pair(0, 1_000_000_000),
	}
	for what, message := range durations {
		r := NewReader(message)
		r.Next()
		r.Duration()
		if fits := what[0] == '-'; fits != (r.Err() == nil) {
			t.Errorf("%s: %v", what, r.Err())
		} else if !fits && r.Err().Error() != "duration of field 1 is out of its range" {
			t.Error(r.Err())
		}
	}
	for _, message := range [][]byte{pair(253_402_300_800, 0), pair(0, -1), pair(0, 1_000_000_000)} {
		r := NewReader(message)
		r.Next()
		r.Time()
		if r.Err() == nil || !strings.HasPrefix(r.Err().Error(), "time of field 1 is out of its range") {
			t.Error(r.Err())
		}
	}
}

func TestDurationsConvertWhereTheyFit(t *testing.T) {
	for _, d := range []time.Duration{0, -1, time.Hour, math.MinInt64 / 2} {
		got, fits := DurationOf(d).AsDuration()
		equal(t, []any{got, fits}, []any{d, true})
	}
	_, fits := Duration{Seconds: 315_576_000_000}.AsDuration()
	equal(t, fits, false)
}
