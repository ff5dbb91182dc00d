"""What store offers, for Python.

Generated from Java by Privateer. Changes here are lost: change the Java source and build.
"""

from __future__ import annotations

import dataclasses as _dataclasses

import privateer as _rpc
from privateer import codec as _codec
from privateer import service as _service

# isort: split

import ware as _ware

__all__ = [
    "Inner",
    "Store",
    "StoreAsyncClient",
    "StoreClient",
    "bind_store",
]


@_dataclasses.dataclass(frozen=True)
class Inner:
    article: _ware.Article


class Store:
    """Uses the types of another package.

    For a worker: override what it serves, and see bind_store.
    """

    def all(self, kinds: set[_ware.ArticleKind]) -> dict[str, _ware.Article]:
        raise NotImplementedError

    def inner(self, inner: Inner) -> Inner:
        """A record that only this package may name, and so is its codec."""
        raise NotImplementedError


class StoreClient:
    """Uses the types of another package.

    Calls that wait for their result. Where there is none they raise privateer.RpcError, whose outcome says
    whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> StoreClient:
        """The same with other settings for its calls."""
        return StoreClient(self._client, options)

    def all(self, kinds: set[_ware.ArticleKind]) -> dict[str, _ware.Article]:
        result: dict[str, _ware.Article] = self._client.call(_STORE_ALL, kinds, options=self._options)
        return result

    def inner(self, inner: Inner) -> Inner:
        """A record that only this package may name, and so is its codec."""
        result: Inner = self._client.call(_STORE_INNER, inner, options=self._options)
        return result


class StoreAsyncClient:
    """Uses the types of another package.

    Calls for asyncio: a task that is cancelled cancels its call. Where there is none they raise
    privateer.RpcError, whose outcome says whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> StoreAsyncClient:
        """The same with other settings for its calls."""
        return StoreAsyncClient(self._client, options)

    async def all(self, kinds: set[_ware.ArticleKind]) -> dict[str, _ware.Article]:
        result: dict[str, _ware.Article] = await self._client.call_async(_STORE_ALL, kinds, options=self._options)
        return result

    async def inner(self, inner: Inner) -> Inner:
        """A record that only this package may name, and so is its codec."""
        result: Inner = await self._client.call_async(_STORE_INNER, inner, options=self._options)
        return result


def bind_store(implementation: Store) -> _rpc.Binding:
    """What a privateer.Worker serves: the methods that the implementation overrides."""
    methods = {
        "all": _STORE_ALL,
        "inner": _STORE_INNER,
    }
    return _rpc.Binding.of(implementation, Store, methods)


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return (
        _codec.Record(
            "store.Inner",
            Inner,
            _codec.Field("article", _codec.message("ware.Article")),
        ),
        _codec.Arguments(
            "store.StoreAllReply",
            _codec.Field("result", _codec.MapOf(_codec.STRING, _codec.message("ware.Article"))),
        ),
        _codec.Arguments(
            "store.StoreAllRequest",
            _codec.Field("kinds", _codec.Repeated(_codec.enumeration(_ware.ArticleKind), set)),
        ),
        _codec.Arguments(
            "store.StoreInnerReply",
            _codec.Field("result", _codec.message("store.Inner")),
        ),
        _codec.Arguments(
            "store.StoreInnerRequest",
            _codec.Field("inner", _codec.message("store.Inner")),
        ),
    )


def _uses() -> tuple[_codec.Codecs, ...]:
    return (_ware._codecs,)


_DESCRIPTION = (
    "CuMBCg93YXJlL3dhcmUucHJvdG8SBHdhcmUiZwoHQXJ0aWNsZRISCgRuYW1lGAEgASgJUgRuYW1lEiEKBHBhcnQYAiABKAsyDS53"
    "YXJlLkFydGljbGVSBHBhcnQSJQoEa2luZBgDIAEoDjIRLndhcmUuQXJ0aWNsZUtpbmRSBGtpbmQqWQoLQXJ0aWNsZUtpbmQSHAoY"
    "QVJUSUNMRV9LSU5EX1VOU1BFQ0lGSUVEEAASFQoRQVJUSUNMRV9LSU5EX0ZPT0QQARIVChFBUlRJQ0xFX0tJTkRfVE9PTBACYgZw"
    "cm90bzMKqQMKEXN0b3JlL3N0b3JlLnByb3RvEgVzdG9yZRoPd2FyZS93YXJlLnByb3RvIjAKBUlubmVyEicKB2FydGljbGUYASAB"
    "KAsyDS53YXJlLkFydGljbGVSB2FydGljbGUikwEKDVN0b3JlQWxsUmVwbHkSOAoGcmVzdWx0GAEgAygLMiAuc3RvcmUuU3RvcmVB"
    "bGxSZXBseS5SZXN1bHRFbnRyeVIGcmVzdWx0GkgKC1Jlc3VsdEVudHJ5EhAKA2tleRgBIAEoCVIDa2V5EiMKBXZhbHVlGAIgASgL"
    "Mg0ud2FyZS5BcnRpY2xlUgV2YWx1ZToCOAEiOgoPU3RvcmVBbGxSZXF1ZXN0EicKBWtpbmRzGAEgAygOMhEud2FyZS5BcnRpY2xl"
    "S2luZFIFa2luZHMiNwoPU3RvcmVJbm5lclJlcGx5EiQKBnJlc3VsdBgBIAEoCzIMLnN0b3JlLklubmVyUgZyZXN1bHQiNwoRU3Rv"
    "cmVJbm5lclJlcXVlc3QSIgoFaW5uZXIYASABKAsyDC5zdG9yZS5Jbm5lclIFaW5uZXJiBnByb3RvMw=="
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables, _uses)


_STORE_ALL = _service.Method(
    path="old.Store/All",
    codecs=_codecs,
    request="store.StoreAllRequest",
    reply="store.StoreAllReply",
)


_STORE_INNER = _service.Method(
    path="old.Store/Inner",
    codecs=_codecs,
    request="store.StoreInnerRequest",
    reply="store.StoreInnerReply",
)
