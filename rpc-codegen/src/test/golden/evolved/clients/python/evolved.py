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
    "LedgerClient",
    "LedgerEntry",
    "LedgerOrigin",
    "LedgerOriginMachine",
    "LedgerOriginPerson",
    "LedgerOriginStranger",
    "LedgerState",
    "bind_ledger",
]


class LedgerState(_codec.ClosedEnum):
    OPEN = 2
    CLOSED = 3
    VOID = 20


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
class LedgerOriginStranger:
    """Stands for variants of LedgerOrigin that this program does not know."""


LedgerOrigin = _typing.Union[LedgerOriginPerson, LedgerOriginMachine, LedgerOriginStranger]


class Ledger:
    """A service in its second year: renamed, removed and renumbered parts.

    For a worker: override what it serves, and see bind_ledger.
    """

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

    async def append(self, entry: LedgerEntry, note: str | None = None) -> int:
        result: int = await self._client.call_async(_LEDGER_APPEND, entry, note, options=self._options)
        return result


def bind_ledger(implementation: Ledger) -> _rpc.Binding:
    """What a privateer.Worker serves: the methods that the implementation overrides."""
    methods = {
        "append": _LEDGER_APPEND,
    }
    return _rpc.Binding.of(implementation, Ledger, methods)


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return (
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
    "Cq0FChVldm9sdmVkL2V2b2x2ZWQucHJvdG8SB2V2b2x2ZWQimAEKC0xlZGdlckVudHJ5EhQKBWNlbnRzGAIgASgDUgVjZW50cxIq"
    "CgVzdGF0ZRgDIAEoDjIULmV2b2x2ZWQuTGVkZ2VyU3RhdGVSBXN0YXRlEi0KBm9yaWdpbhgEIAEoCzIVLmV2b2x2ZWQuTGVkZ2Vy"
    "T3JpZ2luUgZvcmlnaW4SGAoHYWNjb3VudBgHIAEoCVIHYWNjb3VudCKKAQoMTGVkZ2VyT3JpZ2luEjUKBnBlcnNvbhgBIAEoCzIb"
    "LmV2b2x2ZWQuTGVkZ2VyT3JpZ2luUGVyc29uSABSBnBlcnNvbhI4CgdtYWNoaW5lGAkgASgLMhwuZXZvbHZlZC5MZWRnZXJPcmln"
    "aW5NYWNoaW5lSABSB21hY2hpbmVCCQoHdmFyaWFudCItChNMZWRnZXJPcmlnaW5NYWNoaW5lEhYKBm51bWJlchgBIAEoBVIGbnVt"
    "YmVyIigKEkxlZGdlck9yaWdpblBlcnNvbhISCgRuYW1lGAEgASgJUgRuYW1lIioKEExlZGdlcldyaXRlUmVwbHkSFgoGcmVzdWx0"
    "GAEgASgDUgZyZXN1bHQiYgoSTGVkZ2VyV3JpdGVSZXF1ZXN0EioKBWVudHJ5GAEgASgLMhQuZXZvbHZlZC5MZWRnZXJFbnRyeVIF"
    "ZW50cnkSFwoEbm90ZRgDIAEoCUgAUgRub3RliAEBQgcKBV9ub3RlKnIKC0xlZGdlclN0YXRlEhwKGExFREdFUl9TVEFURV9VTlNQ"
    "RUNJRklFRBAAEhUKEUxFREdFUl9TVEFURV9PUEVOEAISFwoTTEVER0VSX1NUQVRFX0NMT1NFRBADEhUKEUxFREdFUl9TVEFURV9W"
    "T0lEEBRiBnByb3RvMw=="
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables)


_LEDGER_APPEND = _service.Method(
    path="evolved.Ledger/Write",
    codecs=_codecs,
    request="evolved.LedgerWriteRequest",
    reply="evolved.LedgerWriteReply",
    idempotent=True,
)
