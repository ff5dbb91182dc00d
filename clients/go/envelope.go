package privateer

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"google.golang.org/protobuf/encoding/protowire"
)

// The envelope of the protocol: docs/protocol.md has its tables, and each number here is one of theirs.

type kind int32

const (
	kindCall   kind = 1
	kindWait   kind = 2
	kindCancel kind = 3
	kindPing   kind = 4
)

// bodyCodec is how bodies are encoded.
type bodyCodec int32

const (
	codecProtobuf bodyCodec = 1
	codecJSON     bodyCodec = 2
)

type executed int32

const (
	executedUnknown executed = 0
	executedNo      executed = 1
	executedYes     executed = 2
)

const (
	maxMetadataPairs  = 64
	maxMetadataBytes  = 8192
	maxMethodBytes    = 512
	maxErrorNameBytes = 512
	maxMessageText    = 4096
)

// id is an identity of the protocol; all zeros is absent.
type id [16]byte

var noID id

func randomID() (id, error) {
	var fresh id
	if _, err := rand.Read(fresh[:]); err != nil {
		return noID, fmt.Errorf("no randomness for a session: %w", err)
	}
	return fresh, nil
}

func (i id) String() string { return hex.EncodeToString(i[:]) }

// numbers is a range of finished sequence numbers, both ends included.
type numbers struct{ first, last uint64 }

type request struct {
	kind      kind
	client    id
	sequence  uint64
	doneBelow uint64
	done      []numbers
	scope     id
	boundMS   int64
	attempt   uint32
	method    string
	timeoutMS uint32
	beatMS    uint32
	codec     bodyCodec
	metadata  map[string]string
	body      []byte
	priority  Priority
	// extra: another copy may be executed too.
	extra bool
}

// about is the same request, asking or telling something else of the same call; only a CALL carries a body.
func (r request) about(k kind) request {
	r.kind = k
	r.metadata = nil
	r.body = nil
	return r
}

func newPing(client id, nonce uint64) request {
	return request{kind: kindPing, client: client, sequence: nonce, codec: codecProtobuf}
}

// checkRequest says what is wrong with a request's text: servers would refuse the frame.
func checkRequest(method string, metadata map[string]string) error {
	if len(method) > maxMethodBytes {
		return fmt.Errorf("method of %d bytes is over the limit of %d", len(method), maxMethodBytes)
	}
	return checkMetadata(metadata)
}

func checkMetadata(metadata map[string]string) error {
	if len(metadata) > maxMetadataPairs {
		return fmt.Errorf("%d pairs of metadata are over the limit of %d", len(metadata), maxMetadataPairs)
	}
	size := 0
	for key, value := range metadata {
		if !utf8.ValidString(key) || !utf8.ValidString(value) {
			return fmt.Errorf("metadata %q is not UTF-8", key)
		}
		size += len(key) + len(value)
	}
	if size > maxMetadataBytes {
		return fmt.Errorf("metadata of %d bytes is over the limit of %d", size, maxMetadataBytes)
	}
	return nil
}

func (r request) encode() []byte {
	out := make([]byte, 0, 128+len(r.method)+len(r.body))
	out = appendNumber(out, 1, uint64(r.kind))
	out = appendBytes(out, 2, r.client[:])
	out = appendNumber(out, 3, r.sequence)
	out = appendNumber(out, 4, r.doneBelow)
	for _, finished := range r.done {
		out = appendBytes(out, 5, appendNumber(appendNumber(nil, 1, finished.first), 2, finished.last))
	}
	if r.scope != noID {
		out = appendBytes(out, 6, r.scope[:])
	}
	out = appendNumber(out, 7, uint64(r.boundMS))
	out = appendNumber(out, 8, uint64(r.attempt))
	if r.method != "" {
		out = appendBytes(out, 9, []byte(r.method))
	}
	out = appendNumber(out, 10, uint64(r.timeoutMS))
	out = appendNumber(out, 11, uint64(r.beatMS))
	out = appendNumber(out, 12, uint64(r.codec))
	for key, value := range r.metadata {
		out = appendBytes(out, 13, appendBytes(appendBytes(nil, 1, []byte(key)), 2, []byte(value)))
	}
	if len(r.body) > 0 {
		out = appendBytes(out, 14, r.body)
	}
	out = appendNumber(out, 17, uint64(r.priority))
	if r.extra {
		out = appendNumber(out, 18, 1)
	}
	return out
}

func appendNumber(out []byte, field protowire.Number, value uint64) []byte {
	if value == 0 {
		return out
	}
	return protowire.AppendVarint(protowire.AppendTag(out, field, protowire.VarintType), value)
}

func appendBytes(out []byte, field protowire.Number, value []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(out, field, protowire.BytesType), value)
}

type errorDetail struct {
	name string
	body []byte
}

type serverInfo struct {
	maxMessageBytes uint64
	retentionMS     uint64
}

type reply struct {
	client       id
	sequence     uint64
	code         Code
	message      string
	detail       *errorDetail
	executed     executed
	working      bool
	draining     bool
	retryAfterMS uint32
	scope        id
	storeMS      int64
	metadata     map[string]string
	body         []byte
	server       *serverInfo
	settled      bool
}

// decodeReply reads a reply; a frame that breaks a rule of the protocol is errMalformed.
func decodeReply(frame []byte) (*reply, error) {
	r := &reply{}
	var detail, server []byte
	err := eachField(frame, func(field protowire.Number, value wireValue) (err error) {
		switch field {
		case 1:
			r.client, err = value.id("client")
		case 2:
			r.sequence, err = value.uint63("sequence")
		case 3:
			r.code, err = value.code()
		case 4:
			r.message, err = value.text()
			r.message = cut(r.message, maxMessageText)
		case 5:
			var piece []byte
			piece, err = value.bytes()
			// A message that comes in pieces is the message of all pieces, one behind the other.
			detail = append(nonNil(detail), piece...)
		case 6:
			r.executed, err = value.executed()
		case 7:
			r.working, err = value.boolean()
		case 8:
			r.draining, err = value.boolean()
		case 9:
			r.retryAfterMS, err = value.uint32()
		case 10:
			r.scope, err = value.id("scope")
		case 11:
			var number uint64
			number, err = value.uint63("store_ms")
			r.storeMS = int64(number)
		case 12:
			err = r.addMetadata(value)
		case 13:
			r.body, err = value.bytes()
		case 14:
			var piece []byte
			piece, err = value.bytes()
			server = append(nonNil(server), piece...)
		case 15:
			r.settled, err = value.boolean()
		}
		return err
	})
	if err == nil {
		err = checkMetadata(r.metadata)
	}
	if err == nil && detail != nil {
		r.detail, err = decodeDetail(detail)
	}
	if err == nil && server != nil {
		r.server, err = decodeServer(server)
	}
	switch {
	case err == nil:
		return r, nil
	case errors.Is(err, errMalformed):
		return nil, err
	default:
		return nil, malformed("%v", err)
	}
}

func (r *reply) addMetadata(value wireValue) error {
	pair, err := value.bytes()
	if err != nil {
		return err
	}
	var key, text string
	err = eachField(pair, func(field protowire.Number, value wireValue) (err error) {
		switch field {
		case 1:
			key, err = value.text()
		case 2:
			text, err = value.text()
		}
		return err
	})
	if r.metadata == nil {
		r.metadata = map[string]string{}
	}
	r.metadata[key] = text
	return err
}

func decodeDetail(bytes []byte) (*errorDetail, error) {
	detail := &errorDetail{}
	err := eachField(bytes, func(field protowire.Number, value wireValue) (err error) {
		switch field {
		case 1:
			detail.name, err = value.text()
		case 2:
			detail.body, err = value.bytes()
		}
		return err
	})
	if err == nil && len(detail.name) > maxErrorNameBytes {
		err = malformed("the name of an error is over the limit of %d bytes", maxErrorNameBytes)
	}
	return detail, err
}

func decodeServer(bytes []byte) (*serverInfo, error) {
	server := &serverInfo{}
	err := eachField(bytes, func(field protowire.Number, value wireValue) (err error) {
		switch field {
		case 1:
			_, err = value.id("instance")
		case 2:
			server.maxMessageBytes, err = value.uint63("max_message_bytes")
		case 3:
			server.retentionMS, err = value.uint63("retention_ms")
		}
		return err
	})
	return server, err
}

func nonNil(bytes []byte) []byte {
	if bytes == nil {
		return []byte{}
	}
	return bytes
}

// cut shortens a text at a whole character.
func cut(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	return strings.ToValidUTF8(text[:limit], "")
}
