// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as codegen from "@bufbuild/protobuf/codegenv2";
import { file_health } from "../../descriptors.js";

export const CheckRequestSchema = codegen.messageDesc(file_health, 0);

export const CheckResponseSchema = codegen.messageDesc(file_health, 1);

export const CheckResponseStatusSchema = codegen.enumDesc(file_health, 2, 0);
export const CheckResponseStatus = codegen.tsEnum(CheckResponseStatusSchema);
