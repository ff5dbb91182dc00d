// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as messages from "./messages.js";
import * as protobuf from "@bufbuild/protobuf";
import * as rpc from "privateer-rpc";

export * from "./messages.js";

/** What a load balancer asks. */
export declare class HealthClient {
  #private;
  constructor(client: rpc.Client);

  /** How a service is. */
  check(
    request: protobuf.MessageInitShape<typeof messages.CheckRequestSchema>,
    options?: rpc.CallOptions,
  ): Promise<messages.CheckResponse>;
}
