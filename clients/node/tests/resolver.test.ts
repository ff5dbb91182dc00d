import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { callIdText, parseCallId } from "../src/call-id.js";
import { Kind, newPing, type Reply } from "../src/envelope.js";
import { World } from "./world.js";

const STORE = "5".repeat(32);
const OTHER = "6".repeat(32);
const CALL = { client: "cc", sequence: 1n, scope: STORE, boundMs: 65_000n };
const THEIRS = { ...CALL, client: "ab".repeat(16) };

/** A world in which call 1 ended UNKNOWN and is asked about. */
function asked(...endpoints: string[]): World {
  const world = new World(endpoints);
  world.shared.session.finishUnknown(world.shared.session.allocate(), 1e9);
  world.ask(CALL);
  return world;
}

function unfinished(world: World): boolean {
  return world.shared.session.acknowledging(newPing("cc", 1n), world.now).doneBelow === 1n;
}

const WORDS: readonly [Partial<Reply>, string][] = [
  [{ executed: "YES", settled: true }, "EXECUTED"],
  [{ executed: "YES", settled: true, code: "ABORTED" }, "EXECUTED"],
  [{ executed: "NO", settled: true, code: "CANCELLED" }, "NOT_EXECUTED"],
  // Of a copy: another one may run yet.
  [{ executed: "NO", settled: false, code: "UNAVAILABLE" }, "UNKNOWN"],
  [{ executed: "UNKNOWN", code: "NOT_FOUND" }, "UNKNOWN"],
  [{ executed: "UNKNOWN", working: true }, "UNKNOWN"],
];

describe("Resolver", () => {
  for (const [word, outcome] of WORDS) {
    it(`makes ${outcome} of ${JSON.stringify(word)}`, () => {
      const world = asked("a");
      world.pong({ scope: STORE });
      world.reply(word);
      assert.equal(world.result().outcome, outcome);
      assert.equal(world.result().serverSaid, true);
      assert.equal(world.result().callId, callIdText(CALL));
      assert.deepEqual(world.released, ["a"]);
      assert.equal(unfinished(world), outcome === "UNKNOWN");
    });
  }

  it("sends a WAIT that does not wait and tells nothing of finished numbers", () => {
    const world = asked("a");
    world.ask(THEIRS);
    world.pong({ scope: STORE });
    const { kind, client, sequence, scope, boundMs, beatMs, timeoutMs, doneBelow, attempt } = world.last();
    assert.deepEqual({ client, sequence, scope, boundMs }, THEIRS);
    assert.deepEqual([kind, beatMs, timeoutMs, doneBelow, attempt], [Kind.WAIT, 0, 5_000, 0n, 0]);
    world.reply({ client: THEIRS.client, executed: "YES" });
    assert.equal(world.result().outcome, "EXECUTED");
    // Another session's call is no number of this one.
    assert.ok(unfinished(world));
  });

  it("asks only servers that tell the call's store", () => {
    const world = asked("a", "b");
    world.pong({ scope: OTHER });
    assert.deepEqual([world.released, world.endpoint], [["a"], "b"]);
    world.pong({ scope: STORE });
    assert.deepEqual(world.sentKinds(), [Kind.PING, Kind.PING, Kind.WAIT]);
    world.reply({ code: "WRONG_SCOPE", scope: OTHER });
    assert.deepEqual([world.result().code, world.result().outcome], ["UNAVAILABLE", "UNKNOWN"]);
    assert.match(world.result().message, /no server has the reply store/);
  });

  it("asks again after silence on a new connection, until its deadline", () => {
    const world = asked("a");
    world.pong({ scope: STORE });
    world.advance(1_000);
    assert.deepEqual(world.closed, ["a"]);
    world.advanceToNext();
    assert.deepEqual(world.sentKinds(), [Kind.PING, Kind.WAIT, Kind.PING]);
    world.advance(5_000);
    assert.deepEqual([world.result().code, world.result().outcome], ["DEADLINE_EXCEEDED", "UNKNOWN"]);
    assert.equal(world.result().message, "no reply from a");
  });

  it("comes back no sooner than a server that reads nothing now asks for", () => {
    const world = asked("a");
    world.pong({ scope: STORE });
    world.reply({ sequence: 0n, client: "", code: "RESOURCE_EXHAUSTED", message: "full", retryAfterMs: 1_500 });
    assert.deepEqual([world.released, world.closed, world.untilNext()], [["a"], [], 1_500]);
    world.advanceToNext();
    assert.deepEqual(world.sentKinds(), [Kind.PING, Kind.WAIT, Kind.WAIT]);
    world.reply({ sequence: 0n, client: "", code: "RESOURCE_EXHAUSTED", message: "full", retryAfterMs: 60_000 });
    world.advance(5_000);
    assert.deepEqual([world.result().code, world.result().outcome], ["DEADLINE_EXCEEDED", "UNKNOWN"]);
    assert.equal(world.result().message, "not read by a: full");
  });

  it("drops replies to other questions and from other stores", () => {
    const world = asked("a");
    world.pong({ scope: STORE });
    world.reply({ executed: "YES", sequence: 2n });
    world.reply({ executed: "YES", client: "dd" });
    world.reply({ executed: "YES", scope: OTHER });
    assert.equal(world.over, undefined);
    world.reply({ executed: "YES" });
    assert.equal(world.result().outcome, "EXECUTED");
  });

  it("says nothing when it is cancelled", () => {
    const world = asked("a");
    world.cancel();
    assert.deepEqual([world.result().code, world.result().outcome], ["CANCELLED", "UNKNOWN"]);
    assert.deepEqual(world.closed, ["a"]);
  });
});

describe("a call id", () => {
  it("is one line of text", () => {
    const text = `${"ab".repeat(16)}/41@${STORE}/65000`;
    assert.equal(callIdText(parseCallId(text)), text);
    assert.equal(callIdText(parseCallId(`${STORE}/1`)), `${STORE}/1`);
  });

  for (const text of [
    "",
    "order 7",
    `${STORE}/0`,
    `${STORE}/1@`,
    `${STORE}/1@${STORE}`,
    `${STORE}/1\n`,
    `${STORE}/01`,
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.throws(() => parseCallId(text), /no call id/);
    });
  }
});
