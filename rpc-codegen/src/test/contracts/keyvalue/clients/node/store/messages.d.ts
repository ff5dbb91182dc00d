// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as codegen from "@bufbuild/protobuf/codegenv2";

/** A key with its value. */
export type Entry = protobuf.Message<"store.Entry"> & {
  key: string;
  value: Uint8Array;
};
export declare const EntrySchema: codegen.GenMessage<Entry>;

/** Its field is called as the parameter of a method that takes it. */
export type Query = protobuf.Message<"store.Query"> & {
  request: string;
};
export declare const QuerySchema: codegen.GenMessage<Query>;
