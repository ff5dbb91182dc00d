// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as rpc from "privateer-rpc";
import * as messages from "./messages.js";

export * from "./messages.js";

const shopMethods = {
  Echo: {
    path: "shop.Shop/Echo",
    idempotent: true,
    timeoutMs: 200,
    request: messages.ShopEchoRequestSchema,
    reply: messages.ShopEchoReplySchema,
    errors: [],
  },
  Find: {
    path: "shop.Shop/Find",
    idempotent: false,
    request: messages.ShopFindRequestSchema,
    reply: messages.ShopFindReplySchema,
    errors: [],
  },
  Names: {
    path: "shop.Shop/Names",
    idempotent: false,
    request: messages.ShopNamesRequestSchema,
    reply: messages.ShopNamesReplySchema,
    errors: [],
  },
  Ping: {
    path: "shop.Shop/Ping",
    idempotent: false,
    priority: "CRITICAL",
    request: messages.ShopPingRequestSchema,
    reply: messages.ShopPingReplySchema,
    errors: [],
  },
  Points: {
    path: "shop.Shop/Points",
    idempotent: false,
    request: messages.ShopPointsRequestSchema,
    reply: messages.ShopPointsReplySchema,
    errors: [],
  },
  Sum: {
    path: "shop.Shop/Sum",
    idempotent: false,
    request: messages.ShopSumRequestSchema,
    reply: messages.ShopSumReplySchema,
    errors: [],
  },
  Take: {
    path: "shop.Shop/Take",
    idempotent: false,
    request: messages.ShopTakeRequestSchema,
    reply: messages.ShopTakeReplySchema,
    errors: [
      rpc.typedError("shop.SoldForever", messages.SoldForeverSchema, messages.SoldForeverError),
      rpc.typedError("shop.OutOfStock", messages.OutOfStockSchema, messages.OutOfStockError),
    ],
  },
};

/**
 * All that can be asked of the shop.
 *
 * A second paragraph with a backslash \ and an end of a comment, &#42;/.
 */
export class ShopClient {
  #client;

  constructor(client) {
    this.#client = client;
  }

  /** Gives back what it gets. */
  async echo(everything, options) {
    const reply = await this.#client.call(
      shopMethods.Echo,
      protobuf.create(messages.ShopEchoRequestSchema, { everything }),
      options,
    );
    return reply.result;
  }

  async find(id, hint, options) {
    const reply = await this.#client.call(
      shopMethods.Find,
      protobuf.create(messages.ShopFindRequestSchema, { id, hint }),
      options,
    );
    return reply.result;
  }

  async names(options) {
    const reply = await this.#client.call(shopMethods.Names, protobuf.create(messages.ShopNamesRequestSchema), options);
    return reply.result;
  }

  async ping(options) {
    await this.#client.call(shopMethods.Ping, protobuf.create(messages.ShopPingRequestSchema), options);
  }

  async points(from_, options) {
    const reply = await this.#client.call(
      shopMethods.Points,
      protobuf.create(messages.ShopPointsRequestSchema, { from: from_ }),
      options,
    );
    return reply.result;
  }

  async sum(numbers, options) {
    const reply = await this.#client.call(
      shopMethods.Sum,
      protobuf.create(messages.ShopSumRequestSchema, { numbers }),
      options,
    );
    return reply.result;
  }

  /** Takes some off the shelf. */
  async take(article, count, options) {
    const reply = await this.#client.call(
      shopMethods.Take,
      protobuf.create(messages.ShopTakeRequestSchema, { article, count }),
      options,
    );
    return reply.result;
  }
}
