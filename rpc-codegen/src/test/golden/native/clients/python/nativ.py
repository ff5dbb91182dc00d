"""What nativ offers, for Python.

Generated from Java by Privateer. Changes here are lost: change the Java source and build.
"""

from __future__ import annotations

import dataclasses as _dataclasses

from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import struct_pb2 as _struct_pb2

import privateer as _rpc
from privateer import codec as _codec
from privateer import service as _service

__all__ = [
    "Documents",
    "DocumentsAsyncClient",
    "DocumentsClient",
    "DocumentsDocument",
    "bind_documents",
]


@_dataclasses.dataclass(frozen=True)
class DocumentsDocument:
    """A document and what is known of it."""

    id: str
    body: _struct_pb2.Struct
    extra: _struct_pb2.Value
    draft: _struct_pb2.Struct | None
    history: list[_struct_pb2.Value]
    translations: dict[str, _struct_pb2.Struct]
    mask: _field_mask_pb2.FieldMask


class Documents:
    """Messages of protoc's own classes as components, arguments and results.

    For a worker: override what it serves, and see bind_documents.
    """

    def merge(self, document: DocumentsDocument, value: _struct_pb2.Value) -> _struct_pb2.Struct:
        raise NotImplementedError


class DocumentsClient:
    """Messages of protoc's own classes as components, arguments and results.

    Calls that wait for their result. Where there is none they raise privateer.RpcError, whose outcome says
    whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> DocumentsClient:
        """The same with other settings for its calls."""
        return DocumentsClient(self._client, options)

    def merge(self, document: DocumentsDocument, value: _struct_pb2.Value) -> _struct_pb2.Struct:
        result: _struct_pb2.Struct = self._client.call(_DOCUMENTS_MERGE, document, value, options=self._options)
        return result


class DocumentsAsyncClient:
    """Messages of protoc's own classes as components, arguments and results.

    Calls for asyncio: a task that is cancelled cancels its call. Where there is none they raise
    privateer.RpcError, whose outcome says whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> DocumentsAsyncClient:
        """The same with other settings for its calls."""
        return DocumentsAsyncClient(self._client, options)

    async def merge(self, document: DocumentsDocument, value: _struct_pb2.Value) -> _struct_pb2.Struct:
        result: _struct_pb2.Struct = await self._client.call_async(
            _DOCUMENTS_MERGE,
            document,
            value,
            options=self._options,
        )
        return result


def bind_documents(implementation: Documents) -> _rpc.Binding:
    """What a privateer.Worker serves: the methods that the implementation overrides."""
    methods = {
        "merge": _DOCUMENTS_MERGE,
    }
    return _rpc.Binding.of(implementation, Documents, methods)


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return (
        _codec.Record(
            "nativ.DocumentsDocument",
            DocumentsDocument,
            _codec.Field("id", _codec.STRING),
            _codec.Field("body", _codec.known(_struct_pb2.Struct)),
            _codec.Field("extra", _codec.known(_struct_pb2.Value)),
            _codec.optional("draft", _codec.known(_struct_pb2.Struct)),
            _codec.Field("history", _codec.Repeated(_codec.known(_struct_pb2.Value))),
            _codec.Field("translations", _codec.MapOf(_codec.STRING, _codec.known(_struct_pb2.Struct))),
            _codec.Field("mask", _codec.known(_field_mask_pb2.FieldMask)),
        ),
        _codec.Arguments(
            "nativ.DocumentsMergeReply",
            _codec.Field("result", _codec.known(_struct_pb2.Struct)),
        ),
        _codec.Arguments(
            "nativ.DocumentsMergeRequest",
            _codec.Field("document", _codec.message("nativ.DocumentsDocument")),
            _codec.Field("value", _codec.known(_struct_pb2.Value)),
        ),
    )


_DESCRIPTION = (
    "CuYBCiBnb29nbGUvcHJvdG9idWYvZmllbGRfbWFzay5wcm90bxIPZ29vZ2xlLnByb3RvYnVmIiEKCUZpZWxkTWFzaxIUCgVwYXRo"
    "cxgBIAMoCVIFcGF0aHNChQEKE2NvbS5nb29nbGUucHJvdG9idWZCDkZpZWxkTWFza1Byb3RvUAFaMmdvb2dsZS5nb2xhbmcub3Jn"
    "L3Byb3RvYnVmL3R5cGVzL2tub3duL2ZpZWxkbWFza3Bi+AEBogIDR1BCqgIeR29vZ2xlLlByb3RvYnVmLldlbGxLbm93blR5cGVz"
    "YgZwcm90bzMK4gUKHGdvb2dsZS9wcm90b2J1Zi9zdHJ1Y3QucHJvdG8SD2dvb2dsZS5wcm90b2J1ZiKYAQoGU3RydWN0EjsKBmZp"
    "ZWxkcxgBIAMoCzIjLmdvb2dsZS5wcm90b2J1Zi5TdHJ1Y3QuRmllbGRzRW50cnlSBmZpZWxkcxpRCgtGaWVsZHNFbnRyeRIQCgNr"
    "ZXkYASABKAlSA2tleRIsCgV2YWx1ZRgCIAEoCzIWLmdvb2dsZS5wcm90b2J1Zi5WYWx1ZVIFdmFsdWU6AjgBIrICCgVWYWx1ZRI7"
    "CgpudWxsX3ZhbHVlGAEgASgOMhouZ29vZ2xlLnByb3RvYnVmLk51bGxWYWx1ZUgAUgludWxsVmFsdWUSIwoMbnVtYmVyX3ZhbHVl"
    "GAIgASgBSABSC251bWJlclZhbHVlEiMKDHN0cmluZ192YWx1ZRgDIAEoCUgAUgtzdHJpbmdWYWx1ZRIfCgpib29sX3ZhbHVlGAQg"
    "ASgISABSCWJvb2xWYWx1ZRI8CgxzdHJ1Y3RfdmFsdWUYBSABKAsyFy5nb29nbGUucHJvdG9idWYuU3RydWN0SABSC3N0cnVjdFZh"
    "bHVlEjsKCmxpc3RfdmFsdWUYBiABKAsyGi5nb29nbGUucHJvdG9idWYuTGlzdFZhbHVlSABSCWxpc3RWYWx1ZUIGCgRraW5kIjsK"
    "CUxpc3RWYWx1ZRIuCgZ2YWx1ZXMYASADKAsyFi5nb29nbGUucHJvdG9idWYuVmFsdWVSBnZhbHVlcyobCglOdWxsVmFsdWUSDgoK"
    "TlVMTF9WQUxVRRAAQn8KE2NvbS5nb29nbGUucHJvdG9idWZCC1N0cnVjdFByb3RvUAFaL2dvb2dsZS5nb2xhbmcub3JnL3Byb3Rv"
    "YnVmL3R5cGVzL2tub3duL3N0cnVjdHBi+AEBogIDR1BCqgIeR29vZ2xlLlByb3RvYnVmLldlbGxLbm93blR5cGVzYgZwcm90bzMK"
    "4wUKEW5hdGl2L25hdGl2LnByb3RvEgVuYXRpdhogZ29vZ2xlL3Byb3RvYnVmL2ZpZWxkX21hc2sucHJvdG8aHGdvb2dsZS9wcm90"
    "b2J1Zi9zdHJ1Y3QucHJvdG8iuQMKEURvY3VtZW50c0RvY3VtZW50Eg4KAmlkGAEgASgJUgJpZBIrCgRib2R5GAIgASgLMhcuZ29v"
    "Z2xlLnByb3RvYnVmLlN0cnVjdFIEYm9keRIsCgVleHRyYRgDIAEoCzIWLmdvb2dsZS5wcm90b2J1Zi5WYWx1ZVIFZXh0cmESLQoF"
    "ZHJhZnQYBCABKAsyFy5nb29nbGUucHJvdG9idWYuU3RydWN0UgVkcmFmdBIwCgdoaXN0b3J5GAUgAygLMhYuZ29vZ2xlLnByb3Rv"
    "YnVmLlZhbHVlUgdoaXN0b3J5Ek4KDHRyYW5zbGF0aW9ucxgGIAMoCzIqLm5hdGl2LkRvY3VtZW50c0RvY3VtZW50LlRyYW5zbGF0"
    "aW9uc0VudHJ5Ugx0cmFuc2xhdGlvbnMSLgoEbWFzaxgHIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5GaWVsZE1hc2tSBG1hc2saWAoR"
    "VHJhbnNsYXRpb25zRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSLQoFdmFsdWUYAiABKAsyFy5nb29nbGUucHJvdG9idWYuU3RydWN0"
    "UgV2YWx1ZToCOAEiRgoTRG9jdW1lbnRzTWVyZ2VSZXBseRIvCgZyZXN1bHQYASABKAsyFy5nb29nbGUucHJvdG9idWYuU3RydWN0"
    "UgZyZXN1bHQiewoVRG9jdW1lbnRzTWVyZ2VSZXF1ZXN0EjQKCGRvY3VtZW50GAEgASgLMhgubmF0aXYuRG9jdW1lbnRzRG9jdW1l"
    "bnRSCGRvY3VtZW50EiwKBXZhbHVlGAIgASgLMhYuZ29vZ2xlLnByb3RvYnVmLlZhbHVlUgV2YWx1ZWIGcHJvdG8z"
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables)


_DOCUMENTS_MERGE = _service.Method(
    path="nativ.Documents/Merge",
    codecs=_codecs,
    request="nativ.DocumentsMergeRequest",
    reply="nativ.DocumentsMergeReply",
)
