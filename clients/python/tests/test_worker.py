"""A worker in Python behind a front in Java."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import JavaServer

import privateer
from privateer import Outcome, RpcError, StatusCode
from privateer.envelope import (
    Executed,
    Kind,
    Reply,
    Request,
    decode_reply,
    decode_request,
    encode_reply,
    encode_request,
)
from privateer.errors import DecodeError
from privateer.worker import FrontGuard


@pytest.fixture
def front(java: JavaServer, request: pytest.FixtureRequest) -> str:
    return java.do(f"front {request.node.name}")


class Running:
    """A worker on a thread of its own."""

    def __init__(self, *bindings: privateer.Binding, front: str) -> None:
        self.worker = privateer.Worker(*bindings, fronts=front, bind="tcp://127.0.0.1:*")
        self._thread = threading.Thread(target=self.worker.run)
        self._thread.start()

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *_: object) -> None:
        self.worker.stop()
        self._thread.join(10)
        assert not self._thread.is_alive()


@pytest.fixture
def client(front: str) -> Iterator[privateer.Client]:
    with privateer.Client(front, attempt_timeout=0.5) as client:
        yield client


def implementation(desk: Any, seen: list[str]) -> Any:
    class Desk(desk.Desk):  # type: ignore[misc]
        def place(self, text: str) -> str:
            seen.append(text)
            if text == "refuse":
                raise desk.Refused("no", 3)
            if text == "fail":
                raise RpcError(StatusCode.OUT_OF_RANGE, "too far")
            if text == "bug":
                raise KeyError("a secret")
            if text == "wrong":
                return 7  # type: ignore[return-value]
            call = privateer.current_call()
            assert call is not None
            return f"{text} by {call.method} for {call.metadata.get('who')}, {call.time_left() > 1}"

    return Desk()


def test_serves_what_it_implements(desk: Any, front: str, client: privateer.Client) -> None:
    seen: list[str] = []
    stub = desk.DeskClient(client).with_options(privateer.CallOptions(metadata={"who": "me"}))
    with Running(desk.bind_desk(implementation(desk, seen)), front=front):
        assert stub.place("one") == "one by test.Desk/Place for me, True"
        with pytest.raises(desk.Refused) as refused:
            stub.place("refuse")
        assert (str(refused.value), refused.value.times) == ("no", 3)
        for text, code, said in [
            ("fail", StatusCode.OUT_OF_RANGE, "too far"),
            ("bug", StatusCode.INTERNAL, "the handler failed with KeyError"),
            ("wrong", StatusCode.INTERNAL, "the result cannot be sent: result: expected str, got int"),
        ]:
            with pytest.raises(RpcError) as failed:
                stub.place(text)
            assert (failed.value.code, failed.value.outcome) == (code, Outcome.EXECUTED)
            assert said in str(failed.value)
            assert "secret" not in str(failed.value)
        with pytest.raises(RpcError) as failed:
            stub.with_options(privateer.CallOptions(timeout=0.5)).find("nobody serves it")
        assert failed.value.outcome is not Outcome.EXECUTED
        assert seen == ["one", "refuse", "fail", "bug", "wrong"]
        assert [stub.place(str(number)).split()[0] for number in range(50)] == [str(number) for number in range(50)]


def test_a_worker_that_left_gets_no_more_calls(desk: Any, front: str, client: privateer.Client) -> None:
    seen: list[str] = []
    with Running(desk.bind_desk(implementation(desk, seen)), front=front):
        desk.DeskClient(client).place("one")
    with pytest.raises(RpcError) as failed:
        desk.DeskClient(client).with_options(privateer.CallOptions(timeout=0.5)).place("two")
    assert failed.value.outcome is Outcome.NOT_EXECUTED
    assert seen == ["one"]


def test_a_binding_needs_a_method(desk: Any) -> None:
    with pytest.raises(ValueError, match="Desk overrides no method of Desk"):
        desk.bind_desk(desk.Desk())


def test_a_dispatch_is_executed_once_and_only_for_a_front_that_was_joined() -> None:
    me, front = b"W" * 16, b"F" * 16
    guard = FrontGuard(me)

    def refusal(dispatch: int, scope: bytes = me, of: bytes = front) -> str:
        return guard.refusal(Request(Kind.CALL, b"C" * 16, 1, scope=scope, front=of, dispatch=dispatch)) or "none"

    assert "did not join" in refusal(1)
    guard.joined(front)
    assert "handed to worker" in refusal(1, scope=b"V" * 16)
    assert refusal(3) == "none"
    assert "is not above the last" in refusal(3)
    assert "is not above the last" in refusal(2)
    guard.joined(front)
    assert "is not above the last" in refusal(3)
    assert refusal(4) == "none"
    for number in range(64):
        guard.joined(bytes([1, number]) * 8)
    assert "did not join" in refusal(5)


def test_the_pages_examples_are_read_and_written() -> None:
    call = (
        "0801 1210000102030405060708090a0b0c0d0e0f 1801 2001 3210101112131415161718191a1b1c1d1e1f 38e8fb03 4001"
        " 4a1173686f702e4f72646572732f706c616365 508827 58f403 6001 72060a04626f6f6b"
    )
    request = decode_request(bytes.fromhex(call))
    assert (request.kind, request.method, request.body, request.bound_ms) == (
        Kind.CALL,
        "shop.Orders/place",
        b"\n\x04book",
        65_000,
    )
    assert encode_request(request) == bytes.fromhex(call)
    result = (
        "0a10000102030405060708090a0b0c0d0e0f 1001 3002 5210101112131415161718191a1b1c1d1e1f 58c08404 6a02082a 7801"
    )
    reply = decode_reply(bytes.fromhex(result))
    assert (reply.executed, reply.settled, reply.body) == (Executed.YES, True, b"\x08*")
    assert encode_reply(reply) == bytes.fromhex(result)


@pytest.mark.parametrize(
    "frame",
    [
        "08",
        "0809 1210000102030405060708090a0b0c0d0e0f 1801",
        "0801 1801",
        "0801 121000000000000000000000000000000000 1801",
        "0801 120401020304 1801",
        "0801 1210000102030405060708090a0b0c0d0e0f",
        "0801 1210000102030405060708090a0b0c0d0e0f 18ffffffffffffffffff01",
        "0801 1210000102030405060708090a0b0c0d0e0f 1801 6007",
        "0801 1210000102030405060708090a0b0c0d0e0f 1801 2005 2a0408011002",
        "0801 1210000102030405060708090a0b0c0d0e0f 1801 4a02ffff",
        "0801 1210000102030405060708090a0b0c0d0e0f 1801 4801",
    ],
)
def test_what_cannot_be_read_is_refused(frame: str) -> None:
    with pytest.raises(DecodeError):
        decode_request(bytes.fromhex(frame))


def test_numbers_that_a_client_does_not_know_are_unknown() -> None:
    reply = decode_reply(bytes.fromhex("1863 3009"))
    assert (reply.code, reply.executed) == (StatusCode.UNKNOWN, Executed.UNKNOWN)
    assert encode_reply(Reply(message="\N{GRINNING FACE}" * 2_000)).count("\N{GRINNING FACE}".encode()) == 1_024
