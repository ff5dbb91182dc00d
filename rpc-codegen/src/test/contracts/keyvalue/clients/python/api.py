"""What store.api offers, for Python.

Generated from Java by Privateer. Changes here are lost: change the Java source and build.
"""

from __future__ import annotations

import privateer as _rpc
from privateer import codec as _codec
from privateer import service as _service

# isort: split

import store as _store

__all__ = [
    "KV",
    "KVAsyncClient",
    "KVClient",
    "bind_kv",
]


class KV:
    """A package of services alone, whose messages are another one's.

    For a worker: override what it serves, and see bind_kv.
    """

    def find(self, request: _store.Query) -> _store.Entry:
        """What is kept under a key like this."""
        raise NotImplementedError

    def get(self, request: _store.Entry) -> _store.Entry:
        """What is kept under a key."""
        raise NotImplementedError

    def put(self, request: _store.Entry) -> _store.Entry:
        """Keeps a value."""
        raise NotImplementedError


class KVClient:
    """A package of services alone, whose messages are another one's.

    Calls that wait for their result. Where there is none they raise privateer.RpcError, whose outcome says
    whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> KVClient:
        """The same with other settings for its calls."""
        return KVClient(self._client, options)

    def find(self, request: _store.Query) -> _store.Entry:
        """What is kept under a key like this."""
        result: _store.Entry = self._client.call(_KV_FIND, request, options=self._options)
        return result

    def get(self, request: _store.Entry) -> _store.Entry:
        """What is kept under a key."""
        result: _store.Entry = self._client.call(_KV_GET, request, options=self._options)
        return result

    def put(self, request: _store.Entry) -> _store.Entry:
        """Keeps a value."""
        result: _store.Entry = self._client.call(_KV_PUT, request, options=self._options)
        return result


class KVAsyncClient:
    """A package of services alone, whose messages are another one's.

    Calls for asyncio: a task that is cancelled cancels its call. Where there is none they raise
    privateer.RpcError, whose outcome says whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> KVAsyncClient:
        """The same with other settings for its calls."""
        return KVAsyncClient(self._client, options)

    async def find(self, request: _store.Query) -> _store.Entry:
        """What is kept under a key like this."""
        result: _store.Entry = await self._client.call_async(_KV_FIND, request, options=self._options)
        return result

    async def get(self, request: _store.Entry) -> _store.Entry:
        """What is kept under a key."""
        result: _store.Entry = await self._client.call_async(_KV_GET, request, options=self._options)
        return result

    async def put(self, request: _store.Entry) -> _store.Entry:
        """Keeps a value."""
        result: _store.Entry = await self._client.call_async(_KV_PUT, request, options=self._options)
        return result


def bind_kv(implementation: KV) -> _rpc.Binding:
    """What a privateer.Worker serves: the methods that the implementation overrides."""
    methods = {
        "find": _KV_FIND,
        "get": _KV_GET,
        "put": _KV_PUT,
    }
    return _rpc.Binding.of(implementation, KV, methods)


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return ()


def _uses() -> tuple[_codec.Codecs, ...]:
    return (_store._codecs,)


_DESCRIPTION = (
    "CnYKEXN0b3JlL2VudHJ5LnByb3RvEgVzdG9yZSIvCgVFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2YWx1ZRgCIAEoDFIFdmFs"
    "dWUiIQoFUXVlcnkSGAoHcmVxdWVzdBgBIAEoCVIHcmVxdWVzdGIGcHJvdG8z"
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables, _uses)


_KV_FIND = _service.Method(
    path="store.api.KV/Find",
    codecs=_codecs,
    request="store.Query",
    reply="store.Entry",
)


_KV_GET = _service.Method(
    path="store.api.KV/Get",
    codecs=_codecs,
    request="store.Entry",
    reply="store.Entry",
)


_KV_PUT = _service.Method(
    path="store.api.KV/Put",
    codecs=_codecs,
    request="store.Entry",
    reply="store.Entry",
)
