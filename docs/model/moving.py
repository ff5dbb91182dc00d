"""A deduplicated call that moves off a draining server to one with another store, as a new call.

Call 1 belongs to the old server, call 2 to the new one. Copies of both stay in the network. The old server may be started
again after it has drained: with a new store in memory, or with the one that it had on disk and the scope of that.
"""
from collections import namedtuple

from explore import at_most_once

NAME = "move"
ABOUT = "a call moves off a draining server as a new call in another scope"
VARIANTS = ("memory", "disk")

ATTEMPTS = 2

RULES = {
    "first": "a call moves only after CANCEL in its old scope was answered NO",
    "settled": "a refusal of one copy does not pass for that answer",
    "record": "the NO of CANCEL is a record, so that a late copy in the old scope is not executed",
    "identity": "a reply counts only for the number and scope that the client waits for",
    "running": "CANCEL of a started call is answered UNKNOWN, and then it does not move",
}

STORED = {"done": "RESULT", "no": "NO", "unknown": "UNKNOWN"}

Client = namedtuple("Client", "phase number attempts outcome")
# life: the old server takes calls, drains, or was started again
State = namedtuple("State", "net client life old new executed")


def start(variant):
    return State(frozenset(), Client("calling", 1, 0, None), "serves", None, None, 0)


def steps(s, rules, variant):
    yield from client(s, rules)
    if s.life == "serves":
        yield "old server drains", s._replace(life="drains")
    if s.life == "drains" and variant == "disk":
        survivor = {"queued": None, "started": "unknown"}.get(s.old, s.old)
        yield "old server starts again", s._replace(life="again", old=survivor)
    if s.life == "drains" and variant == "memory":
        # Whatever comes for call 1 from now on meets another scope.
        yield "old server starts again", s._replace(life="another store", old=None)
    for number, server in ((1, "old"), (2, "new")):
        if server == "old" and s.life == "another store":
            continue
        yield from arrivals(s, number, server, rules)
        record = getattr(s, server)
        if record == "queued":
            yield f"{server} server gives call {number} to a worker", s._replace(**{server: "started"})
        if record == "started":
            ended = {server: "done", "executed": s.executed + 1}
            yield f"{server} server's worker executes call {number}", s._replace(**ended)


def arrivals(s, number, server, rules):
    record = getattr(s, server)
    if ("CALL", number) in s.net:
        yield from called(s, number, server, record)
    if ("CANCEL", number) in s.net:
        running = "UNKNOWN" if "running" in rules else "NO"
        reply = STORED.get(record) or (running if record == "started" else "NO")
        after = record if record in ("done", "unknown", "started") else "no" if "record" in rules else None
        yield f"{server} server takes CANCEL {number}: {reply}", told(s, number, reply, **{server: after})


def called(s, number, server, record):
    reply = STORED.get(record)
    if reply:
        yield f"{server} server takes CALL {number} again: {reply}", told(s, number, reply)
    elif record is None and server == "old" and s.life == "drains":
        yield "old server refuses CALL 1, it drains", told(s, 1, "REFUSED")
    elif record is None:
        yield f"{server} server takes CALL {number}", s._replace(**{server: "queued"})


def told(s, number, reply, **changes):
    return s._replace(net=s.net | {(reply, number)}, **changes)


def client(s, rules):
    c = s.client

    def send(kind, to, **changes):
        return s._replace(net=s.net | {(kind, to)}, client=c._replace(**changes))

    def over(outcome):
        return s._replace(client=c._replace(phase="over", outcome=outcome))

    if c.phase == "calling":
        if c.attempts < ATTEMPTS:
            again = c.attempts + 1
            yield f"client sends CALL {c.number}, attempt {again}", send("CALL", c.number, attempts=again)
        if c.attempts:
            yield "client gives up and sends CANCEL", send("CANCEL", c.number, phase="cancelling")
    if c.phase == "cancelling":
        yield "client hears nothing", over("UNKNOWN")
    if c.phase == "moving":
        yield "client hears nothing and calls again where it is bound", s._replace(client=c._replace(phase="calling"))
    if c.phase == "over":
        return
    for reply, number in s.net:
        if number != c.number and "identity" in rules:
            continue
        if reply == "RESULT":
            yield f"client gets the result of call {number}", over("EXECUTED")
        elif reply == "UNKNOWN":
            yield f"client gets UNKNOWN of call {number}", over("UNKNOWN")
        elif reply == "NO" and c.phase != "moving":
            yield f"client gets NO of call {number}", over("NOT_EXECUTED")
        elif c.phase == "moving" and (reply == "NO" or reply == "REFUSED" and "settled" not in rules):
            yield f"client gets {reply} and places it as call 2", send("CALL", 2, phase="calling", number=2, attempts=1)
        elif reply == "REFUSED" and c.phase == "calling" and c.number == 1:
            if "first" in rules:
                yield "client is refused and sends CANCEL", send("CANCEL", 1, phase="moving")
            else:
                yield "client is refused and places it as call 2", send("CALL", 2, number=2, attempts=1)


def broken(s):
    return at_most_once(s.client.outcome, s.executed)
