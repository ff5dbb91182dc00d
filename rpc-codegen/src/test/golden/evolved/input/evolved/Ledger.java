package evolved;

import io.privateer.rpc.annotation.RpcField;
import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;
import io.privateer.rpc.annotation.RpcUnknown;
import java.util.Optional;

/** A service in its second year: renamed, removed and renumbered parts. */
@RpcService
public interface Ledger {
    @RpcMethod(name = "Write", idempotent = true)
    long append(Entry entry, Optional<String> note);

    record Entry(
            @RpcField(number = 7) String account,
            @RpcField(was = "amountCents") long cents,
            State state,
            Optional<Origin> origin) {}

    enum State {
        OPEN,
        @RpcField(was = "DONE")
        CLOSED,
        @RpcField(number = 20)
        VOID
    }

    sealed interface Origin {
        record Person(String name) implements Origin {}

        @RpcField(number = 9)
        record Machine(int number) implements Origin {}

        @RpcUnknown
        record Stranger() implements Origin {}
    }
}
