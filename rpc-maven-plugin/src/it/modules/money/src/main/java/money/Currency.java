package money;

import io.privateer.rpc.annotation.RpcMessage;

@RpcMessage
public enum Currency {
    EUR,
    DUCAT
}
