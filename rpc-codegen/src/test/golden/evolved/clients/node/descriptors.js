// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import { fileDesc } from "@bufbuild/protobuf/codegenv2";

/** evolved/evolved.proto */
export const file_evolved_evolved = fileDesc(
  "ChVldm9sdmVkL2V2b2x2ZWQucHJvdG8SB2V2b2x2ZWQimAEKC0xlZGdlckVudHJ5EhQKBWNlbnRzGAIgASgDUgVjZW50cxIqCgVz" +
    "dGF0ZRgDIAEoDjIULmV2b2x2ZWQuTGVkZ2VyU3RhdGVSBXN0YXRlEi0KBm9yaWdpbhgEIAEoCzIVLmV2b2x2ZWQuTGVkZ2VyT3Jp" +
    "Z2luUgZvcmlnaW4SGAoHYWNjb3VudBgHIAEoCVIHYWNjb3VudCKKAQoMTGVkZ2VyT3JpZ2luEjUKBnBlcnNvbhgBIAEoCzIbLmV2" +
    "b2x2ZWQuTGVkZ2VyT3JpZ2luUGVyc29uSABSBnBlcnNvbhI4CgdtYWNoaW5lGAkgASgLMhwuZXZvbHZlZC5MZWRnZXJPcmlnaW5N" +
    "YWNoaW5lSABSB21hY2hpbmVCCQoHdmFyaWFudCItChNMZWRnZXJPcmlnaW5NYWNoaW5lEhYKBm51bWJlchgBIAEoBVIGbnVtYmVy" +
    "IigKEkxlZGdlck9yaWdpblBlcnNvbhISCgRuYW1lGAEgASgJUgRuYW1lIioKEExlZGdlcldyaXRlUmVwbHkSFgoGcmVzdWx0GAEg" +
    "ASgDUgZyZXN1bHQiYgoSTGVkZ2VyV3JpdGVSZXF1ZXN0EioKBWVudHJ5GAEgASgLMhQuZXZvbHZlZC5MZWRnZXJFbnRyeVIFZW50" +
    "cnkSFwoEbm90ZRgDIAEoCUgAUgRub3RliAEBQgcKBV9ub3RlKnIKC0xlZGdlclN0YXRlEhwKGExFREdFUl9TVEFURV9VTlNQRUNJ" +
    "RklFRBAAEhUKEUxFREdFUl9TVEFURV9PUEVOEAISFwoTTEVER0VSX1NUQVRFX0NMT1NFRBADEhUKEUxFREdFUl9TVEFURV9WT0lE" +
    "EBRiBnByb3RvMw==",
  [],
);
