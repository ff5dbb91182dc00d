"""Failover and hedging: copies of one call with two servers that know nothing of each other.

A hedge is a call with a number of its own. An idempotent call may run more than once; what its caller is told must be true
all the same. A deduplicated call must not be treated like one.
"""
from collections import namedtuple

from explore import at_most_once, outcome_is_true

NAME = "idempotent"
ABOUT = "failover and hedging over two servers, each with a store of its own"
VARIANTS = ("idempotent", "deduplicated")

SENDINGS = 3

RULES = {
    "kind": "only an idempotent call is hedged, or sent where its scope is not told",
    "yes": "of an idempotent call only YES is settled: NO speaks of one copy",
    "gone": "CANCEL of an unknown id without a scope is UNKNOWN: nothing is kept of a call that has ended",
    "every": "a caller that gives up is told UNKNOWN once any copy was handed to a socket",
}

Client = namedtuple("Client", "phase sendings outcome deduplicated")
# entries: what a server holds of (server, number)
State = namedtuple("State", "net client entries executed")

COPIES = ((0, 1), (1, 1), (0, 2), (1, 2))


def start(variant):
    return State(frozenset(), Client("calling", 0, None, variant == "deduplicated"), (None,) * len(COPIES), 0)


def steps(s, rules, variant):
    yield from client(s, rules)
    for copy in COPIES:
        yield from server(s, copy, rules)


def holding(s, copy, entry, **changes):
    entries = tuple(entry if c == copy else now for c, now in zip(COPIES, s.entries))
    return s._replace(entries=entries, **changes)


def client(s, rules):
    c = s.client
    if c.phase == "over":
        return

    def over(outcome):
        return s._replace(client=c._replace(phase="over", outcome=outcome))

    if c.phase == "calling":
        wanted = COPIES[:1] if c.deduplicated and "kind" in rules else COPIES
        for copy in wanted if c.sendings < SENDINGS else ():
            sent = s._replace(net=s.net | {("CALL", copy)}, client=c._replace(sendings=c.sendings + 1))
            yield f"client sends CALL {copy[1]} to server {copy[0]}", sent
        yield from giving_up(s, rules, over)
    if c.phase == "cancelling":
        yield "client hears nothing", over("UNKNOWN")
    if "RESULT" in s.net:
        yield "client gets RESULT", over("EXECUTED")
    if "NO" in s.net:
        yield "client gets a settled NO", over("NOT_EXECUTED")
    if "UNKNOWN" in s.net and c.phase == "cancelling":
        yield "client gets UNKNOWN", over("UNKNOWN")


def giving_up(s, rules, over):
    """It cancels all that it sent. Without the rule it believes a refusal of the last copy."""
    sent = [m[1] for m in s.net if m[0] == "CALL"]
    if not sent:
        yield "client gives up unsent", over("NOT_EXECUTED")
    elif "REFUSED" in s.net and "every" not in rules:
        yield "client gives up, refused", over("NOT_EXECUTED")
    else:
        cancels = {("CANCEL", copy) for copy in sent}
        waiting = s.client._replace(phase="cancelling")
        yield "client gives up and sends CANCEL", s._replace(net=s.net | cancels, client=waiting)


def server(s, copy, rules):
    entry = s.entries[COPIES.index(copy)]
    kept = s.client.deduplicated
    where = f"server {copy[0]}"
    refusal = "NO" if kept or "yes" not in rules else "REFUSED"
    if ("CALL", copy) in s.net:
        if entry is None:
            yield f"{where} takes CALL {copy[1]}", holding(s, copy, "queued")
            yield f"{where} refuses CALL {copy[1]}", s._replace(net=s.net | {"REFUSED"})
        elif entry in ("done", "no"):
            yield f"{where} takes CALL {copy[1]} again", s._replace(net=s.net | {"RESULT" if entry == "done" else "NO"})
    if entry == "queued":
        done = holding(s, copy, "done" if kept else None, net=s.net | {"RESULT"}, executed=min(2, s.executed + 1))
        yield f"{where} executes call {copy[1]}", done
        yield f"call {copy[1]} expires at {where}", holding(s, copy, "no" if kept else None, net=s.net | {refusal})
    if ("CANCEL", copy) in s.net:
        yield from cancelled(s, copy, entry, kept, refusal, rules)


def cancelled(s, copy, entry, kept, refusal, rules):
    if entry == "queued" or entry is None and kept:
        reply, after = refusal, "no" if kept else None
    elif entry is None:
        reply, after = "UNKNOWN" if "gone" in rules else "NO", None
    else:
        reply, after = "RESULT" if entry == "done" else "NO", entry
    yield f"server {copy[0]} takes CANCEL {copy[1]}: {reply}", holding(s, copy, after, net=s.net | {reply})


def broken(s):
    promise = at_most_once if s.client.deduplicated else outcome_is_true
    return promise(s.client.outcome, s.executed)
