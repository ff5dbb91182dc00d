import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Kind } from "../src/envelope.js";
import { World } from "./world.js";

const SECOND = 1_000;

describe("LazyPirate", () => {
  it("asks a fresh connection for a PONG before it binds and sends", () => {
    const world = new World(["a"]);
    world.place();
    assert.deepEqual(world.sentKinds(), [Kind.PING]);
    world.pong({ scope: "aa", storeMs: 65_000n });
    assert.deepEqual(world.sentKinds(), [Kind.PING, Kind.CALL]);
    const call = world.last();
    assert.equal(call.scope, "aa");
    assert.equal(call.boundMs, 65_000n);
    assert.equal(call.sequence, 1n);
    assert.equal(call.attempt, 1);
    assert.equal(call.timeoutMs, 10_000);
    assert.equal(call.beatMs, 500);
  });

  it("ends with a result", () => {
    const world = new World(["a"]);
    world.place();
    world.pong();
    world.reply({ executed: "YES", settled: true, body: Uint8Array.of(7) });
    assert.equal(world.result().code, "OK");
    assert.deepEqual(world.result().reply?.body, Uint8Array.of(7));
    assert.equal(world.result().message, "");
    assert.deepEqual(world.released, ["a"]);
  });

  it("does not bind an idempotent call", () => {
    const world = new World(["a"]);
    world.find();
    world.pong({ scope: "aa" });
    assert.equal(world.last().scope, "");
    assert.equal(world.last().boundMs, 0n);
  });

  it("waits for a server that works, at no cost of attempts", () => {
    const world = new World(["a"]);
    world.place();
    world.pong();
    for (let beat = 0; beat < 12; beat++) {
      world.advance(500);
      world.reply({ working: true });
      assert.equal(world.last().kind, Kind.WAIT);
      assert.equal(world.last().attempt, 1);
      assert.equal(world.last().body.length, 0);
      assert.equal(world.last().timeoutMs, 10_000 - (beat + 1) * 500);
    }
    world.reply({ executed: "YES", settled: true });
    assert.equal(world.result().code, "OK");
    assert.equal(world.result().attempts.length, 1);
  });

  it("opens anew after silence and sends the same identity", () => {
    const world = new World(["a"]);
    world.place();
    world.pong({ scope: "aa" });
    const first = world.last();
    world.advance(SECOND);
    assert.deepEqual(world.closed, ["a"]);
    world.advanceToNext();
    world.pong({ scope: "aa", storeMs: 99_000n });
    const second = world.last();
    assert.equal(second.kind, Kind.CALL);
    assert.equal(second.attempt, 2);
    assert.deepEqual(
      [second.client, second.sequence, second.scope, second.boundMs, second.body],
      [first.client, first.sequence, first.scope, first.boundMs, first.body],
    );
  });

  it("backs off with full jitter, doubling up to the cap", () => {
    const world = new World(["a"], { random: () => 1 });
    world.place(60 * SECOND);
    const pauses: number[] = [];
    for (let i = 0; i < 7; i++) {
      world.advance(SECOND);
      pauses.push(world.untilNext());
      world.advanceToNext();
    }
    assert.deepEqual(pauses, [50, 100, 200, 400, 800, 1_000, 1_000]);
  });

  it("comes back no sooner than a server asks for", () => {
    const world = new World(["a"], { random: () => 0 });
    world.place();
    world.pong();
    world.reply({ executed: "NO", code: "RESOURCE_EXHAUSTED", retryAfterMs: 700 });
    assert.equal(world.untilNext(), 700);
  });

  it("sends CALL again when a WAIT finds nothing", () => {
    const world = new World(["a"]);
    world.place();
    world.pong();
    world.reply({ working: true });
    world.reply({ code: "NOT_FOUND" });
    world.advanceToNext();
    assert.equal(world.last().kind, Kind.CALL);
    assert.equal(world.last().attempt, 2);
  });

  it("takes NOT_FOUND to a CALL for the server's last word", () => {
    const world = new World(["a"]);
    world.place();
    world.pong();
    world.reply({ code: "NOT_FOUND" });
    assert.equal(world.result().outcome, "UNKNOWN");
  });

  it("settles by CANCEL when the deadline passes: NO is NOT_EXECUTED", () => {
    const world = new World(["a"]);
    world.place(800);
    world.pong({ scope: "aa" });
    world.advance(800);
    assert.equal(world.last().kind, Kind.CANCEL);
    assert.equal(world.last().scope, "aa");
    world.reply({ executed: "NO", settled: true, code: "CANCELLED" });
    assert.equal(world.result().code, "DEADLINE_EXCEEDED");
    assert.equal(world.result().outcome, "NOT_EXECUTED");
    assert.equal(
      world.result().message,
      "no result from a within the deadline of 800 ms, 1 attempt (shop.Orders/Place, sequence 1). " +
        "Outcome: NOT_EXECUTED, the call did not run and never will",
    );
  });

  for (const [reply, outcome] of [
    [{ executed: "YES", settled: true }, "EXECUTED"],
    [{ executed: "UNKNOWN", code: "CANCELLED" }, "UNKNOWN"],
  ] as const) {
    it(`settles by CANCEL: ${reply.executed} is ${outcome}`, () => {
      const world = new World(["a"]);
      world.place(800);
      world.pong();
      world.advance(800);
      world.reply(reply);
      assert.equal(world.result().code, "DEADLINE_EXCEEDED");
      assert.equal(world.result().outcome, outcome);
    });
  }

  it("does not take late replies to earlier copies for the answer to CANCEL", () => {
    const world = new World(["a"]);
    world.place(800);
    world.pong();
    world.advance(800);
    world.reply({ working: true });
    world.reply({ executed: "NO", code: "RESOURCE_EXHAUSTED" });
    world.reply({ code: "NOT_FOUND" });
    assert.equal(world.over, undefined);
    world.advance(SECOND);
    assert.equal(world.result().outcome, "UNKNOWN");
  });

  it("is UNKNOWN when nobody answers CANCEL within one attempt timeout", () => {
    const world = new World(["a"]);
    world.place(800);
    world.pong();
    world.advance(800);
    assert.equal(world.untilNext(), SECOND);
    world.advance(SECOND);
    assert.equal(world.result().outcome, "UNKNOWN");
    assert.equal(world.result().serverSaid, false);
  });

  it("is NOT_EXECUTED if no copy was handed to a socket", () => {
    const world = new World(["a"]);
    world.place(5 * SECOND);
    world.advance(5 * SECOND);
    assert.equal(world.result().code, "DEADLINE_EXCEEDED");
    assert.equal(world.result().outcome, "NOT_EXECUTED");
    assert.deepEqual(world.result().attempts, []);
  });

  it("gives up after so many attempts", () => {
    const world = new World(["a"], { maxAttempts: 2 });
    world.place(60 * SECOND);
    world.pong();
    world.advance(SECOND);
    world.advanceToNext();
    world.pong();
    world.advance(SECOND);
    world.pong();
    assert.equal(world.last().kind, Kind.CANCEL);
    world.reply({ executed: "NO", settled: true, code: "CANCELLED" });
    assert.equal(world.result().code, "UNAVAILABLE");
    assert.equal(world.result().outcome, "NOT_EXECUTED");
    assert.equal(world.result().attempts.length, 2);
  });

  it("stops when the retry budget is used up", () => {
    const world = new World(["a"], { share: 0, perSecond: 0 });
    world.place();
    world.pong();
    world.advance(SECOND);
    world.advanceToNext();
    world.pong();
    assert.equal(world.last().kind, Kind.CANCEL);
    world.reply({ executed: "NO", settled: true, code: "CANCELLED" });
    assert.match(world.result().message, /^the client's retry budget is used up, 1 attempt/);
  });

  it("goes to the next endpoint after silence if the call is idempotent", () => {
    const world = new World(["a", "b"]);
    world.find();
    world.pong();
    assert.equal(world.endpoint, "a");
    world.advance(SECOND);
    world.advanceToNext();
    assert.equal(world.endpoint, "b");
  });

  it("sends a bound call only where its scope is told", () => {
    const world = new World(["a", "b"]);
    world.place();
    world.pong({ scope: "aa" });
    world.advance(SECOND);
    world.advanceToNext();
    assert.equal(world.endpoint, "b");
    world.pong({ scope: "bb" });
    assert.equal(world.endpoint, "a");
    assert.equal(world.last().kind, Kind.PING);
    world.pong({ scope: "aa" });
    assert.equal(world.last().attempt, 2);
  });

  it("is UNKNOWN when every endpoint tells another scope", () => {
    const world = new World(["a"]);
    world.place();
    world.pong({ scope: "aa" });
    world.reply({ code: "WRONG_SCOPE", scope: "bb" });
    assert.equal(world.result().outcome, "UNKNOWN");
    assert.equal(world.result().code, "UNAVAILABLE");
  });

  it("drops a reply of another scope, of another call and of another client", () => {
    const world = new World(["a"]);
    world.place();
    world.pong({ scope: "aa" });
    world.reply({ executed: "YES", scope: "bb" });
    world.reply({ executed: "YES", sequence: 2n });
    world.reply({ executed: "YES", client: "ff" });
    assert.equal(world.over, undefined);
  });

  it("asks for the outcome when a copy is refused for good", () => {
    const world = new World(["a"]);
    world.place();
    world.pong();
    world.reply({ executed: "NO", code: "UNIMPLEMENTED", message: "no such method" });
    assert.equal(world.last().kind, Kind.CANCEL);
    world.reply({ executed: "NO", settled: true, code: "CANCELLED" });
    assert.equal(world.result().code, "UNIMPLEMENTED");
    assert.equal(world.result().outcome, "NOT_EXECUTED");
    assert.equal(world.result().serverSaid, true);
  });

  it("moves off a draining server as a new call after a settled NO", () => {
    const world = new World(["a", "b"]);
    world.place();
    world.pong({ scope: "aa" });
    world.reply({ executed: "NO", code: "UNAVAILABLE", draining: true });
    assert.equal(world.last().kind, Kind.CANCEL);
    world.reply({ executed: "NO", settled: true, code: "CANCELLED", draining: true });
    world.advanceToNext();
    assert.equal(world.endpoint, "b");
    world.pong({ scope: "bb" });
    assert.equal(world.last().kind, Kind.CALL);
    assert.equal(world.last().sequence, 2n);
    assert.equal(world.last().scope, "bb");
    world.reply({ executed: "YES", settled: true, sequence: 2n, scope: "bb" });
    assert.equal(world.result().code, "OK");
  });

  it("does not move while the old store has not said NO", () => {
    const world = new World(["a", "b"]);
    world.place(3 * SECOND);
    world.pong({ scope: "aa" });
    world.reply({ executed: "NO", code: "UNAVAILABLE", draining: true });
    world.advance(SECOND);
    world.advanceToNext();
    world.pong({ scope: "bb" });
    assert.ok(world.sentKinds().filter((kind) => kind === Kind.CALL).length === 1);
    assert.ok(world.sequences().every((sequence) => sequence === 1n));
  });

  it("ends with the result that a draining server had after all", () => {
    const world = new World(["a", "b"]);
    world.place();
    world.pong({ scope: "aa" });
    world.reply({ executed: "NO", code: "UNAVAILABLE", draining: true });
    world.reply({ executed: "YES", settled: true, code: "OK", body: Uint8Array.of(1) });
    assert.equal(world.result().code, "OK");
  });

  it("places a call anew that was settled as not executed for lack of room", () => {
    const world = new World(["a"]);
    world.place();
    world.pong();
    world.reply({ executed: "NO", settled: true, code: "UNAVAILABLE" });
    world.advanceToNext();
    assert.equal(world.last().sequence, 2n);
  });

  it("gives no new call to a server whose PONG says that it drains", () => {
    const world = new World(["a", "b"]);
    world.place();
    world.pong({ draining: true });
    world.advanceToNext();
    assert.equal(world.endpoint, "b");
    assert.ok(!world.sentKinds().includes(Kind.CALL));
  });

  it("does not send what is over the server's limit", () => {
    const world = new World(["a"]);
    world.place();
    world.pong({ maxMessageBytes: 1n });
    assert.equal(world.result().code, "RESOURCE_EXHAUSTED");
    assert.equal(world.result().outcome, "NOT_EXECUTED");
    assert.match(world.result().message, /request of 2 bytes is over maxMessageSize = 1 of a/);
  });

  it("retries an idempotent call whose worker died, not a deduplicated one", () => {
    const idempotent = new World(["a"]);
    idempotent.find();
    idempotent.pong();
    idempotent.reply({ code: "ABORTED", settled: true });
    assert.equal(idempotent.over, undefined);
    const deduplicated = new World(["a"]);
    deduplicated.place();
    deduplicated.pong();
    deduplicated.reply({ code: "ABORTED", settled: true });
    assert.equal(deduplicated.result().outcome, "UNKNOWN");
    assert.equal(deduplicated.result().serverSaid, true);
  });

  it("cancels with a true outcome", () => {
    const world = new World(["a"]);
    world.place();
    world.pong();
    world.cancel();
    assert.equal(world.last().kind, Kind.CANCEL);
    world.reply({ executed: "YES", settled: true });
    assert.equal(world.result().code, "CANCELLED");
    assert.equal(world.result().outcome, "EXECUTED");
  });

  it("tells a server of an idempotent call that nobody waits for it, and does not wait for an answer", () => {
    const world = new World(["a"]);
    world.find();
    world.pong();
    world.cancel();
    assert.equal(world.last().kind, Kind.CANCEL);
    assert.equal(world.result().outcome, "UNKNOWN");
  });

  it("takes an answer without identity for the end of the attempt", () => {
    const world = new World(["a"]);
    world.place();
    world.pong();
    world.reply({ client: "", sequence: 0n, scope: "", code: "RESOURCE_EXHAUSTED", retryAfterMs: 5_000 });
    assert.equal(world.over, undefined);
    const asked = world.now;
    world.advanceToNext();
    assert.ok(world.now - asked >= 5_000, String(world.now - asked));
    assert.equal(world.last().attempt, 2);
  });

  it("asks again when the last PONG is over a minute or a quarter of the retention old", () => {
    const world = new World(["a"]);
    world.place();
    world.pong({ retentionMs: 40_000n });
    world.reply({ executed: "YES", settled: true });
    world.advance(10_000);
    world.place();
    assert.equal(world.last().kind, Kind.CALL);
    world.reply({ executed: "YES", settled: true, sequence: 2n });
    world.advance(10_001);
    world.place();
    assert.equal(world.last().kind, Kind.PING);
  });

  it("keeps an unknown call unfinished for the retention", () => {
    const world = new World(["a"]);
    world.place();
    world.pong();
    world.reply({ code: "NOT_FOUND" });
    assert.equal(world.result().outcome, "UNKNOWN");
    world.place();
    assert.equal(world.last().doneBelow, 1n);
    world.reply({ executed: "YES", settled: true });
    world.advance(600_000);
    world.place();
    assert.equal(world.last().doneBelow, 3n);
  });
});
