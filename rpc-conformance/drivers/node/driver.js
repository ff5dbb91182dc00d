// The Node client under test: requests are lines of JSON on standard input, results lines of JSON on standard output.
import { createInterface } from "node:readline";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { Client, RpcError, TypedError } from "privateer-rpc";
import * as conformance from "rpc-conformance-client/io/privateer/conformance";

const { ConformanceClient } = conformance;

/** Each method by its name on the wire: how the stub is called with the fields of the request. */
const calls = {
  Echo: (stub, q, options) => stub.echo(q.everything, options),
  Find: (stub, q, options) => stub.find(q.id, q.hint, q.limit, options),
  Points: (stub, q, options) => stub.points(q.page, options),
  Lists: (stub, q, options) => stub.lists(q.page, options),
  Sum: (stub, q, options) => stub.sum(q.numbers, options),
  CountWords: (stub, q, options) => stub.count(q.words, options),
  Blob: (stub, q, options) => stub.blob(q.content, q.size, options),
  Move: (stub, q, options) => stub.move(q.from, q.by, options),
  Nothing: (stub, q, options) => stub.nothing(options),
  Metadata: (stub, q, options) => stub.metadata(options),
  Place: (stub, q, options) => stub.place(q.key, options),
  Look: (stub, q, options) => stub.look(q.key, options),
  Fail: (stub, q, options) => stub.fail(q.code, q.message, options),
  Take: (stub, q, options) => stub.take(q.article, q.count, options),
};

const clients = new Map();

function client({ name, endpoints, codec, attemptTimeoutMs, maxAttempts, deadlineMs, maxMessageBytes }) {
  if (!clients.has(name)) {
    const json = codec === "JSON";
    clients.set(name, new Client({ endpoints, json, attemptTimeoutMs, maxAttempts, deadlineMs, maxMessageBytes }));
  }
  return clients.get(name);
}

function base64(schema, message) {
  return Buffer.from(toBinary(schema, message)).toString("base64");
}

async function call(line) {
  const request = conformance[`Conformance${line.method}RequestSchema`];
  const reply = conformance[`Conformance${line.method}ReplySchema`];
  const argument = fromBinary(request, Buffer.from(line.argumentBytes, "base64"));
  const cancelling = new AbortController();
  const timer = line.cancelAfterMs === undefined ? undefined : setTimeout(() => cancelling.abort(), line.cancelAfterMs);
  try {
    const options = {
      metadata: line.metadata ?? {},
      signal: cancelling.signal,
      ...(line.deadlineMs === undefined ? {} : { deadlineMs: line.deadlineMs }),
    };
    const stub = new ConformanceClient(client(line.client));
    const result = await calls[line.method](stub, argument, options);
    return { resultBytes: base64(reply, create(reply, result === undefined ? {} : { result })) };
  } catch (error) {
    if (error instanceof TypedError) {
      const name = error.detail.$typeName.split(".").at(-1);
      return { error: { name, fieldsBytes: base64(conformance[`${name}Schema`], error.detail) } };
    }
    if (error instanceof RpcError) {
      const { code, outcome, message, attempts, callId } = error;
      return { failure: { code, outcome, message, attempts: attempts.length, callId } };
    }
    return { broken: String(error?.stack ?? error) };
  } finally {
    clearTimeout(timer);
  }
}

async function resolve(line) {
  try {
    const { outcome, running, code } = await client(line.client).resolve(line.resolve);
    return { resolution: { outcome, running, code } };
  } catch (error) {
    return { broken: String(error?.stack ?? error) };
  }
}

async function answer(line) {
  if (line.resolve !== undefined) {
    return resolve(line);
  }
  if (line.close === undefined) {
    return call(line);
  }
  await clients.get(line.close)?.close();
  clients.delete(line.close);
  return { closed: line.close };
}

for await (const text of createInterface({ input: process.stdin })) {
  const line = JSON.parse(text);
  const { id } = line;
  process.stdout.write(`${JSON.stringify({ id, ...(await answer(line)) })}\n`);
}
await Promise.all([...clients.values()].map((each) => each.close()));
