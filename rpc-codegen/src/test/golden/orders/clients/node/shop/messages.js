// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as codegen from "@bufbuild/protobuf/codegenv2";
import * as rpc from "privateer-rpc";
import { file_shop_shop } from "../descriptors.js";

/** What a customer wants. */
export const OrderSchema = codegen.messageDesc(file_shop_shop, 0);

/** Some pieces of one article. */
export const OrderLineSchema = codegen.messageDesc(file_shop_shop, 1);

export const OrdersFindReplySchema = codegen.messageDesc(file_shop_shop, 2);

export const OrdersFindRequestSchema = codegen.messageDesc(file_shop_shop, 3);

export const OrdersPlaceReplySchema = codegen.messageDesc(file_shop_shop, 4);
rpc.constrain(OrdersPlaceReplySchema, {
  required: ["result"],
});

export const OrdersPlaceRequestSchema = codegen.messageDesc(file_shop_shop, 5);
rpc.constrain(OrdersPlaceRequestSchema, {
  required: ["order"],
});

/** Nothing left of an article. */
export const OutOfStockSchema = codegen.messageDesc(file_shop_shop, 6);

export const ReceiptSchema = codegen.messageDesc(file_shop_shop, 7);
rpc.constrain(ReceiptSchema, {
  required: ["placed"],
});

/** Nothing left of an article. */
export class OutOfStockError extends rpc.TypedError {}
