"""What evolved offers, for Python.

Generated from Java by Privateer. Changes here are lost: change the Java source and build.
"""

from __future__ import annotations

import dataclasses as _dataclasses
import typing as _typing

import privateer as _rpc
from privateer import codec as _codec
from privateer import service as _service

__all__ = [
    "Ledger",
    "LedgerAsyncClient",
    "LedgerBook",
    "LedgerClient",
    "LedgerEntry",
    "LedgerOrigin",
    "LedgerOriginMachine",
    "LedgerOriginPerson",
    "LedgerOriginStranger",
    "LedgerOwner",
    "LedgerOwnerCompany",
    "LedgerOwnerNobody",
    "LedgerState",
    "bind_ledger",
]


class LedgerState(_codec.ClosedEnum):
    OPEN = 2
    CLOSED = 3
    VOID = 20


@_dataclasses.dataclass(frozen=True)
class LedgerBook:
    entries: list[LedgerEntry] = _dataclasses.field(default_factory=list)
    by_account: dict[str, LedgerEntry] = _dataclasses.field(default_factory=dict)
    years: dict[str, list[LedgerEntry]] = _dataclasses.field(default_factory=dict)
    states: list[LedgerState] = _dataclasses.field(default_factory=list)
    last: dict[str, LedgerState] = _dataclasses.field(default_factory=dict)
    owner: LedgerOwner | None = None


@_dataclasses.dataclass(frozen=True)
class LedgerEntry:
    account: str
    cents: int
    state: LedgerState
    origin: LedgerOrigin | None = None


@_dataclasses.dataclass(frozen=True)
class LedgerOriginMachine:
    number: int


@_dataclasses.dataclass(frozen=True)
class LedgerOriginPerson:
    name: str


@_dataclasses.dataclass(frozen=True)
class LedgerOwnerCompany:
    name: str


@_dataclasses.dataclass(frozen=True)
class LedgerOwnerNobody:
    pass


@_dataclasses.dataclass(frozen=True)
class LedgerOriginStranger:
    """Stands for variants of LedgerOrigin that this program does not know."""


LedgerOrigin = _typing.Union[LedgerOriginPerson, LedgerOriginMachine, LedgerOriginStranger]

LedgerOwner = _typing.Union[LedgerOwnerCompany, LedgerOwnerNobody]


class Ledger:
    """A service in its second year: renamed, removed and renumbered parts.

    For a worker: override what it serves, and see bind_ledger.
    """

    def audit(self, book: LedgerBook) -> LedgerBook:
        """What was renamed may be anywhere."""
        raise NotImplementedError

    def append(self, entry: LedgerEntry, note: str | None = None) -> int:
        raise NotImplementedError


class LedgerClient:
    """A service in its second year: renamed, removed and renumbered parts.

    Calls that wait for their result. Where there is none they raise privateer.RpcError, whose outcome says
    whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> LedgerClient:
        """The same with other settings for its calls."""
        return LedgerClient(self._client, options)

    def audit(self, book: LedgerBook) -> LedgerBook:
        """What was renamed may be anywhere."""
        result: LedgerBook = self._client.call(_LEDGER_AUDIT, book, options=self._options)
        return result

    def append(self, entry: LedgerEntry, note: str | None = None) -> int:
        result: int = self._client.call(_LEDGER_APPEND, entry, note, options=self._options)
        return result


class LedgerAsyncClient:
    """A service in its second year: renamed, removed and renumbered parts.

    Calls for asyncio: a task that is cancelled cancels its call. Where there is none they raise
    privateer.RpcError, whose outcome says whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> LedgerAsyncClient:
        """The same with other settings for its calls."""
        return LedgerAsyncClient(self._client, options)

    async def audit(self, book: LedgerBook) -> LedgerBook:
        """What was renamed may be anywhere."""
        result: LedgerBook = await self._client.call_async(_LEDGER_AUDIT, book, options=self._options)
        return result

    async def append(self, entry: LedgerEntry, note: str | None = None) -> int:
        result: int = await self._client.call_async(_LEDGER_APPEND, entry, note, options=self._options)
        return result


def bind_ledger(implementation: Ledger) -> _rpc.Binding:
    """What a privateer.Worker serves: the methods that the implementation overrides."""
    methods = {
        "audit": _LEDGER_AUDIT,
        "append": _LEDGER_APPEND,
    }
    return _rpc.Binding.of(implementation, Ledger, methods)


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return (
        _codec.Arguments(
            "evolved.LedgerAuditReply",
            _codec.Field("result", _codec.message("evolved.LedgerBook")),
        ),
        _codec.Arguments(
            "evolved.LedgerAuditRequest",
            _codec.Field("book", _codec.message("evolved.LedgerBook")),
        ),
        _codec.Record(
            "evolved.LedgerBook",
            LedgerBook,
            _codec.Field("entries", _codec.Repeated(_codec.message("evolved.LedgerEntry"))),
            _codec.Field("by_account", _codec.MapOf(_codec.STRING, _codec.message("evolved.LedgerEntry"))),
            _codec.Field(
                "years",
                _codec.MapOf(_codec.STRING, _codec.Wrapped(_codec.Repeated(_codec.message("evolved.LedgerEntry")))),
            ),
            _codec.Field("states", _codec.Repeated(_codec.enumeration(LedgerState))),
            _codec.Field("last", _codec.MapOf(_codec.STRING, _codec.enumeration(LedgerState))),
            _codec.optional("owner", _codec.message("evolved.LedgerOwner")),
        ),
        _codec.Record(
            "evolved.LedgerEntry",
            LedgerEntry,
            _codec.Field("account", _codec.STRING),
            _codec.Field("cents", _codec.INT),
            _codec.Field("state", _codec.enumeration(LedgerState)),
            _codec.optional("origin", _codec.message("evolved.LedgerOrigin")),
        ),
        _codec.Union(
            "evolved.LedgerOrigin",
            _codec.Variant("person", LedgerOriginPerson, "evolved.LedgerOriginPerson"),
            _codec.Variant("machine", LedgerOriginMachine, "evolved.LedgerOriginMachine"),
            unknown=LedgerOriginStranger,
        ),
        _codec.Record(
            "evolved.LedgerOriginMachine",
            LedgerOriginMachine,
            _codec.Field("number", _codec.INT),
        ),
        _codec.Record(
            "evolved.LedgerOriginPerson",
            LedgerOriginPerson,
            _codec.Field("name", _codec.STRING),
        ),
        _codec.Union(
            "evolved.LedgerOwner",
            _codec.Variant("company", LedgerOwnerCompany, "evolved.LedgerOwnerCompany"),
            _codec.Variant("nobody", LedgerOwnerNobody, "evolved.LedgerOwnerNobody"),
        ),
        _codec.Record(
            "evolved.LedgerOwnerCompany",
            LedgerOwnerCompany,
            _codec.Field("name", _codec.STRING),
        ),
        _codec.Record(
            "evolved.LedgerOwnerNobody",
            LedgerOwnerNobody,
        ),
        _codec.Arguments(
            "evolved.LedgerWriteReply",
            _codec.Field("result", _codec.INT),
        ),
        _codec.Arguments(
            "evolved.LedgerWriteRequest",
            _codec.Field("entry", _codec.message("evolved.LedgerEntry")),
            _codec.optional("note", _codec.STRING),
        ),
    )


_DESCRIPTION = (
    "CssNChVldm9sdmVkL2V2b2x2ZWQucHJvdG8SB2V2b2x2ZWQiPwoQTGVkZ2VyQXVkaXRSZXBseRIrCgZyZXN1bHQYASABKAsyEy5l"
    "dm9sdmVkLkxlZGdlckJvb2tSBnJlc3VsdCJJChJMZWRnZXJBdWRpdFJlcXVlc3QSMwoEYm9vaxgBIAEoCzITLmV2b2x2ZWQuTGVk"
    "Z2VyQm9va0IK6twlBmxlZGdlclIEYm9vayLHBAoKTGVkZ2VyQm9vaxIuCgdlbnRyaWVzGAEgAygLMhQuZXZvbHZlZC5MZWRnZXJF"
    "bnRyeVIHZW50cmllcxJPCgpieV9hY2NvdW50GAIgAygLMiIuZXZvbHZlZC5MZWRnZXJCb29rLkJ5QWNjb3VudEVudHJ5Qgzq3CUI"
    "YWNjb3VudHNSCWJ5QWNjb3VudBI0CgV5ZWFycxgDIAMoCzIeLmV2b2x2ZWQuTGVkZ2VyQm9vay5ZZWFyc0VudHJ5UgV5ZWFycxIs"
    "CgZzdGF0ZXMYBCADKA4yFC5ldm9sdmVkLkxlZGdlclN0YXRlUgZzdGF0ZXMSMQoEbGFzdBgFIAMoCzIdLmV2b2x2ZWQuTGVkZ2Vy"
    "Qm9vay5MYXN0RW50cnlSBGxhc3QSKgoFb3duZXIYBiABKAsyFC5ldm9sdmVkLkxlZGdlck93bmVyUgVvd25lchpSCg5CeUFjY291"
    "bnRFbnRyeRIQCgNrZXkYASABKAlSA2tleRIqCgV2YWx1ZRgCIAEoCzIULmV2b2x2ZWQuTGVkZ2VyRW50cnlSBXZhbHVlOgI4ARpS"
    "CgpZZWFyc0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5Ei4KBXZhbHVlGAIgASgLMhguZXZvbHZlZC5MZWRnZXJFbnRyeUxpc3RSBXZh"
    "bHVlOgI4ARpNCglMYXN0RW50cnkSEAoDa2V5GAEgASgJUgNrZXkSKgoFdmFsdWUYAiABKA4yFC5ldm9sdmVkLkxlZGdlclN0YXRl"
    "UgV2YWx1ZToCOAEiqQEKC0xlZGdlckVudHJ5EiUKBWNlbnRzGAIgASgDQg/q3CULYW1vdW50Q2VudHNSBWNlbnRzEioKBXN0YXRl"
    "GAMgASgOMhQuZXZvbHZlZC5MZWRnZXJTdGF0ZVIFc3RhdGUSLQoGb3JpZ2luGAQgASgLMhUuZXZvbHZlZC5MZWRnZXJPcmlnaW5S"
    "Bm9yaWdpbhIYCgdhY2NvdW50GAcgASgJUgdhY2NvdW50Ij8KD0xlZGdlckVudHJ5TGlzdBIsCgZ2YWx1ZXMYASADKAsyFC5ldm9s"
    "dmVkLkxlZGdlckVudHJ5UgZ2YWx1ZXMiigEKDExlZGdlck9yaWdpbhI1CgZwZXJzb24YASABKAsyGy5ldm9sdmVkLkxlZGdlck9y"
    "aWdpblBlcnNvbkgAUgZwZXJzb24SOAoHbWFjaGluZRgJIAEoCzIcLmV2b2x2ZWQuTGVkZ2VyT3JpZ2luTWFjaGluZUgAUgdtYWNo"
    "aW5lQgkKB3ZhcmlhbnQiLQoTTGVkZ2VyT3JpZ2luTWFjaGluZRIWCgZudW1iZXIYASABKAVSBm51bWJlciIoChJMZWRnZXJPcmln"
    "aW5QZXJzb24SEgoEbmFtZRgBIAEoCVIEbmFtZSKRAQoLTGVkZ2VyT3duZXISQQoHY29tcGFueRgBIAEoCzIbLmV2b2x2ZWQuTGVk"
    "Z2VyT3duZXJDb21wYW55Qgjq3CUEZmlybUgAUgdjb21wYW55EjQKBm5vYm9keRgCIAEoCzIaLmV2b2x2ZWQuTGVkZ2VyT3duZXJO"
    "b2JvZHlIAFIGbm9ib2R5QgkKB3ZhcmlhbnQiMwoSTGVkZ2VyT3duZXJDb21wYW55Eh0KBG5hbWUYASABKAlCCercJQV0aXRsZVIE"
    "bmFtZSITChFMZWRnZXJPd25lck5vYm9keSIqChBMZWRnZXJXcml0ZVJlcGx5EhYKBnJlc3VsdBgBIAEoA1IGcmVzdWx0ImIKEkxl"
    "ZGdlcldyaXRlUmVxdWVzdBIqCgVlbnRyeRgBIAEoCzIULmV2b2x2ZWQuTGVkZ2VyRW50cnlSBWVudHJ5EhcKBG5vdGUYAyABKAlI"
    "AFIEbm90ZYgBAUIHCgVfbm90ZSqJAQoLTGVkZ2VyU3RhdGUSHAoYTEVER0VSX1NUQVRFX1VOU1BFQ0lGSUVEEAASFQoRTEVER0VS"
    "X1NUQVRFX09QRU4QAhIuChNMRURHRVJfU1RBVEVfQ0xPU0VEEAMaFercJRFMRURHRVJfU1RBVEVfRE9ORRIVChFMRURHRVJfU1RB"
    "VEVfVk9JRBAUYgZwcm90bzM="
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables)


_LEDGER_AUDIT = _service.Method(
    path="evolved.Ledger/Audit",
    codecs=_codecs,
    request="evolved.LedgerAuditRequest",
    reply="evolved.LedgerAuditReply",
    idempotent=True,
)


_LEDGER_APPEND = _service.Method(
    path="evolved.Ledger/Write",
    codecs=_codecs,
    request="evolved.LedgerWriteRequest",
    reply="evolved.LedgerWriteReply",
    idempotent=True,
)
