"""What all calls of a client share: session, budget, endpoints and policy. Pure: no clock, no sockets."""

from __future__ import annotations

import bisect
import dataclasses
import random
from collections.abc import Callable

from privateer.envelope import Reply, Request, ServerInfo

SECOND = 1_000_000_000
MILLI = 1_000_000

# More are not told at once: the next request goes on where this one stopped.
_MAX_RANGES = 64
# Calls of unknown outcome beyond this many are finished before their time, the oldest first. By default a server
# remembers twice as many calls of a client and takes no more: who is cut off for long must not be refused when he is
# back.
_MAX_UNKNOWN = 4_096
_AVOID = SECOND
_PONG_FRESH = 60 * SECOND


class Session:
    """A client's identity, its sequence numbers, and what it tells servers to forget.

    A number is unfinished from its allocation until its result is in hand; after UNKNOWN until the retention has
    passed, because a server must still be able to say what became of it.
    """

    def __init__(self, client: bytes) -> None:
        self.client = client
        # Numbers are only ever added at the end, so the order of insertion is their own.
        self._unfinished: dict[int, None] = {}
        self._unknown: dict[int, int] = {}
        self._next = 1
        self._told_up_to = 0

    def allocate(self) -> int:
        """The next number; it is never given out again."""
        taken = self._next
        self._next += 1
        self._unfinished[taken] = None
        return taken

    def finish(self, sequence: int) -> None:
        """The result is in hand: no server needs to remember it."""
        self._unfinished.pop(sequence, None)
        self._unknown.pop(sequence, None)

    def finish_unknown(self, sequence: int, until: int) -> None:
        """Nobody could say what became of it: it stays unfinished for the retention."""
        self._unknown[sequence] = until
        if len(self._unknown) > _MAX_UNKNOWN:
            self.finish(next(iter(self._unknown)))

    def acknowledging(self, request: Request, now: int) -> Request:
        """The request, telling what is finished by now."""
        while self._unknown and next(iter(self._unknown.values())) <= now:
            self.finish(next(iter(self._unknown)))
        if not self._unfinished:
            return dataclasses.replace(request, done_below=self._next, done=())
        unfinished = list(self._unfinished)
        return dataclasses.replace(request, done_below=unfinished[0], done=tuple(self._ranges(unfinished)))

    def _ranges(self, unfinished: list[int]) -> list[tuple[int, int]]:
        start = max(0, bisect.bisect_right(unfinished, self._told_up_to) - 1)
        self._told_up_to = 0
        done = []
        before = unfinished[start]
        for after in [*unfinished[start + 1 :], self._next]:
            if after > before + 1:
                done.append((before + 1, after - 1))
                if len(done) == _MAX_RANGES:
                    self._told_up_to = after
                    return done
            before = after
        return done


class RetryBudget:
    """How many resendings all stubs of a client may make together: a share of the calls, and a few per second.

    A token bucket after Finagle's RetryBudget. It keeps retries from turning a small outage into a large one.
    """

    def __init__(self, share: float, per_second: float, now: int) -> None:
        if not 0 <= share <= 1 or per_second < 0:
            raise ValueError(f"retry budget: share = {share}, must be 0 to 1; per_second = {per_second}, must be >= 0")
        self._share = share
        self._per_second = per_second
        self._capacity = max(per_second * 10, share * 1_000)
        self._tokens = per_second * 10
        self._refilled_at = now

    def deposit(self) -> None:
        """A call is sent for the first time."""
        self._tokens = min(self._capacity, self._tokens + self._share)

    def withdraw(self, now: int) -> bool:
        """Whether a call may be sent again now; if so, that is paid for."""
        passed = (now - self._refilled_at) / SECOND
        self._refilled_at = now
        self._tokens = min(self._capacity, self._tokens + passed * self._per_second)
        # A hair below one counts as one: five deposits of a fifth do not quite add up in binary.
        if self._tokens < 0.999_999:
            return False
        self._tokens -= 1
        return True


class Endpoints:
    """Where a client's servers are and which to try next.

    Round robin over those that neither failed lately nor drain; if all did, the one that failed longest ago. One that
    failed gets a single call when its time is over, and all others only after it has answered that one.
    """

    def __init__(self, addresses: list[str]) -> None:
        if not addresses:
            raise ValueError("no endpoint: give at least one")
        self.addresses = list(dict.fromkeys(addresses))
        self._avoided: dict[str, int] = {}
        self._turn = 0

    def choose(self, now: int, allowed: Callable[[str], bool]) -> str | None:
        """The endpoint for a new try among those that are allowed; None if none is."""
        best: str | None = None
        count = len(self.addresses)
        for i in range(count):
            place = (self._turn + i) % count
            address = self.addresses[place]
            if not allowed(address):
                continue
            until = self._avoided.get(address)
            if until is not None and until <= now:
                self._avoided[address] = now + _AVOID
            if until is None or until <= now:
                self._turn = (place + 1) % count
                return address
            if best is None or until < self._avoided[best]:
                best = address
        return best

    def avoid(self, address: str, now: int) -> None:
        """It was silent, or it drains: others come first for a while."""
        if address in self.addresses:
            self._avoided[address] = now + _AVOID

    def trust(self, address: str) -> None:
        """It answered."""
        self._avoided.pop(address, None)


@dataclasses.dataclass(frozen=True)
class RetryPolicy:
    """How patiently a call is tried. Times in nanoseconds."""

    attempt_timeout: int = SECOND
    max_attempts: int = 5
    backoff_base: int = 50 * MILLI
    backoff_cap: int = SECOND

    def __post_init__(self) -> None:
        if self.attempt_timeout < 10 * MILLI or self.attempt_timeout > 3_600 * SECOND:
            raise ValueError(f"attempt_timeout = {self.attempt_timeout / SECOND} s, must be from 0.01 s to 1 hour")
        if self.max_attempts < 1:
            raise ValueError(f"max_attempts = {self.max_attempts}, must be at least 1")
        if not MILLI <= self.backoff_base <= self.backoff_cap <= 3_600 * SECOND:
            raise ValueError("backoff: must be from 0.001 s to 1 hour, the cap not below the base")

    def backoff(self, failures: int, rng: random.Random) -> int:
        """The wait after so many failures in a row: full jitter, uniform between 0 and the doubled base."""
        return rng.randint(0, min(self.backoff_cap, self.backoff_base << min(failures - 1, 30)))

    def beat_ms(self) -> int:
        """Half of the attempt timeout, so that one lost beat shows before it counts as silence."""
        return max(1, self.attempt_timeout // (2 * MILLI))


@dataclasses.dataclass(frozen=True)
class Peer:
    """What a server told of itself on a connection: in its last PONG, and in its replies since."""

    scope: bytes
    store_ms: int
    draining: bool
    max_message_bytes: int
    retention_ms: int
    at: int
    """When it was heard, in the client's own nanoseconds."""

    @staticmethod
    def of(pong: Reply, server: ServerInfo, now: int) -> Peer:
        """What a PONG tells."""
        return Peer(pong.scope, pong.store_ms, pong.draining, server.max_message_bytes, server.retention_ms, now)

    def heard(self, reply: Reply, now: int) -> Peer:
        """The same server, heard again."""
        return dataclasses.replace(self, scope=reply.scope, store_ms=reply.store_ms, draining=reply.draining, at=now)

    def is_fresh(self, now: int) -> bool:
        """Whether a call may be bound to what it told: a store forgets what was bound longer ago than its retention."""
        longest = _PONG_FRESH
        if self.retention_ms > 0:
            longest = min(longest, self.retention_ms * MILLI // 4)
        return now - self.at <= longest


@dataclasses.dataclass(frozen=True)
class Shared:
    """All of it together."""

    policy: RetryPolicy
    session: Session
    budget: RetryBudget
    endpoints: Endpoints
    rng: random.Random

    def nonce(self) -> int:
        """For a PING: far above any sequence number, so that no PONG can pass for a call's reply."""
        return 1 << 62 | self.rng.getrandbits(62)
