// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as codegen from "@bufbuild/protobuf/codegenv2";
import * as rpc from "privateer-rpc";
import { file_nativ_nativ } from "../descriptors.js";

/** A document and what is known of it. */
export const DocumentsDocumentSchema = codegen.messageDesc(file_nativ_nativ, 0);
rpc.constrain(DocumentsDocumentSchema, {
  required: ["body", "extra", "mask"],
});

export const DocumentsMergeReplySchema = codegen.messageDesc(file_nativ_nativ, 1);
rpc.constrain(DocumentsMergeReplySchema, {
  required: ["result"],
});

export const DocumentsMergeRequestSchema = codegen.messageDesc(file_nativ_nativ, 2);
rpc.constrain(DocumentsMergeRequestSchema, {
  required: ["document", "value"],
});
