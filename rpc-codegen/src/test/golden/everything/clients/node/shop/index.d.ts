// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as messages from "./messages.js";
import * as protobuf from "@bufbuild/protobuf";
import * as rpc from "privateer-rpc";

export * from "./messages.js";

/**
 * All that can be asked of the shop.
 *
 * A second paragraph with a backslash \ and an end of a comment, &#42;/.
 */
export declare class ShopClient {
  #private;
  constructor(client: rpc.Client);

  /** Gives back what it gets. */
  echo(
    everything: protobuf.MessageInitShape<typeof messages.EverythingSchema>,
    options?: rpc.CallOptions,
  ): Promise<messages.Everything>;

  find(id: string, hint: string | undefined, options?: rpc.CallOptions): Promise<messages.EverythingPoint | undefined>;

  names(options?: rpc.CallOptions): Promise<messages.PageOfStringList>;

  ping(options?: rpc.CallOptions): Promise<void>;

  points(from_: number, options?: rpc.CallOptions): Promise<messages.PageOfEverythingPoint>;

  sum(numbers: number[], options?: rpc.CallOptions): Promise<bigint>;

  /**
   * Takes some off the shelf.
   *
   * @throws SoldForeverError
   * @throws OutOfStockError
   */
  take(article: string, count: number, options?: rpc.CallOptions): Promise<number>;
}
