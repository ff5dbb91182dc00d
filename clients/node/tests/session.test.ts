import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newPing, type Range } from "../src/envelope.js";
import { Endpoints } from "../src/endpoints.js";
import { RetryBudget } from "../src/retry-policy.js";
import { Session } from "../src/session.js";

function told(session: Session, now = 0): [bigint, Range[]] {
  const request = session.acknowledging(newPing("cc", 1n), now);
  return [request.doneBelow, [...request.done]];
}

describe("Session", () => {
  it("tells the next number when nothing is unfinished", () => {
    const session = new Session("cc");
    assert.deepEqual(told(session), [1n, []]);
    session.finish(session.allocate());
    assert.deepEqual(told(session), [2n, []]);
  });

  it("tells what is finished between and above the unfinished", () => {
    const session = new Session("cc");
    for (let i = 0; i < 7; i++) {
      session.allocate();
    }
    [1n, 3n, 5n, 7n].forEach((sequence) => {
      session.finish(sequence);
    });
    assert.deepEqual(told(session), [
      2n,
      [
        { first: 3n, last: 3n },
        { first: 5n, last: 5n },
        { first: 7n, last: 7n },
      ],
    ]);
  });

  it("keeps an unknown one unfinished until its time is over", () => {
    const session = new Session("cc");
    session.finishUnknown(session.allocate(), 600);
    session.finish(session.allocate());
    assert.deepEqual(told(session, 599), [1n, [{ first: 2n, last: 2n }]]);
    assert.deepEqual(told(session, 600), [3n, []]);
  });

  it("tells more ranges than fit with the next requests", () => {
    const session = new Session("cc");
    for (let i = 0; i < 138; i++) {
      session.allocate();
    }
    const even = Array.from({ length: 69 }, (_, i) => BigInt(2 * i + 2));
    even.forEach((sequence) => {
      session.finish(sequence);
    });
    const ranges = even.map((sequence) => ({ first: sequence, last: sequence }));
    assert.deepEqual(told(session), [1n, ranges.slice(0, 64)]);
    assert.deepEqual(told(session), [1n, ranges.slice(64)]);
    assert.deepEqual(told(session), [1n, ranges.slice(0, 64)]);
  });

  it("lets go of the oldest of very many unknown ones", () => {
    const session = new Session("cc");
    for (let i = 0; i < 4_098; i++) {
      session.finishUnknown(session.allocate(), 1_000);
    }
    const last = session.allocate();
    assert.deepEqual(told(session), [3n, []]);
    session.finish(5n);
    session.finishUnknown(last, 1_000);
    assert.deepEqual(told(session), [3n, [{ first: 5n, last: 5n }]]);
    assert.deepEqual(told(session, 1_000), [4_100n, []]);
  });

  it("tells of any history what is finished, and nothing else", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    console.log("seed", seed);
    let state = seed;
    const random = (below: number): number => {
      state = (state * 48_271 + 11) % 2_147_483_647;
      return state % below;
    };
    for (let round = 0; round < 50; round++) {
      const session = new Session("cc");
      const unfinished: bigint[] = [];
      let taken = 0n;
      for (let step = 0; step < 60; step++) {
        if (unfinished.length === 0 || random(2) === 0) {
          taken = session.allocate();
          unfinished.push(taken);
        } else {
          unfinished.splice(random(unfinished.length), 1).forEach((sequence) => {
            session.finish(sequence);
          });
        }
        const [doneBelow, done] = told(session);
        for (let number = 1n; number <= taken; number++) {
          const finished = number < doneBelow || done.some(({ first, last }) => first <= number && number <= last);
          assert.equal(finished, !unfinished.includes(number), `sequence ${number.toString()}`);
        }
      }
    }
  });
});

describe("Endpoints", () => {
  const any = (): boolean => true;

  it("takes turns", () => {
    const endpoints = new Endpoints(["a", "b"]);
    assert.deepEqual(
      [0, 1, 2].map((now) => endpoints.choose(now, any)),
      ["a", "b", "a"],
    );
  });

  it("gives one that failed a single call when its time is over", () => {
    const endpoints = new Endpoints(["a", "b"]);
    endpoints.avoid("a", 0);
    assert.equal(endpoints.choose(999, any), "b");
    assert.equal(endpoints.choose(1_000, any), "a");
    assert.equal(endpoints.choose(1_000, any), "b");
    assert.equal(endpoints.choose(1_000, any), "b");
    endpoints.trust("a");
    assert.equal(endpoints.choose(1_000, any), "a");
  });

  it("takes the one that failed longest ago when all did", () => {
    const endpoints = new Endpoints(["a", "b"]);
    endpoints.avoid("b", 0);
    endpoints.avoid("a", 10);
    assert.equal(endpoints.choose(20, any), "b");
    assert.equal(
      endpoints.choose(20, () => false),
      undefined,
    );
  });
});

describe("RetryBudget", () => {
  it("allows some per second whatever happens, and a share of the calls", () => {
    const budget = new RetryBudget(0.2, 1, 0);
    const all = (now: number): number => {
      let count = 0;
      while (budget.withdraw(now)) {
        count++;
      }
      return count;
    };
    assert.equal(all(0), 10);
    for (let i = 0; i < 5; i++) {
      budget.deposit();
    }
    assert.equal(all(0), 1);
    assert.equal(all(3_000), 3);
  });
});
