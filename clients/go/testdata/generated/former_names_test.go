package generated

import (
	"context"
	"reflect"
	"testing"

	"privateer.io/go/generated/evolved/evolved"
	"privateer.io/go/privateer"
	"privateer.io/go/privateer/jsonbody"
)

func TestAServerThatIsOlderMayAnswerWithFormerNames(t *testing.T) {
	endpoint := echoServer(t, func([]byte) []byte {
		return []byte(`{"result": {
			"entries": [{"account": "a", "amountCents": 9007199254740993, "state": "LEDGER_STATE_DONE"}],
			"accounts": {"amountCents": {"account": "amountCents", "amountCents": "2", "state": "LEDGER_STATE_OPEN"}},
			"years": {"accounts": {"values": [{"account": "LEDGER_STATE_DONE", "amountCents": 3, "state": 3}]}},
			"states": ["LEDGER_STATE_DONE", "LEDGER_STATE_VOID"],
			"last": {"LEDGER_STATE_DONE": "LEDGER_STATE_DONE"},
			"owner": {"firm": {"title": "accounts"}}, "amountCents": {"accounts": 1}
		}}`)
	})
	client, err := privateer.Connect(privateer.Config{Endpoints: []string{endpoint}, JSON: new(jsonbody.Codec)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	got, err := evolved.NewLedgerClient(client).Audit(context.Background(), evolved.LedgerBook{})
	want := evolved.LedgerBook{
		Entries:   []evolved.LedgerEntry{{Account: "a", Cents: 9007199254740993, State: evolved.LedgerStateClosed}},
		ByAccount: map[string]evolved.LedgerEntry{"amountCents": {Account: "amountCents", Cents: 2, State: evolved.LedgerStateOpen}},
		Years:     map[string][]evolved.LedgerEntry{"accounts": {{Account: "LEDGER_STATE_DONE", Cents: 3, State: evolved.LedgerStateClosed}}},
		States:    []evolved.LedgerState{evolved.LedgerStateClosed, evolved.LedgerStateVoid},
		Last:      map[string]evolved.LedgerState{"LEDGER_STATE_DONE": evolved.LedgerStateClosed},
		Owner:     &evolved.LedgerOwnerCompany{Name: "accounts"},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
}
