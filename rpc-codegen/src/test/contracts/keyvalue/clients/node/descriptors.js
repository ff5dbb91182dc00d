// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import { fileDesc } from "@bufbuild/protobuf/codegenv2";

/** store/entry.proto */
export const file_store_entry = fileDesc(
  "ChFzdG9yZS9lbnRyeS5wcm90bxIFc3RvcmUiLwoFRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSFAoFdmFsdWUYAiABKAxSBXZhbHVl" +
    "IiEKBVF1ZXJ5EhgKB3JlcXVlc3QYASABKAlSB3JlcXVlc3RiBnByb3RvMw==",
  [],
);
