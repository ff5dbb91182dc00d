// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as codegen from "@bufbuild/protobuf/codegenv2";

export type LedgerEntry = protobuf.Message<"evolved.LedgerEntry"> & {
  cents: bigint;
  state: LedgerState;
  origin?: LedgerOrigin;
  account: string;
};
export declare const LedgerEntrySchema: codegen.GenMessage<LedgerEntry>;

export type LedgerOrigin = protobuf.Message<"evolved.LedgerOrigin"> & {
  variant:
    | { case: "person"; value: LedgerOriginPerson }
    | { case: "machine"; value: LedgerOriginMachine }
    | { case: undefined; value?: undefined };
};
export declare const LedgerOriginSchema: codegen.GenMessage<LedgerOrigin>;

export type LedgerOriginMachine = protobuf.Message<"evolved.LedgerOriginMachine"> & {
  number: number;
};
export declare const LedgerOriginMachineSchema: codegen.GenMessage<LedgerOriginMachine>;

export type LedgerOriginPerson = protobuf.Message<"evolved.LedgerOriginPerson"> & {
  name: string;
};
export declare const LedgerOriginPersonSchema: codegen.GenMessage<LedgerOriginPerson>;

export type LedgerWriteReply = protobuf.Message<"evolved.LedgerWriteReply"> & {
  result: bigint;
};
export declare const LedgerWriteReplySchema: codegen.GenMessage<LedgerWriteReply>;

export type LedgerWriteRequest = protobuf.Message<"evolved.LedgerWriteRequest"> & {
  entry: LedgerEntry;
  note?: string;
};
export declare const LedgerWriteRequestSchema: codegen.GenMessage<LedgerWriteRequest>;

export declare enum LedgerState {
  UNSPECIFIED = 0,
  OPEN = 2,
  CLOSED = 3,
  VOID = 20,
}
export declare const LedgerStateSchema: codegen.GenEnum<LedgerState>;
