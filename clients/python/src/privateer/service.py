"""What generated code says of a service: its methods, and who serves them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from privateer.codec import Codecs
from privateer.envelope import Priority


@dataclasses.dataclass(frozen=True)
class ErrorType:
    """An error that a method declares: its name on the wire, its class, and the name of its message."""

    name: str
    python: type[Exception]
    message: str


@dataclasses.dataclass(frozen=True)
class Method:
    """One method as the runtime knows it. Request and reply are names of messages."""

    path: str
    codecs: Codecs
    request: str
    reply: str
    idempotent: bool = False
    timeout: float | None = None
    """Seconds; None: as the client says."""
    priority: Priority = Priority.DEFAULT
    errors: tuple[ErrorType, ...] = ()


@dataclasses.dataclass(frozen=True)
class Binding:
    """An implementation, method by method, ready to be served by a worker."""

    handlers: Mapping[Method, Callable[..., Any]]

    @staticmethod
    def of(implementation: object, service: type, methods: Mapping[str, Method]) -> Binding:
        """Those methods of a service that the implementation's class has of its own; it need not have all."""
        own = {
            method: getattr(implementation, name)
            for name, method in methods.items()
            if getattr(type(implementation), name) is not getattr(service, name)
        }
        if not own:
            raise ValueError(f"{type(implementation).__name__} overrides no method of {service.__name__}")
        return Binding(own)
