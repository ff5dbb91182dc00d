// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as store from "../../store/messages.js";

export * from "./messages.js";

const kvMethods = {
  Find: {
    path: "store.api.KV/Find",
    idempotent: false,
    request: store.QuerySchema,
    reply: store.EntrySchema,
    errors: [],
  },
  Get: {
    path: "store.api.KV/Get",
    idempotent: false,
    request: store.EntrySchema,
    reply: store.EntrySchema,
    errors: [],
  },
  Put: {
    path: "store.api.KV/Put",
    idempotent: false,
    request: store.EntrySchema,
    reply: store.EntrySchema,
    errors: [],
  },
};

/** A package of services alone, whose messages are another one's. */
export class KVClient {
  #client;

  constructor(client) {
    this.#client = client;
  }

  /** What is kept under a key like this. */
  async find(request, options) {
    return this.#client.call(kvMethods.Find, protobuf.create(store.QuerySchema, request), options);
  }

  /** What is kept under a key. */
  async get(request, options) {
    return this.#client.call(kvMethods.Get, protobuf.create(store.EntrySchema, request), options);
  }

  /** Keeps a value. */
  async put(request, options) {
    return this.#client.call(kvMethods.Put, protobuf.create(store.EntrySchema, request), options);
  }
}
