import {
  type DescField,
  type DescMessage,
  fromBinary,
  type Message,
  type MessageShape,
  ScalarType,
  toBinary,
} from "@bufbuild/protobuf";
import { AnySchema, isWrapperDesc, StructSchema, ValueSchema } from "@bufbuild/protobuf/wkt";
import { Codec, hasLoneSurrogate } from "./envelope.js";
import { type FailureDetails, RpcError } from "./errors.js";
import { ANY_HAS_NO_JSON, decodeJson, encodeJson } from "./json-body.js";

/** What generated code is made of, besides the client itself. */

/** One of the errors that a method declares. */
export interface ErrorDescriptor {
  /** Its name on the wire. */
  readonly name: string;
  /** The error for its bytes. */
  readonly decode: (body: Uint8Array, message: string, details: FailureDetails, codec: Codec) => RpcError;
}

/** An error that a service declares, with what the service says of it. */
export class TypedError<T extends Message = Message> extends RpcError {
  /** The error's own fields; its `message` is the service's, without what was tried. */
  readonly detail: T;

  constructor(message: string, details: FailureDetails, detail: T) {
    super(message, details);
    this.detail = detail;
  }
}

export function typedError<D extends DescMessage>(
  name: string,
  schema: D,
  type: new (message: string, details: FailureDetails, detail: MessageShape<D>) => RpcError,
): ErrorDescriptor {
  return { name, decode: (body, message, details, codec) => new type(message, details, decode(schema, body, codec)) };
}

/** What a descriptor cannot say of its message. */
export interface Constraints {
  /** Fields that must be there. */
  readonly required?: readonly string[];
  /** What is read where a field is not there. */
  readonly defaults?: Readonly<Record<string, unknown>>;
}

const CONSTRAINTS = new WeakMap<DescMessage, Constraints>();

export function constrain(schema: DescMessage, constraints: Constraints): void {
  CONSTRAINTS.set(schema, constraints);
}

/** @throws Error that names the field which is missing or cannot be written */
export function encode<D extends DescMessage>(schema: D, message: MessageShape<D>, codec: Codec): Uint8Array {
  const json = codec === Codec.JSON;
  visit(schema, message, (owner, value) => {
    checkRequired(owner, value);
    checkTexts(owner, value);
    if (json) {
      refuseAny(owner);
    }
  });
  return json ? encodeJson(schema, message) : toBinary(schema, message);
}

/** @throws Error that says what is wrong with the bytes */
export function decode<D extends DescMessage>(schema: D, bytes: Uint8Array, codec: Codec): MessageShape<D> {
  const json = codec === Codec.JSON;
  const message = json ? decodeJson(schema, bytes) : fromBinary(schema, bytes);
  visit(schema, message, (owner, value) => {
    checkRequired(owner, value);
    if (json) {
      refuseAny(owner);
      roundFloats(owner, value);
    }
    for (const [name, fallback] of Object.entries(CONSTRAINTS.get(owner)?.defaults ?? {})) {
      value[name] ??= fallback;
    }
  });
  return message;
}

type Fields = Record<string, unknown>;

function checkRequired(schema: DescMessage, value: Fields): void {
  for (const name of CONSTRAINTS.get(schema)?.required ?? []) {
    if (value[name] === undefined || value[name] === null) {
      throw new Error(`${schema.typeName}.${name} is missing`);
    }
  }
}

function refuseAny(schema: DescMessage): void {
  if (schema.typeName === AnySchema.typeName) {
    throw new Error(ANY_HAS_NO_JSON);
  }
}

/** JSON has floats with more digits than a float holds: 3.4028235e38 is the largest one, as most languages write it. */
function roundFloats(schema: DescMessage, value: Fields): void {
  eachField(schema, value, (field, holder, name) => {
    const held = holder[name];
    if (field.scalar !== ScalarType.FLOAT) {
      return;
    }
    if (typeof held === "number") {
      holder[name] = Math.fround(held);
    } else if (held !== undefined) {
      const many = held as Record<string, number>;
      for (const [key, each] of Object.entries(many)) {
        many[key] = Math.fround(each);
      }
    }
  });
}

/** What is not Unicode would be changed in silence on its way. */
function checkTexts(schema: DescMessage, value: Fields): void {
  eachField(schema, value, (field, holder, name) => {
    checkText(field, holder[name]);
  });
}

/** Calls `see` for a message's fields, each with the object and the name that its value is found by: one in a oneof has its own. */
function eachField(
  schema: DescMessage,
  message: Fields,
  see: (field: DescField, holder: Fields, name: string) => void,
): void {
  for (const field of schema.fields) {
    if (field.oneof === undefined) {
      see(field, message, field.localName);
    } else {
      const chosen = message[field.oneof.localName] as Fields;
      if (chosen.case === field.localName) {
        see(field, chosen, "value");
      }
    }
  }
}

function checkText(field: DescField, value: unknown): void {
  let texts: unknown[] = [];
  if (typeof value === "string") {
    texts = [value];
  } else if (field.fieldKind === "list" && field.listKind === "scalar") {
    texts = value as unknown[];
  } else if (field.fieldKind === "map") {
    texts = Object.entries(value as Fields).flat();
  }
  for (const text of texts) {
    if (typeof text === "string" && hasLoneSurrogate(text)) {
      throw new Error(`${field.parent.typeName}.${field.localName} has half a surrogate pair`);
    }
  }
}

type See = (schema: DescMessage, value: Fields) => void;

/** Calls `see` for a message and all that are in it, also for those that the library holds as what is inside them. */
function visit(schema: DescMessage, message: Message, see: See): void {
  const fields = message as unknown as Fields;
  see(schema, fields);
  eachField(schema, fields, (field, holder, name) => {
    if (field.message === undefined || holder[name] === undefined || holder[name] === null) {
      return;
    }
    if (field.message.typeName === StructSchema.typeName && schema.typeName !== ValueSchema.typeName) {
      for (const each of elements(field, holder[name])) {
        visitJson(each, see);
      }
    } else if (field.fieldKind === "message" && field.oneof === undefined && isWrapperDesc(field.message)) {
      const wrapper = { value: holder[name] };
      see(field.message, wrapper);
      holder[name] = wrapper.value;
    } else {
      for (const each of elements(field, holder[name])) {
        visit(field.message, each as Message, see);
      }
    }
  });
}

/** A `Struct`, or a value inside one. The library would make nothing of what JSON does not have. */
function visitJson(value: unknown, see: See): void {
  if (Array.isArray(value)) {
    for (const each of value) {
      visitJson(each, see);
    }
  } else if (typeof value === "object" && value !== null) {
    see(StructSchema, { fields: value });
    for (const each of Object.values(value)) {
      visitJson(each, see);
    }
  } else if (typeof value === "string") {
    see(ValueSchema, { kind: { case: "stringValue", value } });
  } else if (value !== null && typeof value !== "number" && typeof value !== "boolean") {
    throw new Error(`${StructSchema.typeName} holds ${typeof value}, which JSON does not have`);
  }
}

function elements(field: DescField, value: unknown): unknown[] {
  if (field.fieldKind === "list") {
    return value as unknown[];
  }
  return field.fieldKind === "map" ? Object.values(value as Fields) : [value];
}
