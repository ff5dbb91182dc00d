import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { create, type DescMessage, equals, type MessageInitShape, type MessageShape } from "@bufbuild/protobuf";
import { anyPack, anyUnpack, Int32ValueSchema, NullValue } from "@bufbuild/protobuf/wkt";
import * as known from "generated/knowntypes/known/v1/index.js";
import * as nativ from "generated/native/nativ/index.js";
import { Client, RpcError } from "privateer-rpc";
import { Codec } from "../src/envelope.js";
import { decode, encode } from "../src/generated.js";

const { SingularSchema, ListsSchema, MapsSchema, ChoiceSchema, DocumentSchema, ExplicitSchema } = known;

const NO_JSON = /google\.protobuf\.Any has no JSON here, use Protocol Buffers bodies/;

const NULL: known.Choice["value"] & object = create(SingularSchema, {
  value: { kind: { case: "nullValue", value: NullValue.NULL_VALUE } },
}).value as never;

function json<D extends DescMessage>(schema: D, init: MessageInitShape<D>): string {
  return Buffer.from(encode(schema, create(schema, init), Codec.JSON)).toString();
}

function ofJson<D extends DescMessage>(schema: D, text: string): MessageShape<D> {
  return decode(schema, Buffer.from(text), Codec.JSON);
}

function bothWays<D extends DescMessage>(schema: D, init: MessageInitShape<D>): void {
  const message = create(schema, init);
  for (const codec of [Codec.PROTOBUF, Codec.JSON]) {
    assert.deepEqual(decode(schema, encode(schema, message, codec), codec), message);
  }
}

const ONE_OF_EACH = {
  empty: {},
  fieldMask: { paths: ["id", "owner.display_name"] },
  struct: { a: [1, 0.5, "x", true, null, {}], "": { "🏴": [] } },
  value: { kind: { case: "stringValue", value: "5" } },
  listValue: { values: [NULL] },
  bool: true,
  bytes: Uint8Array.of(0, 255),
  double: 0.1,
  float: 0.5,
  int32: -(2 ** 31),
  int64: -(2n ** 63n),
  string: "🏴",
  uint32: 2 ** 32 - 1,
  uint64: 2n ** 64n - 1n,
} satisfies MessageInitShape<typeof SingularSchema>;

describe("Google's own messages in fields", () => {
  it("come back as they went, alone and as one of several", () => {
    bothWays(SingularSchema, ONE_OF_EACH);
    bothWays(ExplicitSchema, ONE_OF_EACH);
    for (const [name, value] of Object.entries(ONE_OF_EACH)) {
      bothWays(ChoiceSchema, { [name]: value });
    }
  });

  it("come back in lists and maps, wrappers as messages", () => {
    const { struct, fieldMask } = ONE_OF_EACH;
    const many: MessageInitShape<typeof ListsSchema> = {
      struct: [struct, {}],
      fieldMask: [fieldMask],
      value: [NULL, { kind: { case: "numberValue", value: 1 } }],
      float: [{ value: 0.1 }, {}],
      int64: [{ value: -1n }, {}],
      string: [{ value: "x" }],
      empty: [{}],
    };
    const message = create(ListsSchema, many);
    assert.deepEqual(
      decode(ListsSchema, encode(ListsSchema, message, Codec.JSON), Codec.JSON).float.map(({ value }) => value),
      [Math.fround(0.1), 0],
    );
    bothWays(ListsSchema, { ...many, float: [{ value: 0.5 }] });
    bothWays(MapsSchema, { struct: { a: struct }, value: { a: NULL }, bool: { a: {} }, uint64: { "": { value: 1n } } });
  });

  it("tell absent from zero", () => {
    for (const codec of [Codec.PROTOBUF, Codec.JSON]) {
      const zeros = create(SingularSchema, { int32: 0, string: "", bool: false, bytes: new Uint8Array(), int64: 0n });
      const read = decode(SingularSchema, encode(SingularSchema, zeros, codec), codec);
      assert.deepEqual([read.int32, read.string, read.bool, read.int64, read.uint32], [0, "", false, 0n, undefined]);
      assert.equal(
        decode(SingularSchema, encode(SingularSchema, create(SingularSchema), codec), codec).int32,
        undefined,
      );
    }
    assert.deepEqual(ofJson(SingularSchema, '{"int32":null,"struct":null}'), create(SingularSchema));
    assert.deepEqual(ofJson(SingularSchema, '{"value":null}').value, NULL);
  });

  it("are written and read as Google's own library has them", () => {
    const file = "../../rpc-codegen/src/test/contracts/knowntypes/bodies.json";
    const cases = JSON.parse(readFileSync(file, "utf8")) as {
      name: string;
      message: "Singular" | "Lists" | "Maps" | "Choice" | "Document" | "Explicit";
      proto: string;
      json: string | null;
    }[];
    assert.ok(cases.length > 5);
    for (const { name, message, proto, json: text } of cases) {
      const schema: DescMessage = known[`${message}Schema`];
      const read = decode(schema, Buffer.from(proto, "hex"), Codec.PROTOBUF);
      assert.equal(encode(schema, read, Codec.PROTOBUF).length * 2, proto.length, name);
      if (text === null) {
        assert.throws(() => encode(schema, read, Codec.JSON), /has no JSON here|cannot be NaN or Infinity/, name);
      } else {
        assert.ok(equals(schema, ofJson(schema, text), read), name);
        assert.deepEqual(JSON.parse(Buffer.from(encode(schema, read, Codec.JSON)).toString()), JSON.parse(text), name);
      }
    }
  });

  it("keep long numbers exact where they are integers, and numbers where they are values", () => {
    const read = ofJson(
      DocumentSchema,
      '{"version":9007199254740993,"body":{"a":9007199254740993,"b":"9007199254740993"},"id":"9007199254740993",' +
        '"history":[9007199254740993],"translations":{"a":{"b":9007199254740993}}}',
    );
    assert.equal(read.version, 9007199254740993n);
    assert.deepEqual(read.body, { a: 9007199254740992, b: "9007199254740993" });
    assert.deepEqual(
      read.history.map(({ kind }) => kind),
      [{ case: "numberValue", value: 9007199254740992 }],
    );
    assert.deepEqual(read.translations, { a: { b: 9007199254740992 } });
    const deeper = ofJson(
      known.EverythingSchema,
      '{"maps":{"value":{"k":9007199254740993},"int64":{"k":9007199254740993}}}',
    );
    const held = Object.values(deeper.maps?.value ?? {}).map(({ kind }) => kind);
    assert.deepEqual(held, [{ case: "numberValue", value: 9007199254740992 }]);
    assert.equal(Object.values(deeper.maps?.int64 ?? {})[0]?.value, 9007199254740993n);
    assert.throws(() => ofJson(DocumentSchema, '{"version":9007199254740993,"body":{"a":1,"a":2}}'), /[Dd]uplicate/);
  });

  it("round a float inside a wrapper", () => {
    assert.equal(ofJson(SingularSchema, '{"float":0.1}').float, Math.fround(0.1));
  });

  it("refuse what would be changed on its way", () => {
    const codecs = [Codec.PROTOBUF, Codec.JSON];
    for (const codec of codecs) {
      const half = (init: MessageInitShape<typeof SingularSchema>) => () =>
        encode(SingularSchema, create(SingularSchema, init), codec);
      assert.throws(half({ string: "\ud800" }), /Singular\.string has half a surrogate pair/);
      assert.throws(half({ struct: { a: [{ b: "\ud800" }] } }), /half a surrogate pair/);
      assert.throws(half({ struct: { "\ud800": 1 } }), /Struct\.fields has half a surrogate pair/);
      assert.throws(half({ struct: { a: [1n as never] } }), /Struct holds bigint, which JSON does not have/);
      assert.throws(half({ struct: { a: undefined as never } }), /Struct holds undefined, which JSON does not have/);
      assert.throws(half({ int32: 2 ** 31 }), /int32/);
    }
    for (const value of [NaN, -Infinity]) {
      const body = encode(SingularSchema, create(SingularSchema, { struct: { a: value } }), Codec.PROTOBUF);
      assert.deepEqual(decode(SingularSchema, body, Codec.PROTOBUF).struct, { a: value });
      assert.throws(() => json(SingularSchema, { struct: { a: value } }), /NaN or Infinity/);
    }
    assert.throws(() => json(ListsSchema, { value: [{}] }), /must have a value/);
    assert.throws(() => json(SingularSchema, { fieldMask: { paths: ["aB"] } }), /FieldMask|field mask/i);
  });

  it("refuse damaged bytes", () => {
    for (const damaged of ["0a020aff", "22030a0105", "2a021a05", "2a031a01ff", "5a020aff", "1a030a01ff"]) {
      assert.throws(() => decode(SingularSchema, Buffer.from(damaged, "hex"), Codec.PROTOBUF), Error, damaged);
    }
  });
});

describe("a message of any type", () => {
  it("is kept, known or not", () => {
    for (const any of [{}, { typeUrl: "x.y/never.heard.Of", value: Uint8Array.of(255, 0) }]) {
      const message = create(ListsSchema, { any: [any] });
      assert.deepEqual(decode(ListsSchema, encode(ListsSchema, message, Codec.PROTOBUF), Codec.PROTOBUF), message);
    }
    const any = anyPack(Int32ValueSchema, create(Int32ValueSchema, { value: 7 }));
    const body = encode(SingularSchema, create(SingularSchema, { any }), Codec.PROTOBUF);
    const read = decode(SingularSchema, body, Codec.PROTOBUF).any;
    assert.equal(read && anyUnpack(read, Int32ValueSchema)?.value, 7);
  });

  it("has no JSON", () => {
    assert.throws(() => json(SingularSchema, { any: {} }), NO_JSON);
    assert.throws(() => json(known.EverythingSchema, { maps: { any: { a: { typeUrl: "a/b" } } } }), NO_JSON);
    for (const text of [
      "{}",
      '{"@type":"x.y/never.heard.Of"}',
      '{"value":1}',
      '{"@type":"google.protobuf.Empty"}',
      "1",
    ]) {
      assert.throws(() => ofJson(SingularSchema, `{"any":${text}}`), NO_JSON, text);
    }
    assert.throws(() => ofJson(SingularSchema, '{"int32":"x"}'), /int32/);
  });

  it("is refused before it is sent", async () => {
    const client = new Client({ endpoints: ["tcp://127.0.0.1:1"], json: true });
    const wrong = await new known.DocumentsClient(client)
      .echo({ singular: { any: {} } })
      .catch((error: unknown) => error);
    assert.ok(wrong instanceof RpcError);
    assert.deepEqual([wrong.code, wrong.outcome], ["INVALID_ARGUMENT", "NOT_EXECUTED"]);
    assert.match(wrong.message, NO_JSON);
    await client.close();
  });
});

describe("methods that take and give them", () => {
  it("have them as arguments and result", async () => {
    const reply = encode(
      nativ.DocumentsMergeReplySchema,
      create(nativ.DocumentsMergeReplySchema, { result: { a: [1] } }),
      Codec.PROTOBUF,
    );
    const sent: Uint8Array[] = [];
    const opened = new Client({ endpoints: ["tcp://127.0.0.1:1"] });
    const client: Client = Object.assign(opened, {
      send: (_path: string, _idempotent: boolean, body: Uint8Array) => {
        sent.push(body);
        return Promise.resolve({ code: "OK", reply: { body: reply } });
      },
    });
    const document = { id: "a", body: { b: 1 }, extra: NULL, history: [NULL], translations: { de: {} }, mask: {} };
    assert.deepEqual(await new nativ.DocumentsClient(client).merge(document, NULL), { a: [1] });
    const read = decode(nativ.DocumentsMergeRequestSchema, Buffer.concat(sent), Codec.PROTOBUF);
    assert.deepEqual([read.document, read.value], [create(nativ.DocumentsDocumentSchema, document), NULL]);
    await client.close();
  });
});
