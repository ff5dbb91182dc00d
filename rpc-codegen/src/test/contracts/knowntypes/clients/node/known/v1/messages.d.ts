// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as codegen from "@bufbuild/protobuf/codegenv2";
import * as wkt from "@bufbuild/protobuf/wkt";

export type Choice = protobuf.Message<"known.v1.Choice"> & {
  any?: wkt.Any;
  empty?: wkt.Empty;
  fieldMask?: wkt.FieldMask;
  struct?: protobuf.JsonObject;
  value?: wkt.Value;
  listValue?: wkt.ListValue;
  bool?: boolean;
  bytes?: Uint8Array;
  double?: number;
  float?: number;
  int32?: number;
  int64?: bigint;
  string?: string;
  uint32?: number;
  uint64?: bigint;
};
export declare const ChoiceSchema: codegen.GenMessage<Choice>;

/** Has nothing that JSON could not say. */
export type Document = protobuf.Message<"known.v1.Document"> & {
  id: string;
  body?: protobuf.JsonObject;
  owner?: wkt.Value;
  history: wkt.Value[];
  translations: { [key: string]: protobuf.JsonObject };
  title?: string;
  version?: bigint;
  mask?: wkt.FieldMask;
};
export declare const DocumentSchema: codegen.GenMessage<Document>;

/** Each of them once. */
export type Everything = protobuf.Message<"known.v1.Everything"> & {
  singular?: Singular;
  explicit?: Explicit;
  lists?: Lists;
  maps?: Maps;
  choice?: Choice;
};
export declare const EverythingSchema: codegen.GenMessage<Everything>;

export type Explicit = protobuf.Message<"known.v1.Explicit"> & {
  any?: wkt.Any;
  empty?: wkt.Empty;
  fieldMask?: wkt.FieldMask;
  struct?: protobuf.JsonObject;
  value?: wkt.Value;
  listValue?: wkt.ListValue;
  bool?: boolean;
  bytes?: Uint8Array;
  double?: number;
  float?: number;
  int32?: number;
  int64?: bigint;
  string?: string;
  uint32?: number;
  uint64?: bigint;
};
export declare const ExplicitSchema: codegen.GenMessage<Explicit>;

export type Lists = protobuf.Message<"known.v1.Lists"> & {
  any: wkt.Any[];
  empty: wkt.Empty[];
  fieldMask: wkt.FieldMask[];
  struct: protobuf.JsonObject[];
  value: wkt.Value[];
  listValue: wkt.ListValue[];
  bool: wkt.BoolValue[];
  bytes: wkt.BytesValue[];
  double: wkt.DoubleValue[];
  float: wkt.FloatValue[];
  int32: wkt.Int32Value[];
  int64: wkt.Int64Value[];
  string: wkt.StringValue[];
  uint32: wkt.UInt32Value[];
  uint64: wkt.UInt64Value[];
};
export declare const ListsSchema: codegen.GenMessage<Lists>;

export type Maps = protobuf.Message<"known.v1.Maps"> & {
  any: { [key: string]: wkt.Any };
  empty: { [key: string]: wkt.Empty };
  fieldMask: { [key: string]: wkt.FieldMask };
  struct: { [key: string]: protobuf.JsonObject };
  value: { [key: string]: wkt.Value };
  listValue: { [key: string]: wkt.ListValue };
  bool: { [key: string]: wkt.BoolValue };
  bytes: { [key: string]: wkt.BytesValue };
  double: { [key: string]: wkt.DoubleValue };
  float: { [key: string]: wkt.FloatValue };
  int32: { [key: string]: wkt.Int32Value };
  int64: { [key: string]: wkt.Int64Value };
  string: { [key: string]: wkt.StringValue };
  uint32: { [key: string]: wkt.UInt32Value };
  uint64: { [key: string]: wkt.UInt64Value };
};
export declare const MapsSchema: codegen.GenMessage<Maps>;

export type PatchRequest = protobuf.Message<"known.v1.PatchRequest"> & {
  id: string;
  /** What becomes of the document. */
  patch?: protobuf.JsonObject;
  mask?: wkt.FieldMask;
};
export declare const PatchRequestSchema: codegen.GenMessage<PatchRequest>;

export type Singular = protobuf.Message<"known.v1.Singular"> & {
  any?: wkt.Any;
  empty?: wkt.Empty;
  fieldMask?: wkt.FieldMask;
  struct?: protobuf.JsonObject;
  value?: wkt.Value;
  listValue?: wkt.ListValue;
  bool?: boolean;
  bytes?: Uint8Array;
  double?: number;
  float?: number;
  int32?: number;
  int64?: bigint;
  string?: string;
  uint32?: number;
  uint64?: bigint;
};
export declare const SingularSchema: codegen.GenMessage<Singular>;
