"""How a call fails: what went wrong, and whether it ran."""

from __future__ import annotations

import dataclasses
import enum

from privateer.call_id import CallId


class Outcome(enum.Enum):
    """Whether a call that failed was executed."""

    NOT_EXECUTED = "NOT_EXECUTED"
    """It did not run and never will: it may be made again."""
    EXECUTED = "EXECUTED"
    """It ran."""
    UNKNOWN = "UNKNOWN"
    """It may have run. Making it again may do it twice, unless the program has a key of its own to tell."""


class StatusCode(enum.IntEnum):
    """What went wrong: the numbers of google.rpc.Code, and WRONG_SCOPE."""

    OK = 0
    CANCELLED = 1
    UNKNOWN = 2
    INVALID_ARGUMENT = 3
    DEADLINE_EXCEEDED = 4
    NOT_FOUND = 5
    ALREADY_EXISTS = 6
    PERMISSION_DENIED = 7
    RESOURCE_EXHAUSTED = 8
    FAILED_PRECONDITION = 9
    ABORTED = 10
    OUT_OF_RANGE = 11
    UNIMPLEMENTED = 12
    INTERNAL = 13
    UNAVAILABLE = 14
    DATA_LOSS = 15
    UNAUTHENTICATED = 16
    WRONG_SCOPE = 100

    @classmethod
    def of(cls, number: int) -> StatusCode:
        """The code of a number; UNKNOWN for one that this version does not know."""
        try:
            return cls(number)
        except ValueError:
            return cls.UNKNOWN


@dataclasses.dataclass(frozen=True)
class Attempt:
    """One sending of a call."""

    endpoint: str
    number: int
    seconds: float
    """From the sending to the result."""
    result: str
    """What came of it, for people."""


class PrivateerError(Exception):
    """All that a call raises: an :class:`RpcError`, or an error that the service declares."""


class RpcError(PrivateerError):
    """A call without a result.

    A handler of a :class:`~privateer.Worker` raises one to answer with a code of its choice; its caller then gets that
    code with the outcome EXECUTED.
    """

    def __init__(
        self,
        code: StatusCode,
        message: str,
        outcome: Outcome = Outcome.EXECUTED,
        *,
        server_said: bool = False,
        attempts: tuple[Attempt, ...] = (),
        call_id: CallId | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.outcome = outcome
        self.server_said = server_said
        """Whether code and outcome are a server's own words. False: the client concluded them, from silence say."""
        self.attempts = attempts
        """What was sent where and what came of it, in order. Empty if nothing was sent."""
        self.call_id = call_id
        """Which call it was, for :meth:`privateer.Client.resolve`; None if it never got a number."""

    def __str__(self) -> str:
        return f"{self.code.name}: {self.message}"


class ServiceError(PrivateerError):
    """An error that a service declares. The call ran, and this is its result."""


class DecodeError(ValueError):
    """A message that cannot be read; the text names the field."""
