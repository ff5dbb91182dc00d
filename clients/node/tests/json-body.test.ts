import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { create, type DescMessage, equals, fromBinary, type MessageShape } from "@bufbuild/protobuf";
import { ListValueSchema, StructSchema, ValueSchema } from "@bufbuild/protobuf/wkt";
import * as evolved from "generated/evolved/evolved/index.js";
import * as shop from "generated/everything/shop/index.js";
import { Codec } from "../src/envelope.js";
import { decode, encode } from "../src/generated.js";

function written<D extends DescMessage>(schema: D, message: MessageShape<D>): string {
  return Buffer.from(encode(schema, message, Codec.JSON)).toString();
}

function read<D extends DescMessage>(schema: D, text: string): MessageShape<D> {
  return decode(schema, Buffer.from(text), Codec.JSON);
}

const { RED } = shop.Color;

const POINTS = shop.EverythingPointSchema;
const BOXES = shop.EverythingBoxesSchema;
const SCALARS = shop.EverythingScalarsSchema;
const OPTIONALS = shop.EverythingOptionalsSchema;
const ARRAYS = shop.EverythingArraysSchema;

describe("a body in JSON", () => {
  const forms: [string, DescMessage, MessageShape<DescMessage>, string][] = [
    ["nothing", POINTS, create(POINTS), "{}"],
    ["64 bits", SCALARS, create(SCALARS, { l: 2n ** 63n - 1n }), '{"l":"9223372036854775807"}'],
    ["the smallest 64 bits", SCALARS, create(SCALARS, { l: -(2n ** 63n) }), '{"l":"-9223372036854775808"}'],
    ["what is no number", SCALARS, create(SCALARS, { f: NaN, d: -Infinity }), '{"f":"NaN","d":"-Infinity"}'],
    ["zero below zero", SCALARS, create(SCALARS, { d: -0 }), '{"d":-0.0}'],
    ["zero below zero in lists", ARRAYS, create(ARRAYS, { floats: [0, -0] }), '{"floats":[0,-0.0]}'],
    ["zeros that are not absent", BOXES, create(BOXES, { l: 0n, b: false }), '{"l":"0","b":false}'],
    ["bytes", SCALARS, create(SCALARS, { bytes: Uint8Array.of(0, 250, 255) }), '{"bytes":"APr/"}'],
    ["text", SCALARS, create(SCALARS, { s: '\u2028"\\\0🏴' }), '{"s":"\u2028\\"\\\\\\u0000🏴"}'],
    ["a constant", OPTIONALS, create(OPTIONALS, { color: RED }), '{"color":"COLOR_RED"}'],
    ["a number that is no constant", OPTIONALS, fromBinary(OPTIONALS, Uint8Array.of(0x48, 9)), '{"color":9}'],
    [
      "a moment",
      OPTIONALS,
      create(OPTIONALS, { instant: { seconds: -1n, nanos: 5 } }),
      '{"instant":"1969-12-31T23:59:59.000000005Z"}',
    ],
    [
      "a variant",
      shop.ShapeSchema,
      create(shop.ShapeSchema, { variant: { case: "circle", value: { radius: 1.5 } } }),
      '{"circle":{"radius":1.5}}',
    ],
    [
      "names that objects have already",
      shop.EverythingMapsSchema,
      create(shop.EverythingMapsSchema, { byString: Object.fromEntries([["__proto__", 1]]) }),
      '{"byString":{"__proto__":1}}',
    ],
  ];
  for (const [name, schema, message, text] of forms) {
    it(`has ${name}`, () => {
      assert.equal(written(schema, message), text);
      const again = read(schema, text);
      // NaN equals nothing, so texts are compared there.
      assert.ok(text.includes("NaN") ? written(schema, again) === text : equals(schema, again, message));
    });
  }

  it("may be empty, and is then an empty message", () => {
    assert.deepEqual(read(POINTS, ""), create(POINTS));
  });

  it("is read with names in both spellings, without fields and constants that are not known", () => {
    const newer = '{"b":true,"shade":[{"x":1}],"color":"COLOR_PURPLE","uuid":null}';
    assert.deepEqual(read(OPTIONALS, newer), create(OPTIONALS, { b: true }));
    assert.deepEqual(read(shop.EverythingTimesSchema, '{"date_time":"x","date":"y"}').dateTime, "x");
  });

  it("has numbers as people write them, each digit of which counts", () => {
    assert.equal(read(SCALARS, '{"l": 9007199254740993}').l, 9007199254740993n);
    assert.deepEqual(
      read(
        ARRAYS,
        '{"longs":[-9223372036854775808 , 1,9223372036854775807],"strings":["[1234567890123456789]","\\"]"]}',
      ),
      create(ARRAYS, {
        longs: [-(2n ** 63n), 1n, 2n ** 63n - 1n],
        strings: ["[1234567890123456789]", '"]'],
      }),
    );
    for (const number of ["12345678901234567890", "0.1234567890123456789", "1e0000000000000000001"]) {
      assert.equal(read(SCALARS, `{"d":${number}}`).d, Number(number));
    }
    assert.equal(read(SCALARS, '{"l":1e3}').l, 1_000n);
    assert.equal(read(SCALARS, '{"d":-0}').d, -0);
  });

  const broken: [string, string | Uint8Array, RegExp][] = [
    ["no JSON", "{", /JSON/],
    ["Protocol Buffers", Uint8Array.of(8, 1), /JSON/],
    ["no object", "[]", /shop\.EverythingScalars/],
    ["a number without quotes around its name", "{1234567890123456789:1}", /JSON/],
    ["more than 64 bits", '{"l":9223372036854775808}', /out of range/],
    ["more than 32 bits", '{"i":2147483648}', /shop\.EverythingScalars\.i/],
    ["half of a number", '{"i":1.5}', /shop\.EverythingScalars\.i/],
    ["a name twice", '{"i":1,"i":2}', /duplicate/],
    ["half a surrogate pair", '{"s":"\\ud800"}', /EverythingScalars\.s .* invalid UTF8/],
    ["text that is not UTF-8", Buffer.from('{"s":"\xff"}', "latin1"), /utf-8/],
    ["something behind it", '{"i":1} x', /JSON/],
  ];
  for (const [name, body, problem] of broken) {
    it(`is not ${name}`, () => {
      assert.throws(() => decode(SCALARS, Buffer.from(body as string), Codec.JSON), problem);
    });
  }

  it("has floats in as many digits as anybody writes", () => {
    const largest = 2 ** 128 - 2 ** 104;
    assert.equal(read(SCALARS, '{"f":3.4028235E38}').f, largest);
    assert.deepEqual(read(ARRAYS, '{"floats":[0.1,"-0.1"],"doubles":[0.1]}').floats, [0.1, -0.1].map(Math.fround));
    assert.equal(read(BOXES, '{"d":0.1}').d, 0.1);
  });

  it("is refused in no time, however it is broken", () => {
    assert.throws(() => read(SCALARS, '{"l":9007199254740993,"' + '\\"'.repeat(1 << 20)), /JSON/);
    assert.throws(() => read(SCALARS, '{"l":9007199254740993' + " ".repeat(1 << 20) + "}}"), /JSON/);
  });

  it("has no half surrogate pair in a list or a map", () => {
    assert.throws(() => read(ARRAYS, '{"strings":["a","\\udc00"]}'), /invalid UTF8/);
    assert.throws(() => read(shop.EverythingMapsSchema, '{"byString":{"\\udc00":1}}'), /invalid UTF8/);
  });

  it("is not deeper than a message may be", () => {
    const depth = 100_000;
    assert.throws(() => read(shop.EverythingSchema, '{"next":'.repeat(depth) + "{}" + "}".repeat(depth)), /recursion/);
    assert.ok(read(SCALARS, `{"unknown":${"[".repeat(1_000)}${"]".repeat(1_000)}}`));
  });

  it("holds no number that its field does not", () => {
    assert.throws(() => written(SCALARS, create(SCALARS, { i: 2 ** 31 })), /EverythingScalars\.i|int32/);
    assert.throws(() => written(SCALARS, create(SCALARS, { l: 2n ** 63n })), /EverythingScalars\.l|int64/);
  });

  it("holds no half surrogate pair, in a oneof neither", () => {
    assert.throws(() => written(SCALARS, create(SCALARS, { s: "\udfff" })), /half a surrogate pair/);
    const half = create(ValueSchema, { kind: { case: "stringValue", value: "\ud800" } });
    for (const codec of [Codec.JSON, Codec.PROTOBUF]) {
      assert.throws(() => encode(ValueSchema, half, codec), /Value\.stringValue has half a surrogate pair/);
    }
  });

  it("holds none in what is inside it: in a list, a map and a oneof", () => {
    const half = create(ValueSchema, { kind: { case: "stringValue", value: "\ud800" } });
    const list = create(ListValueSchema, { values: [create(ValueSchema), half] });
    const map = create(StructSchema, { fields: { a: create(ValueSchema), b: half } });
    const oneof = create(ValueSchema, { kind: { case: "listValue", value: list } });
    for (const codec of [Codec.JSON, Codec.PROTOBUF]) {
      assert.throws(() => encode(ListValueSchema, list, codec), /Value\.stringValue has half a surrogate pair/);
      assert.throws(() => encode(StructSchema, map, codec), /Value\.stringValue has half a surrogate pair/);
      assert.throws(() => encode(ValueSchema, oneof, codec), /Value\.stringValue has half a surrogate pair/);
    }
  });
});

describe("a body in JSON of an older program", () => {
  const { CLOSED, OPEN, VOID } = evolved.LedgerState;
  const ENTRY = evolved.LedgerEntrySchema;
  const REQUEST = evolved.LedgerAuditRequestSchema;

  function entry(account: string, cents: bigint, state: evolved.LedgerState): evolved.LedgerEntry {
    return create(ENTRY, { account, cents, state });
  }

  it("has former names of fields, constants and variants anywhere", () => {
    const old = `{"ledger":{
      "entries":[{"account":"a","amountCents":9007199254740993,"state":"LEDGER_STATE_DONE"}],
      "accounts":{"amountCents":{"account":"amountCents","amountCents":"2","state":"LEDGER_STATE_OPEN"}},
      "years":{"accounts":{"values":[{"account":"LEDGER_STATE_DONE","amountCents":3,"state":3}]}},
      "states":["LEDGER_STATE_DONE","LEDGER_STATE_VOID"],
      "last":{"LEDGER_STATE_DONE":"LEDGER_STATE_DONE","__proto__":"LEDGER_STATE_DONE"},
      "owner":{"firm":{"title":"accounts"}},"amountCents":{"accounts":1}
    }}`;
    const request = create(REQUEST, {
      book: {
        entries: [entry("a", 9007199254740993n, CLOSED)],
        byAccount: { amountCents: entry("amountCents", 2n, OPEN) },
        years: { accounts: { values: [entry("LEDGER_STATE_DONE", 3n, CLOSED)] } },
        states: [CLOSED, VOID],
        last: Object.fromEntries([
          ["LEDGER_STATE_DONE", CLOSED],
          ["__proto__", CLOSED],
        ]),
        owner: { variant: { case: "company", value: { name: "accounts" } } },
      },
    });
    assert.ok(equals(REQUEST, read(REQUEST, old), request));
    assert.ok(equals(REQUEST, read(REQUEST, old.replace("9007199254740993", '"9007199254740993"')), request));
    const now = written(REQUEST, request);
    assert.ok(equals(REQUEST, read(REQUEST, now), request));
    assert.match(now, /"book":.*"cents":.*"LEDGER_STATE_CLOSED".*"byAccount":.*"company":/);
    const spelled = '{"book":{"by_account":{"k":{"cents":1,"state":2}}}}';
    const cents = create(REQUEST, { book: { byAccount: { k: entry("", 1n, OPEN) } } });
    assert.ok(equals(REQUEST, read(REQUEST, spelled), cents));
  });

  it("is not it by two names, of which null is none", () => {
    assert.throws(() => read(ENTRY, '{"cents":5,"amountCents":5}'), /evolved\.LedgerEntry\.cents is there twice/);
    assert.throws(() => read(ENTRY, '{"amountCents":5,"amountCents":5}'), /duplicate/);
    for (const body of ['{"cents":null,"amountCents":5}', '{"cents":5,"amountCents":null}']) {
      assert.equal(read(ENTRY, body).cents, 5n);
    }
    assert.equal(read(ENTRY, '{"amountCents":null}').cents, 0n);
  });

  it("is checked as any other", () => {
    assert.throws(() => read(ENTRY, '{"amountCents":true}'), /evolved\.LedgerEntry\.cents/);
    assert.throws(() => read(ENTRY, '{"amountCents":5'), /JSON/);
    assert.throws(() => read(ENTRY, "[]"), /evolved\.LedgerEntry/);
    assert.equal(read(ENTRY, '{"state":"LEDGER_STATE_DRAFT"}').state, 0);
  });
});
