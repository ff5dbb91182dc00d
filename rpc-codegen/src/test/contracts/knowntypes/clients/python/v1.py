"""What known.v1 offers, for Python.

Generated from Java by Privateer. Changes here are lost: change the Java source and build.
"""

from __future__ import annotations

import dataclasses as _dataclasses

from google.protobuf import any_pb2 as _any_pb2
from google.protobuf import empty_pb2 as _empty_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf import wrappers_pb2 as _wrappers_pb2

import privateer as _rpc
from privateer import codec as _codec
from privateer import service as _service

__all__ = [
    "Choice",
    "Document",
    "Documents",
    "DocumentsAsyncClient",
    "DocumentsClient",
    "Everything",
    "Explicit",
    "Lists",
    "Maps",
    "PatchRequest",
    "Singular",
    "bind_documents",
]


@_dataclasses.dataclass(frozen=True)
class Choice:
    any: _any_pb2.Any | None = None
    empty: _empty_pb2.Empty | None = None
    field_mask: _field_mask_pb2.FieldMask | None = None
    struct: _struct_pb2.Struct | None = None
    value: _struct_pb2.Value | None = None
    list_value: _struct_pb2.ListValue | None = None
    bool: _wrappers_pb2.BoolValue | None = None
    bytes: _wrappers_pb2.BytesValue | None = None
    double: _wrappers_pb2.DoubleValue | None = None
    float: _wrappers_pb2.FloatValue | None = None
    int32: _wrappers_pb2.Int32Value | None = None
    int64: _wrappers_pb2.Int64Value | None = None
    string: _wrappers_pb2.StringValue | None = None
    uint32: _wrappers_pb2.UInt32Value | None = None
    uint64: _wrappers_pb2.UInt64Value | None = None


@_dataclasses.dataclass(frozen=True)
class Document:
    """Has nothing that JSON could not say."""

    id: str
    body: _struct_pb2.Struct | None = None
    owner: _struct_pb2.Value | None = None
    history: list[_struct_pb2.Value] = _dataclasses.field(default_factory=list)
    translations: dict[str, _struct_pb2.Struct] = _dataclasses.field(default_factory=dict)
    title: _wrappers_pb2.StringValue | None = None
    version: _wrappers_pb2.Int64Value | None = None
    mask: _field_mask_pb2.FieldMask | None = None


@_dataclasses.dataclass(frozen=True)
class Everything:
    """Each of them once."""

    singular: Singular | None = None
    explicit: Explicit | None = None
    lists: Lists | None = None
    maps: Maps | None = None
    choice: Choice | None = None


@_dataclasses.dataclass(frozen=True)
class Explicit:
    any: _any_pb2.Any | None = None
    empty: _empty_pb2.Empty | None = None
    field_mask: _field_mask_pb2.FieldMask | None = None
    struct: _struct_pb2.Struct | None = None
    value: _struct_pb2.Value | None = None
    list_value: _struct_pb2.ListValue | None = None
    bool: _wrappers_pb2.BoolValue | None = None
    bytes: _wrappers_pb2.BytesValue | None = None
    double: _wrappers_pb2.DoubleValue | None = None
    float: _wrappers_pb2.FloatValue | None = None
    int32: _wrappers_pb2.Int32Value | None = None
    int64: _wrappers_pb2.Int64Value | None = None
    string: _wrappers_pb2.StringValue | None = None
    uint32: _wrappers_pb2.UInt32Value | None = None
    uint64: _wrappers_pb2.UInt64Value | None = None


@_dataclasses.dataclass(frozen=True)
class Lists:
    any: list[_any_pb2.Any] = _dataclasses.field(default_factory=list)
    empty: list[_empty_pb2.Empty] = _dataclasses.field(default_factory=list)
    field_mask: list[_field_mask_pb2.FieldMask] = _dataclasses.field(default_factory=list)
    struct: list[_struct_pb2.Struct] = _dataclasses.field(default_factory=list)
    value: list[_struct_pb2.Value] = _dataclasses.field(default_factory=list)
    list_value: list[_struct_pb2.ListValue] = _dataclasses.field(default_factory=list)
    bool: list[_wrappers_pb2.BoolValue] = _dataclasses.field(default_factory=list)
    bytes: list[_wrappers_pb2.BytesValue] = _dataclasses.field(default_factory=list)
    double: list[_wrappers_pb2.DoubleValue] = _dataclasses.field(default_factory=list)
    float: list[_wrappers_pb2.FloatValue] = _dataclasses.field(default_factory=list)
    int32: list[_wrappers_pb2.Int32Value] = _dataclasses.field(default_factory=list)
    int64: list[_wrappers_pb2.Int64Value] = _dataclasses.field(default_factory=list)
    string: list[_wrappers_pb2.StringValue] = _dataclasses.field(default_factory=list)
    uint32: list[_wrappers_pb2.UInt32Value] = _dataclasses.field(default_factory=list)
    uint64: list[_wrappers_pb2.UInt64Value] = _dataclasses.field(default_factory=list)


@_dataclasses.dataclass(frozen=True)
class Maps:
    any: dict[str, _any_pb2.Any] = _dataclasses.field(default_factory=dict)
    empty: dict[str, _empty_pb2.Empty] = _dataclasses.field(default_factory=dict)
    field_mask: dict[str, _field_mask_pb2.FieldMask] = _dataclasses.field(default_factory=dict)
    struct: dict[str, _struct_pb2.Struct] = _dataclasses.field(default_factory=dict)
    value: dict[str, _struct_pb2.Value] = _dataclasses.field(default_factory=dict)
    list_value: dict[str, _struct_pb2.ListValue] = _dataclasses.field(default_factory=dict)
    bool: dict[str, _wrappers_pb2.BoolValue] = _dataclasses.field(default_factory=dict)
    bytes: dict[str, _wrappers_pb2.BytesValue] = _dataclasses.field(default_factory=dict)
    double: dict[str, _wrappers_pb2.DoubleValue] = _dataclasses.field(default_factory=dict)
    float: dict[str, _wrappers_pb2.FloatValue] = _dataclasses.field(default_factory=dict)
    int32: dict[str, _wrappers_pb2.Int32Value] = _dataclasses.field(default_factory=dict)
    int64: dict[str, _wrappers_pb2.Int64Value] = _dataclasses.field(default_factory=dict)
    string: dict[str, _wrappers_pb2.StringValue] = _dataclasses.field(default_factory=dict)
    uint32: dict[str, _wrappers_pb2.UInt32Value] = _dataclasses.field(default_factory=dict)
    uint64: dict[str, _wrappers_pb2.UInt64Value] = _dataclasses.field(default_factory=dict)


@_dataclasses.dataclass(frozen=True)
class PatchRequest:
    id: str
    patch: _struct_pb2.Struct | None = None
    """What becomes of the document."""
    mask: _field_mask_pb2.FieldMask | None = None


@_dataclasses.dataclass(frozen=True)
class Singular:
    any: _any_pb2.Any | None = None
    empty: _empty_pb2.Empty | None = None
    field_mask: _field_mask_pb2.FieldMask | None = None
    struct: _struct_pb2.Struct | None = None
    value: _struct_pb2.Value | None = None
    list_value: _struct_pb2.ListValue | None = None
    bool: _wrappers_pb2.BoolValue | None = None
    bytes: _wrappers_pb2.BytesValue | None = None
    double: _wrappers_pb2.DoubleValue | None = None
    float: _wrappers_pb2.FloatValue | None = None
    int32: _wrappers_pb2.Int32Value | None = None
    int64: _wrappers_pb2.Int64Value | None = None
    string: _wrappers_pb2.StringValue | None = None
    uint32: _wrappers_pb2.UInt32Value | None = None
    uint64: _wrappers_pb2.UInt64Value | None = None


class Documents:
    """Keeps documents, which hold what Google has messages for.

    For a worker: override what it serves, and see bind_documents.
    """

    def echo(self, request: Everything) -> Everything:
        """Gives back what it is given."""
        raise NotImplementedError

    def patch(self, request: PatchRequest) -> Document:
        """Changes the fields that are in the mask."""
        raise NotImplementedError


class DocumentsClient:
    """Keeps documents, which hold what Google has messages for.

    Calls that wait for their result. Where there is none they raise privateer.RpcError, whose outcome says
    whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> DocumentsClient:
        """The same with other settings for its calls."""
        return DocumentsClient(self._client, options)

    def echo(self, request: Everything) -> Everything:
        """Gives back what it is given."""
        result: Everything = self._client.call(_DOCUMENTS_ECHO, request, options=self._options)
        return result

    def patch(self, request: PatchRequest) -> Document:
        """Changes the fields that are in the mask."""
        result: Document = self._client.call(_DOCUMENTS_PATCH, request, options=self._options)
        return result


class DocumentsAsyncClient:
    """Keeps documents, which hold what Google has messages for.

    Calls for asyncio: a task that is cancelled cancels its call. Where there is none they raise
    privateer.RpcError, whose outcome says whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> DocumentsAsyncClient:
        """The same with other settings for its calls."""
        return DocumentsAsyncClient(self._client, options)

    async def echo(self, request: Everything) -> Everything:
        """Gives back what it is given."""
        result: Everything = await self._client.call_async(_DOCUMENTS_ECHO, request, options=self._options)
        return result

    async def patch(self, request: PatchRequest) -> Document:
        """Changes the fields that are in the mask."""
        result: Document = await self._client.call_async(_DOCUMENTS_PATCH, request, options=self._options)
        return result


def bind_documents(implementation: Documents) -> _rpc.Binding:
    """What a privateer.Worker serves: the methods that the implementation overrides."""
    methods = {
        "echo": _DOCUMENTS_ECHO,
        "patch": _DOCUMENTS_PATCH,
    }
    return _rpc.Binding.of(implementation, Documents, methods)


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return (
        _codec.Record(
            "known.v1.Choice",
            Choice,
            _codec.optional("any", _codec.known(_any_pb2.Any)),
            _codec.optional("empty", _codec.known(_empty_pb2.Empty)),
            _codec.optional("field_mask", _codec.known(_field_mask_pb2.FieldMask)),
            _codec.optional("struct", _codec.known(_struct_pb2.Struct)),
            _codec.optional("value", _codec.known(_struct_pb2.Value)),
            _codec.optional("list_value", _codec.known(_struct_pb2.ListValue)),
            _codec.optional("bool", _codec.known(_wrappers_pb2.BoolValue)),
            _codec.optional("bytes", _codec.known(_wrappers_pb2.BytesValue)),
            _codec.optional("double", _codec.known(_wrappers_pb2.DoubleValue)),
            _codec.optional("float", _codec.known(_wrappers_pb2.FloatValue)),
            _codec.optional("int32", _codec.known(_wrappers_pb2.Int32Value)),
            _codec.optional("int64", _codec.known(_wrappers_pb2.Int64Value)),
            _codec.optional("string", _codec.known(_wrappers_pb2.StringValue)),
            _codec.optional("uint32", _codec.known(_wrappers_pb2.UInt32Value)),
            _codec.optional("uint64", _codec.known(_wrappers_pb2.UInt64Value)),
        ),
        _codec.Record(
            "known.v1.Document",
            Document,
            _codec.Field("id", _codec.STRING),
            _codec.optional("body", _codec.known(_struct_pb2.Struct)),
            _codec.optional("owner", _codec.known(_struct_pb2.Value)),
            _codec.Field("history", _codec.Repeated(_codec.known(_struct_pb2.Value))),
            _codec.Field("translations", _codec.MapOf(_codec.STRING, _codec.known(_struct_pb2.Struct))),
            _codec.optional("title", _codec.known(_wrappers_pb2.StringValue)),
            _codec.optional("version", _codec.known(_wrappers_pb2.Int64Value)),
            _codec.optional("mask", _codec.known(_field_mask_pb2.FieldMask)),
        ),
        _codec.Record(
            "known.v1.Everything",
            Everything,
            _codec.optional("singular", _codec.message("known.v1.Singular")),
            _codec.optional("explicit", _codec.message("known.v1.Explicit")),
            _codec.optional("lists", _codec.message("known.v1.Lists")),
            _codec.optional("maps", _codec.message("known.v1.Maps")),
            _codec.optional("choice", _codec.message("known.v1.Choice")),
        ),
        _codec.Record(
            "known.v1.Explicit",
            Explicit,
            _codec.optional("any", _codec.known(_any_pb2.Any)),
            _codec.optional("empty", _codec.known(_empty_pb2.Empty)),
            _codec.optional("field_mask", _codec.known(_field_mask_pb2.FieldMask)),
            _codec.optional("struct", _codec.known(_struct_pb2.Struct)),
            _codec.optional("value", _codec.known(_struct_pb2.Value)),
            _codec.optional("list_value", _codec.known(_struct_pb2.ListValue)),
            _codec.optional("bool", _codec.known(_wrappers_pb2.BoolValue)),
            _codec.optional("bytes", _codec.known(_wrappers_pb2.BytesValue)),
            _codec.optional("double", _codec.known(_wrappers_pb2.DoubleValue)),
            _codec.optional("float", _codec.known(_wrappers_pb2.FloatValue)),
            _codec.optional("int32", _codec.known(_wrappers_pb2.Int32Value)),
            _codec.optional("int64", _codec.known(_wrappers_pb2.Int64Value)),
            _codec.optional("string", _codec.known(_wrappers_pb2.StringValue)),
            _codec.optional("uint32", _codec.known(_wrappers_pb2.UInt32Value)),
            _codec.optional("uint64", _codec.known(_wrappers_pb2.UInt64Value)),
        ),
        _codec.Record(
            "known.v1.Lists",
            Lists,
            _codec.Field("any", _codec.Repeated(_codec.known(_any_pb2.Any))),
            _codec.Field("empty", _codec.Repeated(_codec.known(_empty_pb2.Empty))),
            _codec.Field("field_mask", _codec.Repeated(_codec.known(_field_mask_pb2.FieldMask))),
            _codec.Field("struct", _codec.Repeated(_codec.known(_struct_pb2.Struct))),
            _codec.Field("value", _codec.Repeated(_codec.known(_struct_pb2.Value))),
            _codec.Field("list_value", _codec.Repeated(_codec.known(_struct_pb2.ListValue))),
            _codec.Field("bool", _codec.Repeated(_codec.known(_wrappers_pb2.BoolValue))),
            _codec.Field("bytes", _codec.Repeated(_codec.known(_wrappers_pb2.BytesValue))),
            _codec.Field("double", _codec.Repeated(_codec.known(_wrappers_pb2.DoubleValue))),
            _codec.Field("float", _codec.Repeated(_codec.known(_wrappers_pb2.FloatValue))),
            _codec.Field("int32", _codec.Repeated(_codec.known(_wrappers_pb2.Int32Value))),
            _codec.Field("int64", _codec.Repeated(_codec.known(_wrappers_pb2.Int64Value))),
            _codec.Field("string", _codec.Repeated(_codec.known(_wrappers_pb2.StringValue))),
            _codec.Field("uint32", _codec.Repeated(_codec.known(_wrappers_pb2.UInt32Value))),
            _codec.Field("uint64", _codec.Repeated(_codec.known(_wrappers_pb2.UInt64Value))),
        ),
        _codec.Record(
            "known.v1.Maps",
            Maps,
            _codec.Field("any", _codec.MapOf(_codec.STRING, _codec.known(_any_pb2.Any))),
            _codec.Field("empty", _codec.MapOf(_codec.STRING, _codec.known(_empty_pb2.Empty))),
            _codec.Field("field_mask", _codec.MapOf(_codec.STRING, _codec.known(_field_mask_pb2.FieldMask))),
            _codec.Field("struct", _codec.MapOf(_codec.STRING, _codec.known(_struct_pb2.Struct))),
            _codec.Field("value", _codec.MapOf(_codec.STRING, _codec.known(_struct_pb2.Value))),
            _codec.Field("list_value", _codec.MapOf(_codec.STRING, _codec.known(_struct_pb2.ListValue))),
            _codec.Field("bool", _codec.MapOf(_codec.STRING, _codec.known(_wrappers_pb2.BoolValue))),
            _codec.Field("bytes", _codec.MapOf(_codec.STRING, _codec.known(_wrappers_pb2.BytesValue))),
            _codec.Field("double", _codec.MapOf(_codec.STRING, _codec.known(_wrappers_pb2.DoubleValue))),
            _codec.Field("float", _codec.MapOf(_codec.STRING, _codec.known(_wrappers_pb2.FloatValue))),
            _codec.Field("int32", _codec.MapOf(_codec.STRING, _codec.known(_wrappers_pb2.Int32Value))),
            _codec.Field("int64", _codec.MapOf(_codec.STRING, _codec.known(_wrappers_pb2.Int64Value))),
            _codec.Field("string", _codec.MapOf(_codec.STRING, _codec.known(_wrappers_pb2.StringValue))),
            _codec.Field("uint32", _codec.MapOf(_codec.STRING, _codec.known(_wrappers_pb2.UInt32Value))),
            _codec.Field("uint64", _codec.MapOf(_codec.STRING, _codec.known(_wrappers_pb2.UInt64Value))),
        ),
        _codec.Record(
            "known.v1.PatchRequest",
            PatchRequest,
            _codec.Field("id", _codec.STRING),
            _codec.optional("patch", _codec.known(_struct_pb2.Struct)),
            _codec.optional("mask", _codec.known(_field_mask_pb2.FieldMask)),
        ),
        _codec.Record(
            "known.v1.Singular",
            Singular,
            _codec.optional("any", _codec.known(_any_pb2.Any)),
            _codec.optional("empty", _codec.known(_empty_pb2.Empty)),
            _codec.optional("field_mask", _codec.known(_field_mask_pb2.FieldMask)),
            _codec.optional("struct", _codec.known(_struct_pb2.Struct)),
            _codec.optional("value", _codec.known(_struct_pb2.Value)),
            _codec.optional("list_value", _codec.known(_struct_pb2.ListValue)),
            _codec.optional("bool", _codec.known(_wrappers_pb2.BoolValue)),
            _codec.optional("bytes", _codec.known(_wrappers_pb2.BytesValue)),
            _codec.optional("double", _codec.known(_wrappers_pb2.DoubleValue)),
            _codec.optional("float", _codec.known(_wrappers_pb2.FloatValue)),
            _codec.optional("int32", _codec.known(_wrappers_pb2.Int32Value)),
            _codec.optional("int64", _codec.known(_wrappers_pb2.Int64Value)),
            _codec.optional("string", _codec.known(_wrappers_pb2.StringValue)),
            _codec.optional("uint32", _codec.known(_wrappers_pb2.UInt32Value)),
            _codec.optional("uint64", _codec.known(_wrappers_pb2.UInt64Value)),
        ),
    )


_DESCRIPTION = (
    "CuQBChlnb29nbGUvcHJvdG9idWYvYW55LnByb3RvEg9nb29nbGUucHJvdG9idWYiNgoDQW55EhkKCHR5cGVfdXJsGAEgASgJUgd0"
    "eXBlVXJsEhQKBXZhbHVlGAIgASgMUgV2YWx1ZUJ2ChNjb20uZ29vZ2xlLnByb3RvYnVmQghBbnlQcm90b1ABWixnb29nbGUuZ29s"
    "YW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi9hbnlwYqICA0dQQqoCHkdvb2dsZS5Qcm90b2J1Zi5XZWxsS25vd25UeXBlc2IG"
    "cHJvdG8zCr4BChtnb29nbGUvcHJvdG9idWYvZW1wdHkucHJvdG8SD2dvb2dsZS5wcm90b2J1ZiIHCgVFbXB0eUJ9ChNjb20uZ29v"
    "Z2xlLnByb3RvYnVmQgpFbXB0eVByb3RvUAFaLmdvb2dsZS5nb2xhbmcub3JnL3Byb3RvYnVmL3R5cGVzL2tub3duL2VtcHR5cGL4"
    "AQGiAgNHUEKqAh5Hb29nbGUuUHJvdG9idWYuV2VsbEtub3duVHlwZXNiBnByb3RvMwrmAQogZ29vZ2xlL3Byb3RvYnVmL2ZpZWxk"
    "X21hc2sucHJvdG8SD2dvb2dsZS5wcm90b2J1ZiIhCglGaWVsZE1hc2sSFAoFcGF0aHMYASADKAlSBXBhdGhzQoUBChNjb20uZ29v"
    "Z2xlLnByb3RvYnVmQg5GaWVsZE1hc2tQcm90b1ABWjJnb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi9maWVs"
    "ZG1hc2twYvgBAaICA0dQQqoCHkdvb2dsZS5Qcm90b2J1Zi5XZWxsS25vd25UeXBlc2IGcHJvdG8zCuIFChxnb29nbGUvcHJvdG9i"
    "dWYvc3RydWN0LnByb3RvEg9nb29nbGUucHJvdG9idWYimAEKBlN0cnVjdBI7CgZmaWVsZHMYASADKAsyIy5nb29nbGUucHJvdG9i"
    "dWYuU3RydWN0LkZpZWxkc0VudHJ5UgZmaWVsZHMaUQoLRmllbGRzRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSLAoFdmFsdWUYAiAB"
    "KAsyFi5nb29nbGUucHJvdG9idWYuVmFsdWVSBXZhbHVlOgI4ASKyAgoFVmFsdWUSOwoKbnVsbF92YWx1ZRgBIAEoDjIaLmdvb2ds"
    "ZS5wcm90b2J1Zi5OdWxsVmFsdWVIAFIJbnVsbFZhbHVlEiMKDG51bWJlcl92YWx1ZRgCIAEoAUgAUgtudW1iZXJWYWx1ZRIjCgxz"
    "dHJpbmdfdmFsdWUYAyABKAlIAFILc3RyaW5nVmFsdWUSHwoKYm9vbF92YWx1ZRgEIAEoCEgAUglib29sVmFsdWUSPAoMc3RydWN0"
    "X3ZhbHVlGAUgASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVjdEgAUgtzdHJ1Y3RWYWx1ZRI7CgpsaXN0X3ZhbHVlGAYgASgLMhou"
    "Z29vZ2xlLnByb3RvYnVmLkxpc3RWYWx1ZUgAUglsaXN0VmFsdWVCBgoEa2luZCI7CglMaXN0VmFsdWUSLgoGdmFsdWVzGAEgAygL"
    "MhYuZ29vZ2xlLnByb3RvYnVmLlZhbHVlUgZ2YWx1ZXMqGwoJTnVsbFZhbHVlEg4KCk5VTExfVkFMVUUQAEJ/ChNjb20uZ29vZ2xl"
    "LnByb3RvYnVmQgtTdHJ1Y3RQcm90b1ABWi9nb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi9zdHJ1Y3RwYvgB"
    "AaICA0dQQqoCHkdvb2dsZS5Qcm90b2J1Zi5XZWxsS25vd25UeXBlc2IGcHJvdG8zCoYECh5nb29nbGUvcHJvdG9idWYvd3JhcHBl"
    "cnMucHJvdG8SD2dvb2dsZS5wcm90b2J1ZiIjCgtEb3VibGVWYWx1ZRIUCgV2YWx1ZRgBIAEoAVIFdmFsdWUiIgoKRmxvYXRWYWx1"
    "ZRIUCgV2YWx1ZRgBIAEoAlIFdmFsdWUiIgoKSW50NjRWYWx1ZRIUCgV2YWx1ZRgBIAEoA1IFdmFsdWUiIwoLVUludDY0VmFsdWUS"
    "FAoFdmFsdWUYASABKARSBXZhbHVlIiIKCkludDMyVmFsdWUSFAoFdmFsdWUYASABKAVSBXZhbHVlIiMKC1VJbnQzMlZhbHVlEhQK"
    "BXZhbHVlGAEgASgNUgV2YWx1ZSIhCglCb29sVmFsdWUSFAoFdmFsdWUYASABKAhSBXZhbHVlIiMKC1N0cmluZ1ZhbHVlEhQKBXZh"
    "bHVlGAEgASgJUgV2YWx1ZSIiCgpCeXRlc1ZhbHVlEhQKBXZhbHVlGAEgASgMUgV2YWx1ZUKDAQoTY29tLmdvb2dsZS5wcm90b2J1"
    "ZkINV3JhcHBlcnNQcm90b1ABWjFnb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi93cmFwcGVyc3Bi+AEBogID"
    "R1BCqgIeR29vZ2xlLlByb3RvYnVmLldlbGxLbm93blR5cGVzYgZwcm90bzMKyjAKEGtub3dudHlwZXMucHJvdG8SCGtub3duLnYx"
    "Ghlnb29nbGUvcHJvdG9idWYvYW55LnByb3RvGhtnb29nbGUvcHJvdG9idWYvZW1wdHkucHJvdG8aIGdvb2dsZS9wcm90b2J1Zi9m"
    "aWVsZF9tYXNrLnByb3RvGhxnb29nbGUvcHJvdG9idWYvc3RydWN0LnByb3RvGh5nb29nbGUvcHJvdG9idWYvd3JhcHBlcnMucHJv"
    "dG8ihwYKBkNob2ljZRImCgNhbnkYASABKAsyFC5nb29nbGUucHJvdG9idWYuQW55UgNhbnkSLAoFZW1wdHkYAiABKAsyFi5nb29n"
    "bGUucHJvdG9idWYuRW1wdHlSBWVtcHR5EjkKCmZpZWxkX21hc2sYAyABKAsyGi5nb29nbGUucHJvdG9idWYuRmllbGRNYXNrUglm"
    "aWVsZE1hc2sSLwoGc3RydWN0GAQgASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVjdFIGc3RydWN0EiwKBXZhbHVlGAUgASgLMhYu"
    "Z29vZ2xlLnByb3RvYnVmLlZhbHVlUgV2YWx1ZRI5CgpsaXN0X3ZhbHVlGAYgASgLMhouZ29vZ2xlLnByb3RvYnVmLkxpc3RWYWx1"
    "ZVIJbGlzdFZhbHVlEi4KBGJvb2wYByABKAsyGi5nb29nbGUucHJvdG9idWYuQm9vbFZhbHVlUgRib29sEjEKBWJ5dGVzGAggASgL"
    "MhsuZ29vZ2xlLnByb3RvYnVmLkJ5dGVzVmFsdWVSBWJ5dGVzEjQKBmRvdWJsZRgJIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5Eb3Vi"
    "bGVWYWx1ZVIGZG91YmxlEjEKBWZsb2F0GAogASgLMhsuZ29vZ2xlLnByb3RvYnVmLkZsb2F0VmFsdWVSBWZsb2F0EjEKBWludDMy"
    "GAsgASgLMhsuZ29vZ2xlLnByb3RvYnVmLkludDMyVmFsdWVSBWludDMyEjEKBWludDY0GAwgASgLMhsuZ29vZ2xlLnByb3RvYnVm"
    "LkludDY0VmFsdWVSBWludDY0EjQKBnN0cmluZxgNIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5TdHJpbmdWYWx1ZVIGc3RyaW5nEjQK"
    "BnVpbnQzMhgOIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5VSW50MzJWYWx1ZVIGdWludDMyEjQKBnVpbnQ2NBgPIAEoCzIcLmdvb2ds"
    "ZS5wcm90b2J1Zi5VSW50NjRWYWx1ZVIGdWludDY0IuYDCghEb2N1bWVudBIOCgJpZBgBIAEoCVICaWQSKwoEYm9keRgCIAEoCzIX"
    "Lmdvb2dsZS5wcm90b2J1Zi5TdHJ1Y3RSBGJvZHkSLAoFb3duZXIYAyABKAsyFi5nb29nbGUucHJvdG9idWYuVmFsdWVSBW93bmVy"
    "EjAKB2hpc3RvcnkYBCADKAsyFi5nb29nbGUucHJvdG9idWYuVmFsdWVSB2hpc3RvcnkSSAoMdHJhbnNsYXRpb25zGAUgAygLMiQu"
    "a25vd24udjEuRG9jdW1lbnQuVHJhbnNsYXRpb25zRW50cnlSDHRyYW5zbGF0aW9ucxIyCgV0aXRsZRgGIAEoCzIcLmdvb2dsZS5w"
    "cm90b2J1Zi5TdHJpbmdWYWx1ZVIFdGl0bGUSNQoHdmVyc2lvbhgHIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5JbnQ2NFZhbHVlUgd2"
    "ZXJzaW9uEi4KBG1hc2sYCCABKAsyGi5nb29nbGUucHJvdG9idWYuRmllbGRNYXNrUgRtYXNrGlgKEVRyYW5zbGF0aW9uc0VudHJ5"
    "EhAKA2tleRgBIAEoCVIDa2V5Ei0KBXZhbHVlGAIgASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVjdFIFdmFsdWU6AjgBIuEBCgpF"
    "dmVyeXRoaW5nEi4KCHNpbmd1bGFyGAEgASgLMhIua25vd24udjEuU2luZ3VsYXJSCHNpbmd1bGFyEi4KCGV4cGxpY2l0GAIgASgL"
    "MhIua25vd24udjEuRXhwbGljaXRSCGV4cGxpY2l0EiUKBWxpc3RzGAMgASgLMg8ua25vd24udjEuTGlzdHNSBWxpc3RzEiIKBG1h"
    "cHMYBCABKAsyDi5rbm93bi52MS5NYXBzUgRtYXBzEigKBmNob2ljZRgFIAEoCzIQLmtub3duLnYxLkNob2ljZVIGY2hvaWNlIokG"
    "CghFeHBsaWNpdBImCgNhbnkYASABKAsyFC5nb29nbGUucHJvdG9idWYuQW55UgNhbnkSLAoFZW1wdHkYAiABKAsyFi5nb29nbGUu"
    "cHJvdG9idWYuRW1wdHlSBWVtcHR5EjkKCmZpZWxkX21hc2sYAyABKAsyGi5nb29nbGUucHJvdG9idWYuRmllbGRNYXNrUglmaWVs"
    "ZE1hc2sSLwoGc3RydWN0GAQgASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVjdFIGc3RydWN0EiwKBXZhbHVlGAUgASgLMhYuZ29v"
    "Z2xlLnByb3RvYnVmLlZhbHVlUgV2YWx1ZRI5CgpsaXN0X3ZhbHVlGAYgASgLMhouZ29vZ2xlLnByb3RvYnVmLkxpc3RWYWx1ZVIJ"
    "bGlzdFZhbHVlEi4KBGJvb2wYByABKAsyGi5nb29nbGUucHJvdG9idWYuQm9vbFZhbHVlUgRib29sEjEKBWJ5dGVzGAggASgLMhsu"
    "Z29vZ2xlLnByb3RvYnVmLkJ5dGVzVmFsdWVSBWJ5dGVzEjQKBmRvdWJsZRgJIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5Eb3VibGVW"
    "YWx1ZVIGZG91YmxlEjEKBWZsb2F0GAogASgLMhsuZ29vZ2xlLnByb3RvYnVmLkZsb2F0VmFsdWVSBWZsb2F0EjEKBWludDMyGAsg"
    "ASgLMhsuZ29vZ2xlLnByb3RvYnVmLkludDMyVmFsdWVSBWludDMyEjEKBWludDY0GAwgASgLMhsuZ29vZ2xlLnByb3RvYnVmLklu"
    "dDY0VmFsdWVSBWludDY0EjQKBnN0cmluZxgNIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5TdHJpbmdWYWx1ZVIGc3RyaW5nEjQKBnVp"
    "bnQzMhgOIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5VSW50MzJWYWx1ZVIGdWludDMyEjQKBnVpbnQ2NBgPIAEoCzIcLmdvb2dsZS5w"
    "cm90b2J1Zi5VSW50NjRWYWx1ZVIGdWludDY0IoYGCgVMaXN0cxImCgNhbnkYASADKAsyFC5nb29nbGUucHJvdG9idWYuQW55UgNh"
    "bnkSLAoFZW1wdHkYAiADKAsyFi5nb29nbGUucHJvdG9idWYuRW1wdHlSBWVtcHR5EjkKCmZpZWxkX21hc2sYAyADKAsyGi5nb29n"
    "bGUucHJvdG9idWYuRmllbGRNYXNrUglmaWVsZE1hc2sSLwoGc3RydWN0GAQgAygLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVjdFIG"
    "c3RydWN0EiwKBXZhbHVlGAUgAygLMhYuZ29vZ2xlLnByb3RvYnVmLlZhbHVlUgV2YWx1ZRI5CgpsaXN0X3ZhbHVlGAYgAygLMhou"
    "Z29vZ2xlLnByb3RvYnVmLkxpc3RWYWx1ZVIJbGlzdFZhbHVlEi4KBGJvb2wYByADKAsyGi5nb29nbGUucHJvdG9idWYuQm9vbFZh"
    "bHVlUgRib29sEjEKBWJ5dGVzGAggAygLMhsuZ29vZ2xlLnByb3RvYnVmLkJ5dGVzVmFsdWVSBWJ5dGVzEjQKBmRvdWJsZRgJIAMo"
    "CzIcLmdvb2dsZS5wcm90b2J1Zi5Eb3VibGVWYWx1ZVIGZG91YmxlEjEKBWZsb2F0GAogAygLMhsuZ29vZ2xlLnByb3RvYnVmLkZs"
    "b2F0VmFsdWVSBWZsb2F0EjEKBWludDMyGAsgAygLMhsuZ29vZ2xlLnByb3RvYnVmLkludDMyVmFsdWVSBWludDMyEjEKBWludDY0"
    "GAwgAygLMhsuZ29vZ2xlLnByb3RvYnVmLkludDY0VmFsdWVSBWludDY0EjQKBnN0cmluZxgNIAMoCzIcLmdvb2dsZS5wcm90b2J1"
    "Zi5TdHJpbmdWYWx1ZVIGc3RyaW5nEjQKBnVpbnQzMhgOIAMoCzIcLmdvb2dsZS5wcm90b2J1Zi5VSW50MzJWYWx1ZVIGdWludDMy"
    "EjQKBnVpbnQ2NBgPIAMoCzIcLmdvb2dsZS5wcm90b2J1Zi5VSW50NjRWYWx1ZVIGdWludDY0IpQQCgRNYXBzEikKA2FueRgBIAMo"
    "CzIXLmtub3duLnYxLk1hcHMuQW55RW50cnlSA2FueRIvCgVlbXB0eRgCIAMoCzIZLmtub3duLnYxLk1hcHMuRW1wdHlFbnRyeVIF"
    "ZW1wdHkSPAoKZmllbGRfbWFzaxgDIAMoCzIdLmtub3duLnYxLk1hcHMuRmllbGRNYXNrRW50cnlSCWZpZWxkTWFzaxIyCgZzdHJ1"
    "Y3QYBCADKAsyGi5rbm93bi52MS5NYXBzLlN0cnVjdEVudHJ5UgZzdHJ1Y3QSLwoFdmFsdWUYBSADKAsyGS5rbm93bi52MS5NYXBz"
    "LlZhbHVlRW50cnlSBXZhbHVlEjwKCmxpc3RfdmFsdWUYBiADKAsyHS5rbm93bi52MS5NYXBzLkxpc3RWYWx1ZUVudHJ5UglsaXN0"
    "VmFsdWUSLAoEYm9vbBgHIAMoCzIYLmtub3duLnYxLk1hcHMuQm9vbEVudHJ5UgRib29sEi8KBWJ5dGVzGAggAygLMhkua25vd24u"
    "djEuTWFwcy5CeXRlc0VudHJ5UgVieXRlcxIyCgZkb3VibGUYCSADKAsyGi5rbm93bi52MS5NYXBzLkRvdWJsZUVudHJ5UgZkb3Vi"
    "bGUSLwoFZmxvYXQYCiADKAsyGS5rbm93bi52MS5NYXBzLkZsb2F0RW50cnlSBWZsb2F0Ei8KBWludDMyGAsgAygLMhkua25vd24u"
    "djEuTWFwcy5JbnQzMkVudHJ5UgVpbnQzMhIvCgVpbnQ2NBgMIAMoCzIZLmtub3duLnYxLk1hcHMuSW50NjRFbnRyeVIFaW50NjQS"
    "MgoGc3RyaW5nGA0gAygLMhoua25vd24udjEuTWFwcy5TdHJpbmdFbnRyeVIGc3RyaW5nEjIKBnVpbnQzMhgOIAMoCzIaLmtub3du"
    "LnYxLk1hcHMuVWludDMyRW50cnlSBnVpbnQzMhIyCgZ1aW50NjQYDyADKAsyGi5rbm93bi52MS5NYXBzLlVpbnQ2NEVudHJ5UgZ1"
    "aW50NjQaTAoIQW55RW50cnkSEAoDa2V5GAEgASgJUgNrZXkSKgoFdmFsdWUYAiABKAsyFC5nb29nbGUucHJvdG9idWYuQW55UgV2"
    "YWx1ZToCOAEaUAoKRW1wdHlFbnRyeRIQCgNrZXkYASABKAlSA2tleRIsCgV2YWx1ZRgCIAEoCzIWLmdvb2dsZS5wcm90b2J1Zi5F"
    "bXB0eVIFdmFsdWU6AjgBGlgKDkZpZWxkTWFza0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5EjAKBXZhbHVlGAIgASgLMhouZ29vZ2xl"
    "LnByb3RvYnVmLkZpZWxkTWFza1IFdmFsdWU6AjgBGlIKC1N0cnVjdEVudHJ5EhAKA2tleRgBIAEoCVIDa2V5Ei0KBXZhbHVlGAIg"
    "ASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVjdFIFdmFsdWU6AjgBGlAKClZhbHVlRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSLAoF"
    "dmFsdWUYAiABKAsyFi5nb29nbGUucHJvdG9idWYuVmFsdWVSBXZhbHVlOgI4ARpYCg5MaXN0VmFsdWVFbnRyeRIQCgNrZXkYASAB"
    "KAlSA2tleRIwCgV2YWx1ZRgCIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5MaXN0VmFsdWVSBXZhbHVlOgI4ARpTCglCb29sRW50cnkS"
    "EAoDa2V5GAEgASgJUgNrZXkSMAoFdmFsdWUYAiABKAsyGi5nb29nbGUucHJvdG9idWYuQm9vbFZhbHVlUgV2YWx1ZToCOAEaVQoK"
    "Qnl0ZXNFbnRyeRIQCgNrZXkYASABKAlSA2tleRIxCgV2YWx1ZRgCIAEoCzIbLmdvb2dsZS5wcm90b2J1Zi5CeXRlc1ZhbHVlUgV2"
    "YWx1ZToCOAEaVwoLRG91YmxlRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSMgoFdmFsdWUYAiABKAsyHC5nb29nbGUucHJvdG9idWYu"
    "RG91YmxlVmFsdWVSBXZhbHVlOgI4ARpVCgpGbG9hdEVudHJ5EhAKA2tleRgBIAEoCVIDa2V5EjEKBXZhbHVlGAIgASgLMhsuZ29v"
    "Z2xlLnByb3RvYnVmLkZsb2F0VmFsdWVSBXZhbHVlOgI4ARpVCgpJbnQzMkVudHJ5EhAKA2tleRgBIAEoCVIDa2V5EjEKBXZhbHVl"
    "GAIgASgLMhsuZ29vZ2xlLnByb3RvYnVmLkludDMyVmFsdWVSBXZhbHVlOgI4ARpVCgpJbnQ2NEVudHJ5EhAKA2tleRgBIAEoCVID"
    "a2V5EjEKBXZhbHVlGAIgASgLMhsuZ29vZ2xlLnByb3RvYnVmLkludDY0VmFsdWVSBXZhbHVlOgI4ARpXCgtTdHJpbmdFbnRyeRIQ"
    "CgNrZXkYASABKAlSA2tleRIyCgV2YWx1ZRgCIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5TdHJpbmdWYWx1ZVIFdmFsdWU6AjgBGlcK"
    "C1VpbnQzMkVudHJ5EhAKA2tleRgBIAEoCVIDa2V5EjIKBXZhbHVlGAIgASgLMhwuZ29vZ2xlLnByb3RvYnVmLlVJbnQzMlZhbHVl"
    "UgV2YWx1ZToCOAEaVwoLVWludDY0RW50cnkSEAoDa2V5GAEgASgJUgNrZXkSMgoFdmFsdWUYAiABKAsyHC5nb29nbGUucHJvdG9i"
    "dWYuVUludDY0VmFsdWVSBXZhbHVlOgI4ASJ9CgxQYXRjaFJlcXVlc3QSDgoCaWQYASABKAlSAmlkEi0KBXBhdGNoGAIgASgLMhcu"
    "Z29vZ2xlLnByb3RvYnVmLlN0cnVjdFIFcGF0Y2gSLgoEbWFzaxgDIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5GaWVsZE1hc2tSBG1h"
    "c2siiQYKCFNpbmd1bGFyEiYKA2FueRgBIAEoCzIULmdvb2dsZS5wcm90b2J1Zi5BbnlSA2FueRIsCgVlbXB0eRgCIAEoCzIWLmdv"
    "b2dsZS5wcm90b2J1Zi5FbXB0eVIFZW1wdHkSOQoKZmllbGRfbWFzaxgDIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5GaWVsZE1hc2tS"
    "CWZpZWxkTWFzaxIvCgZzdHJ1Y3QYBCABKAsyFy5nb29nbGUucHJvdG9idWYuU3RydWN0UgZzdHJ1Y3QSLAoFdmFsdWUYBSABKAsy"
    "Fi5nb29nbGUucHJvdG9idWYuVmFsdWVSBXZhbHVlEjkKCmxpc3RfdmFsdWUYBiABKAsyGi5nb29nbGUucHJvdG9idWYuTGlzdFZh"
    "bHVlUglsaXN0VmFsdWUSLgoEYm9vbBgHIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5Cb29sVmFsdWVSBGJvb2wSMQoFYnl0ZXMYCCAB"
    "KAsyGy5nb29nbGUucHJvdG9idWYuQnl0ZXNWYWx1ZVIFYnl0ZXMSNAoGZG91YmxlGAkgASgLMhwuZ29vZ2xlLnByb3RvYnVmLkRv"
    "dWJsZVZhbHVlUgZkb3VibGUSMQoFZmxvYXQYCiABKAsyGy5nb29nbGUucHJvdG9idWYuRmxvYXRWYWx1ZVIFZmxvYXQSMQoFaW50"
    "MzIYCyABKAsyGy5nb29nbGUucHJvdG9idWYuSW50MzJWYWx1ZVIFaW50MzISMQoFaW50NjQYDCABKAsyGy5nb29nbGUucHJvdG9i"
    "dWYuSW50NjRWYWx1ZVIFaW50NjQSNAoGc3RyaW5nGA0gASgLMhwuZ29vZ2xlLnByb3RvYnVmLlN0cmluZ1ZhbHVlUgZzdHJpbmcS"
    "NAoGdWludDMyGA4gASgLMhwuZ29vZ2xlLnByb3RvYnVmLlVJbnQzMlZhbHVlUgZ1aW50MzISNAoGdWludDY0GA8gASgLMhwuZ29v"
    "Z2xlLnByb3RvYnVmLlVJbnQ2NFZhbHVlUgZ1aW50NjRiBnByb3RvMw=="
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables)


_DOCUMENTS_ECHO = _service.Method(
    path="known.v1.Documents/Echo",
    codecs=_codecs,
    request="known.v1.Everything",
    reply="known.v1.Everything",
)


_DOCUMENTS_PATCH = _service.Method(
    path="known.v1.Documents/Patch",
    codecs=_codecs,
    request="known.v1.PatchRequest",
    reply="known.v1.Document",
)
