// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import { fileDesc } from "@bufbuild/protobuf/codegenv2";
import { file_google_protobuf_timestamp } from "@bufbuild/protobuf/wkt";

/** shop/shop.proto */
export const file_shop_shop = fileDesc(
  "Cg9zaG9wL3Nob3AucHJvdG8SBHNob3AaH2dvb2dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJvdG8iPgoFT3JkZXISDgoCaWQYASAB" +
    "KAlSAmlkEiUKBWxpbmVzGAIgAygLMg8uc2hvcC5PcmRlckxpbmVSBWxpbmVzIlMKCU9yZGVyTGluZRIYCgdhcnRpY2xlGAEgASgJ" +
    "UgdhcnRpY2xlEhYKBnBpZWNlcxgCIAEoBVIGcGllY2VzEhQKBXByaWNlGAMgASgJUgVwcmljZSI2Cg9PcmRlcnNGaW5kUmVwbHkS" +
    "IwoGcmVzdWx0GAEgASgLMgsuc2hvcC5PcmRlclIGcmVzdWx0IiMKEU9yZGVyc0ZpbmRSZXF1ZXN0Eg4KAmlkGAEgASgJUgJpZCI5" +
    "ChBPcmRlcnNQbGFjZVJlcGx5EiUKBnJlc3VsdBgBIAEoCzINLnNob3AuUmVjZWlwdFIGcmVzdWx0IjcKEk9yZGVyc1BsYWNlUmVx" +
    "dWVzdBIhCgVvcmRlchgBIAEoCzILLnNob3AuT3JkZXJSBW9yZGVyIiYKCk91dE9mU3RvY2sSGAoHYXJ0aWNsZRgBIAEoCVIHYXJ0" +
    "aWNsZSJVCgdSZWNlaXB0EhYKBm51bWJlchgBIAEoA1IGbnVtYmVyEjIKBnBsYWNlZBgCIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5U" +
    "aW1lc3RhbXBSBnBsYWNlZGIGcHJvdG8z",
  [file_google_protobuf_timestamp],
);
