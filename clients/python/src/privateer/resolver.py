"""Asking what became of a call, as a pure state machine."""

from __future__ import annotations

import dataclasses
import enum

from privateer.call_id import CallId
from privateer.envelope import Executed, Kind, Reply, Request
from privateer.errors import Outcome, StatusCode
from privateer.line import CallResult, HeldLine, Line
from privateer.shared import MILLI, Peer, Shared


class _Phase(enum.Enum):
    PINGING = 0
    ASKING = 1
    RESTING = 2
    OVER = 3


class Resolver:
    """Asks by a WAIT that does not wait: it changes nothing, and never takes the reply from whoever waits for it. It
    asks each server that tells the call's reply store until one answers, or the time is over.

    Driven like the :class:`~privateer.pirate.LazyPirate`.
    """

    def __init__(self, shared: Shared, line: Line, call_id: CallId, timeout: int, now: int) -> None:
        """Takes a call that is bound to a reply store, and how long the caller waits, in nanoseconds."""
        self._shared = shared
        self._line = HeldLine(line)
        self._id = call_id
        self._question = Request(
            Kind.WAIT,
            bytes.fromhex(call_id.client),
            call_id.sequence,
            scope=bytes.fromhex(call_id.scope),
            bound_ms=call_id.bound_ms,
        )
        self._deadline = now + timeout
        self._foreign: set[str] = set()
        self._phase = _Phase.RESTING
        self._timer = now
        self._nonce = 0
        self._failures = 0
        self._last = "no server was reached"

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._phase is _Phase.OVER

    @property
    def next_time(self) -> int:
        """When :meth:`on_time` must be called next."""
        return min(self._timer, self._deadline)

    def start(self, now: int) -> None:
        """Begins."""
        self._go(now)

    def on_time(self, now: int) -> None:
        """Time has passed."""
        if self.over or self.next_time > now:
            return
        if self._deadline <= now:
            self._end(StatusCode.DEADLINE_EXCEEDED, self._last, None)
        elif self._phase is _Phase.RESTING:
            self._go(now)
        else:
            self._failed(now, f"no reply from {self._line.endpoint}")

    def cancel(self, now: int) -> None:
        """The caller does not want to know any more."""
        if not self.over:
            self._end(StatusCode.CANCELLED, "cancelled by the caller", None)

    def on_reply(self, now: int, reply: Reply) -> None:
        """A reply came on the current connection; one that answers another question is dropped."""
        if reply.server is not None:
            mine = reply.sequence == self._nonce and reply.client == self._shared.session.client
            if self._phase is _Phase.PINGING and mine:
                peer = Peer.of(reply, reply.server, now)
                self._line.learned(peer)
                self._shared.endpoints.trust(self._line.endpoint)
                self._ask(now, peer)
        elif self._phase is _Phase.ASKING:
            if reply.sequence == 0 and not reply.client:
                # Not of this question alone: the server was full, say, and tells when to come back.
                self._line.release()
                self._rest(now, f"not read by the server: {reply.message}", reply.retry_after_ms)
            elif reply.sequence == self._id.sequence and reply.client == self._question.client:
                self._on_answer(now, reply)

    def _on_answer(self, now: int, reply: Reply) -> None:
        if reply.code == StatusCode.WRONG_SCOPE:
            self._other_store(now)
        elif reply.scope == self._question.scope:
            self._line.release()
            self._end(reply.code, reply.message, reply)

    # ---- towards a server that knows

    def _go(self, now: int) -> None:
        chosen = self._shared.endpoints.choose(now, lambda address: address not in self._foreign)
        if chosen is None:
            self._end(StatusCode.UNAVAILABLE, "no server has the reply store that the call is bound to", None)
            return
        self._phase = _Phase.PINGING
        self._timer = now + self._shared.policy.attempt_timeout
        peer = self._line.peer() if self._line.connect(chosen) else None
        if peer is not None:
            self._ask(now, peer)
        else:
            self._nonce = self._shared.nonce()
            ping = Request(Kind.PING, self._shared.session.client, self._nonce)
            self._send(now, self._shared.session.acknowledging(ping, now))

    def _ask(self, now: int, peer: Peer) -> None:
        if peer.scope != self._question.scope:
            self._other_store(now)
            return
        self._phase = _Phase.ASKING
        self._timer = now + self._shared.policy.attempt_timeout
        left = max(1, (self._deadline - now) // MILLI)
        # Without a word of what is finished: it may be another session's call, and that session's numbers are not ours.
        self._send(now, dataclasses.replace(self._question, timeout_ms=min(left, 0xFFFFFFFF)))

    def _send(self, now: int, request: Request) -> None:
        if not self._line.send(request):
            self._failed(now, f"no connection to {self._line.endpoint}")

    def _other_store(self, now: int) -> None:
        self._foreign.add(self._line.endpoint)
        self._line.release()
        self._go(now)

    def _failed(self, now: int, why: str) -> None:
        self._line.close()
        self._shared.endpoints.avoid(self._line.endpoint, now)
        self._rest(now, why, 0)

    def _rest(self, now: int, why: str, at_least_ms: int) -> None:
        self._last = why
        self._failures += 1
        self._phase = _Phase.RESTING
        wait = self._shared.policy.backoff(self._failures, self._shared.rng)
        self._timer = now + max(wait, at_least_ms * MILLI)

    # ---- the end

    def _end(self, code: StatusCode, message: str, reply: Reply | None) -> None:
        self._phase = _Phase.OVER
        outcome = Outcome.UNKNOWN if reply is None else _outcome(reply)
        if outcome is not Outcome.UNKNOWN and self._question.client == self._shared.session.client:
            self._shared.session.finish(self._id.sequence)
        self._line.done(CallResult(code, outcome, message, reply is not None, reply, (), self._id))


def _outcome(reply: Reply) -> Outcome:
    if reply.executed is Executed.YES:
        return Outcome.EXECUTED
    # A NO that is not settled speaks of a copy; another one may run yet.
    return Outcome.NOT_EXECUTED if reply.executed is Executed.NO and reply.settled else Outcome.UNKNOWN
