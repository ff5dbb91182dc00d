#!/usr/bin/env python3
"""Explores every schedule of small scenarios under the rules of protocol.md, and checks what is promised.

The network never forgets a message: a copy may arrive never, late, twice or out of order.

  python3 protocol_model.py                 all scenarios with all rules, then every rule left out in turn
  python3 protocol_model.py shared          one scenario
  python3 protocol_model.py shared -fence   one rule left out: prints the shortest schedule that breaks a promise

Exit status: 0 if all promises hold with all rules together, and each rule is needed by at least one variant.
"""
import sys

sys.dont_write_bytecode = True  # a test runs this in a clean checkout

import idempotent
import moving
import one_call
import routes
import shared_store
import workers
from explore import explore

SCENARIOS = (one_call, moving, shared_store, idempotent, workers, routes)


def with_rules(scenario, left_out):
    """Whether all promises hold; prints what breaks one."""
    held = True
    for variant in scenario.VARIANTS:
        explored = explore(scenario, variant, left_out)
        verdict = explored.fault + ":" if explored.fault else "all promises hold"
        print(f"{scenario.NAME}, {variant}: {explored.states:,} states, {verdict}", flush=True)
        for step in explored.schedule:
            print("   ", step)
        held &= explored.fault is None
    return held


def each_left_out(scenario):
    """Whether each rule is needed."""
    needed = True
    for rule, says in scenario.RULES.items():
        faults = {variant: explore(scenario, variant, [rule]).fault for variant in scenario.VARIANTS}
        breaks = ", ".join(f"{variant}: {fault}" for variant, fault in faults.items() if fault)
        print(f"{scenario.NAME} without '{rule}' ({says}): {breaks or 'NOTHING BREAKS'}", flush=True)
        needed &= bool(breaks)
    return needed


def main(arguments):
    names = [a for a in arguments if not a.startswith("-")]
    left_out = [a[1:] for a in arguments if a.startswith("-")]
    scenarios = [s for s in SCENARIOS if s.NAME in names or not names]
    unknown = set(names) - {s.NAME for s in SCENARIOS} | set(left_out) - {r for s in scenarios for r in s.RULES}
    if unknown:
        known = "\n".join(f"  {s.NAME}: {', '.join('-' + rule for rule in s.RULES)}" for s in SCENARIOS)
        sys.exit(f"there is no {', '.join(sorted(unknown))}; scenarios and their rules are\n{known}")
    held = [with_rules(s, left_out) for s in scenarios]
    needed = [] if left_out else [each_left_out(s) for s in scenarios]
    sys.exit(0 if all(held + needed) else 1)


if __name__ == "__main__":
    main(sys.argv[1:])
