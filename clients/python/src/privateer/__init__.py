"""Reliable calls over ZeroMQ: the runtime of generated Privateer clients and workers.

A call survives lost messages, dead servers, restarts and slow workers. A retry never executes it twice in silence, and
every failure says whether it ran: see :class:`RpcError` and its :class:`Outcome`.
"""

from privateer.call_id import CallId
from privateer.client import CallOptions, Client, Resolution
from privateer.context import CallContext, current_call
from privateer.envelope import Priority
from privateer.errors import Attempt, DecodeError, Outcome, PrivateerError, RpcError, ServiceError, StatusCode
from privateer.service import Binding
from privateer.values import Duration, LocalDateTime, LocalTime, OffsetDateTime, Timestamp
from privateer.worker import Worker

__all__ = [
    "Attempt",
    "Binding",
    "CallContext",
    "CallId",
    "CallOptions",
    "Client",
    "DecodeError",
    "Duration",
    "LocalDateTime",
    "LocalTime",
    "OffsetDateTime",
    "Outcome",
    "Priority",
    "PrivateerError",
    "Resolution",
    "RpcError",
    "ServiceError",
    "StatusCode",
    "Timestamp",
    "Worker",
    "current_call",
]
