"""Whom the reply to an executing call goes to: its caller's newest attempt, whoever else asks."""
from collections import namedtuple

NAME = "route"
ABOUT = "who is told the result of a call that runs while its caller sends again and somebody asks"
VARIANTS = ("one caller",)

ATTEMPTS = 3

RULES = {
    "newest": "the reply goes to the newest attempt's route",
    "lower": "a lower attempt never replaces a higher one's route",
    "ask": "a WAIT with beat_ms 0 never moves the route: it is answered at once",
    "stored": "who comes after the end is told the stored reply",
}

# came: the highest attempt that arrived; route: whom the reply goes to; told: who was told the result
State = namedtuple("State", "net sent came route record told")


def start(variant):
    return State(frozenset(), 0, 0, None, "running", frozenset())


def steps(s, rules, variant):
    if s.sent < ATTEMPTS:
        yield f"caller sends attempt {s.sent + 1}", s._replace(net=s.net | {s.sent + 1}, sent=s.sent + 1)
    yield "somebody sends a question", s._replace(net=s.net | {"question"})
    for who in s.net:
        yield f"{who if who == 'question' else f'attempt {who}'} arrives", arrived(s, who, rules)
    if s.record == "running":
        told = s.told | {s.route} if s.route else s.told
        yield f"the call ends, {s.route or 'nobody'} is told", s._replace(record="done", route=None, told=told)


def arrived(s, who, rules):
    asks = who == "question"
    came = s.came if asks else max(s.came, who)
    if s.record == "done":
        return s._replace(came=came, told=s.told | {who} if "stored" in rules else s.told)
    moves = "ask" not in rules if asks else (who >= s.came or "lower" not in rules)
    if not asks and s.route and "newest" not in rules:
        moves = False
    return s._replace(came=came, route=who if moves else s.route)


def broken(s):
    if s.record == "done" and s.came and s.came not in s.told:
        return "the newest attempt was never told the result"
    return None
