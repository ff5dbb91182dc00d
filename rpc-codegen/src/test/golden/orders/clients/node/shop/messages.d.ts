// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as codegen from "@bufbuild/protobuf/codegenv2";
import * as wkt from "@bufbuild/protobuf/wkt";
import * as rpc from "privateer-rpc";

/** What a customer wants. */
export type Order = protobuf.Message<"shop.Order"> & {
  /** chosen by the customer */
  id: string;
  /** at least one */
  lines: OrderLine[];
};
export declare const OrderSchema: codegen.GenMessage<Order>;

/** Some pieces of one article. */
export type OrderLine = protobuf.Message<"shop.OrderLine"> & {
  article: string;
  pieces: number;
  price: string;
};
export declare const OrderLineSchema: codegen.GenMessage<OrderLine>;

export type OrdersFindReply = protobuf.Message<"shop.OrdersFindReply"> & {
  result?: Order;
};
export declare const OrdersFindReplySchema: codegen.GenMessage<OrdersFindReply>;

export type OrdersFindRequest = protobuf.Message<"shop.OrdersFindRequest"> & {
  id: string;
};
export declare const OrdersFindRequestSchema: codegen.GenMessage<OrdersFindRequest>;

export type OrdersPlaceReply = protobuf.Message<"shop.OrdersPlaceReply"> & {
  result: Receipt;
};
export declare const OrdersPlaceReplySchema: codegen.GenMessage<OrdersPlaceReply>;

export type OrdersPlaceRequest = protobuf.Message<"shop.OrdersPlaceRequest"> & {
  order: Order;
};
export declare const OrdersPlaceRequestSchema: codegen.GenMessage<OrdersPlaceRequest>;

/** Nothing left of an article. */
export type OutOfStock = protobuf.Message<"shop.OutOfStock"> & {
  article: string;
};
export declare const OutOfStockSchema: codegen.GenMessage<OutOfStock>;

export type Receipt = protobuf.Message<"shop.Receipt"> & {
  number: bigint;
  placed: wkt.Timestamp;
};
export declare const ReceiptSchema: codegen.GenMessage<Receipt>;

/** Nothing left of an article. */
export declare class OutOfStockError extends rpc.TypedError<OutOfStock> {}
