"""The client: what generated stubs call through."""

from __future__ import annotations

import asyncio
import dataclasses
import os
import threading
import types
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from privateer.call_id import CallId
from privateer.context import current_call
from privateer.engine import Engine, PendingCall, Settings
from privateer.envelope import NO_ID, Codec, Kind, Priority, Reply, Request, check_metadata
from privateer.errors import DecodeError, Outcome, RpcError, StatusCode
from privateer.line import CallResult
from privateer.service import Method
from privateer.shared import SECOND, RetryBudget, RetryPolicy

_LONGEST_DEADLINE = 49 * 24 * 3_600

_SelfClient = TypeVar("_SelfClient", bound="Client")


@dataclasses.dataclass(frozen=True)
class CallOptions:
    """Settings of one call, or of all that a stub makes."""

    timeout: float | None = None
    """How long the caller waits for the result, over all attempts, in seconds. None: as method or client say."""
    metadata: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Text pairs that reach the handler."""
    priority: Priority | None = None
    """None: that of the handler that makes the call, else the method's."""

    def __post_init__(self) -> None:
        if self.timeout is not None and not 0 < self.timeout <= _LONGEST_DEADLINE:
            raise ValueError(f"timeout = {self.timeout} s, must be positive and at most 49 days")
        check_metadata(dict(self.metadata))


@dataclasses.dataclass(frozen=True)
class Resolution:
    """What became of a call, as its server said when it was asked."""

    outcome: Outcome
    """Whether it ran; UNKNOWN also while it still runs, and if no server could say."""
    running: bool
    """It waits or runs at this moment: ask again later."""
    code: StatusCode
    """How it ended: OK with a result; NOT_FOUND if the server has never seen it; DEADLINE_EXCEEDED or UNAVAILABLE if no
    server that remembers it was reached."""
    message: str
    """For people; empty if there is a result."""
    body: bytes | None
    """The result as the method's reply message, encoded as the call was; None if there is none."""
    error: str | None
    """The name of the service's own error, if the call ended with one."""


class Client:
    """Makes calls to one or more servers, for any number of stubs. Thread-safe, and usable from asyncio too.

    It owns a thread and its sockets, from the first call on until :meth:`close`; it is a context manager. In a forked
    child it begins anew, with a session of its own, and leaves the parent's calls to the parent.
    """

    def __init__(
        self,
        *endpoints: str,
        deadline: float = 10.0,
        attempt_timeout: float = 1.0,
        max_attempts: int = 5,
        backoff: tuple[float, float] = (0.05, 1.0),
        retry_budget: tuple[float, float] = (0.2, 10.0),
        max_concurrent_calls: int = 256,
        max_waiting_calls: int = 1_024,
        max_message_bytes: int = 4 << 20,
        json: bool = False,
    ) -> None:
        """Connects when the first call is made.

        :param endpoints: where servers are, such as ``tcp://localhost:5555``; one at least
        :param deadline: how long a call waits for its result, over all attempts, in seconds, if neither options nor
            method say otherwise; up to 49 days. A call whose deadline passed may take one attempt timeout more, to
            settle its outcome
        :param attempt_timeout: how long a server may be silent before it counts as dead, in seconds; 0.01 to 3,600. A
            slow method needs no longer one: the server says every half of it that it works
        :param max_attempts: how often a call is sent at most
        :param backoff: the longest wait before the first resending, and the longest of all, in seconds
        :param retry_budget: resendings of all calls together, as a share of the calls and per second
        :param max_concurrent_calls: how many are under way at once; more wait
        :param max_waiting_calls: how many wait; more are refused at once as not executed
        :param max_message_bytes: the largest reply that is taken
        :param json: send bodies as JSON, for people who watch the network

        Raises ValueError for a setting that is out of range; the message names it.
        """
        if not 0 < deadline <= _LONGEST_DEADLINE:
            raise ValueError(f"deadline = {deadline} s, must be positive and at most 49 days")
        if max_concurrent_calls < 1 or max_waiting_calls < 0 or max_message_bytes < 1_024:
            raise ValueError(
                f"max_concurrent_calls = {max_concurrent_calls}, must be at least 1; max_waiting_calls ="
                f" {max_waiting_calls}, at least 0; max_message_bytes = {max_message_bytes}, at least 1024"
            )
        policy = RetryPolicy(
            int(attempt_timeout * SECOND), max_attempts, int(backoff[0] * SECOND), int(backoff[1] * SECOND)
        )
        RetryBudget(*retry_budget, 0)
        if not endpoints:
            raise ValueError("no endpoint: give at least one, such as tcp://localhost:5555")
        self._settings = Settings(
            list(endpoints), policy, *retry_budget, max_concurrent_calls, max_waiting_calls, max_message_bytes
        )
        self._deadline = deadline
        self._codec = Codec.JSON if json else Codec.PROTOBUF
        self._engine: Engine | None = None
        self._lock = threading.Lock()
        self._lock_pid = os.getpid()
        self._closed = False
        self._abandoned: list[Engine] = []

    def __enter__(self: _SelfClient) -> _SelfClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Cancels the calls that are under way and closes all connections. Calls made later fail as not executed."""
        self._closed = True
        engine = self._engine
        if engine is not None and engine.pid == os.getpid():
            engine.close()

    def call(self, method: Method, *arguments: Any, options: CallOptions | None = None) -> Any:
        """Calls a method and waits for its result; generated stubs use this.

        Raises an error that the method declares, or :class:`RpcError`; TypeError or ValueError for an argument that
        does not fit. An exception that ends the waiting, such as KeyboardInterrupt, cancels the call; its cause is then
        the :class:`RpcError` with the call's outcome, if there was no result.
        """
        return self._unpack(method, _await(self._begin(method, arguments, options)))

    async def call_async(self, method: Method, *arguments: Any, options: CallOptions | None = None) -> Any:
        """The same for asyncio. A task that is cancelled cancels the call at its server."""
        return self._unpack(method, await _await_async(self._begin(method, arguments, options)))

    def call_bytes(self, path: str, body: bytes, *, idempotent: bool, timeout: float | None = None) -> bytes:
        """Calls a method by its path with a Protocol Buffers body; the result's body. Raises :class:`RpcError`."""
        request = Request(Kind.CALL, NO_ID, 0, method=path, body=body)
        pending = self._submit(PendingCall(request, idempotent, int((timeout or self._deadline) * SECOND)))
        return _reply_of(_await(pending)).body

    def resolve(self, call_id: CallId, *, timeout: float | None = None) -> Resolution:
        """Asks what became of a call, such as one that failed with outcome UNKNOWN: ``error.call_id``, also in another
        process that kept its text. It changes nothing: a call that runs goes on, and whoever waits for its result still
        gets it. Servers remember for their retention, 10 minutes by default.

        :param timeout: how long to wait until a server answers, in seconds; the client's deadline, if not given

        Raises ValueError for a call that is bound to no reply store: of idempotent calls, and of those that were never
        sent, nothing is remembered.
        """
        return _resolution(_await(self._ask(call_id, timeout)))

    async def resolve_async(self, call_id: CallId, *, timeout: float | None = None) -> Resolution:
        """The same for asyncio."""
        return _resolution(await _await_async(self._ask(call_id, timeout)))

    def _ask(self, call_id: CallId, timeout: float | None) -> PendingCall:
        if not call_id.scope:
            raise ValueError(f"call {call_id} is bound to no reply store: nothing is remembered of it")
        seconds = CallOptions(timeout=timeout).timeout or self._deadline
        return self._submit(PendingCall.about(call_id, int(seconds * SECOND)))

    def _begin(self, method: Method, arguments: Sequence[Any], options: CallOptions | None) -> PendingCall:
        options = options or CallOptions()
        context = current_call()
        timeout = next(t for t in (options.timeout, method.timeout, self._deadline) if t is not None)
        priority = method.priority
        extra = False
        if context is not None:
            timeout = max(0.0, min(timeout, context.time_left()))
            priority = context.priority
            extra = context.extra
        request = Request(
            Kind.CALL,
            NO_ID,
            0,
            method=method.path,
            codec=self._codec,
            body=method.codecs.encode_all(method.request, arguments, self._codec),
            metadata=tuple(options.metadata.items()),
            priority=priority if options.priority is None else options.priority,
            extra=extra,
        )
        return self._submit(PendingCall(request, method.idempotent, int(timeout * SECOND)))

    def _submit(self, pending: PendingCall) -> PendingCall:
        engine = self._running()
        if engine is None:
            pending.not_sent(StatusCode.CANCELLED, "the client is closed")
        else:
            engine.submit(pending)
        return pending

    def _running(self) -> Engine | None:
        """The engine of this process: a forked child has neither its parent's thread nor any right to its session. None
        if the client is closed."""
        engine = self._engine
        pid = os.getpid()
        if engine is not None and engine.pid == pid:
            return engine
        if self._lock_pid != pid:
            # Another thread of the parent may have held it.
            self._lock = threading.Lock()
            self._lock_pid = pid
        with self._lock:
            if self._closed:
                return None
            if self._engine is None or self._engine.pid != pid:
                if self._engine is not None:
                    # Kept, or its sockets would be closed here under the parent's feet.
                    self._abandoned.append(self._engine)
                self._engine = Engine(self._settings)
            return self._engine

    def _unpack(self, method: Method, result: CallResult) -> Any:
        detail = result.reply.detail if result.reply is not None else None
        try:
            for error in method.errors:
                if detail is not None and error.name == detail.name:
                    raise method.codecs.decode(error.message, detail.body, self._codec)
            values = method.codecs.decode_all(method.reply, _reply_of(result).body, self._codec)
        except DecodeError as broken:
            told = f"the result cannot be read: {broken} ({method.path}). Outcome: EXECUTED, the call ran"
            raise _error(result, StatusCode.DATA_LOSS, told, Outcome.EXECUTED, server_said=False) from None
        return values[0] if values else None


def _await(pending: PendingCall) -> CallResult:
    try:
        return pending.future.result()
    except BaseException as interrupt:
        pending.cancel()
        # What became of it is known within one attempt timeout.
        result = pending.future.result()
        try:
            _reply_of(result)
        except RpcError as outcome:
            raise interrupt from outcome
        raise


async def _await_async(pending: PendingCall) -> CallResult:
    try:
        return await asyncio.wrap_future(pending.future)
    except asyncio.CancelledError:
        pending.cancel()
        raise


def _resolution(result: CallResult) -> Resolution:
    reply = result.reply
    ended = reply if result.outcome is Outcome.EXECUTED else None
    return Resolution(
        result.outcome,
        reply is not None and reply.working,
        result.code,
        result.message,
        ended.body if ended is not None and ended.code == StatusCode.OK else None,
        ended.detail.name if ended is not None and ended.detail is not None else None,
    )


def _reply_of(result: CallResult) -> Reply:
    if result.code != StatusCode.OK or result.outcome is not Outcome.EXECUTED or result.reply is None:
        raise _error(result, result.code, result.message, result.outcome, server_said=result.server_said)
    return result.reply


def _error(result: CallResult, code: StatusCode, message: str, outcome: Outcome, *, server_said: bool) -> RpcError:
    return RpcError(code, message, outcome, server_said=server_said, attempts=result.attempts, call_id=result.call_id)
