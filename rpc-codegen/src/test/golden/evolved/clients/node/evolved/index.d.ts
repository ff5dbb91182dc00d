// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as messages from "./messages.js";
import * as protobuf from "@bufbuild/protobuf";
import * as rpc from "privateer-rpc";

export * from "./messages.js";

/** A service in its second year: renamed, removed and renumbered parts. */
export declare class LedgerClient {
  #private;
  constructor(client: rpc.Client);

  /** What was renamed may be anywhere. */
  audit(
    book: protobuf.MessageInitShape<typeof messages.LedgerBookSchema>,
    options?: rpc.CallOptions,
  ): Promise<messages.LedgerBook>;

  append(
    entry: protobuf.MessageInitShape<typeof messages.LedgerEntrySchema>,
    note: string | undefined,
    options?: rpc.CallOptions,
  ): Promise<bigint>;
}
