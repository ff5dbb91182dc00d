// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as codegen from "@bufbuild/protobuf/codegenv2";
import * as rpc from "privateer-rpc";
import { file_store_store } from "../descriptors.js";

export const InnerSchema = codegen.messageDesc(file_store_store, 0);
rpc.constrain(InnerSchema, {
  required: ["article"],
});

export const StoreAllReplySchema = codegen.messageDesc(file_store_store, 1);

export const StoreAllRequestSchema = codegen.messageDesc(file_store_store, 2);

export const StoreInnerReplySchema = codegen.messageDesc(file_store_store, 3);
rpc.constrain(StoreInnerReplySchema, {
  required: ["result"],
});

export const StoreInnerRequestSchema = codegen.messageDesc(file_store_store, 4);
rpc.constrain(StoreInnerRequestSchema, {
  required: ["inner"],
});
