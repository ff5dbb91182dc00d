// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as rpc from "privateer-rpc";
import * as messages from "./messages.js";

export * from "./messages.js";

const hostileMethods = {
  Call: {
    path: "hostile.Hostile/Call",
    idempotent: false,
    request: messages.HostileCallRequestSchema,
    reply: messages.HostileCallReplySchema,
    errors: [],
  },
  Objects: {
    path: "hostile.Hostile/Objects",
    idempotent: false,
    request: messages.HostileObjectsRequestSchema,
    reply: messages.HostileObjectsReplySchema,
    errors: [
      rpc.typedError("hostile.HostileException_", messages.HostileException_Schema, messages.HostileException_Error),
    ],
  },
  Of: {
    path: "hostile.Hostile/Of",
    idempotent: false,
    request: messages.HostileOfRequestSchema,
    reply: messages.HostileOfReplySchema,
    errors: [],
  },
  WithOptions: {
    path: "hostile.Hostile/WithOptions",
    idempotent: false,
    request: messages.HostileWithOptionsRequestSchema,
    reply: messages.HostileWithOptionsReplySchema,
    errors: [],
  },
  Words: {
    path: "hostile.Hostile/Words",
    idempotent: false,
    request: messages.HostileWordsRequestSchema,
    reply: messages.HostileWordsReplySchema,
    errors: [],
  },
};

/** A service with names that generated code likes to use. */
export class HostileClient {
  #client;

  constructor(client) {
    this.#client = client;
  }

  async call(callOptions, rpcException, list, options) {
    const reply = await this.#client.call(
      hostileMethods.Call,
      protobuf.create(messages.HostileCallRequestSchema, { callOptions, rpcException, list }),
      options,
    );
    return reply.result;
  }

  /**
   * A parameter called like a method of each object. &#42;/ and \\u002a/ and / * and $L and $T and %s and
   * é\.
   *
   * \@deprecated is no tag here.
   */
  async objects(hashCode, toString, wait, options) {
    await this.#client.call(
      hostileMethods.Objects,
      protobuf.create(messages.HostileObjectsRequestSchema, { hashCode, toString$: toString, wait }),
      options,
    );
  }

  async of(HostileMethods, HostileOfRequest, names, options) {
    const reply = await this.#client.call(
      hostileMethods.Of,
      protobuf.create(messages.HostileOfRequestSchema, {
        hostileMethods: HostileMethods,
        hostileOfRequest: HostileOfRequest,
        names,
      }),
      options,
    );
    return reply.result;
  }

  async withOptions(channel, options, e, error, request, implementation, options_) {
    const reply = await this.#client.call(
      hostileMethods.WithOptions,
      protobuf.create(messages.HostileWithOptionsRequestSchema, {
        channel,
        options,
        e,
        error,
        request,
        implementation,
      }),
      options_,
    );
    return reply.result;
  }

  async words(words, options) {
    const reply = await this.#client.call(
      hostileMethods.Words,
      protobuf.create(messages.HostileWordsRequestSchema, { words }),
      options,
    );
    return reply.result;
  }
}
