// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as ware from "../ware/messages.js";
import * as protobuf from "@bufbuild/protobuf";
import * as codegen from "@bufbuild/protobuf/codegenv2";

export type Inner = protobuf.Message<"store.Inner"> & {
  article: ware.Article;
};
export declare const InnerSchema: codegen.GenMessage<Inner>;

export type StoreAllReply = protobuf.Message<"store.StoreAllReply"> & {
  result: { [key: string]: ware.Article };
};
export declare const StoreAllReplySchema: codegen.GenMessage<StoreAllReply>;

export type StoreAllRequest = protobuf.Message<"store.StoreAllRequest"> & {
  kinds: ware.ArticleKind[];
};
export declare const StoreAllRequestSchema: codegen.GenMessage<StoreAllRequest>;

export type StoreInnerReply = protobuf.Message<"store.StoreInnerReply"> & {
  result: Inner;
};
export declare const StoreInnerReplySchema: codegen.GenMessage<StoreInnerReply>;

export type StoreInnerRequest = protobuf.Message<"store.StoreInnerRequest"> & {
  inner: Inner;
};
export declare const StoreInnerRequestSchema: codegen.GenMessage<StoreInnerRequest>;
