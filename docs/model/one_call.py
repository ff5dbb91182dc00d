"""One deduplicated call and its server, which may be killed and started again.

The front's store is in memory or on disk. The worker may crash, be declared dead while alive, and finish as a zombie. The
client may sleep for any time between two steps, and after UNKNOWN it may ask again later what became of the call.
"""
from collections import namedtuple

from explore import at_most_once

NAME = "call"
ABOUT = "one deduplicated call, a server that is killed, a worker that dies or only seems to"
VARIANTS = ("memory", "disk")

RETENTION, TICKS, ATTEMPTS, RESTARTS = 1, 2, 2, 1

RULES = {
    "bound": "an unknown id older than the retention by the store's clock is UNKNOWN, never executed",
    "scope": "a store in memory gets a new scope when the server starts, and a foreign scope is WRONG_SCOPE",
    "copy": "a refusal speaks of its copy only; it is not reported as NOT_EXECUTED",
    "settled": "after a CANCEL, a refusal of an earlier copy does not pass for its answer",
    "tombstone": "CANCEL's NO is a record, kept like a result",
    "expired": "a call that expires in the queue becomes a stored NO; it is not removed",
    "number": "what the client declares done loses its reply, not its number",
    "started": "on disk, 'started' is durable before the handler starts, and becomes UNKNOWN at start-up",
    "once": "a deduplicated call is given to a worker once, ever",
    "zombie": "a dead worker's call becomes UNKNOWN, not NO",
    "wrong": "WRONG_SCOPE is reported as UNKNOWN",
    "running": "CANCEL of a started call is answered UNKNOWN, not NO",
    "absent": "who asks later and hears NOT_FOUND knows nothing of a copy that is still on its way",
}

Client = namedtuple("Client", "phase scope bound attempts outcome")
# stamp: the latest of bound, completion and contact
Server = namedtuple("Server", "scope clock record stamp finished restarts")
State = namedtuple("State", "net client server worker executed")


def start(variant):
    return State(frozenset(), Client("new", None, None, 0, None), Server(1, 0, None, 0, False, 0), "idle", 0)


def answer(server, message, rules):
    """What the front does with a CALL, a CANCEL or a question: (server after, reply) for each way that it may go."""
    kind, scope, bound = message
    if scope != server.scope:
        return [(server, "WRONG")]
    if server.finished:
        return [(server, "UNKNOWN")]
    seen = server._replace(stamp=max(server.stamp, server.clock, bound))
    record = server.record
    if record in ("done", "no", "unknown"):
        return [(seen, {"done": "RESULT", "no": "NO", "unknown": "UNKNOWN"}[record])]
    if kind == "ASK":
        return [(seen, None)] if record else [(server, "NOT_FOUND")]
    if record == "started":
        return [(seen, "UNKNOWN" if "running" in rules else "NO")] if kind == "CANCEL" else [(seen, None)]
    if record is None and "bound" in rules and server.clock - bound >= RETENTION:
        return [(server, "UNKNOWN")]
    if kind == "CANCEL":  # unknown or still queued: it shall never run
        return [(seen._replace(record="no" if "tombstone" in rules else None), "NO")]
    if record == "queued":
        return [(seen, None)]
    return [(server, "REFUSED"), (seen._replace(record="queued"), None)]


def restarted(server, disk, rules):
    if disk:
        survivor = {"queued": None, "started": "unknown" if "started" in rules else None}
        return server._replace(record=survivor.get(server.record, server.record), restarts=server.restarts + 1)
    scope = server.scope + 1 if "scope" in rules else server.scope
    return Server(scope, server.clock, None, server.clock, False, server.restarts + 1)


def concluded(phase, reply, rules):
    """The outcome that a client takes from a reply in this phase; None if it goes on."""
    if reply == "REFUSED":
        believed = "copy" if phase == "calling" else "settled"
        return None if believed in rules or phase == "asking" else "NOT_EXECUTED"
    if reply == "NOT_FOUND":
        return "NOT_EXECUTED" if phase == "asking" and "absent" not in rules else None
    if reply == "WRONG":
        return "UNKNOWN" if "wrong" in rules else "NOT_EXECUTED"
    return {"RESULT": "EXECUTED", "NO": "NOT_EXECUTED", "UNKNOWN": "UNKNOWN"}.get(reply)


def steps(s, rules, variant):
    yield from client(s)
    yield from network(s, rules)
    yield from front(s, rules, variant == "disk")
    yield from worker(s, rules)


def client(s):
    c = s.client

    def send(message, **changes):
        return s._replace(net=s.net | {message}, client=c._replace(**changes))

    if c.phase == "new":
        yield "client sends PING", send(("PING",))
        yield "client gives up unsent", s._replace(client=c._replace(phase="over", outcome="NOT_EXECUTED"))
    if c.phase in ("bound", "calling") and c.attempts < ATTEMPTS:
        attempt = c.attempts + 1
        yield f"client sends CALL, attempt {attempt}", send(("CALL", c.scope, c.bound), phase="calling", attempts=attempt)
    if c.phase == "calling":
        yield "client sends CANCEL", send(("CANCEL", c.scope, c.bound), phase="cancelling")
    if c.phase == "cancelling":
        yield "client hears nothing", s._replace(client=c._replace(phase="over", outcome="UNKNOWN"))
    if c.phase == "over" and c.outcome == "UNKNOWN" and c.scope:
        yield "client asks later", send(("ASK", c.scope, c.bound), phase="asking")
    if c.phase == "over" and c.outcome != "UNKNOWN" and c.scope:
        yield "client declares it done", send(("DONE", c.scope))


def network(s, rules):
    c, v = s.client, s.server
    for m in s.net:
        if m[0] == "PING":
            yield "server answers PING", s._replace(net=s.net | {("PONG", v.scope, v.clock)})
        elif m[0] in ("CALL", "CANCEL", "ASK"):
            for after, reply in answer(v, m, rules):
                net = s.net | {(reply,)} if reply else s.net
                yield f"server takes {m[0]}: {reply or after.record}", s._replace(server=after, net=net)
        elif m[0] == "DONE":
            if m[1] == v.scope and not v.finished and v.record not in ("queued", "started"):
                forgotten = v._replace(record=None, finished="number" in rules, stamp=v.clock)
                yield "server forgets what is done", s._replace(server=forgotten)
        elif m[0] == "PONG" and c.phase == "new":
            yield f"client learns scope {m[1]}", s._replace(client=c._replace(phase="bound", scope=m[1], bound=m[2]))
        elif c.phase in ("calling", "cancelling", "asking"):
            outcome = concluded(c.phase, m[0], rules)
            if outcome:
                yield f"client gets {m[0]}", s._replace(client=c._replace(phase="over", outcome=outcome))


def front(s, rules, disk):
    v = s.server
    if v.record == "queued":
        if s.worker == "idle":
            yield "front gives it to the worker", s._replace(server=v._replace(record="started"), worker="has")
        expired = v._replace(record="no" if "expired" in rules else None, stamp=v.clock)
        yield "it expires in the queue", s._replace(server=expired, net=s.net | {("NO",)})
    if v.record in ("done", "no", "unknown") and v.clock - v.stamp >= RETENTION and s.worker == "idle":
        yield "front forgets the record", s._replace(server=v._replace(record=None))
    if v.finished and v.clock - v.stamp >= RETENTION:
        yield "front forgets the session", s._replace(server=v._replace(finished=False))
    if v.clock < TICKS:
        yield "time passes", s._replace(server=v._replace(clock=v.clock + 1))
    if v.restarts < RESTARTS:
        orphan = {"has": "zombie-has", "did": "zombie-did"}.get(s.worker, s.worker)
        yield "front is killed and starts again", s._replace(server=restarted(v, disk, rules), worker=orphan)


def worker(s, rules):
    v = s.server
    dead = "unknown" if "zombie" in rules else "no"
    if s.worker in ("has", "zombie-has"):
        yield "worker executes", s._replace(worker=s.worker.replace("has", "did"), executed=s.executed + 1)
    if s.worker == "did" and v.record == "started":
        yield "worker's result is stored", s._replace(server=v._replace(record="done", stamp=v.clock), worker="idle")
    if s.worker == "zombie-did":
        late = v._replace(record="done", stamp=v.clock) if v.record == "unknown" else v
        yield "zombie's late result", s._replace(server=late, worker="idle")
    if s.worker in ("has", "did") and v.record == "started":
        again = v._replace(record=dead if "once" in rules else "queued", stamp=v.clock)
        yield "worker dies", s._replace(server=again, worker="idle")
        declared = v._replace(record=dead, stamp=v.clock)
        yield "worker is declared dead", s._replace(server=declared, worker="zombie-" + s.worker)


def broken(s):
    return at_most_once(s.client.outcome, s.executed)
