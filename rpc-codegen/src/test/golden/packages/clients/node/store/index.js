// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as messages from "./messages.js";

export * from "./messages.js";

const storeMethods = {
  All: {
    path: "old.Store/All",
    idempotent: false,
    request: messages.StoreAllRequestSchema,
    reply: messages.StoreAllReplySchema,
    errors: [],
  },
  Inner: {
    path: "old.Store/Inner",
    idempotent: false,
    request: messages.StoreInnerRequestSchema,
    reply: messages.StoreInnerReplySchema,
    errors: [],
  },
};

/** Uses the types of another package. */
export class StoreClient {
  #client;

  constructor(client) {
    this.#client = client;
  }

  async all(kinds, options) {
    const reply = await this.#client.call(
      storeMethods.All,
      protobuf.create(messages.StoreAllRequestSchema, { kinds }),
      options,
    );
    return reply.result;
  }

  /** A record that only this package may name, and so is its codec. */
  async inner(inner, options) {
    const reply = await this.#client.call(
      storeMethods.Inner,
      protobuf.create(messages.StoreInnerRequestSchema, { inner }),
      options,
    );
    return reply.result;
  }
}
