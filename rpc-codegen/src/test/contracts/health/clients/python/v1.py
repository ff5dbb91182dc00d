"""What health.v1 offers, for Python.

Generated from Java by Privateer. Changes here are lost: change the Java source and build.
"""

from __future__ import annotations

import dataclasses as _dataclasses

import privateer as _rpc
from privateer import codec as _codec
from privateer import service as _service

__all__ = [
    "CheckRequest",
    "CheckResponse",
    "CheckResponseStatus",
    "Health",
    "HealthAsyncClient",
    "HealthClient",
    "bind_health",
]


class CheckResponseStatus(_codec.OpenEnum):
    SERVING = 1
    NOT_SERVING = 2
    UNKNOWN = 0


@_dataclasses.dataclass(frozen=True)
class CheckRequest:
    service: str
    """Empty: the server as a whole."""


@_dataclasses.dataclass(frozen=True)
class CheckResponse:
    status: CheckResponseStatus
    all: dict[str, CheckResponseStatus]
    since: int
    change: int
    samples: list[int] = _dataclasses.field(default_factory=list)
    text: str | None = None
    number: int | None = None
    asked: CheckRequest | None = None


class Health:
    """What a load balancer asks.

    For a worker: override what it serves, and see bind_health.
    """

    def check(self, request: CheckRequest) -> CheckResponse:
        """How a service is."""
        raise NotImplementedError


class HealthClient:
    """What a load balancer asks.

    Calls that wait for their result. Where there is none they raise privateer.RpcError, whose outcome says
    whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> HealthClient:
        """The same with other settings for its calls."""
        return HealthClient(self._client, options)

    def check(self, request: CheckRequest) -> CheckResponse:
        """How a service is."""
        result: CheckResponse = self._client.call(_HEALTH_CHECK, request, options=self._options)
        return result


class HealthAsyncClient:
    """What a load balancer asks.

    Calls for asyncio: a task that is cancelled cancels its call. Where there is none they raise
    privateer.RpcError, whose outcome says whether the call ran.
    """

    def __init__(self, client: _rpc.Client, options: _rpc.CallOptions | None = None) -> None:
        self._client = client
        self._options = options

    def with_options(self, options: _rpc.CallOptions) -> HealthAsyncClient:
        """The same with other settings for its calls."""
        return HealthAsyncClient(self._client, options)

    async def check(self, request: CheckRequest) -> CheckResponse:
        """How a service is."""
        result: CheckResponse = await self._client.call_async(_HEALTH_CHECK, request, options=self._options)
        return result


def bind_health(implementation: Health) -> _rpc.Binding:
    """What a privateer.Worker serves: the methods that the implementation overrides."""
    methods = {
        "check": _HEALTH_CHECK,
    }
    return _rpc.Binding.of(implementation, Health, methods)


# How the messages travel; for the runtime.


def _tables() -> tuple[_codec.MessageCodec, ...]:
    return (
        _codec.Record(
            "health.v1.CheckRequest",
            CheckRequest,
            _codec.Field("service", _codec.STRING),
        ),
        _codec.Record(
            "health.v1.CheckResponse",
            CheckResponse,
            _codec.Field("status", _codec.enumeration(CheckResponseStatus)),
            _codec.Field("all", _codec.MapOf(_codec.STRING, _codec.enumeration(CheckResponseStatus))),
            _codec.Field("since", _codec.INT),
            _codec.Field("change", _codec.INT),
            _codec.Field("samples", _codec.Repeated(_codec.INT)),
            _codec.optional("text", _codec.STRING),
            _codec.optional("number", _codec.INT),
            _codec.optional("asked", _codec.message("health.v1.CheckRequest")),
        ),
    )


_DESCRIPTION = (
    "CvMECgxoZWFsdGgucHJvdG8SCWhlYWx0aC52MSIoCgxDaGVja1JlcXVlc3QSGAoHc2VydmljZRgBIAEoCVIHc2VydmljZSLHAwoN"
    "Q2hlY2tSZXNwb25zZRJPCgZzdGF0dXMYASABKA4yNy5oZWFsdGgudjEuQ2hlY2tSZXNwb25zZVN0YXR1c1Njb3BlLkNoZWNrUmVz"
    "cG9uc2VTdGF0dXNSBnN0YXR1cxIXCgR0ZXh0GAIgASgJSABSBHRleHSIAQESGwoGbnVtYmVyGAMgASgESAFSBm51bWJlcogBARIt"
    "CgVhc2tlZBgEIAEoCzIXLmhlYWx0aC52MS5DaGVja1JlcXVlc3RSBWFza2VkEjMKA2FsbBgFIAMoCzIhLmhlYWx0aC52MS5DaGVj"
    "a1Jlc3BvbnNlLkFsbEVudHJ5UgNhbGwSFAoFc2luY2UYBiABKAZSBXNpbmNlEhYKBmNoYW5nZRgHIAEoEVIGY2hhbmdlEhgKB3Nh"
    "bXBsZXMYCCADKA9SB3NhbXBsZXMabwoIQWxsRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSTQoFdmFsdWUYAiABKA4yNy5oZWFsdGgu"
    "djEuQ2hlY2tSZXNwb25zZVN0YXR1c1Njb3BlLkNoZWNrUmVzcG9uc2VTdGF0dXNSBXZhbHVlOgI4AUIHCgVfdGV4dEIJCgdfbnVt"
    "YmVyIlwKGENoZWNrUmVzcG9uc2VTdGF0dXNTY29wZSJAChNDaGVja1Jlc3BvbnNlU3RhdHVzEgsKB1VOS05PV04QABILCgdTRVJW"
    "SU5HEAESDwoLTk9UX1NFUlZJTkcQAmIGcHJvdG8z"
)

_codecs = _codec.Codecs(_DESCRIPTION, _tables)


_HEALTH_CHECK = _service.Method(
    path="health.v1.Health/Check",
    codecs=_codecs,
    request="health.v1.CheckRequest",
    reply="health.v1.CheckResponse",
)
