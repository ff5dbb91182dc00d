// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as codegen from "@bufbuild/protobuf/codegenv2";

export type LedgerAuditReply = protobuf.Message<"evolved.LedgerAuditReply"> & {
  result: LedgerBook;
};
export declare const LedgerAuditReplySchema: codegen.GenMessage<LedgerAuditReply>;

export type LedgerAuditRequest = protobuf.Message<"evolved.LedgerAuditRequest"> & {
  book: LedgerBook;
};
export declare const LedgerAuditRequestSchema: codegen.GenMessage<LedgerAuditRequest>;

export type LedgerBook = protobuf.Message<"evolved.LedgerBook"> & {
  entries: LedgerEntry[];
  byAccount: { [key: string]: LedgerEntry };
  years: { [key: string]: LedgerEntryList };
  states: LedgerState[];
  last: { [key: string]: LedgerState };
  owner?: LedgerOwner;
};
export declare const LedgerBookSchema: codegen.GenMessage<LedgerBook>;

export type LedgerEntry = protobuf.Message<"evolved.LedgerEntry"> & {
  cents: bigint;
  state: LedgerState;
  origin?: LedgerOrigin;
  account: string;
};
export declare const LedgerEntrySchema: codegen.GenMessage<LedgerEntry>;

export type LedgerEntryList = protobuf.Message<"evolved.LedgerEntryList"> & {
  values: LedgerEntry[];
};
export declare const LedgerEntryListSchema: codegen.GenMessage<LedgerEntryList>;

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

export type LedgerOwner = protobuf.Message<"evolved.LedgerOwner"> & {
  variant:
    | { case: "company"; value: LedgerOwnerCompany }
    | { case: "nobody"; value: LedgerOwnerNobody }
    | { case: undefined; value?: undefined };
};
export declare const LedgerOwnerSchema: codegen.GenMessage<LedgerOwner>;

export type LedgerOwnerCompany = protobuf.Message<"evolved.LedgerOwnerCompany"> & {
  name: string;
};
export declare const LedgerOwnerCompanySchema: codegen.GenMessage<LedgerOwnerCompany>;

export type LedgerOwnerNobody = protobuf.Message<"evolved.LedgerOwnerNobody">;
export declare const LedgerOwnerNobodySchema: codegen.GenMessage<LedgerOwnerNobody>;

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
