// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as messages from "./messages.js";
import * as protobuf from "@bufbuild/protobuf";
import * as rpc from "privateer-rpc";

export * from "./messages.js";

/** Keeps documents, which hold what Google has messages for. */
export declare class DocumentsClient {
  #private;
  constructor(client: rpc.Client);

  /** Gives back what it is given. */
  echo(
    request: protobuf.MessageInitShape<typeof messages.EverythingSchema>,
    options?: rpc.CallOptions,
  ): Promise<messages.Everything>;

  /** Changes the fields that are in the mask. */
  patch(
    request: protobuf.MessageInitShape<typeof messages.PatchRequestSchema>,
    options?: rpc.CallOptions,
  ): Promise<messages.Document>;
}
