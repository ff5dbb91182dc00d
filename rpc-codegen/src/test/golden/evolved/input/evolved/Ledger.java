package evolved;

import io.privateer.rpc.annotation.RpcField;
import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;
import io.privateer.rpc.annotation.RpcUnknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service in its second year: renamed, removed and renumbered parts. */
@RpcService
public interface Ledger {
    @RpcMethod(name = "Write", idempotent = true)
    long append(Entry entry, Optional<String> note);

    /** What was renamed may be anywhere. */
    @RpcMethod(idempotent = true)
    Book audit(@RpcField(was = "ledger") Book book);

    record Book(
            List<Entry> entries,
            @RpcField(was = "accounts") Map<String, Entry> byAccount,
            Map<String, List<Entry>> years,
            List<State> states,
            Map<String, State> last,
            Optional<Owner> owner) {}

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

    sealed interface Owner {
        @RpcField(was = "Firm")
        record Company(@RpcField(was = "title") String name) implements Owner {}

        record Nobody() implements Owner {}
    }
}
