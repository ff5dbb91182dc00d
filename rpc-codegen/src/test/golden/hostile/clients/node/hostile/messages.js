// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import * as codegen from "@bufbuild/protobuf/codegenv2";
import * as rpc from "privateer-rpc";
import { file_hostile_hostile } from "../descriptors.js";

/** Called like a class of the runtime. */
export const FieldSchema = codegen.messageDesc(file_hostile_hostile, 0);

/** Nested types hide imported ones inside every class that implements this. */
export const HostileCallOptionsSchema = codegen.messageDesc(file_hostile_hostile, 1);

export const HostileCallReplySchema = codegen.messageDesc(file_hostile_hostile, 2);
rpc.constrain(HostileCallReplySchema, {
  required: ["result"],
});

export const HostileCallRequestSchema = codegen.messageDesc(file_hostile_hostile, 3);
rpc.constrain(HostileCallRequestSchema, {
  required: ["callOptions", "rpcException", "list"],
});

/** Checked, nested, with a name of its own. */
export const HostileException_Schema = codegen.messageDesc(file_hostile_hostile, 4);

export const HostileListSchema = codegen.messageDesc(file_hostile_hostile, 5);

export const HostileObjectsReplySchema = codegen.messageDesc(file_hostile_hostile, 6);

export const HostileObjectsRequestSchema = codegen.messageDesc(file_hostile_hostile, 7);

export const HostileOfReplySchema = codegen.messageDesc(file_hostile_hostile, 8);

export const HostileOfRequestSchema = codegen.messageDesc(file_hostile_hostile, 9);

export const HostileRpcExceptionSchema = codegen.messageDesc(file_hostile_hostile, 10);

export const HostileWithOptionsReplySchema = codegen.messageDesc(file_hostile_hostile, 11);

export const HostileWithOptionsRequestSchema = codegen.messageDesc(file_hostile_hostile, 12);

export const HostileWordsReplySchema = codegen.messageDesc(file_hostile_hostile, 13);
rpc.constrain(HostileWordsReplySchema, {
  required: ["result"],
});

export const HostileWordsRequestSchema = codegen.messageDesc(file_hostile_hostile, 14);
rpc.constrain(HostileWordsRequestSchema, {
  required: ["words"],
});

/** Called like a class of java.lang. */
export const OverrideSchema = codegen.messageDesc(file_hostile_hostile, 15);

/**
 * Components whose names mean something to generated code. \\u002a/ and &#42;/ and $L and $T and %s and a
 * backslash at the end \.
 */
export const WordsSchema = codegen.messageDesc(file_hostile_hostile, 16);
rpc.constrain(WordsSchema, {
  required: ["field", "lowerCase"],
  defaults: { text: '*/ \\u002a/ " \\ $L $S $T %s {@code} \u00e9 \u{1f600}', otherColor: 1 },
});

/** Called like a word of Protocol Buffers. */
export const optionSchema = codegen.messageDesc(file_hostile_hostile, 17);

export const WordsCOLORSchema = codegen.enumDesc(file_hostile_hostile, 0);
/** A name like that of the constant for a component. */
export const WordsCOLOR = codegen.tsEnum(WordsCOLORSchema);

/** Checked, nested, with a name of its own. */
export class HostileException_Error extends rpc.TypedError {}
