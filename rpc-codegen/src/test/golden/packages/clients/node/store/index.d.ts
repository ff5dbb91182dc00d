// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as ware from "../ware/messages.js";
import * as messages from "./messages.js";
import * as protobuf from "@bufbuild/protobuf";
import * as rpc from "privateer-rpc";

export * from "./messages.js";

/** Uses the types of another package. */
export declare class StoreClient {
  #private;
  constructor(client: rpc.Client);

  all(kinds: ware.ArticleKind[], options?: rpc.CallOptions): Promise<{ [key: string]: ware.Article }>;

  /** A record that only this package may name, and so is its codec. */
  inner(
    inner: protobuf.MessageInitShape<typeof messages.InnerSchema>,
    options?: rpc.CallOptions,
  ): Promise<messages.Inner>;
}
