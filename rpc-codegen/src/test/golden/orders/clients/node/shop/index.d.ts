// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as messages from "./messages.js";
import * as protobuf from "@bufbuild/protobuf";
import * as rpc from "privateer-rpc";

export * from "./messages.js";

/** The smallest service worth showing. */
export declare class OrdersClient {
  #private;
  constructor(client: rpc.Client);

  find(id: string, options?: rpc.CallOptions): Promise<messages.Order | undefined>;

  /**
   * Deduplicated: a retry never places a second order.
   *
   * @throws OutOfStockError
   */
  place(
    order: protobuf.MessageInitShape<typeof messages.OrderSchema>,
    options?: rpc.CallOptions,
  ): Promise<messages.Receipt>;
}
