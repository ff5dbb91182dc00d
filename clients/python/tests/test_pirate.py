"""The Lazy Pirate on a clock that takes no time, against servers that say what the test tells them to."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from privateer.envelope import Executed, Kind, Reply, Request, ServerInfo
from privateer.errors import Outcome, StatusCode
from privateer.line import CallResult
from privateer.pirate import LazyPirate
from privateer.shared import MILLI, SECOND, Endpoints, Peer, RetryBudget, RetryPolicy, Session, Shared

ME = bytes(range(1, 17))
STORE = b"S" * 16
OTHER = b"T" * 16

Answer = Callable[[Request], "Reply | None"]


def pong(request: Request, scope: bytes = STORE, draining: bool = False, limit: int = 4 << 20) -> Reply:
    info = ServerInfo(b"I" * 16, limit, 600_000, ("s.S/m",), 1)
    return Reply(
        request.client,
        request.sequence,
        executed=Executed.NO,
        scope=scope,
        store_ms=65_000,
        draining=draining,
        server=info,
    )


def reply(
    request: Request,
    code: StatusCode = StatusCode.OK,
    executed: Executed = Executed.YES,
    *,
    settled: bool = False,
    working: bool = False,
    draining: bool = False,
    retry_after_ms: int = 0,
    scope: bytes = STORE,
) -> Reply:
    return Reply(
        request.client,
        request.sequence,
        code=code,
        message=code.name.lower(),
        executed=executed,
        settled=settled,
        working=working,
        draining=draining,
        retry_after_ms=retry_after_ms,
        scope=scope,
        store_ms=65_001,
        body=b"result" if code is StatusCode.OK and not working else b"",
    )


class World:
    """A clock, servers, and the line between them and one call. Answers come after a millisecond."""

    def __init__(
        self,
        *servers: str,
        idempotent: bool = False,
        timeout: int = 10 * SECOND,
        attempts: int = 5,
        extra: bool = False,
    ) -> None:
        self.now = 1_000 * SECOND
        self.sent: list[tuple[str, Request]] = []
        self.opened: list[str] = []
        self.answers: dict[str, Answer] = {}
        self.results: list[CallResult] = []
        self.endpoint: str | None = None
        self.peers: dict[str, Peer] = {}
        self.on_its_way: list[tuple[int, str, Reply]] = []
        policy = RetryPolicy(max_attempts=attempts)
        self.session = Session(ME)
        seed = 7
        self.shared = Shared(
            policy, self.session, RetryBudget(0.2, 10, self.now), Endpoints(list(servers)), random.Random(seed)
        )
        request = Request(Kind.CALL, b"", 0, method="s.S/m", body=b"argument", extra=extra)
        self.call = LazyPirate(self.shared, self, request, idempotent, timeout, self.now)

    # ---- the line

    def connect(self, endpoint: str) -> bool:
        self.endpoint = endpoint
        self.opened.append(endpoint)
        return True

    def peer(self) -> Peer | None:
        return self.peers.get(self.endpoint or "")

    def learned(self, peer: Peer) -> None:
        self.peers[self.endpoint or ""] = peer

    def send(self, request: Request) -> bool:
        assert self.endpoint is not None
        self.sent.append((self.endpoint, request))
        answer = self.answers[self.endpoint](request)
        if answer is not None:
            self.on_its_way.append((self.now + MILLI, self.endpoint, answer))
        return True

    def release(self) -> None:
        assert self.endpoint is not None
        self.endpoint = None

    def close(self) -> None:
        assert self.endpoint is not None
        self.peers.pop(self.endpoint, None)
        self.on_its_way = [each for each in self.on_its_way if each[1] != self.endpoint]
        self.endpoint = None

    def done(self, result: CallResult) -> None:
        self.results.append(result)

    # ---- time

    def run(self, until: int | None = None) -> CallResult:
        if not self.sent and not self.opened:
            self.call.start(self.now)
        while not self.results:
            following = min([self.call.next_time, *(at for at, _, _ in self.on_its_way)])
            if until is not None and following > until:
                self.now = until
                break
            self.now = max(self.now, following)
            due = [each for each in self.on_its_way if each[0] <= self.now]
            self.on_its_way = [each for each in self.on_its_way if each[0] > self.now]
            for _, endpoint, answer in due:
                if endpoint == self.endpoint:
                    self.call.on_reply(self.now, answer)
            self.call.on_time(self.now)
        return (
            self.results[0] if self.results else CallResult(StatusCode.OK, Outcome.UNKNOWN, "", False, None, (), None)
        )

    def kinds(self) -> list[Kind]:
        return [request.kind for _, request in self.sent]

    def calls(self) -> list[Request]:
        return [request for _, request in self.sent if request.kind is Kind.CALL]


def script(*steps: Reply | Answer | None, scope: bytes = STORE) -> Answer:
    """Answers PINGs, and other requests step by step; the last step stays. None is silence."""
    left = list(steps)

    def answer(request: Request) -> Reply | None:
        if request.kind is Kind.PING:
            return pong(request, scope)
        step = left.pop(0) if len(left) > 1 else left[0]
        return step(request) if callable(step) else step

    return answer


def test_a_fresh_connection_is_pinged_and_a_deduplicated_call_is_bound() -> None:
    world = World("a")
    world.answers["a"] = script(lambda r: reply(r, settled=True))
    result = world.run()
    assert (result.code, result.outcome, len(result.attempts)) == (StatusCode.OK, Outcome.EXECUTED, 1)
    assert world.kinds() == [Kind.PING, Kind.CALL]
    call = world.calls()[0]
    assert (call.client, call.sequence, call.scope, call.bound_ms, call.attempt) == (ME, 1, STORE, 65_000, 1)
    assert (call.timeout_ms, call.beat_ms) == (9_999, 500)
    assert world.sent[0][1].sequence >= 1 << 62


def test_an_idempotent_call_is_not_bound() -> None:
    world = World("a", idempotent=True)
    world.answers["a"] = script(lambda r: reply(r))
    world.run()
    assert (world.calls()[0].scope, world.calls()[0].bound_ms) == (b"", 0)


def test_retry_after_silence_carries_the_same_id_on_a_new_connection() -> None:
    world = World("a")
    world.answers["a"] = script(None, lambda r: reply(r))
    result = world.run()
    first, second = world.calls()
    assert (first.client, first.sequence, first.scope, first.bound_ms, first.body) == (
        second.client,
        second.sequence,
        second.scope,
        second.bound_ms,
        second.body,
    )
    assert (first.attempt, second.attempt) == (1, 2)
    assert world.kinds() == [Kind.PING, Kind.CALL, Kind.PING, Kind.CALL]
    assert [attempt.result for attempt in result.attempts] == ["no reply from a within 1 s", "result"]


def test_working_costs_no_attempt_and_is_answered_by_wait() -> None:
    world = World("a")
    working = script(*[lambda r: reply(r, executed=Executed.UNKNOWN, working=True)] * 9, lambda r: reply(r))
    world.answers["a"] = working
    result = world.run()
    assert result.code is StatusCode.OK
    assert world.kinds() == [Kind.PING, Kind.CALL, *[Kind.WAIT] * 9]
    wait = world.sent[-1][1]
    assert (wait.body, wait.metadata, wait.attempt, wait.scope) == (b"", (), 1, STORE)


def test_a_wait_that_the_server_does_not_know_is_followed_by_call() -> None:
    world = World("a")
    world.answers["a"] = script(
        lambda r: reply(r, executed=Executed.UNKNOWN, working=True),
        lambda r: reply(r, StatusCode.NOT_FOUND, Executed.UNKNOWN),
        lambda r: reply(r),
    )
    assert world.run().code is StatusCode.OK
    assert world.kinds() == [Kind.PING, Kind.CALL, Kind.WAIT, Kind.CALL]
    assert [call.attempt for call in world.calls()] == [1, 2]


def test_not_found_to_a_call_is_the_handlers_word() -> None:
    world = World("a")
    world.answers["a"] = script(lambda r: reply(r, StatusCode.NOT_FOUND, Executed.YES, settled=True))
    result = world.run()
    assert (result.code, result.outcome, result.server_said) == (StatusCode.NOT_FOUND, Outcome.EXECUTED, True)


def test_a_refused_copy_comes_back_no_sooner_than_advised() -> None:
    world = World("a")
    world.answers["a"] = script(
        lambda r: reply(r, StatusCode.RESOURCE_EXHAUSTED, Executed.NO, retry_after_ms=700), lambda r: reply(r)
    )
    began = world.now
    assert world.run().code is StatusCode.OK
    assert world.now - began >= 700 * MILLI


@pytest.mark.parametrize(
    ("executed", "settled", "outcome"),
    [
        (Executed.NO, True, Outcome.NOT_EXECUTED),
        (Executed.UNKNOWN, False, Outcome.UNKNOWN),
        (Executed.YES, True, Outcome.EXECUTED),
    ],
)
def test_after_the_deadline_cancel_tells_the_outcome(executed: Executed, settled: bool, outcome: Outcome) -> None:
    world = World("a", timeout=2 * SECOND)

    def answer(request: Request) -> Reply | None:
        if request.kind is Kind.CANCEL:
            return reply(request, StatusCode.CANCELLED, executed, settled=settled)
        return reply(request, executed=Executed.UNKNOWN, working=True)

    def beating(request: Request) -> Reply | None:
        return pong(request) if request.kind is Kind.PING else answer(request)

    world.answers["a"] = beating
    result = world.run()
    assert (result.code, result.outcome, result.server_said) == (StatusCode.DEADLINE_EXCEEDED, outcome, False)
    assert world.kinds()[-1] is Kind.CANCEL


def test_a_no_that_is_not_settled_answers_no_cancel() -> None:
    world = World("a", timeout=SECOND // 2)
    late: list[Request] = []

    def answer(request: Request) -> Reply | None:
        if request.kind is Kind.PING:
            return pong(request)
        if request.kind is Kind.CALL:
            late.append(request)
            return None
        return reply(late[0], StatusCode.RESOURCE_EXHAUSTED, Executed.NO)

    world.answers["a"] = answer
    assert world.run().outcome is Outcome.UNKNOWN


def test_all_attempts_without_an_answer_end_unknown_and_the_number_stays_unfinished() -> None:
    world = World("a", attempts=3)
    world.answers["a"] = script(None)
    result = world.run()
    assert (result.code, result.outcome, len(result.attempts)) == (StatusCode.UNAVAILABLE, Outcome.UNKNOWN, 3)
    probe = world.session.acknowledging(Request(Kind.PING, ME, 1), world.now)
    assert (probe.done_below, probe.done) == (1, ())
    probe = world.session.acknowledging(Request(Kind.PING, ME, 1), world.now + 601 * SECOND)
    assert probe.done_below == 2


def test_nobody_reached_is_not_executed() -> None:
    world = World("a", timeout=3 * SECOND)
    world.answers["a"] = lambda request: None
    result = world.run()
    assert (result.code, result.outcome, result.attempts) == (
        StatusCode.DEADLINE_EXCEEDED,
        Outcome.NOT_EXECUTED,
        (),
    )
    assert set(world.kinds()) == {Kind.PING}


def test_a_restarted_server_in_its_place_makes_the_outcome_unknown() -> None:
    world = World("a")
    scopes = [STORE, OTHER]

    def answer(request: Request) -> Reply | None:
        if request.kind is Kind.PING:
            return pong(request, scopes.pop(0) if len(scopes) > 1 else scopes[0])
        return None

    world.answers["a"] = answer
    result = world.run()
    assert (result.code, result.outcome) == (StatusCode.UNAVAILABLE, Outcome.UNKNOWN)
    assert len(world.calls()) == 1


def test_wrong_scope_leads_to_the_server_that_has_it() -> None:
    world = World("a", "b")
    scopes = {"a": STORE, "b": STORE}
    steps = {"a": 0}

    def of(name: str) -> Answer:
        def answer(request: Request) -> Reply | None:
            if request.kind is Kind.PING:
                return pong(request, scopes[name])
            if name == "a":
                steps["a"] += 1
                return reply(request, StatusCode.WRONG_SCOPE, Executed.UNKNOWN, scope=OTHER)
            return reply(request)

        return answer

    world.answers = {"a": of("a"), "b": of("b")}
    result = world.run()
    assert (result.code, [a.endpoint for a in result.attempts]) == (StatusCode.OK, ["a", "b"])


def test_a_dead_endpoint_costs_a_deduplicated_call_no_attempt() -> None:
    world = World("a", "b")
    world.answers = {"a": lambda request: None, "b": script(lambda r: reply(r))}
    result = world.run()
    assert (result.code, [a.endpoint for a in result.attempts]) == (StatusCode.OK, ["b"])


def test_an_idempotent_call_goes_to_the_next_endpoint_after_silence() -> None:
    world = World("a", "b", idempotent=True)
    world.answers = {"a": script(None), "b": script(lambda r: reply(r, scope=OTHER), scope=OTHER)}
    result = world.run()
    assert (result.code, [a.endpoint for a in result.attempts]) == (StatusCode.OK, ["a", "b"])


@pytest.mark.parametrize(("idempotent", "extra"), [(True, [False, True, True]), (False, [False, False, False])])
def test_copies_that_may_be_executed_beside_others_say_so(idempotent: bool, extra: list[bool]) -> None:
    world = World("a", idempotent=idempotent, attempts=3)
    world.answers["a"] = script(None)
    world.run()
    assert [call.extra for call in world.calls()] == extra


@pytest.mark.parametrize("idempotent", [True, False])
def test_what_is_called_for_an_extra_copy_is_sent_twice_at_most(idempotent: bool) -> None:
    world = World("a", idempotent=idempotent, extra=True)
    world.answers["a"] = script(None)
    world.run()
    assert [call.extra for call in world.calls()] == [True, True]


def test_a_call_moves_off_a_draining_server_with_a_new_number() -> None:
    world = World("a", "b")

    def draining(request: Request) -> Reply | None:
        if request.kind is Kind.PING:
            return pong(request)
        if request.kind is Kind.CANCEL:
            return reply(request, StatusCode.CANCELLED, Executed.NO, settled=True, draining=True)
        return reply(request, StatusCode.UNAVAILABLE, Executed.NO, draining=True)

    world.answers = {"a": draining, "b": script(lambda r: reply(r, scope=OTHER), scope=OTHER)}
    result = world.run()
    assert (result.code, result.outcome) == (StatusCode.OK, Outcome.EXECUTED)
    assert [(request.sequence, request.scope) for request in world.calls()] == [(1, STORE), (2, OTHER)]
    assert world.kinds()[2] is Kind.CANCEL
    assert world.session.acknowledging(Request(Kind.PING, ME, 1), world.now).done_below == 3


def test_a_server_whose_ping_says_draining_gets_no_new_calls() -> None:
    world = World("a", "b")
    world.answers = {
        "a": lambda request: pong(request, draining=True),
        "b": script(lambda r: reply(r, scope=OTHER), scope=OTHER),
    }
    assert world.run().code is StatusCode.OK
    assert [endpoint for endpoint, request in world.sent if request.kind is Kind.CALL] == ["b"]


def test_a_request_over_the_limit_is_not_sent() -> None:
    world = World("a")
    world.answers["a"] = lambda request: pong(request, limit=4)
    result = world.run()
    assert (result.code, result.outcome) == (StatusCode.RESOURCE_EXHAUSTED, Outcome.NOT_EXECUTED)
    assert "request of 8 bytes is over maxMessageSize = 4 of a" in result.message


def test_a_cancelled_call_settles_its_outcome() -> None:
    world = World("a")

    def answer(request: Request) -> Reply | None:
        if request.kind is Kind.PING:
            return pong(request)
        if request.kind is Kind.CANCEL:
            return reply(request, StatusCode.CANCELLED, Executed.NO, settled=True)
        return None

    world.answers["a"] = answer
    world.run(until=world.now + 100 * MILLI)
    world.call.cancel(world.now)
    result = world.run()
    assert (result.code, result.outcome) == (StatusCode.CANCELLED, Outcome.NOT_EXECUTED)


def test_replies_that_nobody_asked_for_are_dropped() -> None:
    world = World("a")
    world.answers["a"] = script(None)
    world.run(until=world.now + 100 * MILLI)
    call = world.calls()[0]
    world.call.on_reply(world.now, Reply(call.client, call.sequence + 1, executed=Executed.YES, scope=STORE))
    world.call.on_reply(world.now, Reply(b"x" * 16, call.sequence, executed=Executed.YES, scope=STORE))
    world.call.on_reply(world.now, Reply(call.client, call.sequence, executed=Executed.YES, scope=OTHER))
    assert not world.results
    world.call.on_reply(world.now, reply(call))
    assert world.results[0].code is StatusCode.OK


def test_a_frame_that_the_server_could_not_read_ends_the_attempt_at_once() -> None:
    world = World("a")
    world.answers["a"] = script(
        lambda r: Reply(code=StatusCode.INVALID_ARGUMENT, executed=Executed.NO, message="cut"), lambda r: reply(r)
    )
    result = world.run()
    assert [attempt.result for attempt in result.attempts] == ["not read by the server: cut", "result"]


def test_a_server_without_memory_for_a_frame_says_when_to_come_back() -> None:
    world = World("a")
    world.answers["a"] = script(
        lambda r: Reply(code=StatusCode.RESOURCE_EXHAUSTED, executed=Executed.NO, retry_after_ms=5_000),
        lambda r: reply(r),
    )
    began = world.now
    assert world.run().code is StatusCode.OK
    assert world.now - began >= 5 * SECOND


def test_the_retry_budget_ends_a_storm() -> None:
    world = World("a", attempts=100, timeout=3_600 * SECOND)
    world.shared.budget._tokens = 0.0
    world.shared.budget._per_second = 0.0
    world.answers["a"] = script(None)
    result = world.run()
    assert "the client's retry budget is used up" in result.message
    assert len(result.attempts) == 1


def test_backoff_is_full_jitter() -> None:
    policy, rng = RetryPolicy(), random.Random(3)
    for failures, longest in [(1, 50), (2, 100), (5, 800), (6, 1_000), (60, 1_000)]:
        waits = [policy.backoff(failures, rng) for _ in range(300)]
        assert max(waits) <= longest * MILLI
        assert max(waits) > longest * MILLI * 0.9
        assert min(waits) < longest * MILLI * 0.1


def test_a_session_tells_what_is_finished_in_ranges() -> None:
    session = Session(ME)
    ping = Request(Kind.PING, ME, 1)
    for _ in range(10):
        session.allocate()
    for sequence in (1, 2, 4, 5, 8, 10):
        session.finish(sequence)
    told = session.acknowledging(ping, 0)
    assert (told.done_below, told.done) == (3, ((4, 5), (8, 8), (10, 10)))
    for sequence in (3, 6, 7, 9):
        session.finish(sequence)
    told = session.acknowledging(ping, 0)
    assert (told.done_below, told.done) == (11, ())


def test_more_ranges_than_fit_are_told_by_the_next_requests() -> None:
    session = Session(ME)
    ping = Request(Kind.PING, ME, 1)
    for _ in range(138):
        session.allocate()
    for even in range(2, 139, 2):
        session.finish(even)
    first = session.acknowledging(ping, 0)
    assert (first.done_below, first.done) == (1, tuple((even, even) for even in range(2, 129, 2)))
    second = session.acknowledging(ping, 0)
    assert (second.done_below, second.done) == (1, tuple((even, even) for even in range(130, 139, 2)))
    assert session.acknowledging(ping, 0) == first


def test_of_very_many_unknown_outcomes_the_oldest_are_let_go() -> None:
    session = Session(ME)
    ping = Request(Kind.PING, ME, 1)
    for sequence in range(1, 4_099):
        assert session.allocate() == sequence
        session.finish_unknown(sequence, 1_000)
    session.allocate()
    assert session.acknowledging(ping, 0).done_below == 3
    session.finish(5)
    session.finish_unknown(4_099, 1_000)
    told = session.acknowledging(ping, 0)
    assert (told.done_below, told.done) == (3, ((5, 5),))
    assert session.acknowledging(ping, 1_000).done_below == 4_100


def test_what_is_told_is_what_is_finished() -> None:
    seed = random.randrange(1 << 32)
    print("seed", seed)
    rng = random.Random(seed)
    for _ in range(100):
        session = Session(ME)
        unfinished: list[int] = []
        taken = 0
        for _ in range(60):
            if not unfinished or rng.random() < 0.5:
                taken = session.allocate()
                unfinished.append(taken)
            else:
                session.finish(unfinished.pop(rng.randrange(len(unfinished))))
            told = session.acknowledging(Request(Kind.PING, ME, 1), 0)
            for number in range(1, taken + 1):
                done = number < told.done_below or any(first <= number <= last for first, last in told.done)
                assert done == (number not in unfinished)


def test_a_trusted_endpoint_is_one_that_answered() -> None:
    endpoints = Endpoints(["a", "b"])
    endpoints.avoid("a", 0)
    assert [endpoints.choose(1, lambda _: True) for _ in range(2)] == ["b", "b"]
    # Its time is over: one call tries it, the others wait for what comes of that.
    assert [endpoints.choose(2 * SECOND, lambda _: True) for _ in range(3)] == ["a", "b", "b"]
    endpoints.trust("a")
    assert sorted({str(endpoints.choose(3 * SECOND, lambda _: True)) for _ in range(2)}) == ["a", "b"]
    assert endpoints.choose(0, lambda _: False) is None
