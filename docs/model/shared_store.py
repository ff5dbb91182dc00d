"""Two servers with one store. One of them is killed, or only taken for dead; the other takes its calls over.

A plain handler has its effect outside of the store. A transactional one runs inside the store's transaction: effect and
result commit together, and when its server dies both are gone, so that another server may take the call.
"""
from collections import namedtuple

from explore import at_most_once

NAME = "shared"
ABOUT = "two servers with one store, one of them killed or taken for dead"
VARIANTS = ("plain", "transactional")

ATTEMPTS, KILLS, SUSPICIONS = 3, 2, 1

RULES = {
    "atomic": "of two servers that start a call, one records it and the other finds that",
    "start": "'started' is recorded before the handler starts",
    "result": "a result is recorded before it is sent",
    "refusal": "CANCEL's NO is recorded before it is sent",
    "taken": "what a server had started when it died becomes UNKNOWN if its handler is plain",
    "fence": "a server from which a call was taken commits nothing for it",
    "running": "CANCEL of a started call is answered UNKNOWN",
}

Client = namedtuple("Client", "phase attempts outcome")
State = namedtuple("State", "net client record owner servers kills suspicions executed")


def start(variant):
    return State(frozenset(), Client("calling", 0, None), None, None, (None, None), 0, 0, 0)


def steps(s, rules, variant):
    yield from client(s)
    for server in (0, 1):
        yield from arrivals(s, server, rules)
        yield from at_work(s, server, rules, variant == "transactional")
        if s.kills < KILLS:
            yield f"server {server} is killed and starts again", doing(s, server, None, kills=s.kills + 1)
    yield from takeover(s, rules, variant == "transactional")


def doing(s, server, what, **changes):
    """The state with this server at something else. It is forgotten when the server is killed."""
    servers = tuple(what if i == server else now for i, now in enumerate(s.servers))
    return s._replace(servers=servers, **changes)


STORED = {"done": "RESULT", "no": "NO", "unknown": "UNKNOWN"}


def client(s):
    c = s.client
    if c.phase == "over":
        return
    for server in (0, 1):
        if c.phase == "calling" and c.attempts < ATTEMPTS:
            sent = s._replace(net=s.net | {("CALL", server)}, client=c._replace(attempts=c.attempts + 1))
            yield f"client sends CALL to server {server}", sent
        if c.phase == "calling" and c.attempts:
            sent = s._replace(net=s.net | {("CANCEL", server)}, client=c._replace(phase="cancelling"))
            yield f"client sends CANCEL to server {server}", sent
    if c.phase == "cancelling":
        yield "client hears nothing", s._replace(client=c._replace(phase="over", outcome="UNKNOWN"))
    for reply, outcome in (("RESULT", "EXECUTED"), ("NO", "NOT_EXECUTED"), ("UNKNOWN", "UNKNOWN")):
        if reply in s.net:
            yield f"client gets {reply}", s._replace(client=c._replace(phase="over", outcome=outcome))


def arrivals(s, server, rules):
    if ("CALL", server) in s.net and s.servers[server] is None:
        yield f"server {server} takes CALL", doing(s, server, "queued")
    if ("CANCEL", server) not in s.net or s.servers[server] not in (None, "queued"):
        return
    if s.record is None and "refusal" in rules:
        yield f"server {server} takes CANCEL: NO", doing(s, server, None, record="no", net=s.net | {"NO"})
    elif s.record is None:
        yield f"server {server} takes CANCEL and says NO", doing(s, server, "refusing", net=s.net | {"NO"})
    else:
        running = "UNKNOWN" if "running" in rules else "NO"
        reply = STORED.get(s.record, running)
        yield f"server {server} takes CANCEL: {reply}", doing(s, server, None, net=s.net | {reply})


def at_work(s, server, rules, transactional):
    at = s.servers[server]
    if at == "queued":
        yield from starting(s, server, rules)
    if at == "found":
        yield f"server {server} records the start", doing(s, server, "has", record="started", owner=server)
    if at == "refusing":
        yield f"server {server} records its NO", doing(s, server, None, record=s.record or "no")
    if at == "has" and transactional:
        yield from committing(s, server, rules)
    elif at == "has":
        yield f"server {server}'s handler runs", doing(s, server, "did", executed=s.executed + 1)
    if at == "said" and transactional:
        yield f"server {server} commits", doing(s, server, None, record="done", executed=s.executed + 1)
    elif at == "said":
        yield from recorded(s, server, None)
    if at == "did" and "result" not in rules:
        yield f"server {server} sends the result", doing(s, server, "said", net=s.net | {"RESULT"})
    elif at == "did":
        yield from recorded(s, server, "answers")
    if at == "answers":
        yield f"server {server} sends the result", doing(s, server, None, net=s.net | {"RESULT"})


def starting(s, server, rules):
    if s.record in STORED:
        yield f"server {server} finds the call {s.record}", doing(s, server, None, net=s.net | {STORED[s.record]})
    elif s.record == "started":
        yield f"server {server} finds that it runs", doing(s, server, None)
    elif "start" not in rules:
        yield f"server {server} starts it unrecorded", doing(s, server, "has")
    elif "atomic" not in rules:
        yield f"server {server} finds nothing recorded", doing(s, server, "found")
    else:
        yield f"server {server} records the start", doing(s, server, "has", record="started", owner=server)


def committing(s, server, rules):
    """Effect and result at once, if the call is this server's yet."""
    owns = s.record == "started" and s.owner == server
    unrecorded = s.record is None and "start" not in rules
    if not owns and not unrecorded and "fence" in rules:
        yield f"server {server} finds that the call was taken from it", doing(s, server, None)
    elif "result" in rules:
        committed = doing(s, server, "answers", record="done", executed=s.executed + 1)
        yield f"server {server}'s handler commits", committed
    else:
        yield f"server {server} sends the result before it commits", doing(s, server, "said", net=s.net | {"RESULT"})


def recorded(s, server, then):
    """A plain result. One that comes late replaces an UNKNOWN, and nothing else."""
    replaces = s.record in ("unknown", None) or (s.record == "started" and s.owner == server)
    yield f"server {server} records the result", doing(s, server, then, record="done" if replaces else s.record)


def takeover(s, rules, transactional):
    """The store's other users find that the owner of a started call is gone. It may only be slow."""
    if s.record != "started" or s.owner is None:
        return
    after = None if transactional or "taken" not in rules else "unknown"
    if s.servers[s.owner] is None:
        yield f"the call is taken from server {s.owner}, which died", s._replace(record=after, owner=None)
    elif s.suspicions < SUSPICIONS:
        taken = s._replace(record=after, owner=None, suspicions=s.suspicions + 1)
        yield f"the call is taken from server {s.owner}, which lives", taken


def broken(s):
    return at_most_once(s.client.outcome, s.executed)
