"""Asking what became of a call, on a clock that takes no time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from test_pirate import ME, OTHER, STORE, Answer, World, pong, reply, script

from privateer import CallId
from privateer.envelope import Executed, Kind, Reply, Request
from privateer.errors import Outcome, StatusCode
from privateer.line import CallResult
from privateer.resolver import Resolver
from privateer.shared import MILLI, SECOND

CALL = CallId(ME.hex(), 1, STORE.hex(), 65_000)
THEIRS = CallId("ab" * 16, 1, STORE.hex(), 65_000)


class Question(World):
    """The same world, in which a call is not made but asked about."""

    def __init__(self, *servers: str, call_id: CallId = CALL) -> None:
        super().__init__(*servers)
        self.session.finish_unknown(self.session.allocate(), self.now + 600 * SECOND)
        self.call = Resolver(self.shared, self, call_id, 5 * SECOND, self.now)

    def unfinished(self) -> bool:
        return self.session.acknowledging(Request(Kind.PING, ME, 1), self.now).done_below == 1


def asked(answer: Answer, call_id: CallId = CALL) -> tuple[Question, CallResult]:
    world = Question("a", call_id=call_id)
    world.answers["a"] = script(answer)
    return world, world.run()


@pytest.mark.parametrize(
    ("code", "executed", "settled", "outcome"),
    [
        (StatusCode.OK, Executed.YES, True, Outcome.EXECUTED),
        (StatusCode.ABORTED, Executed.YES, True, Outcome.EXECUTED),
        (StatusCode.CANCELLED, Executed.NO, True, Outcome.NOT_EXECUTED),
        # Of a copy: another one may run yet.
        (StatusCode.UNAVAILABLE, Executed.NO, False, Outcome.UNKNOWN),
        (StatusCode.NOT_FOUND, Executed.UNKNOWN, False, Outcome.UNKNOWN),
        (StatusCode.ABORTED, Executed.UNKNOWN, True, Outcome.UNKNOWN),
    ],
)
def test_the_servers_word_decides(code: StatusCode, executed: Executed, settled: bool, outcome: Outcome) -> None:
    world, result = asked(lambda r: reply(r, code, executed, settled=settled))
    assert (result.code, result.outcome, result.server_said, result.call_id) == (code, outcome, True, CALL)
    assert world.unfinished() == (outcome is Outcome.UNKNOWN)
    # Its connection serves other calls.
    assert "a" in world.peers


def test_a_call_that_runs_is_unknown_and_said_to_run() -> None:
    world, result = asked(lambda r: reply(r, executed=Executed.UNKNOWN, working=True))
    assert result.outcome is Outcome.UNKNOWN
    assert result.reply is not None
    assert result.reply.working
    assert world.unfinished()


def test_it_is_a_wait_that_does_not_wait_and_tells_nothing_of_finished_numbers() -> None:
    world, _ = asked(lambda r: reply(r), THEIRS)
    assert world.kinds() == [Kind.PING, Kind.WAIT]
    assert world.sent[0][1].done_below == 1
    question = world.sent[1][1]
    assert question == Request(
        Kind.WAIT, bytes.fromhex(THEIRS.client), 1, scope=STORE, bound_ms=65_000, timeout_ms=question.timeout_ms
    )
    assert question.timeout_ms == 4_999
    # Another session's call is no number of this one.
    assert world.unfinished()


def test_only_servers_with_the_calls_store_are_asked() -> None:
    world = Question("a", "b")
    world.answers = {"a": script(lambda r: reply(r, scope=OTHER), scope=OTHER), "b": script(lambda r: reply(r))}
    assert world.run().outcome is Outcome.EXECUTED
    assert [(endpoint, request.kind) for endpoint, request in world.sent] == [
        ("a", Kind.PING),
        ("b", Kind.PING),
        ("b", Kind.WAIT),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        lambda r: pong(r, OTHER) if r.kind is Kind.PING else None,
        lambda r: pong(r) if r.kind is Kind.PING else reply(r, StatusCode.WRONG_SCOPE, Executed.UNKNOWN, scope=OTHER),
    ],
)
def test_without_that_store_nobody_can_say(answer: Callable[[Request], Reply | None]) -> None:
    world = Question("a")
    world.answers["a"] = answer
    result = world.run()
    assert (result.code, result.outcome, result.server_said) == (StatusCode.UNAVAILABLE, Outcome.UNKNOWN, False)
    assert "no server has the reply store" in result.message


def test_after_silence_it_is_asked_again_on_a_new_connection() -> None:
    world = Question("a")
    world.answers["a"] = script(None, lambda r: reply(r))
    assert world.run().outcome is Outcome.EXECUTED
    assert world.kinds() == [Kind.PING, Kind.WAIT, Kind.PING, Kind.WAIT]
    assert world.opened == ["a", "a"]


def test_a_server_that_cannot_read_now_says_when_to_ask_again() -> None:
    world = Question("a")
    full = Reply(code=StatusCode.RESOURCE_EXHAUSTED, message="out of memory", retry_after_ms=1_700)
    world.answers["a"] = script(lambda r: full, lambda r: reply(r))
    world.run(until=world.now + 2 * MILLI)
    assert world.call.next_time == world.now + 1_700 * MILLI
    assert world.run().outcome is Outcome.EXECUTED
    # Its connection is as good as it was.
    assert world.kinds() == [Kind.PING, Kind.WAIT, Kind.WAIT]


def test_what_was_said_last_is_told_when_the_time_is_over() -> None:
    world = Question("a")
    damaged = Reply(code=StatusCode.INVALID_ARGUMENT, message="cut short", retry_after_ms=9_000)
    world.answers["a"] = script(lambda r: damaged)
    began = world.now
    result = world.run()
    assert (result.code, result.outcome) == (StatusCode.DEADLINE_EXCEEDED, Outcome.UNKNOWN)
    assert result.message == "not read by the server: cut short"
    assert world.now - began == 5 * SECOND


def test_silence_to_the_end_is_unknown() -> None:
    world = Question("a")
    world.answers["a"] = lambda request: None
    began = world.now
    result = world.run()
    assert (result.code, result.outcome) == (StatusCode.DEADLINE_EXCEEDED, Outcome.UNKNOWN)
    assert result.message == "no reply from a"
    assert world.now - began == 5 * SECOND


def test_replies_to_other_questions_and_from_other_stores_are_dropped() -> None:
    world = Question("a")
    world.answers["a"] = script(None)
    world.run(until=world.now + 100 * MILLI)
    for foreign in (
        Reply(ME, 2, executed=Executed.YES, scope=STORE),
        Reply(b"x" * 16, 1, executed=Executed.YES, scope=STORE),
        Reply(ME, 1, executed=Executed.YES, scope=OTHER),
    ):
        world.call.on_reply(world.now, foreign)
    assert not world.results
    world.call.on_reply(world.now, Reply(ME, 1, executed=Executed.YES, scope=STORE))
    assert world.results[0].outcome is Outcome.EXECUTED


def test_a_cancelled_question_says_nothing() -> None:
    world = Question("a")
    world.answers["a"] = script(None)
    world.run(until=world.now + 100 * MILLI)
    world.call.cancel(world.now)
    assert (world.results[0].code, world.results[0].outcome) == (StatusCode.CANCELLED, Outcome.UNKNOWN)


def test_a_call_id_is_one_line_of_text() -> None:
    text = f"{ME.hex()}/41@{STORE.hex()}/65000"
    assert str(CallId.parse(text)) == text
    assert CallId.parse(text) == CallId(ME.hex(), 41, STORE.hex(), 65_000)
    assert str(CallId.parse(f"{ME.hex()}/1")) == f"{ME.hex()}/1"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "order 7",
        f"{ME.hex()}/0",
        f"{ME.hex()}/01",
        f"{ME.hex()}/9999999999999999999",
        f"{ME.hex()}/1@",
        f"{ME.hex()}/1@{STORE.hex()}",
        f"{ME.hex().upper()}g/1",
        f"{ME.hex()}/1@{STORE.hex()}/1\n",
        f"{ME.hex()}/\N{ARABIC-INDIC DIGIT ONE}",
    ],
)
def test_what_is_no_call_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no call id"):
        CallId.parse(text)
