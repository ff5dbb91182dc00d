// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as store from "../../store/messages.js";
import * as protobuf from "@bufbuild/protobuf";
import * as rpc from "privateer-rpc";

export * from "./messages.js";

/** A package of services alone, whose messages are another one's. */
export declare class KVClient {
  #private;
  constructor(client: rpc.Client);

  /** What is kept under a key like this. */
  find(request: protobuf.MessageInitShape<typeof store.QuerySchema>, options?: rpc.CallOptions): Promise<store.Entry>;

  /** What is kept under a key. */
  get(request: protobuf.MessageInitShape<typeof store.EntrySchema>, options?: rpc.CallOptions): Promise<store.Entry>;

  /** Keeps a value. */
  put(request: protobuf.MessageInitShape<typeof store.EntrySchema>, options?: rpc.CallOptions): Promise<store.Entry>;
}
