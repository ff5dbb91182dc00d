// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as codegen from "@bufbuild/protobuf/codegenv2";
import * as rpc from "privateer-rpc";
import { file_evolved_evolved } from "../descriptors.js";

export const LedgerEntrySchema = codegen.messageDesc(file_evolved_evolved, 0);

export const LedgerOriginSchema = codegen.messageDesc(file_evolved_evolved, 1);

export const LedgerOriginMachineSchema = codegen.messageDesc(file_evolved_evolved, 2);

export const LedgerOriginPersonSchema = codegen.messageDesc(file_evolved_evolved, 3);

export const LedgerWriteReplySchema = codegen.messageDesc(file_evolved_evolved, 4);

export const LedgerWriteRequestSchema = codegen.messageDesc(file_evolved_evolved, 5);
rpc.constrain(LedgerWriteRequestSchema, {
  required: ["entry"],
});

export const LedgerStateSchema = codegen.enumDesc(file_evolved_evolved, 0);
export const LedgerState = codegen.tsEnum(LedgerStateSchema);
