// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as messages from "./messages.js";
import * as protobuf from "@bufbuild/protobuf";
import * as wkt from "@bufbuild/protobuf/wkt";
import * as rpc from "privateer-rpc";

export * from "./messages.js";

/** Messages of protoc's own classes as components, arguments and results. */
export declare class DocumentsClient {
  #private;
  constructor(client: rpc.Client);

  merge(
    document: protobuf.MessageInitShape<typeof messages.DocumentsDocumentSchema>,
    value: protobuf.MessageInitShape<typeof wkt.ValueSchema>,
    options?: rpc.CallOptions,
  ): Promise<protobuf.JsonObject>;
}
