"""What a handler may know of the call that it serves."""

from __future__ import annotations

import contextvars
import dataclasses
import time
from collections.abc import Mapping

from privateer.envelope import Priority


@dataclasses.dataclass(frozen=True)
class CallContext:
    """The call that a worker's handler serves. A call made inside never gets more time than this one has."""

    method: str
    client: bytes
    sequence: int
    metadata: Mapping[str, str]
    priority: Priority
    deadline: int
    """When its caller stops waiting, in nanoseconds of ``time.monotonic_ns``."""
    extra: bool = False
    """Another copy of this call may be executed too; calls made inside are then sent twice at most."""

    def time_left(self) -> float:
        """Seconds; negative when nobody waits any more."""
        return (self.deadline - time.monotonic_ns()) / 1e9


_current: contextvars.ContextVar[CallContext | None] = contextvars.ContextVar("privateer_call", default=None)


def current_call() -> CallContext | None:
    """The call that the running handler serves; None outside of one."""
    return _current.get()
