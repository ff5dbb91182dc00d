"""Calls through generated stubs to a Java server, over a network that breaks on demand."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import JavaServer

import privateer
from privateer import CallOptions, Outcome, RpcError, StatusCode


@pytest.fixture(scope="module")
def endpoint(java: JavaServer) -> str:
    return java.do("server python")


@pytest.fixture
def client(endpoint: str) -> Iterator[privateer.Client]:
    with privateer.Client(endpoint) as client:
        yield client


@pytest.fixture
def stub(desk: Any, client: privateer.Client) -> Any:
    return desk.DeskClient(client)


def test_a_call_has_its_result(stub: Any) -> None:
    assert stub.place("a \N{GRINNING FACE}") == "a \N{GRINNING FACE}"
    assert stub.find("") == ""


def test_a_typed_error_is_an_exception_of_its_own(desk: Any, stub: Any) -> None:
    with pytest.raises(desk.Refused) as refused:
        stub.place("refuse:python says so")
    assert (str(refused.value), refused.value.times) == ("python says so", 1)
    assert isinstance(refused.value, privateer.PrivateerError)


def test_a_failure_has_code_outcome_and_attempts(stub: Any) -> None:
    with pytest.raises(RpcError) as failed:
        stub.place("fail:PERMISSION_DENIED:not you")
    error = failed.value
    assert (error.code, error.outcome, error.server_said) == (StatusCode.PERMISSION_DENIED, Outcome.EXECUTED, True)
    assert len(error.attempts) == 1
    assert "not you, 1 attempt (test.Desk/Place, sequence 1). Outcome: EXECUTED, the call ran" in str(error)


def test_a_slow_call_outlives_many_attempt_timeouts(stub: Any) -> None:
    assert stub.place("slow:2300:python") == "slow:2300:python"


def test_a_deadline_cancels_the_handler_and_tells_the_truth(stub: Any, java: JavaServer) -> None:
    with pytest.raises(RpcError) as failed:
        stub.with_options(CallOptions(timeout=1.5)).place("slow:20000:python-deadline")
    assert failed.value.code is StatusCode.DEADLINE_EXCEEDED
    assert failed.value.outcome in (Outcome.EXECUTED, Outcome.UNKNOWN)
    assert java.do("executions slow:20000:python-deadline") == "1"


def test_metadata_reaches_the_handler(stub: Any) -> None:
    assert stub.with_options(CallOptions(metadata={"who": "python"})).find("metadata:who") == "python"
    with pytest.raises(ValueError, match="65 pairs of metadata"):
        CallOptions(metadata={str(i): "" for i in range(65)})


def test_json_bodies(desk: Any, endpoint: str) -> None:
    with privateer.Client(endpoint, json=True) as client:
        assert desk.DeskClient(client).place("as json") == "as json"
        with pytest.raises(desk.Refused):
            desk.DeskClient(client).place("refuse:as json")


def test_an_argument_that_does_not_fit_is_refused_before_anything_is_sent(stub: Any) -> None:
    with pytest.raises(TypeError, match="text: expected str, got int"):
        stub.place(7)
    with pytest.raises(ValueError, match="surrogates"):
        stub.place("\ud800")


def test_lost_messages_and_doubled_ones_run_once(desk: Any, java: JavaServer) -> None:
    proxy = java.do("proxy python-lossy python")
    with privateer.Client(proxy, attempt_timeout=0.3) as client:
        stub = desk.DeskClient(client)
        for number, fault in enumerate(
            [
                "drop python-lossy request 1",
                "drop python-lossy reply 1",
                "duplicate python-lossy request 2",
                "duplicate python-lossy reply 2",
            ]
        ):
            stub.find("warm")
            java.do(fault)
            text = f"python-{number}"
            assert stub.place(text) == text
            assert java.do(f"executions {text}") == "1"


def test_a_server_that_restarts_makes_unknown_only_what_it_had(desk: Any, java: JavaServer) -> None:
    address = java.do("server python-restart")
    with privateer.Client(address, attempt_timeout=0.3) as client:
        stub = desk.DeskClient(client)
        stub.place("before")
        java.do("stop python-restart")
        java.do(f"server python-restart {address}")
        assert stub.place("after") == "after"
        failures: list[RpcError] = []

        def place() -> None:
            try:
                stub.place("stubborn:1500:lost")
            except RpcError as failure:
                failures.append(failure)

        caller = threading.Thread(target=place)
        caller.start()
        _until(lambda: java.do("executions stubborn:1500:lost") == "1")
        java.do("stop python-restart")
        java.do(f"server python-restart {address}")
        caller.join()
        assert failures[0].outcome is Outcome.UNKNOWN
        assert java.do("executions stubborn:1500:lost") == "1"


def test_a_dead_endpoint_is_passed_over(desk: Any, endpoint: str) -> None:
    with privateer.Client("tcp://127.0.0.1:1", endpoint, attempt_timeout=0.2) as client:
        for number in range(4):
            assert desk.DeskClient(client).place(f"one of two {number}") == f"one of two {number}"


def test_a_draining_server_ends_early_and_its_calls_move(desk: Any, java: JavaServer, endpoint: str) -> None:
    address = java.do("server python-drain")
    with privateer.Client(address, endpoint, attempt_timeout=0.4) as client:
        stub = desk.DeskClient(client)
        for number in range(4):
            stub.place(f"drain {number}")
        java.do("drain python-drain")
        for number in range(4, 8):
            assert stub.place(f"drain {number}") == f"drain {number}"
        assert int(java.do("drained python-drain")) < 4_000
        assert [java.do(f"executions drain {number}") for number in range(8)] == ["1"] * 8


def test_nobody_there_is_not_executed(desk: Any) -> None:
    with privateer.Client("tcp://127.0.0.1:1", attempt_timeout=0.1) as client, pytest.raises(RpcError) as failed:
        desk.DeskClient(client).with_options(CallOptions(timeout=0.4)).place("nobody")
    assert (failed.value.code, failed.value.outcome) == (StatusCode.DEADLINE_EXCEEDED, Outcome.NOT_EXECUTED)


def test_asyncio_runs_calls_side_by_side_and_cancels_with_its_tasks(
    desk: Any, client: privateer.Client, java: JavaServer
) -> None:
    stub = desk.DeskAsyncClient(client)

    async def calls() -> list[str]:
        began = time.monotonic()
        results = await asyncio.gather(*(stub.place(f"slow:1500:{number}") for number in range(4)))
        assert time.monotonic() - began < 5
        task = asyncio.create_task(stub.place("slow:30000:async"))
        while java.do("executions slow:30000:async") == "0":
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        # The handler ends when it hears of that: its worker is free for others.
        await asyncio.gather(*(stub.place(f"slow:50:{number}") for number in range(8)))
        return list(results)

    assert asyncio.run(calls()) == [f"slow:1500:{number}" for number in range(4)]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C interrupts, also where a shell started the tests in the background, with the signal ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupted_caller_cancels_its_call(stub: Any, java: JavaServer) -> None:
    def interrupt() -> None:
        _until(lambda: java.do("executions slow:30000:interrupted") == "1")
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt) as interrupted:
        stub.place("slow:30000:interrupted")
    cause = interrupted.value.__cause__
    assert isinstance(cause, RpcError)
    assert (cause.code, cause.outcome) in [
        (StatusCode.CANCELLED, Outcome.UNKNOWN),
        (StatusCode.CANCELLED, Outcome.EXECUTED),
    ]
    assert stub.place("after the interrupt") == "after the interrupt"


def test_a_forked_child_has_a_session_of_its_own(stub: Any, java: JavaServer) -> None:
    assert stub.place("parent 1") == "parent 1"
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, stub.place("child").encode())
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert os.read(reading, 100) == b"child"
    assert stub.place("parent 2") == "parent 2"
    assert [java.do(f"executions {text}") for text in ("parent 1", "child", "parent 2")] == ["1"] * 3


def test_a_closed_client_sends_nothing(desk: Any, endpoint: str) -> None:
    client = privateer.Client(endpoint)
    stub = desk.DeskClient(client)
    stub.find("open")
    client.close()
    client.close()
    with pytest.raises(RpcError) as failed:
        stub.place("closed")
    assert (failed.value.code, failed.value.outcome) == (StatusCode.CANCELLED, Outcome.NOT_EXECUTED)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"deadline": 0}, "deadline = 0 s"),
        ({"attempt_timeout": 0.001}, "attempt_timeout = 0.001 s"),
        ({"max_attempts": 0}, "max_attempts = 0"),
        ({"backoff": (1.0, 0.5)}, "backoff"),
        ({"retry_budget": (2.0, 1.0)}, "share = 2.0"),
        ({"max_concurrent_calls": 0}, "max_concurrent_calls = 0"),
    ],
)
def test_settings_out_of_range_are_named(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        privateer.Client("tcp://127.0.0.1:1", **settings)
    with pytest.raises(ValueError, match="no endpoint"):
        privateer.Client()


def test_more_calls_than_may_wait_are_refused_at_once(desk: Any, endpoint: str) -> None:
    with privateer.Client(endpoint, max_concurrent_calls=1, max_waiting_calls=1) as client:
        stub = desk.DeskAsyncClient(client)

        async def calls() -> list[Any]:
            return await asyncio.gather(*(stub.place(f"slow:100:{i}") for i in range(3)), return_exceptions=True)

        first, second, third = asyncio.run(calls())
    assert (first, second) == ("slow:100:0", "slow:100:1")
    assert (third.code, third.outcome) == (StatusCode.RESOURCE_EXHAUSTED, Outcome.NOT_EXECUTED)


def unknown(stub: Any, text: str) -> privateer.CallId:
    """A call that goes on when its caller's time is over."""
    with pytest.raises(RpcError) as failed:
        stub.with_options(CallOptions(timeout=1.5)).place(text)
    assert failed.value.outcome is Outcome.UNKNOWN
    assert failed.value.call_id is not None
    return failed.value.call_id


def test_a_call_of_unknown_outcome_is_asked_about_later_by_its_text(desk: Any, java: JavaServer, endpoint: str) -> None:
    with privateer.Client(endpoint, attempt_timeout=0.3) as client:
        kept = str(unknown(desk.DeskClient(client), "stubborn:6000:kept"))
    with privateer.Client(endpoint) as other:
        call_id = privateer.CallId.parse(kept)
        running = other.resolve(call_id)
        assert (running.outcome, running.running, running.body) == (Outcome.UNKNOWN, True, None)
        while running.running:
            running = asyncio.run(other.resolve_async(call_id))
        assert (running.outcome, running.code, running.message) == (Outcome.EXECUTED, StatusCode.OK, "")
        assert running.body == b"\x0a\x12stubborn:6000:kept"
    assert java.do("executions stubborn:6000:kept") == "1"


def test_a_question_that_is_never_sent_says_nothing_of_its_call(desk: Any, endpoint: str) -> None:
    with privateer.Client(endpoint, attempt_timeout=0.3) as client:
        call_id = unknown(desk.DeskClient(client), "stubborn:3000:never asked")
    never_used = privateer.Client(endpoint)
    never_used.close()
    for closed in (client.resolve(call_id), never_used.resolve(call_id)):
        assert (closed.outcome, closed.code) == (Outcome.UNKNOWN, StatusCode.CANCELLED)
    with privateer.Client(endpoint, max_concurrent_calls=1, max_waiting_calls=0) as full:
        stub = desk.DeskAsyncClient(full)

        async def ask() -> privateer.Resolution:
            call = asyncio.create_task(stub.place("slow:1500:full"))
            await asyncio.sleep(0)
            refused = await full.resolve_async(call_id)
            await call
            return refused

        refused = asyncio.run(ask())
    assert (refused.outcome, refused.code) == (Outcome.UNKNOWN, StatusCode.RESOURCE_EXHAUSTED)


def test_a_question_to_a_client_that_closes_meanwhile_says_nothing_of_its_call(monkeypatch: pytest.MonkeyPatch) -> None:
    client = privateer.Client("tcp://127.0.0.1:1")
    running = client._running

    def closes() -> Any:
        client.close()
        return running()

    monkeypatch.setattr(client, "_running", closes)
    asked = client.resolve(privateer.CallId("c" * 32, 1, "a" * 32, 1))
    assert (asked.outcome, asked.code) == (Outcome.UNKNOWN, StatusCode.CANCELLED)


def test_of_an_idempotent_call_nothing_is_remembered(client: privateer.Client, stub: Any) -> None:
    with pytest.raises(RpcError) as failed:
        stub.find("fail:ABORTED:idempotent")
    assert failed.value.call_id is not None
    with pytest.raises(ValueError, match="bound to no reply store"):
        client.resolve(failed.value.call_id)


def _until(condition: Any) -> None:
    for _ in range(1_000):
        if condition():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it never came")
