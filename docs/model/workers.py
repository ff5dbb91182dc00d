"""From a front to a worker in another process, which may die and start again at the same endpoint.

The network keeps each dispatch: it may arrive late, twice, and at a later start of the worker. Somebody who is no front
knows the worker's port and instance.
"""
from collections import namedtuple

NAME = "worker"
ABOUT = "a front hands a deduplicated call to a worker that dies, starts again, or only seems dead"
VARIANTS = ("one endpoint",)

STARTS = 3

RULES = {
    "dispatch": "a worker never executes a dispatch that is not above its last from that front",
    "instance": "a dispatch names the instance it is meant for, and no other executes it",
    "joined": "a worker executes only for fronts that confirmed its registration",
    "once": "a front gives a deduplicated call to a worker once, ever",
    "late": "a late result replaces a stored UNKNOWN",
    "certain": "an answer that says nothing for certain leaves a late result its place",
    "told": "a front hands nothing to an instance before that has its confirmation",
}

# known: the instance that registered last; ready: whether it told that it has the confirmation
Front = namedtuple("Front", "record dispatches known ready came")
# joined: the fronts whose confirmation it has; last: the highest dispatch that it executed of each
Worker = namedtuple("Worker", "instance joined last")
State = namedtuple("State", "net front worker executed")

FORGED = {("DISPATCH", "stranger", 1, 1), ("DISPATCH", "stranger", 2, 1)}


def start(variant):
    return State(frozenset(FORGED), Front("queued", 0, 0, False, False), Worker(1, False, ()), 0)


def steps(s, rules, variant):
    yield from front(s, rules)
    yield from worker(s, rules)


def lost(record, rules):
    return ("unknown" if "once" in rules else "queued") if record == "given" else record


def front(s, rules):
    f, w = s.front, s.worker
    if f.known != w.instance:
        # A new instance is the death of the one before.
        yield f"instance {w.instance} registers", s._replace(
            front=f._replace(record=lost(f.record, rules), known=w.instance, ready=False))
    elif not f.ready and (w.joined or "told" not in rules):
        yield "front hears that the worker is ready", s._replace(front=f._replace(ready=True))
    if f.known and f.ready and f.record == "queued":
        number = f.dispatches + 1
        given = f._replace(record="given", dispatches=number)
        yield f"front hands it to instance {f.known} as dispatch {number}", s._replace(
            net=s.net | {("DISPATCH", "front", number, f.known)}, front=given)
    if f.record == "given":
        yield "the worker's lease is over", s._replace(front=f._replace(record=lost(f.record, rules)))
    if "RESULT" in s.net and not f.came:
        counts = f.record == "given" or "late" in rules
        yield "the result comes", s._replace(front=f._replace(record="done" if counts else f.record, came=True))
    if "REFUSED" in s.net and f.record in ("given", "unknown"):
        forgets = f.came or "certain" not in rules
        yield "a refusal comes", s._replace(front=f._replace(record="unknown", came=forgets))


def worker(s, rules):
    f, w = s.front, s.worker
    if f.known == w.instance and not w.joined:
        yield "the worker gets the front's confirmation", s._replace(worker=w._replace(joined=True))
    if w.instance < STARTS:
        yield "the worker dies and starts again", s._replace(worker=Worker(w.instance + 1, False, ()))
    for message in s.net:
        if message[0] == "DISPATCH":
            yield from received(s, message, rules)


def received(s, message, rules):
    w = s.worker
    _, sender, number, instance = message
    last = dict(w.last).get(sender, 0)
    confirmed = w.joined and sender == "front"
    if (instance != w.instance and "instance" in rules or not confirmed and "joined" in rules
            or number <= last and "dispatch" in rules):
        first = sender == "front" and instance == w.instance and number > last
        refused = s.net | ({"REFUSED", "NEEDLESS"} if first else {"REFUSED"})
        yield f"the worker refuses dispatch {number} of {sender}", s._replace(net=refused)
        return
    remembered = tuple(sorted({**dict(w.last), sender: max(last, number)}.items()))
    yield f"instance {w.instance} executes dispatch {number} of {sender}", s._replace(
        net=s.net | {"RESULT"}, worker=w._replace(last=remembered), executed=s.executed + 1)


def broken(s):
    if s.executed > 1:
        return "executed twice"
    if s.front.record == "done" and not s.executed:
        return "a result is stored, and it never ran"
    if s.front.came and s.front.record != "done":
        return "a late result was thrown away"
    if "NEEDLESS" in s.net:
        return "a worker refused what it could have executed"
    return None
