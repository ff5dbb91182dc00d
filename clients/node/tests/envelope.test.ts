import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Codec, decodeReply, encodeRequest, MalformedFrameError, newCall, newPing } from "../src/envelope.js";

/** The examples of the protocol's page, by name. */
const EXAMPLES = new Map(
  [...readFileSync("../../docs/protocol.md", "utf8").matchAll(/```hex (\w+)\n(.*?)```/gs)].map((match) => [
    match[1],
    Buffer.from((match[2] ?? "").replaceAll(/#.*$/gm, "").replaceAll(/\s/g, ""), "hex"),
  ]),
);

function example(name: string): Buffer {
  const bytes = EXAMPLES.get(name);
  assert.ok(bytes, `no example ${name} on the page`);
  return bytes;
}

const CLIENT = "000102030405060708090a0b0c0d0e0f";
const SCOPE = "101112131415161718191a1b1c1d1e1f";

describe("the envelope", () => {
  it("writes the page's PING", () => {
    assert.deepEqual(Buffer.from(encodeRequest(newPing(CLIENT, 7n))), example("ping"));
  });

  it("writes the page's CALL", () => {
    const call = {
      ...newCall("shop.Orders/place", Buffer.from("0a04626f6f6b", "hex"), {}),
      client: CLIENT,
      sequence: 1n,
      doneBelow: 1n,
      scope: SCOPE,
      boundMs: 65_000n,
      attempt: 1,
      timeoutMs: 5_000,
      beatMs: 500,
    };
    assert.deepEqual(Buffer.from(encodeRequest(call)), example("call"));
  });

  it("writes that the body is JSON", () => {
    const ping = example("ping").toString("hex");
    assert.ok(ping.endsWith("6001"));
    const hex = Buffer.from(encodeRequest({ ...newPing(CLIENT, 7n), codec: Codec.JSON })).toString("hex");
    assert.equal(hex, ping.replace(/6001$/, "6002"));
  });

  it("writes a priority other than the default one", () => {
    const plain = newPing(CLIENT, 7n);
    const hex = Buffer.from(encodeRequest({ ...plain, priority: "BACKGROUND" })).toString("hex");
    assert.equal(hex, `${example("ping").toString("hex")}880102`);
  });

  it("reads the page's PONG", () => {
    const pong = decodeReply(example("pong"));
    assert.equal(pong.client, CLIENT);
    assert.equal(pong.scope, SCOPE);
    assert.equal(pong.storeMs, 65_000n);
    assert.deepEqual(pong.server, { maxMessageBytes: 4_194_304n, retentionMs: 600_000n });
  });

  it("reads the page's result, refusal and WORKING", () => {
    const result = decodeReply(example("result"));
    assert.deepEqual([result.executed, result.settled, result.code], ["YES", true, "OK"]);
    assert.deepEqual(Buffer.from(result.body), Buffer.from("082a", "hex"));
    const refusal = decodeReply(example("refusal"));
    assert.deepEqual(
      [refusal.executed, refusal.settled, refusal.code, refusal.message, refusal.retryAfterMs],
      ["NO", false, "RESOURCE_EXHAUSTED", "queue is full", 100],
    );
    assert.ok(decodeReply(example("working")).working);
  });

  it("takes what it does not know for UNKNOWN", () => {
    const reply = decodeReply(Buffer.from("182a3009", "hex"));
    assert.deepEqual([reply.code, reply.executed], ["UNKNOWN", "UNKNOWN"]);
  });

  it("skips unknown fields", () => {
    assert.equal(decodeReply(Buffer.from("a80601" + "1007", "hex")).sequence, 7n);
  });

  for (const [what, hex] of [
    ["cut short", "0a10000102"],
    ["a length beyond the frame", "6aff01"],
    ["a known field of another type", "0801"],
    ["an identity of 15 bytes", "0a0f000102030405060708090a0b0c0d0e"],
    ["an identity of zeros", "0a10" + "00".repeat(16)],
    ["a sequence above 2^63-1", "10ffffffffffffffffff01"],
    ["text that is not UTF-8", "2201ff"],
    ["half a surrogate pair", "2203eda080"],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => decodeReply(Buffer.from(hex, "hex")), MalformedFrameError);
    });
  }

  it("cuts a message that is over the limit at a whole character", () => {
    const text = Buffer.from("é".repeat(3_000));
    const length = Buffer.of((text.length & 0x7f) | 0x80, text.length >> 7);
    const message = decodeReply(Buffer.concat([Buffer.of(0x22), length, text])).message;
    assert.equal(message, "é".repeat(2_048));
  });
});
