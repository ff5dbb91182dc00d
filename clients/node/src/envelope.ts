import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { type Id, idFromBytes, idToBytes, NO_ID } from "./id.js";
import { type StatusName, statusName } from "./status.js";

/** The envelope of the protocol: `docs/protocol.md` has its tables, and each number here is one of theirs. */

export const Kind = { CALL: 1, WAIT: 2, CANCEL: 3, PING: 4 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/** How bodies are encoded. The envelope itself is always Protocol Buffers. */
export const Codec = { PROTOBUF: 1, JSON: 2 } as const;
export type Codec = (typeof Codec)[keyof typeof Codec];

export type Executed = "UNKNOWN" | "NO" | "YES";
const EXECUTED: readonly Executed[] = ["UNKNOWN", "NO", "YES"];

/** Which calls are served first, and refused last, when there are more than can be served. */
export type Priority = "DEFAULT" | "CRITICAL" | "BACKGROUND";
const PRIORITIES: readonly Priority[] = ["DEFAULT", "CRITICAL", "BACKGROUND"];

/** Finished numbers, both ends included. */
export interface Range {
  readonly first: bigint;
  readonly last: bigint;
}

export interface Request {
  readonly kind: Kind;
  readonly client: Id;
  readonly sequence: bigint;
  readonly doneBelow: bigint;
  readonly done: readonly Range[];
  readonly scope: Id;
  readonly boundMs: bigint;
  readonly attempt: number;
  readonly method: string;
  readonly timeoutMs: number;
  readonly beatMs: number;
  readonly codec: Codec;
  readonly metadata: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly priority: Priority;
  /** Another copy may be executed too. */
  readonly extra: boolean;
}

export interface ServerInfo {
  readonly maxMessageBytes: bigint;
  readonly retentionMs: bigint;
}

export interface Reply {
  client: Id;
  sequence: bigint;
  code: StatusName;
  message: string;
  detail: { readonly name: string; readonly body: Uint8Array } | undefined;
  executed: Executed;
  working: boolean;
  draining: boolean;
  retryAfterMs: number;
  scope: Id;
  storeMs: bigint;
  metadata: Record<string, string>;
  body: Uint8Array;
  server: ServerInfo | undefined;
  settled: boolean;
}

/** A frame that breaks the protocol's rules: it is dropped as a whole. */
export class MalformedFrameError extends Error {
  override readonly name = "MalformedFrameError";
}

const EMPTY = new Uint8Array(0);
const INT64_MAX = (1n << 63n) - 1n;
const METADATA_PAIRS = 64;
const METADATA_BYTES = 8192;
const METHOD_BYTES = 512;
const ERROR_NAME_BYTES = 512;
const MESSAGE_BYTES = 4096;

/** The same request, asking or telling something else of the same call; only a CALL carries a body. */
export function about(request: Request, kind: Kind): Request {
  return { ...request, kind, metadata: {}, body: EMPTY };
}

/** A CALL that has no identity yet. */
export function newCall(method: string, body: Uint8Array, metadata: Readonly<Record<string, string>>): Request {
  return {
    kind: Kind.CALL,
    client: NO_ID,
    sequence: 0n,
    doneBelow: 0n,
    done: [],
    scope: NO_ID,
    boundMs: 0n,
    attempt: 0,
    method,
    timeoutMs: 0,
    beatMs: 0,
    codec: Codec.PROTOBUF,
    metadata,
    body,
    priority: "DEFAULT",
    extra: false,
  };
}

/** For a PING, far above any sequence number: so no PONG can pass for a call's reply. */
export function newNonce(random: () => number): bigint {
  return (1n << 62n) | BigInt(Math.floor(random() * Number.MAX_SAFE_INTEGER));
}

export function newPing(client: Id, nonce: bigint): Request {
  return { ...newCall("", EMPTY, {}), kind: Kind.PING, client, sequence: nonce };
}

/** What is wrong with a request's text, for its caller: servers would refuse the frame. `undefined` if nothing is. */
export function problemOf(method: string, metadata: Readonly<Record<string, string>>): string | undefined {
  if (Buffer.byteLength(method) > METHOD_BYTES) {
    return `method of ${Buffer.byteLength(method)} bytes is over the limit of ${METHOD_BYTES}`;
  }
  const pairs = Object.entries(metadata);
  if (pairs.length > METADATA_PAIRS) {
    return `${pairs.length} pairs of metadata are over the limit of ${METADATA_PAIRS}`;
  }
  let bytes = 0;
  for (const [key, value] of pairs) {
    if (hasLoneSurrogate(key) || hasLoneSurrogate(value)) {
      return `metadata ${JSON.stringify(key)} has half a surrogate pair`;
    }
    bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
  }
  return bytes > METADATA_BYTES ? `metadata of ${bytes} bytes is over the limit of ${METADATA_BYTES}` : undefined;
}

/** Whether a string is not Unicode: it would be changed in silence on its way. */
export function hasLoneSurrogate(text: string): boolean {
  return /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}

export function encodeRequest(request: Request): Uint8Array {
  const out = new BinaryWriter();
  out.tag(1, WireType.Varint).int32(request.kind);
  out.tag(2, WireType.LengthDelimited).bytes(idToBytes(request.client));
  writeUint64(out, 3, request.sequence);
  writeUint64(out, 4, request.doneBelow);
  for (const range of request.done) {
    out.tag(5, WireType.LengthDelimited).fork();
    writeUint64(out, 1, range.first);
    writeUint64(out, 2, range.last);
    out.join();
  }
  writeBytes(out, 6, idToBytes(request.scope));
  writeUint64(out, 7, request.boundMs);
  writeUint32(out, 8, request.attempt);
  writeBytes(out, 9, Buffer.from(request.method));
  writeUint32(out, 10, request.timeoutMs);
  writeUint32(out, 11, request.beatMs);
  out.tag(12, WireType.Varint).int32(request.codec);
  for (const [key, value] of Object.entries(request.metadata)) {
    out.tag(13, WireType.LengthDelimited).fork();
    out.tag(1, WireType.LengthDelimited).string(key);
    out.tag(2, WireType.LengthDelimited).string(value);
    out.join();
  }
  writeBytes(out, 14, request.body);
  writeUint32(out, 17, PRIORITIES.indexOf(request.priority));
  writeUint32(out, 18, request.extra ? 1 : 0);
  return out.finish();
}

function writeUint64(out: BinaryWriter, number: number, value: bigint): void {
  if (value !== 0n) {
    out.tag(number, WireType.Varint).uint64(value);
  }
}

function writeUint32(out: BinaryWriter, number: number, value: number): void {
  if (value !== 0) {
    out.tag(number, WireType.Varint).uint32(value);
  }
}

function writeBytes(out: BinaryWriter, number: number, value: Uint8Array): void {
  if (value.length > 0) {
    out.tag(number, WireType.LengthDelimited).bytes(value);
  }
}

/**
 * Reads a reply.
 *
 * @throws MalformedFrameError if the frame breaks a rule of the protocol
 */
export function decodeReply(frame: Uint8Array): Reply {
  try {
    return readReply(frame);
  } catch (error) {
    if (error instanceof MalformedFrameError) {
      throw error;
    }
    throw new MalformedFrameError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function readReply(frame: Uint8Array): Reply {
  const reply: Reply = {
    client: NO_ID,
    sequence: 0n,
    code: "OK",
    message: "",
    detail: undefined,
    executed: "UNKNOWN",
    working: false,
    draining: false,
    retryAfterMs: 0,
    scope: NO_ID,
    storeMs: 0n,
    metadata: {},
    body: EMPTY,
    server: undefined,
    settled: false,
  };
  const metadata = new Map<string, string>();
  const detail: Uint8Array[] = [];
  const server: Uint8Array[] = [];
  readFields(frame, (number, type, fields) => {
    switch (number) {
      case 1:
        reply.client = identity("client", fields.bytes(type));
        return true;
      case 2:
        reply.sequence = fields.uint63("sequence", type);
        return true;
      case 3:
        reply.code = statusName(Number(fields.varint(type) & 0xffffffffn));
        return true;
      case 4:
        reply.message = cut(fields.string(type), MESSAGE_BYTES);
        return true;
      case 5:
        detail.push(fields.bytes(type));
        return true;
      case 6:
        reply.executed = EXECUTED[Number(fields.varint(type) & 0xffffffffn)] ?? "UNKNOWN";
        return true;
      case 7:
        reply.working = fields.varint(type) !== 0n;
        return true;
      case 8:
        reply.draining = fields.varint(type) !== 0n;
        return true;
      case 9:
        reply.retryAfterMs = fields.uint32(type);
        return true;
      case 10:
        reply.scope = identity("scope", fields.bytes(type));
        return true;
      case 11:
        reply.storeMs = fields.uint63("store_ms", type);
        return true;
      case 12: {
        const [key, value] = readPair(fields.bytes(type));
        metadata.set(key, value);
        return true;
      }
      case 13:
        reply.body = fields.bytes(type);
        return true;
      case 14:
        server.push(fields.bytes(type));
        return true;
      case 15:
        reply.settled = fields.varint(type) !== 0n;
        return true;
      default:
        return false;
    }
  });
  if (metadata.size > 0) {
    reply.metadata = Object.fromEntries(metadata);
    const problem = problemOf("", reply.metadata);
    if (problem !== undefined) {
      throw new MalformedFrameError(problem);
    }
  }
  // A message that comes in pieces is the message of all pieces, one behind the other.
  reply.detail = detail.length === 0 ? undefined : readDetail(Buffer.concat(detail));
  reply.server = server.length === 0 ? undefined : readServer(Buffer.concat(server));
  return reply;
}

function readPair(bytes: Uint8Array): [string, string] {
  let key = "";
  let value = "";
  readFields(bytes, (number, type, fields) => {
    if (number === 1) {
      key = fields.string(type);
    } else if (number === 2) {
      value = fields.string(type);
    }
    return number <= 2;
  });
  return [key, value];
}

function readDetail(bytes: Uint8Array): { name: string; body: Uint8Array } {
  const detail: { name: string; body: Uint8Array } = { name: "", body: EMPTY };
  readFields(bytes, (number, type, fields) => {
    if (number === 1) {
      detail.name = fields.string(type);
    } else if (number === 2) {
      detail.body = fields.bytes(type);
    }
    return number <= 2;
  });
  if (Buffer.byteLength(detail.name) > ERROR_NAME_BYTES) {
    throw new MalformedFrameError(`name of an error is over the limit of ${ERROR_NAME_BYTES} bytes`);
  }
  return detail;
}

function readServer(bytes: Uint8Array): ServerInfo {
  const server = { maxMessageBytes: 0n, retentionMs: 0n };
  readFields(bytes, (number, type, fields) => {
    if (number === 1) {
      identity("instance", fields.bytes(type));
    } else if (number === 2) {
      server.maxMessageBytes = fields.uint63("max_message_bytes", type);
    } else if (number === 3) {
      server.retentionMs = fields.uint63("retention_ms", type);
    } else {
      return false;
    }
    return true;
  });
  return server;
}

/** Calls `read` for each field; what it answers `false` to is skipped. */
function readFields(bytes: Uint8Array, read: (number: number, type: WireType, fields: Fields) => boolean): void {
  const reader = new BinaryReader(bytes);
  const fields = new Fields(reader);
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (!read(number, type, fields)) {
      reader.skip(type, number);
    }
  }
  if (reader.pos > reader.len) {
    throw new MalformedFrameError("cut short");
  }
}

/** Reads one field's value and refuses one of another type. */
class Fields {
  private static readonly UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  private readonly reader: BinaryReader;

  constructor(reader: BinaryReader) {
    this.reader = reader;
  }

  varint(type: WireType): bigint {
    expect(type, WireType.Varint);
    return BigInt(this.reader.uint64());
  }

  uint32(type: WireType): number {
    return Number(this.varint(type) & 0xffffffffn);
  }

  uint63(name: string, type: WireType): bigint {
    const value = this.varint(type);
    if (value > INT64_MAX) {
      throw new MalformedFrameError(`${name} = ${value.toString()}, must be 0 to ${INT64_MAX.toString()}`);
    }
    return value;
  }

  bytes(type: WireType): Uint8Array {
    expect(type, WireType.LengthDelimited);
    return this.reader.bytes();
  }

  string(type: WireType): string {
    return Fields.UTF8.decode(this.bytes(type));
  }
}

function expect(type: WireType, expected: WireType): void {
  if (type !== expected) {
    throw new MalformedFrameError(`a known field of wire type ${type}, must be ${expected}`);
  }
}

function identity(name: string, bytes: Uint8Array): Id {
  const id = idFromBytes(bytes);
  if (id === undefined) {
    throw new MalformedFrameError(`${name} must be 16 bytes and not all zeros`);
  }
  return id;
}

/** The text without what is over the limit, and without half a character. */
function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) {
    return text;
  }
  let end = bytes;
  const encoded = Buffer.from(text);
  while (((encoded[end] ?? 0) & 0xc0) === 0x80) {
    end--;
  }
  return encoded.subarray(0, end).toString();
}
