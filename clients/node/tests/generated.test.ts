import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { create, fromBinary, toBinary, toJsonString } from "@bufbuild/protobuf";
import * as desk from "generated/desk/io/privateer/clients/testserver/index.js";
import * as shop from "generated/everything/shop/index.js";
import { Client, RpcError } from "privateer-rpc";
import { TestServer } from "./test-server.js";

for (const json of [false, true]) {
  describe(`a generated client that speaks ${json ? "JSON" : "Protocol Buffers"}`, () => {
    let server: TestServer;
    let client: Client;

    before(async () => {
      server = new TestServer();
      client = new Client({ endpoints: [await server.order("server main")], json });
    });

    after(async () => {
      await client.close();
      server.close();
    });

    it("calls the server that was generated from the same interface", async () => {
      const calls = new desk.DeskClient(client);
      assert.equal(await calls.place("hello"), "hello");
      assert.equal(await calls.find("metadata:tenant", { metadata: { tenant: "t" } }), "t");
    });

    it("throws the error that the interface declares, with its fields", async () => {
      const refused = await new desk.DeskClient(client).place("refuse:no").catch((error: unknown) => error);
      assert.ok(refused instanceof desk.RefusedError && refused instanceof RpcError);
      assert.deepEqual([refused.detail.message, refused.detail.times], ["no", 1]);
      assert.deepEqual([refused.name, refused.outcome], ["RefusedError", "EXECUTED"]);
    });

    it("refuses what it cannot send, by name", async () => {
      const broken = await new desk.DeskClient(client).find("\ud800").catch((error: unknown) => error);
      assert.ok(broken instanceof RpcError);
      assert.deepEqual([broken.code, broken.outcome], ["INVALID_ARGUMENT", "NOT_EXECUTED"]);
      assert.match(broken.message, /^test\.Desk|half a surrogate pair/);
      const calls = new shop.ShopClient(client);
      const missing = await calls.echo({ color: shop.Color.RED }).catch((error: unknown) => error);
      assert.ok(missing instanceof RpcError);
      assert.match(missing.message, /shop\.Everything\.scalars is missing/);
    });
  });
}

describe("generated messages", () => {
  /** A client whose server answers whatever it is told to. */
  function answering(body: Uint8Array, json = false): Client {
    const client = new Client({ endpoints: ["tcp://127.0.0.1:1"], json });
    return Object.assign(client, { send: () => Promise.resolve({ code: "OK", reply: { body } }) });
  }

  it("keep enum numbers and fields that this program does not know", async () => {
    const page = create(shop.ShopFindReplySchema, { result: { x: 7 } });
    const bytes = Buffer.concat([toBinary(shop.ShopFindReplySchema, page), Buffer.from("a80607", "hex")]);
    const point = await new shop.ShopClient(answering(bytes)).find("id", undefined);
    assert.equal(point?.x, 7);
    const optionals = fromBinary(shop.EverythingOptionalsSchema, Buffer.from("4809", "hex"));
    assert.equal(Number(optionals.color), 9);
    assert.equal(Buffer.from(toBinary(shop.EverythingOptionalsSchema, optionals)).toString("hex"), "4809");
  });

  it("must have what the interface says", async () => {
    for (const client of [answering(new Uint8Array(0)), answering(Buffer.from("{}"), true)]) {
      const lost = await new shop.ShopClient(client).names().catch((error: unknown) => error);
      assert.ok(lost instanceof RpcError);
      assert.deepEqual([lost.code, lost.outcome], ["DATA_LOSS", "EXECUTED"]);
      assert.match(lost.message, /shop\.ShopNamesReply\.result is missing/);
    }
  });

  it("must be in the encoding that the client speaks", async () => {
    const bytes = toBinary(shop.ShopSumReplySchema, create(shop.ShopSumReplySchema, { result: 5n }));
    for (const body of [bytes, Buffer.from("5")]) {
      const lost = await new shop.ShopClient(answering(body, true)).sum([5]).catch((error: unknown) => error);
      assert.ok(lost instanceof RpcError);
      assert.deepEqual([lost.code, lost.outcome], ["DATA_LOSS", "EXECUTED"]);
      assert.match(
        lost.message,
        /^the call ran, and its result cannot be read: cannot decode message shop\.ShopSumReply/,
      );
    }
    assert.equal(await new shop.ShopClient(answering(Buffer.from('{"result":"5"}'), true)).sum([5]), 5n);
  });

  it("read defaults where an older sender left a field out", async () => {
    const everything = create(shop.EverythingSchema, {
      scalars: {},
      boxes: {},
      optionals: {},
      defaults: { i: 5 },
      texts: {},
      times: { instant: {}, duration: {} },
      lists: {},
      arrays: {},
      maps: { byLong: { "-9223372036854775808": true } },
      shape: { variant: { case: "circle", value: { radius: 1 } } },
    });
    const reply = create(shop.ShopEchoReplySchema, { result: everything });
    for (const client of [
      answering(toBinary(shop.ShopEchoReplySchema, reply)),
      answering(Buffer.from(toJsonString(shop.ShopEchoReplySchema, reply)), true),
    ]) {
      const read = await new shop.ShopClient(client).echo(everything);
      assert.deepEqual(
        [read.defaults.i, read.defaults.l, read.defaults.b, read.defaults.color],
        [5, -9223372036854775808n, true, shop.Color.GREEN],
      );
      assert.deepEqual(read.maps.byLong, { "-9223372036854775808": true });
      assert.equal(read.shape.variant.case, "circle");
    }
  });
});
