import {
  type DescField,
  type DescMessage,
  fromJson,
  fromJsonString,
  type JsonObject,
  type JsonValue,
  type MessageShape,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import { AnySchema, ListValueSchema, StructSchema, ValueSchema } from "@bufbuild/protobuf/wkt";
import { hasFormerNames, withPresentNames } from "./former-names.js";

/** Bodies as JSON: the proto3 JSON mapping, also where JavaScript's own JSON would change a number in silence. */

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** It would take all types that there are. */
export const ANY_HAS_NO_JSON = `${AnySchema.typeName} has no JSON here, use Protocol Buffers bodies`;

/** Messages that hold whatever JSON has, with its numbers as doubles. */
const PLAIN: readonly string[] = [StructSchema.typeName, ValueSchema.typeName, ListValueSchema.typeName];

/** A whole number that a double may not hold. No quote stands before one, but text may hold what looks like one. */
const LONG_NUMBER = /(?<![\w".+-])-?[1-9]\d{15,}(?=\s*[,\]}])/;
const LENIENT = { ignoreUnknownFields: true };
const TEXT_OR_LONG_NUMBER = new RegExp(`"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"|${LONG_NUMBER.source}`, "g");

/** @throws Error that names the field which cannot be written */
export function encodeJson<D extends DescMessage>(schema: D, message: MessageShape<D>): Uint8Array {
  // Only the binary writer refuses numbers that are out of their field's range.
  toBinary(schema, message);
  return Buffer.from(written(toJson(schema, message)));
}

/** As `JSON.stringify`, which makes 0 of -0. */
function written(value: JsonValue): string {
  if (Array.isArray(value)) {
    return `[${value.map(written).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value)
      .map(([name, each]) => `${JSON.stringify(name)}:${written(each)}`)
      .join(",")}}`;
  }
  return Object.is(value, -0) ? "-0.0" : JSON.stringify(value);
}

/**
 * Reads a body; an empty one is an empty message. Fields and names of enum constants that are not known are skipped.
 *
 * @throws Error that says what is wrong with it
 */
export function decodeJson<D extends DescMessage>(schema: D, body: Uint8Array): MessageShape<D> {
  const text = body.length === 0 ? "{}" : UTF8.decode(body);
  try {
    return read(schema, text);
  } catch (wrong) {
    // What the library says is that it does not know the type.
    throw String(wrong).includes(`message ${AnySchema.typeName} from JSON`)
      ? new Error(ANY_HAS_NO_JSON, { cause: wrong })
      : wrong;
  }
}

function read<D extends DescMessage>(schema: D, text: string): MessageShape<D> {
  const long = LONG_NUMBER.test(text);
  const exact = long ? withQuotedNumbers(text) : text;
  // Only from text does the library find what is there twice.
  const message = fromJsonString(schema, exact, LENIENT);
  if (!long && !hasFormerNames(schema)) {
    return message;
  }
  const json = parsed(schema, exact);
  if (long) {
    unquotePlain(schema, json, parsed(schema, text));
  }
  return fromJson(schema, json, LENIENT);
}

function parsed(schema: DescMessage, text: string): JsonValue {
  const json = JSON.parse(text) as JsonValue;
  return hasFormerNames(schema) ? withPresentNames(schema, json) : json;
}

/** In a message of plain values what stands in quotes is text: there numbers stay as they were. */
function unquotePlain(schema: DescMessage, quoted: JsonValue, plain: JsonValue): void {
  const [to, from] = [quoted as JsonObject, plain as JsonObject];
  for (const field of schema.fields) {
    for (const name of new Set([field.jsonName, field.name])) {
      const held = to[name];
      if (held !== undefined && isPlain(field)) {
        to[name] = from[name] as JsonValue;
      } else if (field.message !== undefined && typeof held === "object" && held !== null) {
        for (const [one, other] of entries(field, held, from[name] as JsonValue)) {
          unquotePlain(field.message, one, other);
        }
      }
    }
  }
}

function isPlain(field: DescField): boolean {
  return field.message !== undefined && PLAIN.includes(field.message.typeName);
}

/** What is in a field, beside what was there before. */
function entries(field: DescField, quoted: JsonValue, plain: JsonValue): [JsonValue, JsonValue][] {
  if (field.fieldKind !== "list" && field.fieldKind !== "map") {
    return [[quoted, plain]];
  }
  const [to, from] = [Object.entries(quoted as JsonObject), plain as JsonObject];
  return to
    .filter(([, each]) => typeof each === "object" && each !== null)
    .map(([key, each]) => [each, from[key] as JsonValue]);
}

/** Numbers may stand in quotes, and then they are read digit by digit and not as a double. */
function withQuotedNumbers(text: string): string {
  // Or each quote of a text that has no end would be a search for that.
  JSON.parse(text);
  return text.replaceAll(TEXT_OR_LONG_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`));
}
