"""A worker in Python: serves methods behind a front, one call at a time."""

from __future__ import annotations

import dataclasses
import logging
import os
import random
import secrets
import time
from typing import Any

import zmq

from privateer.context import CallContext, _current
from privateer.engine import Connection
from privateer.envelope import (
    NO_ID,
    ErrorDetail,
    Executed,
    Kind,
    Reply,
    Request,
    ServerInfo,
    decode_registered,
    decode_request,
    encode_registration,
    encode_reply,
)
from privateer.errors import DecodeError, RpcError, StatusCode
from privateer.service import Binding, Method
from privateer.shared import MILLI, SECOND

_LOG = logging.getLogger("privateer")

REGISTER = "rpc.v1.Workers/Register"
_HEARTBEAT = SECOND
# The second registration follows soon: by the first the worker learns its front, by the second the front that it has.
_FIRST_REST = 50 * MILLI
_MAX_FRONTS = 64


class FrontGuard:
    """A worker's rule for what fronts hand to it.

    Only what is meant for this start of it, only from fronts that it registered with, and of each only dispatches above
    the last one, so that a copy that the network kept never executes.
    """

    def __init__(self, instance: bytes) -> None:
        self._instance = instance
        self._last: dict[bytes, int] = {}

    def joined(self, front: bytes) -> None:
        """A front accepted the registration."""
        self._last[front] = self._last.pop(front, 0)
        if len(self._last) > _MAX_FRONTS:
            del self._last[next(iter(self._last))]

    def has_joined(self, front: bytes) -> bool:
        """Whether this front's confirmation has arrived, so that what it hands over will be executed."""
        return front in self._last

    def refusal(self, request: Request) -> str | None:
        """Why a front's request may not execute; None if it may, and then its number is used up."""
        if request.scope != self._instance:
            return f"handed to worker {request.scope.hex()}, this is {self._instance.hex()}"
        last = self._last.get(request.front)
        if last is None:
            return f"this worker did not join front {request.front.hex()}"
        if request.dispatch <= last:
            return f"dispatch {request.dispatch} is not above the last from this front, {last}"
        self._last[request.front] = request.dispatch
        return None


class Dispatcher:
    """From a request to a handler and back, and what each kind of failure is called on the wire."""

    def __init__(self, bindings: tuple[Binding, ...]) -> None:
        self._handlers: dict[str, tuple[Method, Any]] = {}
        for binding in bindings:
            for method, handler in binding.handlers.items():
                if method.path in self._handlers:
                    raise ValueError(f"two bindings serve {method.path}")
                self._handlers[method.path] = (method, handler)
        if not self._handlers:
            raise ValueError("a worker without a method")

    def methods(self) -> list[tuple[str, bool]]:
        """Each method's path, and whether it is idempotent."""
        return [(path, method.idempotent) for path, (method, _) in self._handlers.items()]

    def execute(self, request: Request) -> Reply:
        """Calls the handler, and says what came of it."""
        known = self._handlers.get(request.method)
        if known is None:
            return _failure(request, StatusCode.UNIMPLEMENTED, Executed.NO, f"nobody here serves {request.method}")
        method, handler = known
        try:
            arguments = method.codecs.decode_all(method.request, request.body, request.codec)
        except DecodeError as broken:
            return _failure(request, StatusCode.INVALID_ARGUMENT, Executed.NO, str(broken))
        deadline = time.monotonic_ns() + request.timeout_ms * MILLI
        context = CallContext(
            request.method,
            request.client,
            request.sequence,
            dict(request.metadata),
            request.priority,
            deadline,
            request.extra,
        )
        token = _current.set(context)
        try:
            result = handler(*arguments)
        except Exception as failure:
            return _failed(method, request, failure)
        finally:
            _current.reset(token)
        try:
            body = method.codecs.encode_all(method.reply, (result,), request.codec)
        except (TypeError, ValueError) as wrong:
            _LOG.exception("%s: the result cannot be sent", request.method)
            return _failure(request, StatusCode.INTERNAL, Executed.YES, f"the result cannot be sent: {wrong}")
        return Reply(request.client, request.sequence, executed=Executed.YES, body=body)


def _failed(method: Method, request: Request, failure: Exception) -> Reply:
    for error in method.errors:
        if isinstance(failure, error.python):
            body = method.codecs.encode(error.message, failure, request.codec)
            reply = _failure(request, StatusCode.ABORTED, Executed.YES, str(failure) or error.name)
            return dataclasses.replace(reply, detail=ErrorDetail(error.name, body))
    if isinstance(failure, RpcError) and not failure.attempts and failure.call_id is None:
        return _failure(request, failure.code, Executed.YES, failure.message)
    # Its message may hold secrets, so it stays here; the call's identity finds it in the log.
    call = f"{request.client.hex()}/{request.sequence}"
    _LOG.error("%s failed (call %s)", request.method, call, exc_info=failure)
    told = f"the handler failed with {type(failure).__name__}; the worker's log has more under call {call}"
    return _failure(request, StatusCode.INTERNAL, Executed.YES, told)


def _failure(request: Request, code: StatusCode, executed: Executed, message: str) -> Reply:
    return Reply(request.client, request.sequence, code=code, executed=executed, message=message)


class _Membership:
    """A worker's membership of one front: it registers again every second, which is its heartbeat."""

    def __init__(self, context: zmq.Context[Any], front: str, session: bytes) -> None:
        self.front = front
        self.due = time.monotonic_ns()
        self._context = context
        self._session = session
        self._sequence = 0
        self._asked_at = 0
        self._times = 0
        self.failing = False
        self.connection: Connection | None = None

    def beat(self, body: bytes, now: int) -> None:
        """Sends a registration, on a new connection if the last one was not answered."""
        if self.connection is not None and self._asked_at:
            self.connection.close()
            self.connection = None
            if not self.failing:
                _LOG.warning("front %s does not answer the registration", self.front)
            self.failing = True
        if self.connection is None:
            self.connection = Connection(self._context, self.front, 4 << 20)
        self._sequence += 1
        self._asked_at = now
        self.due = now + _HEARTBEAT + random.randrange(50 * MILLI)
        self.connection.send(
            Request(
                Kind.CALL,
                self._session,
                self._sequence,
                done_below=self._sequence,
                attempt=1,
                method=REGISTER,
                timeout_ms=2_000,
                body=body,
            )
        )

    def answered(self, reply: Reply, now: int) -> bytes | None:
        """The front that confirmed, if this reply is its confirmation."""
        if reply.sequence != self._sequence or reply.client != self._session or reply.working:
            return None
        self._asked_at = 0
        if reply.code != StatusCode.OK:
            _LOG.warning("front %s refuses the registration: %s", self.front, reply.message)
            self.failing = True
            return None
        self.failing = False
        self._times += 1
        if self._times == 1:
            self.due = now + _FIRST_REST
        return decode_registered(reply.body)[0]


class Worker:
    """A REP socket that serves methods behind one or more fronts, on the thread that calls :meth:`run`.

    One call at a time: while a handler runs, the worker cannot register, so ``lease`` must be longer than the longest
    handler. For more calls at once start more workers.
    """

    def __init__(
        self, *bindings: Binding, fronts: str | list[str], bind: str, advertise: str | None = None, lease: float = 30.0
    ) -> None:
        """Binds its socket at once.

        :param bindings: what it serves
        :param fronts: where fronts are, such as ``tcp://orders:5555``
        :param bind: where it listens, such as ``tcp://0.0.0.0:6000``; port 0 or ``*`` takes any
        :param advertise: where fronts reach it, if that is not ``bind``
        :param lease: seconds that a front waits for it after its last registration before it counts as dead
        """
        if not 0.1 <= lease <= 24 * 3_600:
            raise ValueError(f"lease = {lease} s, must be from 0.1 s to 24 hours")
        self.instance = secrets.token_bytes(16)
        self._dispatcher = Dispatcher(bindings)
        self._guard = FrontGuard(self.instance)
        self._lease_ms = int(lease * 1_000)
        self._context: zmq.Context[Any] = zmq.Context()
        self._socket = self._context.socket(zmq.REP)
        self._socket.linger = 1_000
        self._socket.setsockopt(zmq.MAXMSGSIZE, 8 << 20)
        self._socket.setsockopt(zmq.HANDSHAKE_IVL, 500)
        self._socket.bind(bind)
        bound: Any = self._socket.getsockopt(zmq.LAST_ENDPOINT)
        self.endpoint: str = advertise or bound.rstrip(b"\0").decode("ascii")
        """What fronts are told to connect to."""
        session = secrets.token_bytes(16)
        addresses = [fronts] if isinstance(fronts, str) else list(fronts)
        self._memberships = [_Membership(self._context, front, session) for front in addresses]
        self._stopping = False
        self._stopper, self._stopped = os.pipe()

    def stop(self) -> None:
        """Makes :meth:`run` return after the call in hand, having taken leave of its fronts. From any thread or signal
        handler."""
        self._stopping = True
        os.write(self._stopped, b"\0")

    def run(self) -> None:
        """Serves until :meth:`stop`; then the worker is closed."""
        try:
            while not self._stopping:
                self._turn()
            self._leave()
        finally:
            self._close()

    def _turn(self) -> None:
        now = time.monotonic_ns()
        for membership in self._memberships:
            if membership.due <= now:
                membership.beat(self._registration(), now)
        poller = zmq.Poller()
        poller.register(self._socket, zmq.POLLIN)
        poller.register(self._stopper, zmq.POLLIN)
        for membership in self._memberships:
            if membership.connection is not None:
                poller.register(membership.connection.socket, zmq.POLLIN)
        wait = min(membership.due for membership in self._memberships) - time.monotonic_ns()
        ready = dict(poller.poll(max(0, -(-wait // MILLI))))
        for membership in self._memberships:
            if membership.connection is not None and membership.connection.socket in ready:
                self._hear(membership)
        if self._socket in ready:
            self._serve()

    def _registration(self) -> bytes:
        return encode_registration(self.endpoint, self.instance, self._dispatcher.methods(), self._lease_ms)

    def _hear(self, membership: _Membership) -> None:
        def take(reply: Reply) -> None:
            try:
                front = membership.answered(reply, time.monotonic_ns())
            except DecodeError as broken:
                _LOG.warning("front %s: unreadable confirmation: %s", membership.front, broken)
                return
            if front:
                self._guard.joined(front)

        if membership.connection is not None:
            membership.connection.user = take
            membership.connection.receive()

    def _serve(self) -> None:
        frames = self._socket.recv_multipart()
        try:
            request = decode_request(frames[-1])
        except DecodeError as broken:
            unreadable = Reply(code=StatusCode.INVALID_ARGUMENT, executed=Executed.NO, message=str(broken))
            self._socket.send(encode_reply(unreadable))
            return
        self._socket.send(encode_reply(self._answer(request)))

    def _answer(self, request: Request) -> Reply:
        if request.kind is Kind.PING:
            # To a front whose confirmation has not arrived yet it shows itself as draining: what that front handed over
            # would be refused.
            methods = tuple(path for path, _ in self._dispatcher.methods())
            return Reply(
                request.client,
                request.sequence,
                executed=Executed.NO,
                scope=self.instance,
                draining=self._stopping or (request.front != NO_ID and not self._guard.has_joined(request.front)),
                server=ServerInfo(self.instance, 4 << 20, 0, methods, 1),
            )
        if request.kind is Kind.WAIT:
            return _failure(request, StatusCode.NOT_FOUND, Executed.UNKNOWN, "no such call is in this worker's hands")
        if request.kind is Kind.CANCEL:
            return _failure(request, StatusCode.CANCELLED, Executed.UNKNOWN, "it ended, or never came")
        refusal = self._guard.refusal(request)
        if refusal is not None:
            return _failure(request, StatusCode.FAILED_PRECONDITION, Executed.UNKNOWN, refusal)
        return self._dispatcher.execute(request)

    def _leave(self) -> None:
        """Takes leave: a registration without methods. What a front has handed over by then is still served."""
        now = time.monotonic_ns()
        goodbye = encode_registration(self.endpoint, self.instance, [], 0)
        for membership in self._memberships:
            if not membership.failing:
                membership.beat(goodbye, now)
        until = now + SECOND
        poller = zmq.Poller()
        poller.register(self._socket, zmq.POLLIN)
        waiting = [m for m in self._memberships if m.connection is not None and not m.failing]
        for membership in waiting:
            assert membership.connection is not None
            poller.register(membership.connection.socket, zmq.POLLIN)
        while waiting and now < until:
            ready = dict(poller.poll(max(1, (until - now) // MILLI)))
            if self._socket in ready:
                self._serve()
            for membership in [m for m in waiting if m.connection is not None and m.connection.socket in ready]:
                self._hear(membership)
                waiting.remove(membership)
            now = time.monotonic_ns()

    def _close(self) -> None:
        for membership in self._memberships:
            if membership.connection is not None:
                membership.connection.close()
        self._socket.close()
        self._context.term()
        os.close(self._stopper)
        os.close(self._stopped)
