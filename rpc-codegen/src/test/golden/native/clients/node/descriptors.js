// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import { fileDesc } from "@bufbuild/protobuf/codegenv2";
import { file_google_protobuf_field_mask, file_google_protobuf_struct } from "@bufbuild/protobuf/wkt";

/** nativ/nativ.proto */
export const file_nativ_nativ = fileDesc(
  "ChFuYXRpdi9uYXRpdi5wcm90bxIFbmF0aXYaIGdvb2dsZS9wcm90b2J1Zi9maWVsZF9tYXNrLnByb3RvGhxnb29nbGUvcHJvdG9i" +
    "dWYvc3RydWN0LnByb3RvIrkDChFEb2N1bWVudHNEb2N1bWVudBIOCgJpZBgBIAEoCVICaWQSKwoEYm9keRgCIAEoCzIXLmdvb2ds" +
    "ZS5wcm90b2J1Zi5TdHJ1Y3RSBGJvZHkSLAoFZXh0cmEYAyABKAsyFi5nb29nbGUucHJvdG9idWYuVmFsdWVSBWV4dHJhEi0KBWRy" +
    "YWZ0GAQgASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVjdFIFZHJhZnQSMAoHaGlzdG9yeRgFIAMoCzIWLmdvb2dsZS5wcm90b2J1" +
    "Zi5WYWx1ZVIHaGlzdG9yeRJOCgx0cmFuc2xhdGlvbnMYBiADKAsyKi5uYXRpdi5Eb2N1bWVudHNEb2N1bWVudC5UcmFuc2xhdGlv" +
    "bnNFbnRyeVIMdHJhbnNsYXRpb25zEi4KBG1hc2sYByABKAsyGi5nb29nbGUucHJvdG9idWYuRmllbGRNYXNrUgRtYXNrGlgKEVRy" +
    "YW5zbGF0aW9uc0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5Ei0KBXZhbHVlGAIgASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVjdFIF" +
    "dmFsdWU6AjgBIkYKE0RvY3VtZW50c01lcmdlUmVwbHkSLwoGcmVzdWx0GAEgASgLMhcuZ29vZ2xlLnByb3RvYnVmLlN0cnVjdFIG" +
    "cmVzdWx0InsKFURvY3VtZW50c01lcmdlUmVxdWVzdBI0Cghkb2N1bWVudBgBIAEoCzIYLm5hdGl2LkRvY3VtZW50c0RvY3VtZW50" +
    "Ughkb2N1bWVudBIsCgV2YWx1ZRgCIAEoCzIWLmdvb2dsZS5wcm90b2J1Zi5WYWx1ZVIFdmFsdWViBnByb3RvMw==",
  [file_google_protobuf_field_mask, file_google_protobuf_struct],
);
