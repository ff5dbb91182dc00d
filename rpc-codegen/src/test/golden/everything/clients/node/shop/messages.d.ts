// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as codegen from "@bufbuild/protobuf/codegenv2";
import * as wkt from "@bufbuild/protobuf/wkt";
import * as rpc from "privateer-rpc";

/** One component for every row of the mapping. */
export type Everything = protobuf.Message<"shop.Everything"> & {
  scalars: EverythingScalars;
  boxes: EverythingBoxes;
  optionals: EverythingOptionals;
  defaults: EverythingDefaults;
  texts: EverythingTexts;
  times: EverythingTimes;
  lists: EverythingLists;
  arrays: EverythingArrays;
  maps: EverythingMaps;
  color: Color;
  mood?: Mood;
  shape: Shape;
  next?: Everything;
};
export declare const EverythingSchema: codegen.GenMessage<Everything>;

export type EverythingArrays = protobuf.Message<"shop.EverythingArrays"> & {
  ints: number[];
  longs: bigint[];
  floats: number[];
  doubles: number[];
  booleans: boolean[];
  strings: string[];
  bytes: Uint8Array[];
  colors: Color[];
  points: EverythingPoint[];
};
export declare const EverythingArraysSchema: codegen.GenMessage<EverythingArrays>;

export type EverythingBoxes = protobuf.Message<"shop.EverythingBoxes"> & {
  i?: number;
  l?: bigint;
  f?: number;
  d?: number;
  b?: boolean;
};
export declare const EverythingBoxesSchema: codegen.GenMessage<EverythingBoxes>;

export type EverythingDefaults = protobuf.Message<"shop.EverythingDefaults"> & {
  i: number;
  l: bigint;
  f: number;
  d: number;
  b: boolean;
  s: string;
  color: Color;
};
export declare const EverythingDefaultsSchema: codegen.GenMessage<EverythingDefaults>;

export type EverythingLists = protobuf.Message<"shop.EverythingLists"> & {
  ints: number[];
  longs: bigint[];
  floats: number[];
  doubles: number[];
  booleans: boolean[];
  strings: string[];
  bytes: Uint8Array[];
  uuids: string[];
  colors: Color[];
  instants: wkt.Timestamp[];
  shapes: Shape[];
  nested: StringList[];
  set: number[];
  dates: string[];
};
export declare const EverythingListsSchema: codegen.GenMessage<EverythingLists>;

export type EverythingMaps = protobuf.Message<"shop.EverythingMaps"> & {
  byString: { [key: string]: number };
  byInt: { [key: number]: string };
  byLong: { [key: string]: boolean };
  byBoolean: { [key: string]: number };
  byUuid: { [key: string]: EverythingPoint };
  byDate: { [key: string]: Color };
  lists: { [key: string]: EverythingPointList };
  maps: { [key: string]: StringBytesMap };
  durations: { [key: string]: wkt.Duration };
};
export declare const EverythingMapsSchema: codegen.GenMessage<EverythingMaps>;

export type EverythingOptionals = protobuf.Message<"shop.EverythingOptionals"> & {
  i?: number;
  l?: bigint;
  f?: number;
  d?: number;
  b?: boolean;
  s?: string;
  bytes?: Uint8Array;
  uuid?: string;
  color?: Color;
  instant?: wkt.Timestamp;
  shape?: Shape;
};
export declare const EverythingOptionalsSchema: codegen.GenMessage<EverythingOptionals>;

export type EverythingPoint = protobuf.Message<"shop.EverythingPoint"> & {
  x: number;
  y: number;
};
export declare const EverythingPointSchema: codegen.GenMessage<EverythingPoint>;

export type EverythingPointList = protobuf.Message<"shop.EverythingPointList"> & {
  values: EverythingPoint[];
};
export declare const EverythingPointListSchema: codegen.GenMessage<EverythingPointList>;

/** Values without presence. */
export type EverythingScalars = protobuf.Message<"shop.EverythingScalars"> & {
  i: number;
  l: bigint;
  f: number;
  d: number;
  b: boolean;
  s: string;
  bytes: Uint8Array;
};
export declare const EverythingScalarsSchema: codegen.GenMessage<EverythingScalars>;

export type EverythingTexts = protobuf.Message<"shop.EverythingTexts"> & {
  uuid: string;
  decimal: string;
  integer: string;
};
export declare const EverythingTextsSchema: codegen.GenMessage<EverythingTexts>;

export type EverythingTimes = protobuf.Message<"shop.EverythingTimes"> & {
  instant: wkt.Timestamp;
  duration: wkt.Duration;
  date: string;
  time: string;
  dateTime: string;
  offsetDateTime: string;
};
export declare const EverythingTimesSchema: codegen.GenMessage<EverythingTimes>;

/** Nothing left. */
export type OutOfStock = protobuf.Message<"shop.OutOfStock"> & {
  message: string;
  article: string;
  left: number;
};
export declare const OutOfStockSchema: codegen.GenMessage<OutOfStock>;

/** A part of a longer list. */
export type PageOfEverythingPoint = protobuf.Message<"shop.PageOfEverythingPoint"> & {
  items: EverythingPoint[];
  total: number;
};
export declare const PageOfEverythingPointSchema: codegen.GenMessage<PageOfEverythingPoint>;

/** A part of a longer list. */
export type PageOfStringList = protobuf.Message<"shop.PageOfStringList"> & {
  items: StringList[];
  total: number;
};
export declare const PageOfStringListSchema: codegen.GenMessage<PageOfStringList>;

/** One of two forms. */
export type Shape = protobuf.Message<"shop.Shape"> & {
  variant:
    | { case: "circle"; value: ShapeCircle }
    | { case: "square"; value: ShapeSquare }
    | { case: undefined; value?: undefined };
};
export declare const ShapeSchema: codegen.GenMessage<Shape>;

/** Round. */
export type ShapeCircle = protobuf.Message<"shop.ShapeCircle"> & {
  radius: number;
};
export declare const ShapeCircleSchema: codegen.GenMessage<ShapeCircle>;

export type ShapeSquare = protobuf.Message<"shop.ShapeSquare"> & {
  side: number;
  variant: string;
};
export declare const ShapeSquareSchema: codegen.GenMessage<ShapeSquare>;

export type ShopEchoReply = protobuf.Message<"shop.ShopEchoReply"> & {
  result: Everything;
};
export declare const ShopEchoReplySchema: codegen.GenMessage<ShopEchoReply>;

export type ShopEchoRequest = protobuf.Message<"shop.ShopEchoRequest"> & {
  everything: Everything;
};
export declare const ShopEchoRequestSchema: codegen.GenMessage<ShopEchoRequest>;

export type ShopFindReply = protobuf.Message<"shop.ShopFindReply"> & {
  result?: EverythingPoint;
};
export declare const ShopFindReplySchema: codegen.GenMessage<ShopFindReply>;

export type ShopFindRequest = protobuf.Message<"shop.ShopFindRequest"> & {
  id: string;
  hint?: string;
};
export declare const ShopFindRequestSchema: codegen.GenMessage<ShopFindRequest>;

export type ShopNamesReply = protobuf.Message<"shop.ShopNamesReply"> & {
  result: PageOfStringList;
};
export declare const ShopNamesReplySchema: codegen.GenMessage<ShopNamesReply>;

export type ShopNamesRequest = protobuf.Message<"shop.ShopNamesRequest">;
export declare const ShopNamesRequestSchema: codegen.GenMessage<ShopNamesRequest>;

export type ShopPingReply = protobuf.Message<"shop.ShopPingReply">;
export declare const ShopPingReplySchema: codegen.GenMessage<ShopPingReply>;

export type ShopPingRequest = protobuf.Message<"shop.ShopPingRequest">;
export declare const ShopPingRequestSchema: codegen.GenMessage<ShopPingRequest>;

export type ShopPointsReply = protobuf.Message<"shop.ShopPointsReply"> & {
  result: PageOfEverythingPoint;
};
export declare const ShopPointsReplySchema: codegen.GenMessage<ShopPointsReply>;

export type ShopPointsRequest = protobuf.Message<"shop.ShopPointsRequest"> & {
  from: number;
};
export declare const ShopPointsRequestSchema: codegen.GenMessage<ShopPointsRequest>;

export type ShopSumReply = protobuf.Message<"shop.ShopSumReply"> & {
  result: bigint;
};
export declare const ShopSumReplySchema: codegen.GenMessage<ShopSumReply>;

export type ShopSumRequest = protobuf.Message<"shop.ShopSumRequest"> & {
  numbers: number[];
};
export declare const ShopSumRequestSchema: codegen.GenMessage<ShopSumRequest>;

export type ShopTakeReply = protobuf.Message<"shop.ShopTakeReply"> & {
  result: number;
};
export declare const ShopTakeReplySchema: codegen.GenMessage<ShopTakeReply>;

export type ShopTakeRequest = protobuf.Message<"shop.ShopTakeRequest"> & {
  article: string;
  count: number;
};
export declare const ShopTakeRequestSchema: codegen.GenMessage<ShopTakeRequest>;

/** Nothing left, and nothing will come. */
export type SoldForever = protobuf.Message<"shop.SoldForever"> & {
  message: string;
  article: string;
  left: number;
};
export declare const SoldForeverSchema: codegen.GenMessage<SoldForever>;

export type StringBytesMap = protobuf.Message<"shop.StringBytesMap"> & {
  values: { [key: string]: Uint8Array };
};
export declare const StringBytesMapSchema: codegen.GenMessage<StringBytesMap>;

export type StringList = protobuf.Message<"shop.StringList"> & {
  values: string[];
};
export declare const StringListSchema: codegen.GenMessage<StringList>;

export declare enum Color {
  UNSPECIFIED = 0,
  /** Warm. */
  RED = 1,
  GREEN = 2,
}
export declare const ColorSchema: codegen.GenEnum<Color>;

/** Without a constant for what is not known. */
export declare enum Mood {
  UNSPECIFIED = 0,
  GOOD = 1,
  BAD = 2,
}
export declare const MoodSchema: codegen.GenEnum<Mood>;

/** Nothing left. */
export declare class OutOfStockError extends rpc.TypedError<OutOfStock> {}

/** Nothing left, and nothing will come. */
export declare class SoldForeverError extends rpc.TypedError<SoldForever> {}
