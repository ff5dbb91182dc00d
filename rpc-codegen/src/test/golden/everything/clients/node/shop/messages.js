// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as codegen from "@bufbuild/protobuf/codegenv2";
import * as rpc from "privateer-rpc";
import { file_shop_shop } from "../descriptors.js";

/** One component for every row of the mapping. */
export const EverythingSchema = codegen.messageDesc(file_shop_shop, 0);
rpc.constrain(EverythingSchema, {
  required: ["scalars", "boxes", "optionals", "defaults", "texts", "times", "lists", "arrays", "maps", "shape"],
});

export const EverythingArraysSchema = codegen.messageDesc(file_shop_shop, 1);

export const EverythingBoxesSchema = codegen.messageDesc(file_shop_shop, 2);

export const EverythingDefaultsSchema = codegen.messageDesc(file_shop_shop, 3);
rpc.constrain(EverythingDefaultsSchema, {
  defaults: { i: 3, l: -9223372036854775808n, f: 1.5, d: 1e300, b: true, s: 'a"\\u0041\n\u00e9', color: 2 },
});

export const EverythingListsSchema = codegen.messageDesc(file_shop_shop, 4);

export const EverythingMapsSchema = codegen.messageDesc(file_shop_shop, 5);

export const EverythingOptionalsSchema = codegen.messageDesc(file_shop_shop, 6);

export const EverythingPointSchema = codegen.messageDesc(file_shop_shop, 7);

export const EverythingPointListSchema = codegen.messageDesc(file_shop_shop, 8);

/** Values without presence. */
export const EverythingScalarsSchema = codegen.messageDesc(file_shop_shop, 9);

export const EverythingTextsSchema = codegen.messageDesc(file_shop_shop, 10);

export const EverythingTimesSchema = codegen.messageDesc(file_shop_shop, 11);
rpc.constrain(EverythingTimesSchema, {
  required: ["instant", "duration"],
});

/** Nothing left. */
export const OutOfStockSchema = codegen.messageDesc(file_shop_shop, 12);

/** A part of a longer list. */
export const PageOfEverythingPointSchema = codegen.messageDesc(file_shop_shop, 13);

/** A part of a longer list. */
export const PageOfStringListSchema = codegen.messageDesc(file_shop_shop, 14);

/** One of two forms. */
export const ShapeSchema = codegen.messageDesc(file_shop_shop, 15);

/** Round. */
export const ShapeCircleSchema = codegen.messageDesc(file_shop_shop, 16);

export const ShapeSquareSchema = codegen.messageDesc(file_shop_shop, 17);

export const ShopEchoReplySchema = codegen.messageDesc(file_shop_shop, 18);
rpc.constrain(ShopEchoReplySchema, {
  required: ["result"],
});

export const ShopEchoRequestSchema = codegen.messageDesc(file_shop_shop, 19);
rpc.constrain(ShopEchoRequestSchema, {
  required: ["everything"],
});

export const ShopFindReplySchema = codegen.messageDesc(file_shop_shop, 20);

export const ShopFindRequestSchema = codegen.messageDesc(file_shop_shop, 21);

export const ShopNamesReplySchema = codegen.messageDesc(file_shop_shop, 22);
rpc.constrain(ShopNamesReplySchema, {
  required: ["result"],
});

export const ShopNamesRequestSchema = codegen.messageDesc(file_shop_shop, 23);

export const ShopPingReplySchema = codegen.messageDesc(file_shop_shop, 24);

export const ShopPingRequestSchema = codegen.messageDesc(file_shop_shop, 25);

export const ShopPointsReplySchema = codegen.messageDesc(file_shop_shop, 26);
rpc.constrain(ShopPointsReplySchema, {
  required: ["result"],
});

export const ShopPointsRequestSchema = codegen.messageDesc(file_shop_shop, 27);

export const ShopSumReplySchema = codegen.messageDesc(file_shop_shop, 28);

export const ShopSumRequestSchema = codegen.messageDesc(file_shop_shop, 29);

export const ShopTakeReplySchema = codegen.messageDesc(file_shop_shop, 30);

export const ShopTakeRequestSchema = codegen.messageDesc(file_shop_shop, 31);

/** Nothing left, and nothing will come. */
export const SoldForeverSchema = codegen.messageDesc(file_shop_shop, 32);

export const StringBytesMapSchema = codegen.messageDesc(file_shop_shop, 33);

export const StringListSchema = codegen.messageDesc(file_shop_shop, 34);

export const ColorSchema = codegen.enumDesc(file_shop_shop, 0);
export const Color = codegen.tsEnum(ColorSchema);

export const MoodSchema = codegen.enumDesc(file_shop_shop, 1);
/** Without a constant for what is not known. */
export const Mood = codegen.tsEnum(MoodSchema);

/** Nothing left. */
export class OutOfStockError extends rpc.TypedError {}

/** Nothing left, and nothing will come. */
export class SoldForeverError extends rpc.TypedError {}
