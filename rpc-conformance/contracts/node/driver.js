// Clients of contracts under test: requests are lines of JSON on standard input, results lines of JSON on standard output.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { Client } from "privateer-rpc";

const PACKAGE = "real-contracts-client";

/** Stands in for a client, to find out which method a stub's function calls. */
class Recorder {
  async call(method) {
    this.method = method;
  }
}

/** Each method by its path on the wire: the stub's class, its function, and the method as the stub knows it. */
async function methods() {
  const found = new Map();
  const { exports } = JSON.parse(await readFile(new URL(`node_modules/${PACKAGE}/package.json`, import.meta.url)));
  for (const part of Object.keys(exports)) {
    const module = await import(`${PACKAGE}${part.slice(1)}`);
    const stubs = Object.entries(module).filter(
      ([name, value]) => name.endsWith("Client") && value instanceof Function,
    );
    for (const [, Stub] of stubs) {
      for (const name of Object.getOwnPropertyNames(Stub.prototype).filter((each) => each !== "constructor")) {
        const recorder = new Recorder();
        await new Stub(recorder)[name]();
        const { method } = recorder;
        found.set(method.path, { Stub, name, method });
      }
    }
  }
  return found;
}

const known = await methods();
const clients = new Map();

function client({ name, endpoints, attemptTimeoutMs, deadlineMs }) {
  if (!clients.has(name)) {
    clients.set(name, new Client({ endpoints, attemptTimeoutMs, deadlineMs }));
  }
  return clients.get(name);
}

async function call(line) {
  try {
    const { Stub, name, method } = known.get(line.method);
    const request = fromBinary(method.request, Buffer.from(line.argumentBytes, "base64"));
    const stub = new Stub(client(line.client));
    // One that takes nothing has its options alone.
    const result = await (stub[name].length === 1 ? stub[name]() : stub[name](request));
    const reply = toBinary(method.reply, result ?? create(method.reply));
    return { resultBytes: Buffer.from(reply).toString("base64") };
  } catch (error) {
    return { broken: String(error?.stack ?? error) };
  }
}

for await (const text of createInterface({ input: process.stdin })) {
  const line = JSON.parse(text);
  process.stdout.write(`${JSON.stringify({ id: line.id, ...(await call(line)) })}\n`);
}
await Promise.all([...clients.values()].map((each) => each.close()));
