package jsonbody

import "testing"

func FuzzWhatIsReadIsWrittenAndReadAgain(f *testing.F) {
	s, codec := schema(f, files), new(Codec)
	for _, json := range []string{
		"", "{}", `{"someInt":1,"real":"NaN","blob":"AP/+","color":7,"at":"1970-01-01T00:00:00Z","took":"1.5s"}`,
		`{"next":{"byName":{"a":1}},"colors":["COLOR_RED"],"maybe":"0","new":[{"x":null}]}`,
	} {
		f.Add([]byte(json))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		message, err := codec.Decode(s, "shop.All", body)
		if err != nil {
			return
		}
		json, err := codec.Encode(s, "shop.All", message)
		if err != nil {
			t.Fatalf("%q was read as %q: %v", body, message, err)
		}
		again, err := codec.Decode(s, "shop.All", json)
		if err != nil || string(again) != string(message) {
			t.Fatalf("%q was read as %q, and as %q again: %v", body, message, again, err)
		}
	})
}
