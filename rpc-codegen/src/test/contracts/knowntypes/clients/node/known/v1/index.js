// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as messages from "./messages.js";

export * from "./messages.js";

const documentsMethods = {
  Echo: {
    path: "known.v1.Documents/Echo",
    idempotent: false,
    request: messages.EverythingSchema,
    reply: messages.EverythingSchema,
    errors: [],
  },
  Patch: {
    path: "known.v1.Documents/Patch",
    idempotent: false,
    request: messages.PatchRequestSchema,
    reply: messages.DocumentSchema,
    errors: [],
  },
};

/** Keeps documents, which hold what Google has messages for. */
export class DocumentsClient {
  #client;

  constructor(client) {
    this.#client = client;
  }

  /** Gives back what it is given. */
  async echo(request, options) {
    return this.#client.call(documentsMethods.Echo, protobuf.create(messages.EverythingSchema, request), options);
  }

  /** Changes the fields that are in the mask. */
  async patch(request, options) {
    return this.#client.call(documentsMethods.Patch, protobuf.create(messages.PatchRequestSchema, request), options);
  }
}
