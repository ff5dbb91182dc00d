package shop;

import io.privateer.rpc.annotation.RpcService;

@RpcService
interface Probe {
    Report inspect(Order order);

    record Report(Order order, boolean heavy) {}
}
