// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as codegen from "@bufbuild/protobuf/codegenv2";
import * as rpc from "privateer-rpc";
import { file_evolved_evolved } from "../descriptors.js";

export const LedgerAuditReplySchema = codegen.messageDesc(file_evolved_evolved, 0);
rpc.constrain(LedgerAuditReplySchema, {
  required: ["result"],
});

export const LedgerAuditRequestSchema = codegen.messageDesc(file_evolved_evolved, 1);
rpc.constrain(LedgerAuditRequestSchema, {
  required: ["book"],
});

export const LedgerBookSchema = codegen.messageDesc(file_evolved_evolved, 2);

export const LedgerEntrySchema = codegen.messageDesc(file_evolved_evolved, 3);

export const LedgerEntryListSchema = codegen.messageDesc(file_evolved_evolved, 4);

export const LedgerOriginSchema = codegen.messageDesc(file_evolved_evolved, 5);

export const LedgerOriginMachineSchema = codegen.messageDesc(file_evolved_evolved, 6);

export const LedgerOriginPersonSchema = codegen.messageDesc(file_evolved_evolved, 7);

export const LedgerOwnerSchema = codegen.messageDesc(file_evolved_evolved, 8);

export const LedgerOwnerCompanySchema = codegen.messageDesc(file_evolved_evolved, 9);

export const LedgerOwnerNobodySchema = codegen.messageDesc(file_evolved_evolved, 10);

export const LedgerWriteReplySchema = codegen.messageDesc(file_evolved_evolved, 11);

export const LedgerWriteRequestSchema = codegen.messageDesc(file_evolved_evolved, 12);
rpc.constrain(LedgerWriteRequestSchema, {
  required: ["entry"],
});

export const LedgerStateSchema = codegen.enumDesc(file_evolved_evolved, 0);
export const LedgerState = codegen.tsEnum(LedgerStateSchema);
