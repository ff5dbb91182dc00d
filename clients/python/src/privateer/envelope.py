"""One request or reply in one frame: the protocol's envelope, and what cannot be read."""

from __future__ import annotations

import dataclasses
import enum
from typing import Any

from google.protobuf import descriptor_pb2
from google.protobuf.message import DecodeError as _ProtobufDecodeError

from privateer import descriptors
from privateer.errors import DecodeError, StatusCode

NO_ID = b""
MAX_NUMBER = (1 << 63) - 1
MAX_RANGES = 256
MAX_PAIRS = 64
MAX_PAIRS_BYTES = 8_192
MAX_PATH = 512
MAX_MESSAGE = 4_096
MAX_METHODS = 4_096


class Kind(enum.IntEnum):
    """What a request wants."""

    CALL = 1
    WAIT = 2
    CANCEL = 3
    PING = 4


class Codec(enum.IntEnum):
    """How a body is encoded."""

    PROTOBUF = 1
    JSON = 2


class Executed(enum.IntEnum):
    """What a server says of the call; absent and unknown are UNKNOWN."""

    UNKNOWN = 0
    NO = 1
    YES = 2


class Priority(enum.IntEnum):
    """Which calls are served first, and refused last, when there are more than can be served."""

    DEFAULT = 0
    CRITICAL = 1
    BACKGROUND = 2


@dataclasses.dataclass(frozen=True)
class Request:
    """A request, as the protocol's page describes its fields."""

    kind: Kind
    client: bytes
    sequence: int
    done_below: int = 0
    done: tuple[tuple[int, int], ...] = ()
    scope: bytes = NO_ID
    bound_ms: int = 0
    attempt: int = 0
    method: str = ""
    timeout_ms: int = 0
    beat_ms: int = 0
    codec: Codec = Codec.PROTOBUF
    metadata: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    front: bytes = NO_ID
    dispatch: int = 0
    priority: Priority = Priority.DEFAULT
    extra: bool = False
    """Another copy may be executed too."""

    def about(self, kind: Kind) -> Request:
        """A WAIT or CANCEL for this call: the same without its body and metadata."""
        return dataclasses.replace(self, kind=kind, body=b"", metadata=())


@dataclasses.dataclass(frozen=True)
class ServerInfo:
    """What a server tells of itself in a PONG."""

    instance: bytes = NO_ID
    max_message_bytes: int = 0
    retention_ms: int = 0
    methods: tuple[str, ...] = ()
    workers: int = 0


@dataclasses.dataclass(frozen=True)
class ErrorDetail:
    """A typed error of the service."""

    name: str
    body: bytes


@dataclasses.dataclass(frozen=True)
class Reply:
    """A reply, as the protocol's page describes its fields."""

    client: bytes = NO_ID
    sequence: int = 0
    code: StatusCode = StatusCode.OK
    message: str = ""
    detail: ErrorDetail | None = None
    executed: Executed = Executed.UNKNOWN
    working: bool = False
    draining: bool = False
    retry_after_ms: int = 0
    scope: bytes = NO_ID
    store_ms: int = 0
    metadata: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    server: ServerInfo | None = None
    settled: bool = False


_SCALARS = {
    "bytes": descriptor_pb2.FieldDescriptorProto.TYPE_BYTES,
    "string": descriptor_pb2.FieldDescriptorProto.TYPE_STRING,
    "uint64": descriptor_pb2.FieldDescriptorProto.TYPE_UINT64,
    "int64": descriptor_pb2.FieldDescriptorProto.TYPE_INT64,
    "uint32": descriptor_pb2.FieldDescriptorProto.TYPE_UINT32,
    "int32": descriptor_pb2.FieldDescriptorProto.TYPE_INT32,
    "bool": descriptor_pb2.FieldDescriptorProto.TYPE_BOOL,
}

# Enums are described as int32, which has the same bytes: numbers that this version does not know must arrive.
_MESSAGES = {
    "Range": "1 first uint64, 2 last uint64",
    "Pair": "1 key string, 2 value string",
    "Error": "1 name string, 2 body bytes",
    "Server": "1 instance bytes, 2 max_message_bytes uint64, 3 retention_ms uint64, 4 capabilities string*,"
    " 5 methods string*, 6 queued uint32, 7 executing uint32, 8 workers uint32",
    "Request": "1 kind int32, 2 client bytes, 3 sequence uint64, 4 done_below uint64, 5 done Range*, 6 scope bytes,"
    " 7 bound_ms int64, 8 attempt uint32, 9 method string, 10 timeout_ms uint32, 11 beat_ms uint32, 12 codec int32,"
    " 13 metadata Pair*, 14 body bytes, 15 front bytes, 16 dispatch uint64, 17 priority int32,"
    " 18 extra bool",
    "Reply": "1 client bytes, 2 sequence uint64, 3 code int32, 4 message string, 5 detail Error, 6 executed int32,"
    " 7 working bool, 8 draining bool, 9 retry_after_ms uint32, 10 scope bytes, 11 store_ms int64, 12 metadata Pair*,"
    " 13 body bytes, 14 server Server, 15 settled bool",
    "Method": "1 path string, 2 idempotent bool",
    "Registration": "1 endpoint string, 2 instance bytes, 3 methods Method*, 4 lease_ms uint32",
    "Registered": "1 front bytes, 2 lease_ms uint32",
}


def _describe() -> bytes:
    file = descriptor_pb2.FileDescriptorProto(
        name="privateer/rpc/v1/envelope.proto", package="privateer.rpc.v1", syntax="proto3"
    )
    for name, fields in _MESSAGES.items():
        message = file.message_type.add(name=name)
        for field in fields.split(", "):
            number, field_name, kind = field.split()
            described = message.field.add(name=field_name, number=int(number))
            many = kind.endswith("*")
            described.label = described.LABEL_REPEATED if many else described.LABEL_OPTIONAL
            scalar = _SCALARS.get(kind.rstrip("*"))
            if scalar is not None:
                described.type = scalar
            else:
                described.type = described.TYPE_MESSAGE
                described.type_name = ".privateer.rpc.v1." + kind.rstrip("*")
    return descriptor_pb2.FileDescriptorSet(file=[file]).SerializeToString()


_pool = descriptors.Pool(_describe())
_Request = _pool.message_class("privateer.rpc.v1.Request")
_Reply = _pool.message_class("privateer.rpc.v1.Reply")
_Registration = _pool.message_class("privateer.rpc.v1.Registration")
_Registered = _pool.message_class("privateer.rpc.v1.Registered")


def encode_request(request: Request) -> bytes:
    """The frame of a request."""
    frame = _Request(
        kind=request.kind,
        client=request.client,
        sequence=request.sequence,
        done_below=request.done_below,
        scope=request.scope,
        bound_ms=request.bound_ms,
        attempt=request.attempt,
        method=request.method,
        timeout_ms=request.timeout_ms,
        beat_ms=request.beat_ms,
        codec=request.codec,
        body=request.body,
        front=request.front,
        dispatch=request.dispatch,
        priority=request.priority,
        extra=request.extra,
    )
    for first, last in request.done:
        frame.done.add(first=first, last=last)
    for key, value in request.metadata:
        frame.metadata.add(key=key, value=value)
    return bytes(frame.SerializeToString())


def encode_reply(reply: Reply) -> bytes:
    """The frame of a reply."""
    frame = _Reply(
        client=reply.client,
        sequence=reply.sequence,
        code=reply.code,
        message=cut(reply.message),
        executed=reply.executed,
        working=reply.working,
        draining=reply.draining,
        retry_after_ms=reply.retry_after_ms,
        scope=reply.scope,
        store_ms=reply.store_ms,
        body=reply.body,
        settled=reply.settled,
    )
    for key, value in reply.metadata:
        frame.metadata.add(key=key, value=value)
    if reply.detail is not None:
        frame.detail.name = reply.detail.name
        frame.detail.body = reply.detail.body
    if reply.server is not None:
        frame.server.instance = reply.server.instance
        frame.server.max_message_bytes = reply.server.max_message_bytes
        frame.server.retention_ms = reply.server.retention_ms
        frame.server.methods.extend(reply.server.methods)
        frame.server.workers = reply.server.workers
    return bytes(frame.SerializeToString())


def decode_reply(data: bytes) -> Reply:
    """The reply in a frame.

    Raises :class:`DecodeError` for what a receiver must refuse.
    """
    frame = _parse(_Reply, data)
    server = None
    if frame.HasField("server"):
        told = frame.server
        _refuse_unknown(told)
        if len(told.methods) > MAX_METHODS:
            raise DecodeError(f"{len(told.methods)} methods, over {MAX_METHODS}")
        server = ServerInfo(
            _identity("instance", told.instance),
            told.max_message_bytes,
            told.retention_ms,
            tuple(told.methods),
            told.workers,
        )
    detail = None
    if frame.HasField("detail"):
        _refuse_unknown(frame.detail)
        _limited("the name of an error", frame.detail.name, MAX_PATH)
        detail = ErrorDetail(frame.detail.name, frame.detail.body)
    if frame.store_ms < 0:
        raise DecodeError(f"store_ms = {frame.store_ms}")
    return Reply(
        client=_identity("client", frame.client),
        sequence=_number("sequence", frame.sequence),
        code=StatusCode.of(frame.code),
        message=frame.message,
        detail=detail,
        executed=Executed(frame.executed) if frame.executed in (1, 2) else Executed.UNKNOWN,
        working=frame.working,
        draining=frame.draining,
        retry_after_ms=frame.retry_after_ms,
        scope=_identity("scope", frame.scope),
        store_ms=frame.store_ms,
        metadata=_pairs(frame.metadata),
        body=frame.body,
        server=server,
        settled=frame.settled,
    )


def decode_request(data: bytes) -> Request:
    """The request in a frame, for a worker.

    Raises :class:`DecodeError` for what a receiver must refuse.
    """
    frame = _parse(_Request, data)
    if frame.kind not in (1, 2, 3, 4):
        raise DecodeError(f"kind = {frame.kind}")
    if not frame.client:
        raise DecodeError("client is missing")
    if frame.sequence == 0 and frame.kind != Kind.PING:
        raise DecodeError("sequence = 0")
    if frame.codec not in (0, 1, 2):
        raise DecodeError(f"codec = {frame.codec}")
    if frame.bound_ms < 0:
        raise DecodeError(f"bound_ms = {frame.bound_ms}")
    done_below = _number("done_below", frame.done_below)
    return Request(
        kind=Kind(frame.kind),
        client=_identity("client", frame.client),
        sequence=_number("sequence", frame.sequence),
        done_below=done_below,
        done=_ranges(frame.done, done_below),
        scope=_identity("scope", frame.scope),
        bound_ms=frame.bound_ms,
        attempt=frame.attempt,
        method=_limited("method", frame.method, MAX_PATH),
        timeout_ms=frame.timeout_ms,
        beat_ms=frame.beat_ms,
        codec=Codec(frame.codec) if frame.codec else Codec.PROTOBUF,
        metadata=_pairs(frame.metadata),
        body=frame.body,
        front=_identity("front", frame.front),
        dispatch=_number("dispatch", frame.dispatch),
        priority=Priority(frame.priority) if frame.priority in (1, 2) else Priority.DEFAULT,
        extra=frame.extra,
    )


def encode_registration(endpoint: str, instance: bytes, methods: list[tuple[str, bool]], lease_ms: int) -> bytes:
    """The argument of rpc.v1.Workers/Register."""
    registration = _Registration(endpoint=endpoint, instance=instance, lease_ms=lease_ms)
    for path, idempotent in methods:
        registration.methods.add(path=path, idempotent=idempotent)
    return bytes(registration.SerializeToString())


def decode_registered(data: bytes) -> tuple[bytes, int]:
    """The result of rpc.v1.Workers/Register: the front's instance, and the lease that it grants in milliseconds."""
    registered = _parse(_Registered, data)
    return _identity("front", registered.front), registered.lease_ms


def cut(message: str) -> str:
    """A message for people, cut to the protocol's limit between two characters."""
    data = message.encode("utf-8", "replace")
    return data[:MAX_MESSAGE].decode("utf-8", "ignore") if len(data) > MAX_MESSAGE else data.decode("utf-8")


def _parse(message_class: Any, data: bytes) -> Any:
    try:
        frame = message_class.FromString(data)
    except (_ProtobufDecodeError, UnicodeDecodeError, ValueError) as broken:
        raise DecodeError(f"a broken frame: {broken}") from None
    _refuse_unknown(frame)
    return frame


def _refuse_unknown(frame: Any) -> None:
    """A field that the library did not take though the number is known came with another type."""
    wrong = descriptors.unknown_numbers(frame) & set(frame.DESCRIPTOR.fields_by_number)
    if wrong:
        raise DecodeError(f"field {min(wrong)} has another type")


def _identity(name: str, value: bytes) -> bytes:
    if value and (len(value) != 16 or not any(value)):
        raise DecodeError(f"{name} has {len(value)} bytes, must have 16 that are not all zero")
    return value


def _number(name: str, value: int) -> int:
    if value > MAX_NUMBER:
        raise DecodeError(f"{name} = {value}, over 2^63-1")
    return value


def _limited(name: str, text: str, most: int) -> str:
    if len(text.encode("utf-8")) > most:
        raise DecodeError(f"{name} is over {most} bytes")
    return text


def _pairs(entries: Any) -> tuple[tuple[str, str], ...]:
    # A map's last entry of a key wins.
    pairs = {entry.key: entry.value for entry in entries}
    check_metadata(pairs, DecodeError)
    return tuple(pairs.items())


def check_metadata(pairs: dict[str, str], error: type[ValueError] = ValueError) -> None:
    """Refuses metadata that a receiver would refuse."""
    if len(pairs) > MAX_PAIRS:
        raise error(f"{len(pairs)} pairs of metadata, over {MAX_PAIRS}")
    size = sum(len(key.encode("utf-8")) + len(value.encode("utf-8")) for key, value in pairs.items())
    if size > MAX_PAIRS_BYTES:
        raise error(f"metadata of {size} bytes, over {MAX_PAIRS_BYTES}")


def _ranges(entries: Any, done_below: int) -> tuple[tuple[int, int], ...]:
    if len(entries) > MAX_RANGES:
        raise DecodeError(f"{len(entries)} ranges in done, over {MAX_RANGES}")
    ranges = tuple((_number("done", entry.first), _number("done", entry.last)) for entry in entries)
    before = max(done_below - 1, 0)
    for first, last in ranges:
        if first <= before or last < first:
            raise DecodeError(f"range {first} to {last} in done")
        before = last
    return ranges
