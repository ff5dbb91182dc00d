import {
  type DescEnum,
  type DescField,
  type DescMessage,
  type JsonObject,
  type JsonValue,
  type Message,
} from "@bufbuild/protobuf";
import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";

/** The names that fields and constants had before they were renamed: programs that are older still write them into JSON. */

/** The option of fields and constants that generated descriptors have it in. */
const FORMER_NAME = 77_261;

const GOOGLES = "google.protobuf";

/** The fields of a message by the names that they have, and by those that they had and no field has now. */
interface Names {
  readonly present: ReadonlyMap<string, DescField>;
  readonly former: ReadonlyMap<string, DescField>;
}

const NAMES = new WeakMap<DescMessage, Names>();
const CONSTANTS = new WeakMap<DescEnum, ReadonlyMap<string, string>>();
const RENAMED = new WeakMap<DescMessage, boolean>();

/** Whether anything in such a message was renamed, at any depth. */
export function hasFormerNames(schema: DescMessage): boolean {
  let known = RENAMED.get(schema);
  if (known === undefined) {
    known = reachesFormerNames(schema, new Set());
    RENAMED.set(schema, known);
  }
  return known;
}

function reachesFormerNames(schema: DescMessage, seen: Set<DescMessage>): boolean {
  seen.add(schema);
  return (
    namesOf(schema).former.size > 0 ||
    schema.fields.some(
      ({ enum: type, message }) =>
        (type !== undefined && constantsOf(type).size > 0) ||
        (message !== undefined && !seen.has(message) && reachesFormerNames(message, seen)),
    )
  );
}

/**
 * The JSON of a message, with present names for former ones.
 *
 * @throws Error that names a field which is there by both
 */
export function withPresentNames(schema: DescMessage, json: JsonValue): JsonValue {
  // Google's own look different in JSON, and were never renamed.
  if (!isObject(json) || schema.file.proto.package === GOOGLES) {
    return json;
  }
  const { present, former } = namesOf(schema);
  const renamed = new Map(Object.entries(json).filter(([name]) => !former.has(name)));
  for (const [name, field] of former) {
    if (Object.hasOwn(json, name)) {
      rename(renamed, field, json[name] as JsonValue);
    }
  }
  return Object.fromEntries(
    [...renamed].map(([name, value]) => {
      const field = present.get(name);
      return [name, field === undefined ? value : presentIn(field, value)];
    }),
  );
}

function rename(message: Map<string, JsonValue>, field: DescField, value: JsonValue): void {
  const others = [field.jsonName, field.name].filter((name) => message.has(name));
  // Null is as good as not there.
  if (others.every((name) => message.get(name) === null)) {
    others.forEach((name) => message.delete(name));
    message.set(field.jsonName, value);
  } else if (value !== null) {
    throw new Error(`${field.parent.typeName}.${field.localName} is there twice`);
  }
}

function presentIn(field: DescField, value: JsonValue): JsonValue {
  if (field.fieldKind === "list" && Array.isArray(value)) {
    return value.map((each) => presentSingle(field, each));
  }
  if (field.fieldKind === "map" && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, presentSingle(field, each)]));
  }
  return presentSingle(field, value);
}

function presentSingle({ enum: type, message }: DescField, value: JsonValue): JsonValue {
  if (message !== undefined) {
    return withPresentNames(message, value);
  }
  return type !== undefined && typeof value === "string" ? (constantsOf(type).get(value) ?? value) : value;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function namesOf(schema: DescMessage): Names {
  let known = NAMES.get(schema);
  if (known === undefined) {
    const present = new Map(
      schema.fields.flatMap((field): [string, DescField][] => [
        [field.name, field],
        [field.jsonName, field],
      ]),
    );
    const former = new Map(
      schema.fields.flatMap((field) =>
        formerNames(field.proto.options)
          .filter((name) => !present.has(name))
          .map((name): [string, DescField] => [name, field]),
      ),
    );
    known = { present, former };
    NAMES.set(schema, known);
  }
  return known;
}

/** The present names of constants, by former ones. */
function constantsOf(type: DescEnum): ReadonlyMap<string, string> {
  let known = CONSTANTS.get(type);
  if (known === undefined) {
    known = new Map(
      type.values.flatMap((value) =>
        formerNames(value.proto.options)
          .filter((name) => !type.values.some((other) => other.name === name))
          .map((name): [string, string] => [name, value.name]),
      ),
    );
    CONSTANTS.set(type, known);
  }
  return known;
}

function formerNames(options: Message | undefined): string[] {
  return (options?.$unknown ?? [])
    .filter(({ no, wireType }) => no === FORMER_NAME && wireType === WireType.LengthDelimited)
    .map(({ data }) => new BinaryReader(data).string());
}
