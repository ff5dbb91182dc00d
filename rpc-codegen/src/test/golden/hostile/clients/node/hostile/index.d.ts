// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as messages from "./messages.js";
import * as protobuf from "@bufbuild/protobuf";
import * as rpc from "privateer-rpc";

export * from "./messages.js";

/** A service with names that generated code likes to use. */
export declare class HostileClient {
  #private;
  constructor(client: rpc.Client);

  call(
    callOptions: protobuf.MessageInitShape<typeof messages.HostileCallOptionsSchema>,
    rpcException: protobuf.MessageInitShape<typeof messages.HostileRpcExceptionSchema>,
    list: protobuf.MessageInitShape<typeof messages.HostileListSchema>,
    options?: rpc.CallOptions,
  ): Promise<messages.Override>;

  /**
   * A parameter called like a method of each object. &#42;/ and \\u002a/ and / * and $L and $T and %s and
   * é\.
   *
   * \@deprecated is no tag here.
   *
   * @throws HostileException_Error
   */
  objects(hashCode: number, toString: number, wait: number, options?: rpc.CallOptions): Promise<void>;

  of(HostileMethods: number, HostileOfRequest: number, names: number, options?: rpc.CallOptions): Promise<number>;

  withOptions(
    channel: string,
    options: number,
    e: number,
    error: number,
    request: number,
    implementation: number,
    options_?: rpc.CallOptions,
  ): Promise<number>;

  words(
    words: protobuf.MessageInitShape<typeof messages.WordsSchema>,
    options?: rpc.CallOptions,
  ): Promise<messages.Words>;
}
