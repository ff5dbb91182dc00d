"""The thread that owns a client's sockets and makes its calls: the shell around the Lazy Pirate, who decides."""

from __future__ import annotations

import collections
import concurrent.futures
import contextlib
import logging
import os
import random
import secrets
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import zmq

from privateer.call_id import CallId
from privateer.envelope import NO_ID, Kind, Reply, Request, decode_reply, encode_request
from privateer.errors import DecodeError, Outcome, StatusCode
from privateer.line import CallResult
from privateer.pirate import LazyPirate
from privateer.resolver import Resolver
from privateer.shared import MILLI, Endpoints, Peer, RetryBudget, RetryPolicy, Session, Shared

_LOG = logging.getLogger("privateer")

# How long a server that remembers a finished call waits for the next request before it is told by a PING.
_ACKNOWLEDGE_AFTER = 100 * MILLI
# How long a closing client waits for the answers to its last words.
_FAREWELL = 100 * MILLI
_LONGEST_SLEEP = 250 * MILLI


class Settings:
    """What an engine needs to know; checked by the client."""

    def __init__(
        self,
        endpoints: list[str],
        policy: RetryPolicy,
        retry_share: float,
        retries_per_second: float,
        max_concurrent: int,
        max_waiting: int,
        max_message_bytes: int,
    ) -> None:
        self.endpoints = endpoints
        self.policy = policy
        self.retry_share = retry_share
        self.retries_per_second = retries_per_second
        self.max_concurrent = max_concurrent
        self.max_waiting = max_waiting
        self.max_message_bytes = max_message_bytes


class PendingCall:
    """A call between its caller, who waits for the future, and the engine's thread, which makes it."""

    def __init__(self, request: Request, idempotent: bool, timeout: int, question: CallId | None = None) -> None:
        self.request = request
        self.idempotent = idempotent
        self.question = question
        self.submitted = time.monotonic_ns()
        self.timeout = timeout
        self.future: concurrent.futures.Future[CallResult] = concurrent.futures.Future()
        self.engine: Engine | None = None
        """Which took it."""

    @staticmethod
    def about(call_id: CallId, timeout: int) -> PendingCall:
        """No call, but the question what became of one."""
        return PendingCall(Request(Kind.WAIT, NO_ID, 0, method=f"resolve {call_id}"), False, timeout, call_id)

    def left(self, now: int) -> int:
        """How much of the caller's time is left."""
        return self.timeout - (now - self.submitted)

    def cancel(self) -> None:
        """Nobody waits for it any more."""
        if self.engine is not None:
            self.engine.cancel(self)

    def end(self, result: CallResult) -> None:
        """The caller goes on, unless nobody waits any more."""
        if not self.future.done():
            self.future.set_result(result)

    def not_sent(self, code: StatusCode, message: str) -> None:
        """It ends before anything was sent of it."""
        if self.question is not None:
            # That nobody was asked says nothing of the call.
            told, outcome = f"{message}, no server was asked", Outcome.UNKNOWN
        else:
            told = f"{message} ({self.request.method}). Outcome: NOT_EXECUTED, nothing was sent"
            outcome = Outcome.NOT_EXECUTED
        self.end(CallResult(code, outcome, told, False, None, (), self.question))


class Connection:
    """One DEALER to one endpoint, used by one call at a time, and what its server told on it."""

    def __init__(self, context: zmq.Context[Any], endpoint: str, max_message_bytes: int) -> None:
        self.endpoint = endpoint
        self.user: Callable[[Reply], None] | None = None
        self._peer: Peer | None = None
        self.socket = context.socket(zmq.DEALER)
        self.socket.linger = 0
        self.socket.setsockopt(zmq.MAXMSGSIZE, max_message_bytes)
        self.socket.setsockopt(zmq.HANDSHAKE_IVL, 500)
        self.socket.setsockopt(zmq.RECONNECT_IVL, 20)
        self.socket.setsockopt(zmq.RECONNECT_IVL_MAX, 1_000)
        if "[" in endpoint:
            self.socket.setsockopt(zmq.IPV6, 1)
        self._losses = self.socket.get_monitor_socket(zmq.EVENT_DISCONNECTED)
        try:
            self.socket.connect(endpoint)
        except zmq.ZMQError:
            self.close()
            raise

    def peer(self) -> Peer | None:
        """None if the server has to be asked: on a fresh connection, and on one that was lost and made again
        underneath, because another server may listen there by now."""
        while self._losses.poll(0):
            self._losses.recv_multipart()
            self._peer = None
        return self._peer

    def learned(self, peer: Peer) -> None:
        """The server told this of itself."""
        self._peer = peer

    def send(self, request: Request) -> bool:
        """False means that it will never reach anybody."""
        try:
            self.socket.send_multipart([b"", encode_request(request)], zmq.DONTWAIT)
        except zmq.ZMQError:
            return False
        return True

    def receive(self) -> None:
        """Hands all replies that are there to the connection's user."""
        while True:
            try:
                frames = self.socket.recv_multipart(zmq.DONTWAIT)
            except zmq.ZMQError:
                return
            try:
                reply = decode_reply(frames[-1])
            except DecodeError as broken:
                _LOG.warning("unreadable reply from %s: %s", self.endpoint, broken)
                continue
            if self.user is not None:
                self.user(reply)
            if self.socket.closed:
                return

    def close(self) -> None:
        """For good; what may still come on it is not wanted."""
        self.user = None
        self.socket.disable_monitor()
        self._losses.close(0)
        self.socket.close(0)


class _Call:
    """A call under way: the machine, and the connection that it holds."""

    def __init__(self, engine: Engine, pending: PendingCall, left: int, now: int) -> None:
        self._engine = engine
        self.pending = pending
        self._connection: Connection | None = None
        self._sent_to: str | None = None
        self.machine: LazyPirate | Resolver
        if pending.question is None:
            self.machine = LazyPirate(engine.shared, self, pending.request, pending.idempotent, left, now)
        else:
            self.machine = Resolver(engine.shared, self, pending.question, left, now)

    def connect(self, endpoint: str) -> bool:
        self._connection = self._engine.take(endpoint)
        if self._connection is None:
            return False
        self._connection.user = lambda reply: self.machine.on_reply(time.monotonic_ns(), reply)
        return True

    def peer(self) -> Peer | None:
        return None if self._connection is None else self._connection.peer()

    def learned(self, peer: Peer) -> None:
        if self._connection is not None:
            self._connection.learned(peer)

    def send(self, request: Request) -> bool:
        connection = self._connection
        if connection is None:
            return False
        self._engine.owed.pop(connection.endpoint, None)
        if request.kind is not Kind.PING and connection.endpoint != self._sent_to:
            # It moved, and is finished where it was before.
            self._owe()
            self._sent_to = connection.endpoint
        return connection.send(request)

    def _owe(self) -> None:
        if self._sent_to is not None and not self.pending.idempotent:
            self._engine.owed.setdefault(self._sent_to, time.monotonic_ns() + _ACKNOWLEDGE_AFTER)

    def release(self) -> None:
        if self._connection is not None:
            self._engine.give_back(self._connection)
            self._connection = None

    def close(self) -> None:
        if self._connection is not None:
            self._engine.discard(self._connection)
            self._connection = None

    def done(self, result: CallResult) -> None:
        self._engine.running.pop(self.pending, None)
        self._owe()
        self.pending.end(result)


class Engine:
    """A session with its sockets, on a thread of its own."""

    def __init__(self, settings: Settings) -> None:
        now = time.monotonic_ns()
        self._settings = settings
        self.shared = Shared(
            settings.policy,
            Session(secrets.token_bytes(16)),
            RetryBudget(settings.retry_share, settings.retries_per_second, now),
            Endpoints(settings.endpoints),
            random.Random(secrets.randbits(64)),
        )
        self.running: dict[PendingCall, _Call] = {}
        # Which servers remember results that are in hand by now, and when they are told so.
        self.owed: dict[str, int] = {}
        self._waiting: collections.deque[PendingCall] = collections.deque()
        self._idle: dict[str, list[Connection]] = {}
        self._by_socket: dict[Any, Connection] = {}
        self._tasks: collections.deque[Callable[[], None]] = collections.deque()
        self._context: zmq.Context[Any] = zmq.Context()
        self._poller = zmq.Poller()
        self._woken, self._waker = socket.socketpair()
        self._woken.setblocking(False)
        self._waker.setblocking(False)
        self._poller.register(self._woken, zmq.POLLIN)
        self._closing = False
        self._ended = False
        self._lock = threading.Lock()
        self.pid = os.getpid()
        self._thread = threading.Thread(target=self._run, name="privateer-client", daemon=True)
        self._thread.start()

    # ---- from other threads

    def submit(self, call: PendingCall) -> None:
        """Takes a call; it ends also if the engine is closed before it begins."""
        call.engine = self
        self._execute(lambda: self._accept(call))

    def cancel(self, call: PendingCall) -> None:
        """Nobody waits for it any more."""
        self._execute(lambda: self._cancel_now(call))

    def close(self) -> None:
        """Cancels what is under way, tells servers what they may forget, and waits for the thread."""
        self._execute(self._close_now)
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _execute(self, task: Callable[[], None]) -> None:
        with self._lock:
            if not self._ended:
                self._tasks.append(task)
                # A full pipe: it is awake already.
                with contextlib.suppress(BlockingIOError):
                    self._waker.send(b"\0")
                return
        task()

    # ---- the loop

    def _run(self) -> None:
        try:
            while not self._closing or self.running or self._tasks:
                self._turn()
            self._farewell()
        finally:
            self._closing = True
            with self._lock:
                self._ended = True
            while self._tasks:
                self._tasks.popleft()()
            for connection in list(self._by_socket.values()):
                self.discard(connection)
            self._woken.close()
            self._waker.close()
            self._context.term()

    def _turn(self) -> None:
        try:
            self._poll(0 if self._tasks else self._next_time() - time.monotonic_ns())
            while self._tasks:
                self._tasks.popleft()()
            self._on_time(time.monotonic_ns())
        except Exception as mistake:
            # A mistake of ours. No caller may wait for ever because of it.
            _LOG.exception("all calls under way are given up")
            for call in list(self.running.values()):
                self._failed(call, mistake)

    def _poll(self, nanos: int) -> None:
        for ready, _ in self._poller.poll(max(0, -(-nanos // MILLI))):
            connection = self._by_socket.get(ready)
            if connection is not None:
                connection.receive()
            else:
                with contextlib.suppress(BlockingIOError):
                    while self._woken.recv(4_096):
                        pass

    def _next_time(self) -> int:
        times = [time.monotonic_ns() + _LONGEST_SLEEP, *self.owed.values()]
        times.extend(call.machine.next_time for call in self.running.values())
        if self._waiting:
            times.append(self._waiting[0].submitted + self._waiting[0].timeout)
        return min(times)

    def _on_time(self, now: int) -> None:
        for call in [call for call in self.running.values() if call.machine.next_time <= now]:
            call.machine.on_time(now)
        for pending in [pending for pending in self._waiting if pending.left(now) <= 0]:
            self._waiting.remove(pending)
            limit = f"max_concurrent_calls = {self._settings.max_concurrent}"
            pending.not_sent(StatusCode.DEADLINE_EXCEEDED, f"no connection came free within the deadline: {limit}")
        while self._waiting and len(self.running) < self._settings.max_concurrent:
            self._begin(self._waiting.popleft())
        self._acknowledge([endpoint for endpoint, due in self.owed.items() if due <= now], now, None)

    # ---- calls

    def _accept(self, call: PendingCall) -> None:
        settings = self._settings
        if self._closing:
            call.not_sent(StatusCode.CANCELLED, "the client is closed")
        elif len(self.running) < settings.max_concurrent:
            self._begin(call)
        elif len(self._waiting) < settings.max_waiting:
            self._waiting.append(call)
        else:
            limits = f"max_concurrent_calls = {settings.max_concurrent}, max_waiting_calls = {settings.max_waiting}"
            call.not_sent(StatusCode.RESOURCE_EXHAUSTED, f"too many calls of this client: {limits}")

    def _begin(self, pending: PendingCall) -> None:
        now = time.monotonic_ns()
        left = pending.left(now)
        if left <= 0:
            pending.not_sent(StatusCode.DEADLINE_EXCEEDED, "the deadline passed before the call was sent")
            return
        call = self.running[pending] = _Call(self, pending, left, now)
        call.machine.start(now)

    def _cancel_now(self, pending: PendingCall) -> None:
        call = self.running.get(pending)
        if call is not None:
            call.machine.cancel(time.monotonic_ns())
        elif pending in self._waiting:
            self._waiting.remove(pending)
            pending.not_sent(StatusCode.CANCELLED, "cancelled by the caller")

    def _failed(self, call: _Call, mistake: Exception) -> None:
        call.close()
        self.running.pop(call.pending, None)
        message = f"the client failed: {mistake!r} ({call.pending.request.method})"
        told = f"{message}. Outcome: UNKNOWN, the call may have been executed"
        call.pending.end(CallResult(StatusCode.INTERNAL, Outcome.UNKNOWN, told, False, None, (), None))

    def _close_now(self) -> None:
        self._closing = True
        for pending in list(self.running):
            self._cancel_now(pending)
        while self._waiting:
            self._waiting.popleft().not_sent(StatusCode.CANCELLED, "the client was closed")

    # ---- connections

    def take(self, endpoint: str) -> Connection | None:
        """An idle connection, the one used last, or a new one; None if none can be had."""
        idle = self._idle.get(endpoint)
        if idle:
            return idle.pop()
        try:
            connection = Connection(self._context, endpoint, self._settings.max_message_bytes)
        except zmq.ZMQError as failure:
            _LOG.warning("no connection to %s: %s", endpoint, failure)
            return None
        self._by_socket[connection.socket] = connection
        self._poller.register(connection.socket, zmq.POLLIN)
        return connection

    def give_back(self, connection: Connection) -> None:
        """Ready for the next call."""
        connection.user = None
        self._idle.setdefault(connection.endpoint, []).append(connection)

    def discard(self, connection: Connection) -> None:
        """Closed for good."""
        self._poller.unregister(connection.socket)
        del self._by_socket[connection.socket]
        connection.close()

    # ---- what servers may forget

    def _acknowledge(self, endpoints: list[str], now: int, answered: Callable[[Reply], None] | None) -> int:
        """Tells servers what is finished, so that they free it, and a draining one can end; how many were told."""
        asked = 0
        for endpoint in endpoints:
            self.owed.pop(endpoint, None)
            idle = self._idle.get(endpoint)
            if idle:
                ping = Request(Kind.PING, self.shared.session.client, self.shared.nonce())
                idle[-1].user = answered
                asked += idle[-1].send(self.shared.session.acknowledging(ping, now))
        return asked

    def _farewell(self) -> None:
        now = time.monotonic_ns()
        answers: list[Reply] = []
        asked = self._acknowledge(list(self.owed), now, answers.append)
        until = now + _FAREWELL
        while len(answers) < asked and now < until:
            self._poll(until - now)
            now = time.monotonic_ns()
