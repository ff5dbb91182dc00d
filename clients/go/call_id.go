package privateer

import (
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
)

// callID is which call, and where it is remembered.
type callID struct {
	client   id
	sequence uint64
	scope    id // noID if it is bound to no reply store
	boundMS  int64
}

var callIDText = regexp.MustCompile(`^([0-9a-f]{32})/([1-9][0-9]{0,18})(?:@([0-9a-f]{32})/(0|[1-9][0-9]{0,18}))?$`)

// String is client/sequence@scope/boundMs, without the second half if the call is bound to no store.
func (c callID) String() string {
	text := fmt.Sprintf("%v/%d", c.client, c.sequence)
	if c.scope != noID {
		text += fmt.Sprintf("@%v/%d", c.scope, c.boundMS)
	}
	return text
}

func parseCallID(text string) (callID, error) {
	parts := callIDText.FindStringSubmatch(text)
	if parts == nil {
		return callID{}, fmt.Errorf("no call id: %q; it looks like client/sequence@scope/boundMs", text)
	}
	sequence, err := strconv.ParseInt(parts[2], 10, 64)
	parsed := callID{client: idOf(parts[1]), sequence: uint64(sequence)}
	if err == nil && parts[3] != "" {
		parsed.scope = idOf(parts[3])
		parsed.boundMS, err = strconv.ParseInt(parts[4], 10, 64)
	}
	if err != nil {
		return callID{}, fmt.Errorf("no call id: a number in %q is too large", text)
	}
	return parsed, nil
}

// idOf reads 32 hexadecimal digits.
func idOf(digits string) (parsed id) {
	_, _ = hex.Decode(parsed[:], []byte(digits))
	return parsed
}
