package privateer

import (
	"errors"
	"testing"
)

func FuzzAnyReplyIsReadOrMalformed(f *testing.F) {
	for _, name := range []string{"pong", "result", "refusal", "working"} {
		f.Add(example(f, name))
	}
	f.Fuzz(func(t *testing.T, frame []byte) {
		r, err := decodeReply(frame)
		if err != nil && !errors.Is(err, errMalformed) || err == nil && len(r.message) > maxMessageText {
			t.Fatal(r, err)
		}
	})
}

func FuzzAnyMessageIsReadOrAnError(f *testing.F) {
	f.Add([]byte("\x0a\x04\x08\x01\x12\x00\x10\x01\x1d\x01\x02\x03\x04\x21\x01\x02\x03\x04\x05\x06\x07\x08"))
	f.Fuzz(func(t *testing.T, message []byte) {
		var read func(r *Reader)
		read = func(r *Reader) {
			for r.Next() {
				switch r.Field() % 8 {
				case 1:
					r.Message(read)
				case 2:
					r.Elements(func(r *Reader) { r.Varint() })
				case 3:
					r.Elements(func(r *Reader) { r.Fixed32() })
				case 4:
					r.Fixed64()
				case 5:
					_ = r.String()
				case 6:
					r.Time()
				case 7:
					r.Duration()
				default:
					r.Skip()
				}
			}
		}
		r := NewReader(message)
		read(r)
		if r.Next() {
			t.Fatal("more after the end")
		}
	})
}
