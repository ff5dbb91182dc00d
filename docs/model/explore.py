"""Explores every schedule of a scenario and finds the shortest one that breaks a promise.

A scenario is a module with a NAME, a line of what it is ABOUT, its RULES (a name and what the rule says), its VARIANTS, and
three functions of pure data:

  start(variant)               the first state; states are hashable values
  steps(state, rules, variant) every (what happens, state) that may come next
  broken(state)                the promise that this state breaks, in words, or None
"""
from collections import deque


class Explored:
    """What came of it: how many states there are, what broke, and the shortest schedule to that."""

    def __init__(self, states, fault=None, schedule=()):
        self.states, self.fault, self.schedule = states, fault, schedule


def explore(scenario, variant, left_out=()):
    rules = frozenset(scenario.RULES) - set(left_out)
    first = scenario.start(variant)
    came = {first: None}
    queue = deque([first])
    while queue:
        state = queue.popleft()
        fault = scenario.broken(state)
        if fault:
            return Explored(len(came), fault, way_to(state, came))
        for name, after in scenario.steps(state, rules, variant):
            if after not in came:
                came[after] = (name, state)
                queue.append(after)
    return Explored(len(came))


def way_to(state, came):
    way = []
    while came[state]:
        name, state = came[state]
        way.append(name)
    return way[::-1]


def outcome_is_true(outcome, executed):
    """The promises about one call, whatever its way: what broke, or None."""
    if outcome == "NOT_EXECUTED" and executed:
        return "reported NOT_EXECUTED, and it ran"
    if outcome == "EXECUTED" and not executed:
        return "reported EXECUTED, and it never ran"
    return None


def at_most_once(outcome, executed):
    return "executed twice" if executed > 1 else outcome_is_true(outcome, executed)
