// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import type { GenFile } from "@bufbuild/protobuf/codegenv2";

export declare const file_nativ_nativ: GenFile;
