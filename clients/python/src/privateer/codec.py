"""Between the values of generated classes and messages: what a field holds, said as data by generated code."""

from __future__ import annotations

import datetime
import decimal
import enum
import re
import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from google.protobuf.json_format import Error as _JsonError
from google.protobuf.message import DecodeError as _ProtobufDecodeError
from google.protobuf.message import EncodeError as _ProtobufEncodeError
from google.protobuf.message import Message as _ProtobufMessage

from privateer import descriptors
from privateer.envelope import Codec
from privateer.errors import DecodeError
from privateer.json_body import JsonBodies
from privateer.values import Duration, LocalDateTime, LocalTime, OffsetDateTime, Timestamp

T = TypeVar("T")

MAX_DIGITS = 1_000
MAX_EXPONENT = 10_000


class OpenEnum(enum.IntEnum):
    """An enum whose service may send numbers that this program does not know: they are kept, and can be sent on.

    Such a value is a member without a name of its own: ``Color(7).is_known`` is False, and its number is 7.
    """

    @property
    def is_known(self) -> bool:
        """Whether this program knows what the number means."""
        return self.name in type(self).__members__

    @classmethod
    def _missing_(cls, value: object) -> Any:
        if not isinstance(value, int) or not -(1 << 31) <= value < 1 << 31:
            return None
        unknown = int.__new__(cls, value)
        unknown._name_ = f"UNKNOWN_{value}"
        unknown._value_ = value
        return unknown


class ClosedEnum(enum.IntEnum):
    """An enum without a place for what this program does not know: an unknown number is an error when it is read."""


class Type:
    """What a field holds: how its value goes into a message and comes out."""

    def write(self, codecs: Codecs, value: Any) -> Any:
        """The value as a scalar field takes it."""
        raise NotImplementedError

    def read(self, codecs: Codecs, value: Any) -> Any:
        """The value of a scalar field."""
        raise NotImplementedError


class _Scalar(Type):
    def __init__(self, name: str, *types: type) -> None:
        self._name = name
        self._types = types

    def write(self, codecs: Codecs, value: Any) -> Any:
        if not isinstance(value, self._types):
            raise TypeError(f"expected {self._name}, got {_type_name(value)}")
        return value

    def read(self, codecs: Codecs, value: Any) -> Any:
        return value


class _Text(Type, Generic[T]):
    """A value that travels as text."""

    def __init__(self, python: type[T], write: Callable[[T], str], read: Callable[[str], T]) -> None:
        self._python = python
        self._write = write
        self._read = read

    def write(self, codecs: Codecs, value: Any) -> str:
        if not isinstance(value, self._python) or isinstance(value, (bool, datetime.datetime)):
            raise TypeError(f"expected {self._python.__name__}, got {_type_name(value)}")
        return self._write(value)

    def read(self, codecs: Codecs, value: Any) -> T:
        return self._read(value)


def _write_decimal(value: decimal.Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"{value} is no number")
    _, digits, exponent = value.as_tuple()
    _check_digits(len(digits))
    if abs(int(exponent)) > MAX_EXPONENT:
        raise ValueError(f"exponent {exponent} is over {MAX_EXPONENT}")
    return str(value)


def _read_decimal(text: str) -> decimal.Decimal:
    if len(text) > MAX_DIGITS + 16 or not re.fullmatch(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?", text):
        raise ValueError(f"{text[:40]!r} is no number")
    return decimal.Decimal(text)


def _write_integer(value: int) -> str:
    if value.bit_length() > (MAX_DIGITS + 1) * 3.33:
        raise ValueError(f"number of {value.bit_length()} bits is over {MAX_DIGITS} digits")
    text = str(value)
    _check_digits(len(text.lstrip("-")))
    return text


def _read_integer(text: str) -> int:
    _check_digits(len(text.lstrip("-")))
    if not re.fullmatch(r"-?[0-9]+", text):
        raise ValueError(f"{text[:40]!r} is no whole number")
    return int(text)


def _check_digits(digits: int) -> None:
    if digits > MAX_DIGITS:
        raise ValueError(f"number of {digits} digits is over {MAX_DIGITS}")


def _read_uuid(text: str) -> uuid.UUID:
    if not re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", text):
        raise ValueError(f"{text[:40]!r} is no UUID")
    return uuid.UUID(text)


def _read_date(text: str) -> datetime.date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f"{text[:40]!r} is no date like 2026-01-31")
    return datetime.date.fromisoformat(text)


INT: Type = _Scalar("int", int)
FLOAT: Type = _Scalar("float", float, int)
BOOL: Type = _Scalar("bool", bool)
STRING: Type = _Scalar("str", str)
BYTES: Type = _Scalar("bytes", bytes, bytearray)
DECIMAL: Type = _Text(decimal.Decimal, _write_decimal, _read_decimal)
INTEGER: Type = _Text(int, _write_integer, _read_integer)
UUID: Type = _Text(uuid.UUID, str, _read_uuid)
DATE: Type = _Text(datetime.date, datetime.date.isoformat, _read_date)
TIME: Type = _Text(LocalTime, str, LocalTime)
DATE_TIME: Type = _Text(LocalDateTime, str, LocalDateTime)
OFFSET_DATE_TIME: Type = _Text(OffsetDateTime, str, OffsetDateTime)


class _Enum(Type):
    def __init__(self, python: type[enum.IntEnum]) -> None:
        self._python = python

    def write(self, codecs: Codecs, value: Any) -> int:
        if not isinstance(value, self._python):
            raise TypeError(f"expected {self._python.__name__}, got {_type_name(value)}")
        return int(value)

    def read(self, codecs: Codecs, value: Any) -> enum.IntEnum:
        return self._python(value)


class _Composite(Type):
    """A value that is a message of its own."""

    def fill(self, codecs: Codecs, value: Any, message: Any) -> None:
        raise NotImplementedError


class _Timestamp(_Composite):
    def fill(self, codecs: Codecs, value: Any, message: Any) -> None:
        if not isinstance(value, Timestamp):
            raise TypeError(f"expected Timestamp, got {_type_name(value)}")
        message.seconds = value.seconds
        message.nanos = value.nanos
        message.SetInParent()

    def read(self, codecs: Codecs, value: Any) -> Timestamp:
        return Timestamp(value.seconds, value.nanos)


class _Duration(_Composite):
    """On the wire seconds and nanoseconds have the same sign."""

    def fill(self, codecs: Codecs, value: Any, message: Any) -> None:
        if not isinstance(value, Duration):
            raise TypeError(f"expected Duration, got {_type_name(value)}")
        borrow = value.seconds < 0 and value.nanos > 0
        message.seconds = value.seconds + 1 if borrow else value.seconds
        message.nanos = value.nanos - 1_000_000_000 if borrow else value.nanos
        message.SetInParent()

    def read(self, codecs: Codecs, value: Any) -> Duration:
        if value.seconds * value.nanos < 0 or abs(value.nanos) > 999_999_999:
            raise ValueError(f"{value.seconds} seconds and {value.nanos} nanoseconds are no duration")
        return Duration.of_nanos(value.seconds * 1_000_000_000 + value.nanos)


class _Message(_Composite):
    def __init__(self, name: str) -> None:
        self._name = name

    def fill(self, codecs: Codecs, value: Any, message: Any) -> None:
        codecs.record(self._name).fill(codecs, value, message)
        message.SetInParent()

    def read(self, codecs: Codecs, value: Any) -> Any:
        return codecs.record(self._name).read(codecs, value)


class _Known(_Composite):
    """One of Google's own messages, as a message object of the protobuf library's class for it."""

    def __init__(self, python: type[_ProtobufMessage]) -> None:
        self._python = python
        self._name = python.DESCRIPTOR.full_name

    def fill(self, codecs: Codecs, value: Any, message: Any) -> None:
        if getattr(getattr(value, "DESCRIPTOR", None), "full_name", None) != self._name:
            raise TypeError(f"expected a message {self._name}, got {_type_name(value)}")
        # By way of bytes: this message is of another class, made from the description in the generated code.
        try:
            message.ParseFromString(value.SerializeToString())
        except (_ProtobufEncodeError, _ProtobufDecodeError) as wrong:
            raise ValueError(str(wrong)) from None
        message.SetInParent()

    def read(self, codecs: Codecs, value: Any) -> _ProtobufMessage:
        return self._python.FromString(value.SerializeToString())


TIMESTAMP: Type = _Timestamp()
DURATION: Type = _Duration()


def enumeration(python: type[enum.IntEnum]) -> Type:
    """An enum."""
    return _Enum(python)


def message(name: str) -> Type:
    """A record or a union, by its full name."""
    return _Message(name)


def known(python: type[_ProtobufMessage]) -> Type:
    """One of Google's own messages, by the class that the protobuf library has for it."""
    return _Known(python)


class Repeated(Type):
    """Many values: a list, or a set of what can be in one."""

    def __init__(self, element: Type, container: Callable[[Iterable[Any]], Any] = list) -> None:
        self.element = element
        self.container = container


class MapOf(Type):
    """A dict."""

    def __init__(self, key: Type, value: Type) -> None:
        self.key = key
        self.value = value


class Wrapped(_Composite):
    """A list or dict inside another one: a message whose only field holds it."""

    def __init__(self, inner: Type) -> None:
        self._field = Field("values", inner)

    def fill(self, codecs: Codecs, value: Any, message: Any) -> None:
        self._field.fill(codecs, value, message)
        message.SetInParent()

    def read(self, codecs: Codecs, value: Any) -> Any:
        return self._field.read(codecs, value)


class Presence(enum.Enum):
    """What an absent field means."""

    PLAIN = 0
    """Zero or empty; a message must be there."""
    OPTIONAL = 1
    """None."""
    DEFAULTED = 2
    """A default value."""


class Field:
    """One field of a message: its name on the wire, and what it holds."""

    def __init__(
        self, name: str, holds: Type, *, presence: Presence = Presence.PLAIN, default: Any = None, attribute: str = ""
    ) -> None:
        self.name = name
        self.attribute = attribute or name
        self._holds = holds
        self._presence = presence
        self._default = default

    def fill(self, codecs: Codecs, value: Any, message: Any) -> None:
        """Puts a value into the message's field."""
        try:
            self._fill(codecs, value, message)
        except DecodeError:
            raise
        except (TypeError, ValueError) as wrong:
            raise _at(self.attribute, wrong) from None

    def _fill(self, codecs: Codecs, value: Any, message: Any) -> None:
        holds = self._holds
        if value is None:
            if self._presence is not Presence.OPTIONAL:
                raise TypeError("must not be None")
        elif isinstance(holds, Repeated):
            self._fill_repeated(codecs, value, getattr(message, self.name), holds)
        elif isinstance(holds, MapOf):
            self._fill_map(codecs, value, getattr(message, self.name), holds)
        elif isinstance(holds, _Composite):
            holds.fill(codecs, value, getattr(message, self.name))
        else:
            setattr(message, self.name, holds.write(codecs, value))

    @staticmethod
    def _fill_repeated(codecs: Codecs, values: Any, target: Any, holds: Repeated) -> None:
        if isinstance(values, (str, bytes, dict)) or not isinstance(values, Iterable):
            raise TypeError(f"expected a list, got {_type_name(values)}")
        element = holds.element
        for value in values:
            if value is None:
                raise TypeError("None as an element")
            if isinstance(element, _Composite):
                element.fill(codecs, value, target.add())
            else:
                target.append(element.write(codecs, value))

    @staticmethod
    def _fill_map(codecs: Codecs, values: Any, target: Any, holds: MapOf) -> None:
        if not isinstance(values, dict):
            raise TypeError(f"expected a dict, got {_type_name(values)}")
        for key, value in values.items():
            if key is None or value is None:
                raise TypeError("None as a key or a value")
            if isinstance(holds.value, _Composite):
                holds.value.fill(codecs, value, target[holds.key.write(codecs, key)])
            else:
                target[holds.key.write(codecs, key)] = holds.value.write(codecs, value)

    def read(self, codecs: Codecs, message: Any) -> Any:
        """The value of the message's field."""
        try:
            return self._read(codecs, message)
        except (TypeError, ValueError) as wrong:
            raise DecodeError(f"{self.attribute}: {wrong}") from None

    def _read(self, codecs: Codecs, message: Any) -> Any:
        holds = self._holds
        if isinstance(holds, Repeated):
            element = holds.element
            return holds.container(element.read(codecs, value) for value in getattr(message, self.name))
        if isinstance(holds, MapOf):
            entries = getattr(message, self.name)
            return {holds.key.read(codecs, key): holds.value.read(codecs, entries[key]) for key in entries}
        if self._presence is not Presence.PLAIN and not message.HasField(self.name):
            return self._default
        if isinstance(holds, _Composite) and not message.HasField(self.name):
            raise ValueError("is missing")
        return holds.read(codecs, getattr(message, self.name))


def optional(name: str, holds: Type, *, attribute: str = "") -> Field:
    """A field that may be absent: None."""
    return Field(name, holds, presence=Presence.OPTIONAL, attribute=attribute)


def defaulted(name: str, holds: Type, default: Any, *, attribute: str = "") -> Field:
    """A field that an older sender does not send."""
    return Field(name, holds, presence=Presence.DEFAULTED, default=default, attribute=attribute)


class MessageCodec:
    """How one message becomes a value."""

    name: str

    def fill(self, codecs: Codecs, value: Any, message: Any) -> None:
        raise NotImplementedError

    def read(self, codecs: Codecs, message: Any) -> Any:
        raise NotImplementedError


class Record(MessageCodec):
    """A message and the class that it carries; its fields are in the order of the class's constructor."""

    def __init__(self, name: str, python: Callable[..., Any], *fields: Field) -> None:
        self.name = name
        self.fields = fields
        self._python = python

    def fill(self, codecs: Codecs, value: Any, message: Any) -> None:
        if not isinstance(value, self._python):  # type: ignore[arg-type]
            raise TypeError(f"expected {self._python.__name__}, got {_type_name(value)}")
        for field in self.fields:
            field.fill(codecs, getattr(value, field.attribute), message)

    def read(self, codecs: Codecs, message: Any) -> Any:
        return self._python(*(field.read(codecs, message) for field in self.fields))


class Arguments(MessageCodec):
    """A message that has no class: the arguments of a method, or its result."""

    def __init__(self, name: str, *fields: Field) -> None:
        self.name = name
        self.fields = fields

    def fill(self, codecs: Codecs, value: Sequence[Any], message: Any) -> None:
        for field, argument in zip(self.fields, value):
            field.fill(codecs, argument, message)

    def read(self, codecs: Codecs, message: Any) -> tuple[Any, ...]:
        return tuple(field.read(codecs, message) for field in self.fields)


class Variant:
    """One record of a union: its field, its class and its message."""

    def __init__(self, field: str, python: type, message: str) -> None:
        self.field = field
        self.python = python
        self.message = message


class Union(MessageCodec):
    """A sealed interface: one of several records. ``unknown`` stands for those that this program does not know."""

    def __init__(self, name: str, *variants: Variant, unknown: type | None = None) -> None:
        self.name = name
        self._by_class = {variant.python: variant for variant in variants}
        self._by_field = {variant.field: variant for variant in variants}
        self._unknown = unknown

    def fill(self, codecs: Codecs, value: Any, message: Any) -> None:
        if self._unknown is not None and isinstance(value, self._unknown):
            return
        variant = self._by_class.get(type(value))
        if variant is None:
            raise TypeError(f"{_type_name(value)} is no variant of {self.name}")
        target = getattr(message, variant.field)
        codecs.record(variant.message).fill(codecs, value, target)
        target.SetInParent()

    def read(self, codecs: Codecs, message: Any) -> Any:
        oneofs = message.DESCRIPTOR.oneofs
        field = message.WhichOneof(oneofs[0].name) if oneofs else None
        if field is not None:
            return codecs.record(self._by_field[field].message).read(codecs, getattr(message, field))
        if self._unknown is None:
            raise ValueError("a variant that this program does not know")
        return self._unknown()


class Codecs:
    """The messages of one generated file: their description, and how each becomes a value."""

    def __init__(
        self,
        description: str,
        tables: Callable[[], Sequence[MessageCodec]],
        uses: Callable[[], Sequence[Codecs]] = tuple,
    ) -> None:
        """``tables`` and ``uses`` are asked when the first message is needed: generated files may import each other."""
        self._description = description
        self._tables = tables
        self._uses = uses
        self._records: dict[str, MessageCodec] | None = None
        self._pool: descriptors.Pool | None = None
        self._classes: dict[str, Any] = {}
        self._json_bodies: JsonBodies | None = None

    def record(self, name: str) -> MessageCodec:
        """How the message of this name becomes a value."""
        known = self._all().get(name)
        if known is None:
            raise LookupError(f"no message {name} here")
        return known

    def _all(self) -> dict[str, MessageCodec]:
        if self._records is None:
            records: dict[str, MessageCodec] = {}
            seen: list[Codecs] = []
            self._collect(records, seen)
            self._records = records
        return self._records

    def _collect(self, records: dict[str, MessageCodec], seen: list[Codecs]) -> None:
        if self in seen:
            return
        seen.append(self)
        records.update((record.name, record) for record in self._tables())
        for used in self._uses():
            used._collect(records, seen)

    def message_class(self, name: str) -> Any:
        """The class of a message, for who wants to build one by hand."""
        known = self._classes.get(name)
        if known is None:
            if self._pool is None:
                self._pool = descriptors.Pool(self._description)
            known = self._classes[name] = self._pool.message_class(name)
        return known

    def _json(self) -> JsonBodies:
        if self._json_bodies is None:
            self._json_bodies = JsonBodies(descriptors.files(self._description))
        return self._json_bodies

    def encode(self, name: str, value: Any, codec: Codec = Codec.PROTOBUF) -> bytes:
        """A body: the message of this name.

        Raises TypeError or ValueError with the field's path for a value that does not fit.
        """
        message = self.message_class(name)()
        try:
            self.record(name).fill(self, value, message)
            if codec is Codec.JSON:
                return self._json().encode(message)
            return bytes(message.SerializeToString())
        except (_ProtobufEncodeError, _JsonError, UnicodeEncodeError, RecursionError) as wrong:
            raise ValueError(f"{name}: {wrong}") from None

    def encode_all(self, name: str, values: Sequence[Any], codec: Codec = Codec.PROTOBUF) -> bytes:
        """A body: arguments or a result. A service from a .proto has one of them, the message itself."""
        return self.encode(name, values if isinstance(self.record(name), Arguments) else values[0], codec)

    def decode_all(self, name: str, body: bytes, codec: Codec = Codec.PROTOBUF) -> tuple[Any, ...]:
        """The arguments or the result in a body, as :meth:`encode_all` wrote them."""
        value = self.decode(name, body, codec)
        return value if isinstance(self.record(name), Arguments) else (value,)

    def decode(self, name: str, body: bytes, codec: Codec = Codec.PROTOBUF) -> Any:
        """The value in a body: the message of this name.

        Raises :class:`DecodeError` for one that cannot be read.
        """
        message = self.message_class(name)()
        try:
            if codec is Codec.JSON:
                self._json().decode(body, message)
            else:
                message.ParseFromString(body)
            return self.record(name).read(self, message)
        except DecodeError as wrong:
            raise DecodeError(f"{name}: {wrong}") from None
        except (_ProtobufDecodeError, ValueError, TypeError, RecursionError) as wrong:
            raise DecodeError(f"{name}: {wrong}") from None


def _type_name(value: Any) -> str:
    return type(value).__name__


def _at(attribute: str, wrong: Exception) -> Exception:
    """The same error, telling of which field it is; the fields of nested messages are joined by dots."""
    text = str(wrong)
    joint = "." if isinstance(wrong, (_FieldTypeError, _FieldValueError)) else ": "
    kind = _FieldTypeError if isinstance(wrong, TypeError) else _FieldValueError
    return kind(f"{attribute}{joint}{text}")


class _FieldTypeError(TypeError):
    pass


class _FieldValueError(ValueError):
    pass
