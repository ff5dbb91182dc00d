// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

import { fileDesc } from "@bufbuild/protobuf/codegenv2";

/** health.proto */
export const file_health = fileDesc(
  "CgxoZWFsdGgucHJvdG8SCWhlYWx0aC52MSIoCgxDaGVja1JlcXVlc3QSGAoHc2VydmljZRgBIAEoCVIHc2VydmljZSLHAwoNQ2hl" +
    "Y2tSZXNwb25zZRJPCgZzdGF0dXMYASABKA4yNy5oZWFsdGgudjEuQ2hlY2tSZXNwb25zZVN0YXR1c1Njb3BlLkNoZWNrUmVzcG9u" +
    "c2VTdGF0dXNSBnN0YXR1cxIXCgR0ZXh0GAIgASgJSABSBHRleHSIAQESGwoGbnVtYmVyGAMgASgESAFSBm51bWJlcogBARItCgVh" +
    "c2tlZBgEIAEoCzIXLmhlYWx0aC52MS5DaGVja1JlcXVlc3RSBWFza2VkEjMKA2FsbBgFIAMoCzIhLmhlYWx0aC52MS5DaGVja1Jl" +
    "c3BvbnNlLkFsbEVudHJ5UgNhbGwSFAoFc2luY2UYBiABKAZSBXNpbmNlEhYKBmNoYW5nZRgHIAEoEVIGY2hhbmdlEhgKB3NhbXBs" +
    "ZXMYCCADKA9SB3NhbXBsZXMabwoIQWxsRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSTQoFdmFsdWUYAiABKA4yNy5oZWFsdGgudjEu" +
    "Q2hlY2tSZXNwb25zZVN0YXR1c1Njb3BlLkNoZWNrUmVzcG9uc2VTdGF0dXNSBXZhbHVlOgI4AUIHCgVfdGV4dEIJCgdfbnVtYmVy" +
    "IlwKGENoZWNrUmVzcG9uc2VTdGF0dXNTY29wZSJAChNDaGVja1Jlc3BvbnNlU3RhdHVzEgsKB1VOS05PV04QABILCgdTRVJWSU5H" +
    "EAESDwoLTk9UX1NFUlZJTkcQAmIGcHJvdG8z",
  [],
);
