// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as codegen from "@bufbuild/protobuf/codegenv2";
import { file_store_entry } from "../descriptors.js";

/** A key with its value. */
export const EntrySchema = codegen.messageDesc(file_store_entry, 0);

/** Its field is called as the parameter of a method that takes it. */
export const QuerySchema = codegen.messageDesc(file_store_entry, 1);
