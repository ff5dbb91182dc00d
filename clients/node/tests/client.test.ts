import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { Client, type ClientOptions, type CallOptions, type ErrorDescriptor, RpcError } from "../src/index.js";
import { TestServer } from "./test-server.js";

const PLACE = "test.Desk/Place";
const FIND = "test.Desk/Find";

class RefusedError extends RpcError {}

const REFUSED: ErrorDescriptor = {
  name: "io.privateer.clients.testserver.Refused",
  decode: (_body, message, details) => new RefusedError(message, details),
};

describe("a client against a Java server", () => {
  let server: TestServer;
  let endpoint: string;
  const clients: Client[] = [];
  let names = 0;

  before(async () => {
    server = new TestServer();
    endpoint = await server.order("server main");
  });

  after(() => {
    server.close();
  });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
  });

  function connect(endpoints: string[], options: Partial<ClientOptions> = {}): Client {
    const client = new Client({ endpoints, attemptTimeoutMs: 300, ...options });
    clients.push(client);
    return client;
  }

  async function send(client: Client, path: string, text: string, options?: CallOptions): Promise<string> {
    const bytes = Buffer.from(text);
    const body = Buffer.concat([Buffer.of(0x0a, bytes.length), bytes]);
    const reply = await client.callBytes(path, path === FIND, body, options, [REFUSED]);
    return Buffer.from(reply)
      .subarray(reply.length > 129 ? 3 : 2)
      .toString();
  }

  async function failure(call: Promise<unknown>): Promise<RpcError> {
    const result: unknown = await call.catch((error: unknown) => error);
    assert.ok(result instanceof RpcError, `ended with ${String(result)}`);
    return result;
  }

  it("gets a result", async () => {
    const client = connect([endpoint]);
    assert.equal(await send(client, PLACE, "héllo 🏴‍☠️"), "héllo 🏴‍☠️");
    assert.equal(await send(client, FIND, "again"), "again");
  });

  it("makes many calls at once", async () => {
    const client = connect([endpoint], { maxConcurrentCalls: 16, deadlineMs: 30_000 });
    const texts = Array.from({ length: 300 }, (_, i) => `many ${i}`);
    assert.deepEqual(await Promise.all(texts.map((text) => send(client, PLACE, text))), texts);
    assert.equal(await server.executions("many 7"), 1);
  });

  it("waits for a slow method through many beats without a second attempt", async () => {
    const client = connect([endpoint]);
    assert.equal(await send(client, PLACE, "slow:1000:beats"), "slow:1000:beats");
    assert.equal(await server.executions("slow:1000:beats"), 1);
  });

  it("throws the service's own error, and the plain one for codes", async () => {
    const client = connect([endpoint]);
    const refused = await failure(send(client, PLACE, "refuse:no books"));
    assert.ok(refused instanceof RefusedError);
    assert.deepEqual([refused.name, refused.outcome, refused.serverSaid], ["RefusedError", "EXECUTED", true]);
    const denied = await failure(send(client, FIND, "fail:PERMISSION_DENIED:not you"));
    assert.deepEqual([denied.code, denied.outcome], ["PERMISSION_DENIED", "EXECUTED"]);
    assert.match(denied.message, /^not you, 1 attempt \(test\.Desk\/Find, sequence \d+\)\. Outcome: EXECUTED/);
  });

  it("says that an unknown method was not executed", async () => {
    const unknown = await failure(send(connect([endpoint]), "test.Desk/Nothing", "x"));
    assert.deepEqual([unknown.code, unknown.outcome, unknown.serverSaid], ["UNIMPLEMENTED", "NOT_EXECUTED", true]);
  });

  it("carries metadata", async () => {
    const options = { metadata: { tenant: "ünïcode" } };
    assert.equal(await send(connect([endpoint]), FIND, "metadata:tenant", options), "ünïcode");
  });

  it("ends at the deadline with a true outcome", async () => {
    const late = await failure(send(connect([endpoint]), PLACE, "stubborn:4000:late", { deadlineMs: 1500 }));
    assert.deepEqual([late.code, late.outcome], ["DEADLINE_EXCEEDED", "UNKNOWN"]);
    assert.equal(await server.executions("stubborn:4000:late"), 1);
  });

  it("is asked by its text what became of a call, by another client too", async () => {
    const unknown = await failure(send(connect([endpoint]), PLACE, "stubborn:6000:kept", { deadlineMs: 1500 }));
    assert.equal(unknown.outcome, "UNKNOWN");
    const kept = unknown.callId ?? "";
    const other = connect([endpoint]);
    let told = await other.resolve(kept);
    assert.deepEqual([told.outcome, told.running, told.body], ["UNKNOWN", true, undefined]);
    while (told.running) {
      told = await other.resolve(kept);
    }
    assert.deepEqual([told.outcome, told.code, told.message], ["EXECUTED", "OK", ""]);
    assert.equal(Buffer.from(told.body ?? []).toString(), "\n\x12stubborn:6000:kept");
    assert.equal(await server.executions("stubborn:6000:kept"), 1);
  });

  it("says nothing of a call when nobody could be asked", async () => {
    const unknown = await failure(send(connect([endpoint]), PLACE, "stubborn:3000:unasked", { deadlineMs: 1500 }));
    const kept = unknown.callId ?? "";
    const full = connect([endpoint], { maxConcurrentCalls: 1, maxWaitingCalls: 0 });
    const running = send(full, PLACE, "slow:500:full");
    const refused = await full.resolve(kept);
    assert.deepEqual([refused.outcome, refused.code], ["UNKNOWN", "RESOURCE_EXHAUSTED"]);
    await running;
    await full.close();
    const closed = await full.resolve(kept);
    assert.deepEqual([closed.outcome, closed.code], ["UNKNOWN", "CANCELLED"]);
  });

  it("refuses to ask about what is no call id, and about calls of which nothing is remembered", async () => {
    const client = connect([endpoint]);
    const idempotent = await failure(send(client, FIND, "fail:ABORTED:x"));
    await assert.rejects(client.resolve(idempotent.callId ?? ""), /bound to no reply store/);
    await assert.rejects(client.resolve("order 7"), /no call id: "order 7"/);
    await assert.rejects(client.resolve(`${"ab".repeat(16)}/1@${"cd".repeat(16)}/9223372036854775808`), /too large/);
  });

  it("cancels when its signal aborts", async () => {
    const abort = new AbortController();
    const call = failure(send(connect([endpoint]), PLACE, "slow:60000:abort", { signal: abort.signal }));
    while ((await server.executions("slow:60000:abort")) === 0);
    abort.abort("enough");
    const cancelled = await call;
    assert.deepEqual([cancelled.code, cancelled.cause], ["CANCELLED", "enough"]);
    assert.equal(cancelled.outcome, "EXECUTED");
    const before = await failure(send(connect([endpoint]), PLACE, "never", { signal: abort.signal }));
    assert.deepEqual([before.code, before.outcome, before.attempts], ["CANCELLED", "NOT_EXECUTED", []]);
    assert.equal(await server.executions("never"), 0);
  });

  for (const direction of ["request", "reply"]) {
    it(`runs a call once when its ${direction} is lost`, async () => {
      const name = `lossy-${direction}`;
      const client = connect([await server.order(`proxy ${name} main`)], { deadlineMs: 20_000 });
      await send(client, FIND, "warm");
      await server.order(`drop ${name} ${direction} 1`);
      assert.equal(await send(client, PLACE, `lost ${direction}`), `lost ${direction}`);
      assert.equal(await server.executions(`lost ${direction}`), 1);
    });

    it(`runs a call once when its ${direction} comes twice`, async () => {
      const name = `double-${direction}`;
      const client = connect([await server.order(`proxy ${name} main`)]);
      await send(client, FIND, "warm");
      await server.order(`duplicate ${name} ${direction} 1`);
      for (const text of [`double ${direction} 1`, `double ${direction} 2`]) {
        assert.equal(await send(client, PLACE, text), text);
        assert.equal(await server.executions(text), 1);
      }
    });
  }

  it("fails as not executed when nobody is there", async () => {
    const nobody = await failure(send(connect(["tcp://127.0.0.1:1"]), PLACE, "nobody", { deadlineMs: 400 }));
    assert.deepEqual([nobody.code, nobody.outcome], ["DEADLINE_EXCEEDED", "NOT_EXECUTED"]);
  });

  it("uses the server that lives", async () => {
    const client = connect(["tcp://127.0.0.1:1", endpoint]);
    assert.equal(await send(client, PLACE, "one of two"), "one of two");
  });

  it("is UNKNOWN when the server is gone and another one answers in its place, and goes on afterwards", async () => {
    const name = `restarted-${names++}`;
    const own = await server.order(`server ${name}`);
    const proxy = await server.order(`proxy ${name}-proxy ${name}`);
    const client = connect([proxy], { deadlineMs: 20_000 });
    const call = failure(send(client, PLACE, "slow:60000:restart"));
    while ((await server.executions("slow:60000:restart")) === 0);
    await server.order(`hole ${name}-proxy`);
    await server.order(`stop ${name}`);
    await server.order(`server ${name} ${own}`);
    await server.order(`heal ${name}-proxy`);
    const unknown = await call;
    assert.equal(unknown.outcome, "UNKNOWN");
    assert.equal(await send(client, PLACE, "after the restart"), "after the restart");
    assert.equal(await server.executions("slow:60000:restart"), 1);
  });

  it("asks a server that was restarted between two calls for its new scope", async () => {
    const own = await server.order("server between");
    const client = connect([own]);
    assert.equal(await send(client, PLACE, "first life"), "first life");
    await server.order("stop between");
    await server.order(`server between ${own}`);
    assert.equal(await send(client, PLACE, "second life"), "second life");
  });

  it("moves off a draining server without losing or doubling a call", async () => {
    const leaving = await server.order("server leaving");
    const client = connect([leaving, endpoint], { deadlineMs: 20_000 });
    const texts = Array.from({ length: 60 }, (_, i) => `slow:20:drain ${i}`);
    const calls = texts.map((text) => send(client, PLACE, text));
    await calls[0];
    await server.order("drain leaving");
    assert.deepEqual(await Promise.all(calls), texts);
    for (const text of texts) {
      assert.equal(await server.executions(text), 1, text);
    }
    // It is told what is finished, and need not wait out its five seconds.
    assert.ok(Number(await server.order("drained leaving")) < 4_000);
  });

  it("does not send what is over the server's limit", async () => {
    const client = connect([endpoint], { maxMessageBytes: 16 << 20 });
    const call = client.callBytes(PLACE, false, new Uint8Array(5 << 20));
    const big = await failure(call);
    assert.deepEqual([big.code, big.outcome], ["RESOURCE_EXHAUSTED", "NOT_EXECUTED"]);
  });

  it("refuses bad options and metadata by name", async () => {
    assert.throws(() => new Client({ endpoints: [] }), /no endpoint/);
    assert.throws(() => new Client({ endpoints: ["localhost:1"] }), /endpoint "localhost:1": must be tcp:/);
    assert.throws(
      () => new Client({ endpoints: [endpoint], maxAttempts: 0 }),
      /maxAttempts = 0, must be from 1 to 100/,
    );
    const metadata = { key: "\ud800" };
    const broken = await failure(send(connect([endpoint]), FIND, "x", { metadata }));
    assert.match(broken.message, /metadata "key" has half a surrogate pair/);
  });

  it("refuses more calls than may wait, and ends those under way when it is closed", async () => {
    const client = connect([endpoint], { maxConcurrentCalls: 1, maxWaitingCalls: 1 });
    const running = failure(send(client, PLACE, "slow:60000:closing"));
    const waiting = failure(send(client, PLACE, "waiting"));
    const refused = await failure(send(client, PLACE, "refused"));
    assert.deepEqual([refused.code, refused.outcome], ["RESOURCE_EXHAUSTED", "NOT_EXECUTED"]);
    while ((await server.executions("slow:60000:closing")) === 0);
    await client.close();
    assert.deepEqual([(await running).code, (await running).outcome], ["CANCELLED", "EXECUTED"]);
    assert.deepEqual([(await waiting).code, (await waiting).outcome], ["CANCELLED", "NOT_EXECUTED"]);
    assert.equal(await server.executions("waiting"), 0);
    const closed = await failure(send(client, PLACE, "closed"));
    assert.match(closed.message, /the client is closed/);
  });
});
