package shop;

import io.privateer.rpc.annotation.RpcMessage;

@RpcMessage
public record Order(String article, int count) {}
