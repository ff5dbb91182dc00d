// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as messages from "./messages.js";

export * from "./messages.js";

const ledgerMethods = {
  Audit: {
    path: "evolved.Ledger/Audit",
    idempotent: true,
    request: messages.LedgerAuditRequestSchema,
    reply: messages.LedgerAuditReplySchema,
    errors: [],
  },
  Write: {
    path: "evolved.Ledger/Write",
    idempotent: true,
    request: messages.LedgerWriteRequestSchema,
    reply: messages.LedgerWriteReplySchema,
    errors: [],
  },
};

/** A service in its second year: renamed, removed and renumbered parts. */
export class LedgerClient {
  #client;

  constructor(client) {
    this.#client = client;
  }

  /** What was renamed may be anywhere. */
  async audit(book, options) {
    const reply = await this.#client.call(
      ledgerMethods.Audit,
      protobuf.create(messages.LedgerAuditRequestSchema, { book }),
      options,
    );
    return reply.result;
  }

  async append(entry, note, options) {
    const reply = await this.#client.call(
      ledgerMethods.Write,
      protobuf.create(messages.LedgerWriteRequestSchema, { entry, note }),
      options,
    );
    return reply.result;
  }
}
