// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as codegen from "@bufbuild/protobuf/codegenv2";
import { file_ware_ware } from "../descriptors.js";

export const ArticleSchema = codegen.messageDesc(file_ware_ware, 0);

export const ArticleKindSchema = codegen.enumDesc(file_ware_ware, 0);
export const ArticleKind = codegen.tsEnum(ArticleKindSchema);
