package io.privateer.codegen.model;

/**
 * The name before a rename, from {@code @RpcField(was)}.
 *
 * @param protoName in snake_case
 * @param jsonName still accepted when JSON is read, never written
 */
public record FormerName(String protoName, String jsonName) {}
