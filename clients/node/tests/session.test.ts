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

  it("leaves out the newest ranges when there are too many", () => {
    const session = new Session("cc");
    for (let i = 0; i < 200; i++) {
      const sequence = session.allocate();
      if (sequence % 2n === 0n) {
        session.finish(sequence);
      }
    }
    const [doneBelow, done] = told(session);
    assert.equal(doneBelow, 1n);
    assert.equal(done.length, 64);
    assert.deepEqual(done[0], { first: 2n, last: 2n });
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
