package shop;

import io.privateer.rpc.annotation.RpcService;
import java.util.List;
import money.Money;

@RpcService
public interface Orders {
    Money place(List<Line> lines);
}
