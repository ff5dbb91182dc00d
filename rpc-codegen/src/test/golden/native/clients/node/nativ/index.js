// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as messages from "./messages.js";

export * from "./messages.js";

const documentsMethods = {
  Merge: {
    path: "nativ.Documents/Merge",
    idempotent: false,
    request: messages.DocumentsMergeRequestSchema,
    reply: messages.DocumentsMergeReplySchema,
    errors: [],
  },
};

/** Messages of protoc's own classes as components, arguments and results. */
export class DocumentsClient {
  #client;

  constructor(client) {
    this.#client = client;
  }

  async merge(document, value, options) {
    const reply = await this.#client.call(
      documentsMethods.Merge,
      protobuf.create(messages.DocumentsMergeRequestSchema, { document, value }),
      options,
    );
    return reply.result;
  }
}
