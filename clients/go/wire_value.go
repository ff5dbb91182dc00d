package privateer

import (
	"errors"
	"fmt"
	"math"
	"unicode/utf8"

	"google.golang.org/protobuf/encoding/protowire"
)

var errMalformed = errors.New("malformed frame")

func malformed(format string, arguments ...any) error {
	return fmt.Errorf("%w: %s", errMalformed, fmt.Sprintf(format, arguments...))
}

// wireValue is the value of one field, not looked at yet.
type wireValue struct {
	wire   protowire.Type
	number uint64
	data   []byte
}

func eachField(bytes []byte, read func(protowire.Number, wireValue) error) error {
	for len(bytes) > 0 {
		field, wire, n := protowire.ConsumeTag(bytes)
		if n < 0 {
			return malformed("%v", protowire.ParseError(n))
		}
		bytes = bytes[n:]
		value := wireValue{wire: wire}
		switch wire {
		case protowire.VarintType:
			value.number, n = protowire.ConsumeVarint(bytes)
		case protowire.BytesType:
			value.data, n = protowire.ConsumeBytes(bytes)
		default:
			n = protowire.ConsumeFieldValue(field, wire, bytes)
		}
		if n < 0 {
			return malformed("%v", protowire.ParseError(n))
		}
		bytes = bytes[n:]
		if err := read(field, value); err != nil {
			return err
		}
	}
	return nil
}

func (v wireValue) varint() (uint64, error) {
	if v.wire != protowire.VarintType {
		return 0, malformed("a known field of wire type %d", v.wire)
	}
	return v.number, nil
}

func (v wireValue) uint32() (uint32, error) {
	number, err := v.varint()
	return uint32(number), err
}

func (v wireValue) code() (Code, error) {
	number, err := v.varint()
	return codeOf(int32(number)), err
}

// executed takes a number that this version does not know for unknown.
func (v wireValue) executed() (executed, error) {
	number, err := v.varint()
	if number == uint64(executedNo) || number == uint64(executedYes) {
		return executed(number), err
	}
	return executedUnknown, err
}

func (v wireValue) uint63(name string) (uint64, error) {
	number, err := v.varint()
	if err == nil && number > math.MaxInt64 {
		return 0, malformed("%s = %d, must be 0 to %d", name, number, int64(math.MaxInt64))
	}
	return number, err
}

func (v wireValue) boolean() (bool, error) {
	number, err := v.varint()
	return number != 0, err
}

func (v wireValue) bytes() ([]byte, error) {
	if v.wire != protowire.BytesType {
		return nil, malformed("a known field of wire type %d", v.wire)
	}
	return v.data, nil
}

func (v wireValue) text() (string, error) {
	data, err := v.bytes()
	if err == nil && !utf8.Valid(data) {
		return "", malformed("text that is not UTF-8")
	}
	return string(data), err
}

func (v wireValue) id(name string) (id, error) {
	data, err := v.bytes()
	var identity id
	if err != nil || len(data) == 0 {
		return noID, err
	}
	if len(data) != len(identity) {
		return noID, malformed("%s has %d bytes, must be 16", name, len(data))
	}
	copy(identity[:], data)
	if identity == noID {
		return noID, malformed("%s must not be all zeros", name)
	}
	return identity, nil
}
