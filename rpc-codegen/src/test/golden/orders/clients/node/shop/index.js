// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as rpc from "privateer-rpc";
import * as messages from "./messages.js";

export * from "./messages.js";

const ordersMethods = {
  Find: {
    path: "shop.Orders/Find",
    idempotent: true,
    timeoutMs: 200,
    request: messages.OrdersFindRequestSchema,
    reply: messages.OrdersFindReplySchema,
    errors: [],
  },
  Place: {
    path: "shop.Orders/Place",
    idempotent: false,
    request: messages.OrdersPlaceRequestSchema,
    reply: messages.OrdersPlaceReplySchema,
    errors: [rpc.typedError("shop.OutOfStock", messages.OutOfStockSchema, messages.OutOfStockError)],
  },
};

/** The smallest service worth showing. */
export class OrdersClient {
  #client;

  constructor(client) {
    this.#client = client;
  }

  async find(id, options) {
    const reply = await this.#client.call(
      ordersMethods.Find,
      protobuf.create(messages.OrdersFindRequestSchema, { id }),
      options,
    );
    return reply.result;
  }

  /** Deduplicated: a retry never places a second order. */
  async place(order, options) {
    const reply = await this.#client.call(
      ordersMethods.Place,
      protobuf.create(messages.OrdersPlaceRequestSchema, { order }),
      options,
    );
    return reply.result;
  }
}
