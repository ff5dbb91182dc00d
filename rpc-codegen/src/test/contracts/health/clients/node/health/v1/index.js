// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as messages from "./messages.js";

export * from "./messages.js";

const healthMethods = {
  Check: {
    path: "health.v1.Health/Check",
    idempotent: false,
    request: messages.CheckRequestSchema,
    reply: messages.CheckResponseSchema,
    errors: [],
  },
};

/** What a load balancer asks. */
export class HealthClient {
  #client;

  constructor(client) {
    this.#client = client;
  }

  /** How a service is. */
  async check(request, options) {
    return this.#client.call(healthMethods.Check, protobuf.create(messages.CheckRequestSchema, request), options);
  }
}
