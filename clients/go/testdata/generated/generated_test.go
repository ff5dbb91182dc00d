// Package generated tests clients that were generated from Java. The test script copies it into a module that has them.
package generated

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"testing"
	"time"

	desk "privateer.io/go/generated/desk/io/privateer/clients/testserver"
	"privateer.io/go/generated/everything/shop"
	"privateer.io/go/privateer"
	"privateer.io/go/privateer/jsonbody"
)

// speakers are clients of one test server, by what they send.
func speakers(t *testing.T) map[string]*privateer.Client {
	t.Helper()
	process := exec.Command(os.Getenv("TEST_SERVER"))
	process.Stderr = os.Stderr
	in, err := process.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(in, "server main")
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		t.Fatal("the test server told no endpoint")
	}
	clients := map[string]*privateer.Client{}
	for name, config := range map[string]privateer.Config{"Protocol Buffers": {}, "JSON": {JSON: new(jsonbody.Codec)}} {
		config.Endpoints = []string{lines.Text()}
		if clients[name], err = privateer.Connect(config); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		for _, client := range clients {
			client.Close()
		}
		in.Close()
		if err := process.Wait(); err != nil {
			t.Error(err)
		}
	})
	return clients
}

func TestCallsTheServerThatWasGeneratedFromTheSameInterface(t *testing.T) {
	for name, client := range speakers(t) {
		client := client
		t.Run(name, func(t *testing.T) { callsTheServer(t, desk.NewDeskClient(client), name) })
	}
}

func callsTheServer(t *testing.T, calls *desk.DeskClient, name string) {
	ctx := context.Background()
	if got, err := calls.Place(ctx, "hello"); got != "hello" || err != nil {
		t.Fatal(got, err)
	}
	got, err := calls.Find(ctx, "metadata:tenant", privateer.WithMetadata("tenant", "t"))
	if got != "t" || err != nil {
		t.Fatal(got, err)
	}

	_, err = calls.Place(ctx, "refuse:"+name)
	var refused *desk.RefusedError
	var failed *privateer.Error
	if !errors.As(err, &refused) || !errors.As(err, &failed) {
		t.Fatal(err)
	}
	if refused.Message != name || refused.Times != 1 || refused.Error() != name || failed.Outcome != privateer.Executed {
		t.Fatal(refused, failed.Outcome)
	}

	_, err = calls.Find(ctx, "\xff")
	if !errors.As(err, &failed) || failed.Code != privateer.InvalidArgument || failed.Outcome != privateer.NotExecuted {
		t.Fatal(err)
	}
}

func pointer[T any](value T) *T { return &value }

func everything() shop.Everything {
	at := time.Date(1969, 7, 20, 20, 17, 40, 123_456_789, time.UTC)
	return shop.Everything{
		Scalars: shop.EverythingScalars{
			I: math.MinInt32, L: math.MinInt64, F: 1.5, D: math.Copysign(0, -1), B: true, S: "é🏴", Bytes: []byte{0},
		},
		Boxes: shop.EverythingBoxes{I: pointer(int32(0)), B: pointer(false)},
		Optionals: shop.EverythingOptionals{
			S: pointer(""), Bytes: []byte{}, Color: pointer(shop.Color(9)), Instant: &at,
			Shape: &shop.ShapeSquare{Side: 2, Variant: "v"},
		},
		Defaults: shop.EverythingDefaults{I: 5},
		Times:    shop.EverythingTimes{Instant: at, Duration: privateer.Duration{Seconds: -315_576_000_000, Nanos: -1}},
		Lists: shop.EverythingLists{
			Ints: []int32{1, -1}, Bytes: [][]byte{{}, {1}}, Nested: [][]string{{"a"}, nil, {"b", ""}},
			Shapes: []shop.Shape{&shop.ShapeCircle{Radius: 1}},
		},
		Arrays: shop.EverythingArrays{Colors: []shop.Color{shop.ColorRed, 77}},
		Maps: shop.EverythingMaps{
			ByLong:    map[int64]bool{math.MinInt64: true},
			Lists:     map[string][]shop.EverythingPoint{"a": {{X: 1}, {Y: 2}}},
			Maps:      map[string]map[string][]byte{"a": {"b": {1}}},
			Durations: map[string]privateer.Duration{"d": {Seconds: 1}},
		},
		Mood:  pointer(shop.Mood(42)),
		Shape: &shop.UnknownShape{},
		Next:  &shop.Everything{Shape: &shop.ShapeCircle{}},
	}
}

func TestMessagesReadWhatTheyWrote(t *testing.T) {
	want := everything()
	var w privateer.Writer
	want.MarshalPrivateer(&w)
	message, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	r := privateer.NewReader(append(message, 0xa8, 6, 7)) // and an unknown field
	var got shop.Everything
	got.UnmarshalPrivateer(r)
	if r.Err() != nil {
		t.Fatal(r.Err())
	}
	// What is written of the inner one reads as its own zero values.
	want.Next.Times.Instant = time.Unix(0, 0).UTC()
	got.Next.Times = want.Next.Times
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got  %+v\nwant %+v", got, want)
	}
}

func TestDefaultsAreReadAndWhatIsRequiredMustBeThere(t *testing.T) {
	var defaults shop.EverythingDefaults
	defaults.UnmarshalPrivateer(privateer.NewReader(nil))
	if defaults.I != 3 || defaults.L != math.MinInt64 || !defaults.B || defaults.Color != shop.ColorGreen {
		t.Fatalf("%+v", defaults)
	}
	r := privateer.NewReader(nil)
	new(shop.Everything).UnmarshalPrivateer(r)
	if r.Err() == nil || !strings.HasPrefix(r.Err().Error(), "shop.Everything.scalars is missing") {
		t.Fatal(r.Err())
	}
}

func TestAVariantThatIsNotKnownIsNotNothing(t *testing.T) {
	var optionals shop.EverythingOptionals
	r := privateer.NewReader([]byte{11<<3 | 2, 3, 0xa8, 6, 0})
	optionals.UnmarshalPrivateer(r)
	if r.Err() != nil {
		t.Fatal(r.Err())
	}
	if _, unknown := optionals.Shape.(*shop.UnknownShape); !unknown {
		t.Fatalf("%#v", optionals.Shape)
	}
	var w privateer.Writer
	optionals.MarshalPrivateer(&w)
	if message, err := w.Bytes(); err != nil || !reflect.DeepEqual(message, []byte{11<<3 | 2, 0}) {
		t.Fatal(message, err)
	}
}

func TestEnumsTellTheirNames(t *testing.T) {
	if got := fmt.Sprint(shop.ColorRed, shop.Color(9)); got != "COLOR_RED Color(9)" {
		t.Fatal(got)
	}
}
