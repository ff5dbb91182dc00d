package shop;

import io.privateer.rpc.annotation.RpcService;

@RpcService
public interface Orders {
    String place(Order order);
}
