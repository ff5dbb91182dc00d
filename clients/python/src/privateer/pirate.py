"""The Lazy Pirate: one call on its way to a result, as a pure state machine."""

from __future__ import annotations

import dataclasses
import enum

from privateer.call_id import CallId
from privateer.envelope import NO_ID, Executed, Kind, Reply, Request
from privateer.errors import Attempt, Outcome, StatusCode
from privateer.line import CallResult, HeldLine, Line
from privateer.shared import MILLI, SECOND, Peer, Shared

# How long a call with unknown outcome stays unfinished for servers: the default retention of a store.
_RETENTION = 600 * SECOND

_WHAT_IT_MEANS = {
    Outcome.NOT_EXECUTED: "the call did not run and never will",
    Outcome.EXECUTED: "the call ran",
    Outcome.UNKNOWN: "the call may have been executed",
}


# How often a call is sent that is made for an extra copy of another one: so layers of services add, not multiply.
_EXTRA_ATTEMPTS = 2


class _Phase(enum.Enum):
    READY = 0
    PINGING = 1
    CALLING = 2
    RESTING = 3
    SETTLING_PING = 4
    """Giving up or moving: waits for the PONG that must come before a CANCEL on a fresh connection."""
    SETTLING = 5
    """Giving up or moving: a CANCEL is on its way."""
    OVER = 6


_SETTLING = (_Phase.SETTLING, _Phase.SETTLING_PING)


@dataclasses.dataclass(frozen=True)
class _Verdict:
    """What the call ends with once its outcome is known; one that moves is placed anew if it was not executed."""

    code: StatusCode
    message: str
    server_said: bool = False
    moves: bool = False


class LazyPirate:
    """Asks a fresh connection for a PONG, sends, tells slow from dead by the beat, closes and opens and sends again
    with the same identity, and settles the outcome before it gives up.

    Events and the time come in through its methods, actions go out through the line; it never sleeps and reads no
    clock. The name is ZeroMQ's for the pattern (zguide, chapter 4).
    """

    def __init__(self, shared: Shared, line: Line, request: Request, idempotent: bool, timeout: int, now: int) -> None:
        """Takes a CALL with method, codec, body and metadata, and how long the caller waits, in nanoseconds."""
        self._shared = shared
        self._policy = shared.policy
        most = shared.policy.max_attempts
        self._max_attempts = min(_EXTRA_ATTEMPTS, most) if request.extra else most
        self._line = HeldLine(line)
        self._request = request
        self._deduplicated = not idempotent
        self._timeout = timeout
        self._deadline = now + timeout
        self._foreign: set[str] = set()
        self._phase = _Phase.READY
        self._timer = 0
        self._nonce = 0
        self._last_kind = Kind.PING
        self._last_sent_to: str | None = None
        self._failures = 0
        self._verdict = _Verdict(StatusCode.UNKNOWN, "")
        self._settle_by = 0
        self._sent = 0
        self._attempts: list[Attempt] = []
        self._open_attempt: tuple[str, int] | None = None

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self._phase is _Phase.OVER

    @property
    def next_time(self) -> int:
        """When :meth:`on_time` must be called next."""
        return self._timer if self._phase in _SETTLING else min(self._timer, self._deadline)

    def start(self, now: int) -> None:
        """Begins."""
        self._identify()
        self._go(now)

    def on_time(self, now: int) -> None:
        """Time has passed."""
        if self.over or self.next_time > now:
            return
        if self._phase not in _SETTLING and self._deadline <= now:
            self._attempt_ended(now, "the deadline passed")
            waited = _seconds(self._timeout)
            message = f"no result from {self._line.endpoint} within the deadline of {waited}"
            self._settle(now, _Verdict(StatusCode.DEADLINE_EXCEEDED, message))
        elif self._phase is _Phase.PINGING:
            self._not_reached(now)
        elif self._phase is _Phase.CALLING:
            self._unanswered(now)
        elif self._phase is _Phase.RESTING:
            self._go(now)
        elif self._phase in _SETTLING:
            self._unsettled(now, "")

    def cancel(self, now: int) -> None:
        """The caller does not want the result any more; the call ends as CANCELLED with a true outcome."""
        cancelled = _Verdict(StatusCode.CANCELLED, "cancelled by the caller")
        if self._phase in _SETTLING:
            # One that wanted to move gives up instead; one that gives up goes on doing so.
            self._verdict = cancelled if self._verdict.moves else self._verdict
        elif not self.over:
            self._attempt_ended(now, "the caller cancelled")
            self._settle(now, cancelled)

    def on_reply(self, now: int, reply: Reply) -> None:
        """A reply came on the current connection; one that this call did not ask for is dropped."""
        pinging = self._phase in (_Phase.PINGING, _Phase.SETTLING_PING)
        if reply.server is not None:
            if pinging and reply.sequence == self._nonce and reply.client == self._request.client:
                self._on_pong(now, Peer.of(reply, reply.server, now))
        elif self._phase is _Phase.CALLING and reply.sequence == 0 and not reply.client:
            self._try_again(now, f"not read by the server: {reply.message}", reply.retry_after_ms)
        elif self._is_mine(reply):
            self._line.heard(now, reply)
            if self._phase is _Phase.CALLING:
                self._on_answer(now, reply)
            elif self._phase is _Phase.SETTLING:
                self._on_settlement(now, reply)

    def _is_mine(self, reply: Reply) -> bool:
        mine = reply.sequence == self._request.sequence and reply.client == self._request.client
        other_store = self._deduplicated and reply.scope != self._request.scope
        return mine and (not other_store or reply.code == StatusCode.WRONG_SCOPE)

    # ---- towards a result

    def _identify(self) -> None:
        """A new identity, free to be bound to any reply store."""
        session = self._shared.session
        self._request = dataclasses.replace(
            self._request,
            kind=Kind.CALL,
            client=session.client,
            sequence=session.allocate(),
            scope=NO_ID,
            bound_ms=0,
            attempt=0,
        )
        self._foreign.clear()
        self._last_sent_to = None

    def _go(self, now: int) -> None:
        chosen = self._shared.endpoints.choose(now, lambda address: address not in self._foreign)
        if chosen is None:
            self._store_is_gone(now)
        elif not self._line.connect(chosen):
            self._not_reached(now)
        else:
            peer = self._line.peer()
            if peer is None or not peer.is_fresh(now):
                self._ping(now, _Phase.PINGING, now + self._policy.attempt_timeout)
            else:
                self._call(now, peer)

    def _ping(self, now: int, following: _Phase, until: int) -> None:
        self._nonce = self._shared.nonce()
        self._phase = following
        self._timer = until
        ping = Request(Kind.PING, self._request.client, self._nonce, codec=self._request.codec)
        if not self._line.send(self._shared.session.acknowledging(ping, now)):
            if following is _Phase.PINGING:
                self._not_reached(now)
            else:
                self._unsettled(now, "")

    def _on_pong(self, now: int, peer: Peer) -> None:
        self._line.learned(peer)
        if self._phase is _Phase.PINGING:
            self._shared.endpoints.trust(self._line.endpoint)
            self._call(now, peer)
        elif peer.scope == self._request.scope:
            self._send_cancel(now)
        else:
            self._line.release()
            if self._line.endpoint == self._last_sent_to:
                self._unsettled(now, "another reply store answers in its place")
            else:
                self._reconnect_to_settle(now)

    def _call(self, now: int, peer: Peer) -> None:
        bound = bool(self._request.scope)
        size = len(self._request.body)
        if bound and peer.scope != self._request.scope:
            self._other_store(now)
        elif not bound and peer.draining:
            self._line.release()
            self._not_reached(now)
        elif 0 < peer.max_message_bytes < size:
            self._line.release()
            limit = f"maxMessageSize = {peer.max_message_bytes} of {self._line.endpoint}"
            self._settle(now, _Verdict(StatusCode.RESOURCE_EXHAUSTED, f"request of {size} bytes is over {limit}"))
        elif self._sent > 0 and not self._shared.budget.withdraw(now):
            self._line.release()
            self._settle(now, _Verdict(StatusCode.UNAVAILABLE, "the client's retry budget is used up"))
        else:
            if self._sent == 0:
                self._shared.budget.deposit()
            if self._deduplicated and not bound:
                self._request = dataclasses.replace(self._request, scope=peer.scope, bound_ms=peer.store_ms)
            attempt = self._request.attempt + 1
            extra = self._request.extra or (not self._deduplicated and attempt > 1)
            self._request = dataclasses.replace(self._request, attempt=attempt, extra=extra)
            self._sent += 1
            self._open_attempt = (self._line.endpoint, now)
            self._send(now, self._request)

    def _send(self, now: int, out: Request) -> None:
        """Sends a CALL, or a WAIT for one, and listens for as long as a server may be silent."""
        self._phase = _Phase.CALLING
        self._timer = now + self._policy.attempt_timeout
        self._last_kind = out.kind
        remaining = max(1, (self._deadline - now) // MILLI)
        timed = dataclasses.replace(out, timeout_ms=min(remaining, 0xFFFFFFFF), beat_ms=self._policy.beat_ms())
        if self._line.send(self._shared.session.acknowledging(timed, now)):
            self._last_sent_to = self._line.endpoint
        else:
            self._unanswered(now)

    # ---- what may come back

    def _on_answer(self, now: int, reply: Reply) -> None:
        self._failures = 0
        if reply.draining:
            self._shared.endpoints.avoid(self._line.endpoint, now)
        else:
            self._shared.endpoints.trust(self._line.endpoint)
        if reply.working:
            self._send(now, self._request.about(Kind.WAIT))
        elif reply.executed is Executed.YES:
            self._finish_with(now, reply, Outcome.EXECUTED)
        elif reply.executed is Executed.NO:
            self._on_refusal(now, reply)
        else:
            self._on_unknown(now, reply)

    def _on_refusal(self, now: int, reply: Reply) -> None:
        come_back = reply.code == StatusCode.UNAVAILABLE or (
            reply.code == StatusCode.RESOURCE_EXHAUSTED and not reply.settled
        )
        refused = f"refused: {reply.message}"
        if not come_back and reply.settled:
            self._finish_with(now, reply, Outcome.NOT_EXECUTED)
        elif not come_back:
            self._attempt_ended(now, f"{reply.code.name}: {reply.message}")
            self._settle(now, _Verdict(reply.code, reply.message, server_said=True))
        elif reply.settled:
            self._attempt_ended(now, refused)
            self._move(now, reply.message, reply.retry_after_ms)
        elif self._deduplicated and reply.draining:
            self._attempt_ended(now, refused)
            self._settle(now, _Verdict(reply.code, reply.message, server_said=True, moves=True))
        else:
            self._try_again(now, refused, reply.retry_after_ms)

    def _on_unknown(self, now: int, reply: Reply) -> None:
        never_arrived = self._last_kind is Kind.WAIT and reply.code == StatusCode.NOT_FOUND and not reply.settled
        may_run_again = not self._deduplicated and reply.code in (StatusCode.UNAVAILABLE, StatusCode.ABORTED)
        if reply.code == StatusCode.WRONG_SCOPE:
            self._attempt_ended(now, "another reply store")
            self._other_store(now)
        elif never_arrived or may_run_again:
            self._try_again(now, reply.message, reply.retry_after_ms)
        else:
            self._finish_with(now, reply, Outcome.UNKNOWN)

    # ---- silence and rest

    def _unanswered(self, now: int) -> None:
        """This server is dead or cut off."""
        silence = f"no reply from {self._line.endpoint} within {_seconds(self._policy.attempt_timeout)}"
        self._line.close()
        self._shared.endpoints.avoid(self._line.endpoint, now)
        self._try_again(now, silence, 0)

    def _try_again(self, now: int, why: str, at_least_ms: int) -> None:
        """The attempt came to nothing, and another one may follow."""
        self._attempt_ended(now, why)
        self._line.release()
        if self._sent >= self._max_attempts:
            self._settle(now, _Verdict(StatusCode.UNAVAILABLE, why))
        else:
            self._rest(now, at_least_ms)

    def _not_reached(self, now: int) -> None:
        """Nobody there to send to: another endpoint, or the same one later. Costs no attempt."""
        self._line.close()
        self._shared.endpoints.avoid(self._line.endpoint, now)
        self._rest(now, 0)

    def _rest(self, now: int, at_least_ms: int) -> None:
        self._failures += 1
        self._phase = _Phase.RESTING
        self._timer = now + max(self._policy.backoff(self._failures, self._shared.rng), at_least_ms * MILLI)

    def _other_store(self, now: int) -> None:
        self._foreign.add(self._line.endpoint)
        self._line.release()
        self._go(now)

    def _store_is_gone(self, now: int) -> None:
        """Every endpoint answers, and none has the store that this call is bound to."""
        if self._last_sent_to is None:
            # Bound, but no copy was handed to a socket.
            self._shared.session.finish(self._request.sequence)
            self._identify()
            self._rest(now, 0)
            return
        gone = "the server that took the call is gone, another reply store answers in its place"
        self._verdict = _Verdict(StatusCode.UNAVAILABLE, gone)
        self._finish(now, Outcome.UNKNOWN)

    # ---- settling the outcome

    def _settle(self, now: int, verdict: _Verdict) -> None:
        """Ends with the verdict once the server has said what became of all copies, or within one attempt timeout."""
        self._verdict = verdict
        if self._last_sent_to is None:
            self._finish(now, Outcome.NOT_EXECUTED)
            return
        if not self._deduplicated:
            # It stops work that nobody waits for. No server remembers such calls, so its answer would say nothing.
            if self._phase is _Phase.CALLING:
                self._line.send(self._request.about(Kind.CANCEL))
            self._finish(now, Outcome.UNKNOWN)
            return
        self._settle_by = now + self._policy.attempt_timeout
        self._timer = self._settle_by
        if self._line.held and self._phase is _Phase.CALLING:
            self._send_cancel(now)
        elif self._line.held and self._phase is _Phase.PINGING:
            self._phase = _Phase.SETTLING_PING
        else:
            self._reconnect_to_settle(now)

    def _reconnect_to_settle(self, now: int) -> None:
        endpoint = self._last_sent_to
        if endpoint is None or not self._line.connect(endpoint):
            self._unsettled(now, f"{self._line.endpoint} cannot be reached")
            return
        peer = self._line.peer()
        if peer is not None and peer.scope == self._request.scope:
            self._send_cancel(now)
        else:
            self._ping(now, _Phase.SETTLING_PING, self._settle_by)

    def _send_cancel(self, now: int) -> None:
        self._phase = _Phase.SETTLING
        self._timer = self._settle_by
        cancel = dataclasses.replace(self._request.about(Kind.CANCEL), timeout_ms=1, beat_ms=self._policy.beat_ms())
        if not self._line.send(self._shared.session.acknowledging(cancel, now)):
            self._unsettled(now, "")

    def _on_settlement(self, now: int, reply: Reply) -> None:
        of_a_copy = (reply.executed is Executed.NO and not reply.settled) or (
            reply.executed is Executed.UNKNOWN and reply.code == StatusCode.NOT_FOUND
        )
        if reply.working or of_a_copy:
            # It answers a copy that was sent before the CANCEL.
            return
        self._line.release()
        if reply.executed is Executed.NO:
            if self._verdict.moves:
                self._move(now, self._verdict.message, 0)
            else:
                self._finish(now, Outcome.NOT_EXECUTED)
        elif reply.executed is Executed.YES:
            if self._verdict.moves:
                self._finish_with(now, reply, Outcome.EXECUTED)
            else:
                self._finish(now, Outcome.EXECUTED)
        else:
            self._finish(now, Outcome.UNKNOWN)

    def _unsettled(self, now: int, why: str) -> None:
        self._line.close()
        if self._verdict.moves and self._deadline > now:
            # Nobody may place it elsewhere yet: try again where it is bound.
            self._shared.endpoints.avoid(self._line.endpoint, now)
            self._rest(now, 0)
            return
        if why:
            self._verdict = dataclasses.replace(self._verdict, message=f"{self._verdict.message}; {why}")
        self._finish(now, Outcome.UNKNOWN)

    def _move(self, now: int, why: str, at_least_ms: int) -> None:
        """It did not run in the old store and never will: it is placed anew."""
        self._line.release()
        if self._sent >= self._max_attempts:
            self._verdict = _Verdict(StatusCode.UNAVAILABLE, why, server_said=True)
            self._finish(now, Outcome.NOT_EXECUTED)
            return
        self._shared.session.finish(self._request.sequence)
        self._identify()
        self._rest(now, at_least_ms)

    # ---- the end

    def _attempt_ended(self, now: int, result: str) -> None:
        if self._open_attempt is not None:
            endpoint, opened = self._open_attempt
            self._attempts.append(Attempt(endpoint, self._sent, (now - opened) / SECOND, result))
            self._open_attempt = None

    def _finish(self, now: int, outcome: Outcome) -> None:
        verdict = self._verdict
        self._end(now, verdict.code, outcome, verdict.message, verdict.server_said, None)

    def _finish_with(self, now: int, reply: Reply, outcome: Outcome) -> None:
        result = "result" if reply.code == StatusCode.OK else f"{reply.code.name}: {reply.message}"
        self._attempt_ended(now, result)
        self._line.release()
        self._end(now, reply.code, outcome, reply.message, True, reply)

    def _end(
        self, now: int, code: StatusCode, outcome: Outcome, message: str, server_said: bool, reply: Reply | None
    ) -> None:
        self._phase = _Phase.OVER
        sequence = self._request.sequence
        if outcome is Outcome.UNKNOWN and self._deduplicated:
            self._shared.session.finish_unknown(sequence, now + _RETENTION)
        else:
            self._shared.session.finish(sequence)
        tries = "1 attempt" if self._sent == 1 else f"{self._sent} attempts"
        told = f"{message}, {tries} ({self._request.method}, sequence {sequence})."
        told = f"{told} Outcome: {outcome.value}, {_WHAT_IT_MEANS[outcome]}"
        request = self._request
        call_id = CallId(request.client.hex(), sequence, request.scope.hex(), request.bound_ms)
        self._line.done(CallResult(code, outcome, told, server_said, reply, tuple(self._attempts), call_id))


def _seconds(nanos: int) -> str:
    millis = nanos // MILLI
    return f"{millis} ms" if millis < 1_000 else f"{millis / 1_000:g} s"
