// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as codegen from "@bufbuild/protobuf/codegenv2";

export type CheckRequest = protobuf.Message<"health.v1.CheckRequest"> & {
  /** Empty: the server as a whole. */
  service: string;
};
export declare const CheckRequestSchema: codegen.GenMessage<CheckRequest>;

export type CheckResponse = protobuf.Message<"health.v1.CheckResponse"> & {
  status: CheckResponseStatus;
  text?: string;
  number?: bigint;
  asked?: CheckRequest;
  all: { [key: string]: CheckResponseStatus };
  since: bigint;
  change: number;
  samples: number[];
};
export declare const CheckResponseSchema: codegen.GenMessage<CheckResponse>;

export declare enum CheckResponseStatus {
  UNKNOWN = 0,
  SERVING = 1,
  NOT_SERVING = 2,
}
export declare const CheckResponseStatusSchema: codegen.GenEnum<CheckResponseStatus>;
