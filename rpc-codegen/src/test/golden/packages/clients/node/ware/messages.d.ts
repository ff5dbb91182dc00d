// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as protobuf from "@bufbuild/protobuf";
import * as codegen from "@bufbuild/protobuf/codegenv2";

export type Article = protobuf.Message<"ware.Article"> & {
  name: string;
  part?: Article;
  kind: ArticleKind;
};
export declare const ArticleSchema: codegen.GenMessage<Article>;

export declare enum ArticleKind {
  UNSPECIFIED = 0,
  FOOD = 1,
  TOOL = 2,
}
export declare const ArticleKindSchema: codegen.GenEnum<ArticleKind>;
