// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as codegen from "@bufbuild/protobuf/codegenv2";
import * as wkt from "@bufbuild/protobuf/wkt";

/** A document and what is known of it. */
export type DocumentsDocument = protobuf.Message<"nativ.DocumentsDocument"> & {
  id: string;
  body: protobuf.JsonObject;
  extra: wkt.Value;
  draft?: protobuf.JsonObject;
  history: wkt.Value[];
  translations: { [key: string]: protobuf.JsonObject };
  mask: wkt.FieldMask;
};
export declare const DocumentsDocumentSchema: codegen.GenMessage<DocumentsDocument>;

export type DocumentsMergeReply = protobuf.Message<"nativ.DocumentsMergeReply"> & {
  result: protobuf.JsonObject;
};
export declare const DocumentsMergeReplySchema: codegen.GenMessage<DocumentsMergeReply>;

export type DocumentsMergeRequest = protobuf.Message<"nativ.DocumentsMergeRequest"> & {
  document: DocumentsDocument;
  value: wkt.Value;
};
export declare const DocumentsMergeRequestSchema: codegen.GenMessage<DocumentsMergeRequest>;
