import {
  type DescMessage,
  fromJsonString,
  type JsonValue,
  type MessageShape,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";

/** Bodies as JSON: the proto3 JSON mapping, also where JavaScript's own JSON would change a number in silence. */

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A whole number that a double may not hold. No quote stands before one, but text may hold what looks like one. */
const LONG_NUMBER = /(?<![\w".+-])-?[1-9]\d{15,}(?=\s*[,\]}])/;
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
  return fromJsonString(schema, LONG_NUMBER.test(text) ? withQuotedNumbers(text) : text, { ignoreUnknownFields: true });
}

/** Numbers may stand in quotes, and then they are read digit by digit and not as a double. */
function withQuotedNumbers(text: string): string {
  // Or each quote of a text that has no end would be a search for that.
  JSON.parse(text);
  return text.replaceAll(TEXT_OR_LONG_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`));
}
