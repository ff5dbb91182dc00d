package money;

import io.privateer.rpc.annotation.RpcMessage;
import java.math.BigDecimal;

@RpcMessage
public record Money(BigDecimal amount, Currency currency) {}
