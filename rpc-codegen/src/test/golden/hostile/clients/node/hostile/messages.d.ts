// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as codegen from "@bufbuild/protobuf/codegenv2";
import * as rpc from "privateer-rpc";

/** Called like a class of the runtime. */
export type Field = protobuf.Message<"hostile.Field"> & {
  number: number;
};
export declare const FieldSchema: codegen.GenMessage<Field>;

/** Nested types hide imported ones inside every class that implements this. */
export type HostileCallOptions = protobuf.Message<"hostile.HostileCallOptions"> & {
  a: number;
};
export declare const HostileCallOptionsSchema: codegen.GenMessage<HostileCallOptions>;

export type HostileCallReply = protobuf.Message<"hostile.HostileCallReply"> & {
  result: Override;
};
export declare const HostileCallReplySchema: codegen.GenMessage<HostileCallReply>;

export type HostileCallRequest = protobuf.Message<"hostile.HostileCallRequest"> & {
  callOptions: HostileCallOptions;
  rpcException: HostileRpcException;
  list: HostileList;
};
export declare const HostileCallRequestSchema: codegen.GenMessage<HostileCallRequest>;

/** Checked, nested, with a name of its own. */
export type HostileException_ = protobuf.Message<"hostile.HostileException_"> & {
  message: string;
};
export declare const HostileException_Schema: codegen.GenMessage<HostileException_>;

export type HostileList = protobuf.Message<"hostile.HostileList"> & {
  items: string[];
};
export declare const HostileListSchema: codegen.GenMessage<HostileList>;

export type HostileObjectsReply = protobuf.Message<"hostile.HostileObjectsReply">;
export declare const HostileObjectsReplySchema: codegen.GenMessage<HostileObjectsReply>;

export type HostileObjectsRequest = protobuf.Message<"hostile.HostileObjectsRequest"> & {
  /** \\u002a/ */
  hashCode: number;
  toString$: number;
  wait: number;
};
export declare const HostileObjectsRequestSchema: codegen.GenMessage<HostileObjectsRequest>;

export type HostileOfReply = protobuf.Message<"hostile.HostileOfReply"> & {
  result: number;
};
export declare const HostileOfReplySchema: codegen.GenMessage<HostileOfReply>;

export type HostileOfRequest = protobuf.Message<"hostile.HostileOfRequest"> & {
  hostileMethods: number;
  hostileOfRequest: number;
  names: number;
};
export declare const HostileOfRequestSchema: codegen.GenMessage<HostileOfRequest>;

export type HostileRpcException = protobuf.Message<"hostile.HostileRpcException"> & {
  b: number;
};
export declare const HostileRpcExceptionSchema: codegen.GenMessage<HostileRpcException>;

export type HostileWithOptionsReply = protobuf.Message<"hostile.HostileWithOptionsReply"> & {
  result: number;
};
export declare const HostileWithOptionsReplySchema: codegen.GenMessage<HostileWithOptionsReply>;

export type HostileWithOptionsRequest = protobuf.Message<"hostile.HostileWithOptionsRequest"> & {
  channel: string;
  options: number;
  e: number;
  error: number;
  request: number;
  implementation: number;
};
export declare const HostileWithOptionsRequestSchema: codegen.GenMessage<HostileWithOptionsRequest>;

export type HostileWordsReply = protobuf.Message<"hostile.HostileWordsReply"> & {
  result: Words;
};
export declare const HostileWordsReplySchema: codegen.GenMessage<HostileWordsReply>;

export type HostileWordsRequest = protobuf.Message<"hostile.HostileWordsRequest"> & {
  words: Words;
};
export declare const HostileWordsRequestSchema: codegen.GenMessage<HostileWordsRequest>;

/** Called like a class of java.lang. */
export type Override = protobuf.Message<"hostile.Override"> & {
  name: string;
};
export declare const OverrideSchema: codegen.GenMessage<Override>;

/**
 * Components whose names mean something to generated code. \\u002a/ and &#42;/ and $L and $T and %s and a
 * backslash at the end \.
 */
export type Words = protobuf.Message<"hostile.Words"> & {
  in: number;
  out: number;
  value: string;
  result?: string;
  text: string;
  color: WordsCOLOR;
  otherColor: WordsCOLOR;
  e: number;
  create: number;
  instance: number;
  lock: number;
  len: number;
  varint: number;
  yield: number;
  record: number;
  var: number;
  sealed: number;
  permits: number;
  when: number;
  message: Words[];
  option: number;
  optional: number;
  repeated: number;
  reserved: number;
  scalars: number;
  field: Field;
  lowerCase: option;
};
export declare const WordsSchema: codegen.GenMessage<Words>;

/** Called like a word of Protocol Buffers. */
export type option = protobuf.Message<"hostile.option"> & {
  option: number;
};
export declare const optionSchema: codegen.GenMessage<option>;

/** A name like that of the constant for a component. */
export declare enum WordsCOLOR {
  WORDS_COLOR_UNSPECIFIED = 0,
  WORDS_COLOR_COLOR = 1,
  WORDS_COLOR_RED = 2,
}
export declare const WordsCOLORSchema: codegen.GenEnum<WordsCOLOR>;

/** Checked, nested, with a name of its own. */
export declare class HostileException_Error extends rpc.TypedError<HostileException_> {}
