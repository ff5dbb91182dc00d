// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import { fileDesc } from "@bufbuild/protobuf/codegenv2";

/** ware/ware.proto */
export const file_ware_ware = fileDesc(
  "Cg93YXJlL3dhcmUucHJvdG8SBHdhcmUiZwoHQXJ0aWNsZRISCgRuYW1lGAEgASgJUgRuYW1lEiEKBHBhcnQYAiABKAsyDS53YXJl" +
    "LkFydGljbGVSBHBhcnQSJQoEa2luZBgDIAEoDjIRLndhcmUuQXJ0aWNsZUtpbmRSBGtpbmQqWQoLQXJ0aWNsZUtpbmQSHAoYQVJU" +
    "SUNMRV9LSU5EX1VOU1BFQ0lGSUVEEAASFQoRQVJUSUNMRV9LSU5EX0ZPT0QQARIVChFBUlRJQ0xFX0tJTkRfVE9PTBACYgZwcm90" +
    "bzM=",
  [],
);

/** store/store.proto */
export const file_store_store = fileDesc(
  "ChFzdG9yZS9zdG9yZS5wcm90bxIFc3RvcmUaD3dhcmUvd2FyZS5wcm90byIwCgVJbm5lchInCgdhcnRpY2xlGAEgASgLMg0ud2Fy" +
    "ZS5BcnRpY2xlUgdhcnRpY2xlIpMBCg1TdG9yZUFsbFJlcGx5EjgKBnJlc3VsdBgBIAMoCzIgLnN0b3JlLlN0b3JlQWxsUmVwbHku" +
    "UmVzdWx0RW50cnlSBnJlc3VsdBpICgtSZXN1bHRFbnRyeRIQCgNrZXkYASABKAlSA2tleRIjCgV2YWx1ZRgCIAEoCzINLndhcmUu" +
    "QXJ0aWNsZVIFdmFsdWU6AjgBIjoKD1N0b3JlQWxsUmVxdWVzdBInCgVraW5kcxgBIAMoDjIRLndhcmUuQXJ0aWNsZUtpbmRSBWtp" +
    "bmRzIjcKD1N0b3JlSW5uZXJSZXBseRIkCgZyZXN1bHQYASABKAsyDC5zdG9yZS5Jbm5lclIGcmVzdWx0IjcKEVN0b3JlSW5uZXJS" +
    "ZXF1ZXN0EiIKBWlubmVyGAEgASgLMgwuc3RvcmUuSW5uZXJSBWlubmVyYgZwcm90bzM=",
  [file_ware_ware],
);
