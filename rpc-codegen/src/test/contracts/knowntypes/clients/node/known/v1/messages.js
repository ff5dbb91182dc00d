// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as codegen from "@bufbuild/protobuf/codegenv2";
import { file_knowntypes } from "../../descriptors.js";

export const ChoiceSchema = codegen.messageDesc(file_knowntypes, 0);

/** Has nothing that JSON could not say. */
export const DocumentSchema = codegen.messageDesc(file_knowntypes, 1);

/** Each of them once. */
export const EverythingSchema = codegen.messageDesc(file_knowntypes, 2);

export const ExplicitSchema = codegen.messageDesc(file_knowntypes, 3);

export const ListsSchema = codegen.messageDesc(file_knowntypes, 4);

export const MapsSchema = codegen.messageDesc(file_knowntypes, 5);

export const PatchRequestSchema = codegen.messageDesc(file_knowntypes, 6);

export const SingularSchema = codegen.messageDesc(file_knowntypes, 7);
