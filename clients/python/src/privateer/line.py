"""What a call has in hand: a connection at a time, and a place for its result."""

from __future__ import annotations

import dataclasses
from typing import Protocol

from privateer.call_id import CallId
from privateer.envelope import Reply, Request
from privateer.errors import Attempt, Outcome, StatusCode
from privateer.shared import Peer


@dataclasses.dataclass(frozen=True)
class CallResult:
    """How a call ended. ``reply`` is the one that decided it, if one did."""

    code: StatusCode
    outcome: Outcome
    message: str
    server_said: bool
    reply: Reply | None
    attempts: tuple[Attempt, ...]
    call_id: CallId | None


class Line(Protocol):
    """A call's hand on the world: at most one connection at a time, and a place for the result."""

    def connect(self, endpoint: str) -> bool:
        """Takes an idle connection to this endpoint, or opens one. False if none can be had."""

    def peer(self) -> Peer | None:
        """What the server on this connection told last; None on a fresh one, and on one that broke and was remade."""

    def learned(self, peer: Peer) -> None:
        """The server told this of itself: to be remembered with the connection."""

    def send(self, request: Request) -> bool:
        """Sends; False means that this copy will never reach anybody."""

    def release(self) -> None:
        """Gives the connection back for other calls: nothing is on its way on it."""

    def close(self) -> None:
        """Closes the connection for good."""

    def done(self, result: CallResult) -> None:
        """The call is over. Comes once, and last."""


class HeldLine:
    """A line, and whether it holds a connection at the moment, so that none is used after it was given back."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.held = False
        self.endpoint = "no endpoint"
        """The one that was connected last; for messages also when it is not held any more."""

    def connect(self, endpoint: str) -> bool:
        self.close()
        self.endpoint = endpoint
        self.held = self._line.connect(endpoint)
        return self.held

    def peer(self) -> Peer | None:
        return self._line.peer() if self.held else None

    def learned(self, peer: Peer) -> None:
        self._line.learned(peer)

    def heard(self, now: int, reply: Reply) -> None:
        """Any reply tells the server's store and its clock, as a PONG does."""
        peer = self.peer()
        if peer is not None and reply.scope:
            self._line.learned(peer.heard(reply, now))

    def send(self, request: Request) -> bool:
        return self.held and self._line.send(request)

    def release(self) -> None:
        if self.held:
            self.held = False
            self._line.release()

    def close(self) -> None:
        if self.held:
            self.held = False
            self._line.close()

    def done(self, result: CallResult) -> None:
        self.close()
        self._line.done(result)
