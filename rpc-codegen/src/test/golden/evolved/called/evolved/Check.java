package evolved;

import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecException;
import io.privateer.rpc.codec.CodecLimits;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Programs of the first year and of the second talk to each other. */
public final class Check implements Runnable {
    @Override
    public void run() {
        // "kind" of the first year is field 1, which nobody reads any more.
        equal(
                new Ledger.Entry("a", 5, Ledger.State.CLOSED, Optional.of(new Ledger.Origin.Person("p"))),
                proto("0a 01 6b  10 05  18 03  22 05 0a 03 0a 01 70  3a 01 61"));
        // A robot of the first year is a stranger now, and so is a variant of the third.
        Ledger.Entry stranger =
                new Ledger.Entry("", 0, Ledger.State.OPEN, Optional.of(new Ledger.Origin.Stranger()));
        equal(stranger, proto("18 02  22 05 12 03 0a 01 72"));
        equal(stranger, proto("18 02  22 03 9a 06 00"));
        equal(stranger, proto("18 02  22 00"));
        // The last variant wins, and pieces of one are merged.
        equal(
                Optional.of(new Ledger.Origin.Machine(7)),
                proto("18 02  22 05 0a 03 0a 01 70  22 04 4a 02 08 07").origin());
        equal(
                Optional.of(new Ledger.Origin.Person("q")),
                proto("18 02  22 04 4a 02 08 07  22 05 0a 03 0a 01 71").origin());
        equal(
                "LedgerEntry.state is missing",
                refused(() -> proto("10 05")));
        equal(
                "no constant has the number 1 (at or behind LedgerEntry.state)",
                refused(() -> proto("18 01")));

        Ledger.Entry renamed = new Ledger.Entry("", 5, Ledger.State.CLOSED, Optional.empty());
        equal(renamed, json("{\"amountCents\":\"5\",\"state\":\"LEDGER_STATE_DONE\"}"));
        equal(renamed, json("{\"cents\":5,\"state\":3,\"kind\":\"k\"}"));
        equal(renamed, json("{\"cents\":5,\"state\":\"LEDGER_STATE_CLOSED\",\"origin\":null}"));
        equal("LedgerEntry.cents is there twice", refused(() -> json("{\"cents\":5,\"amountCents\":5,\"state\":3}")));
        equal(
                "a second variant beside LedgerOrigin.machine",
                refused(() -> json("{\"state\":3,\"origin\":{\"person\":{},\"machine\":{}}}")));
        equal(
                "no constant has the name \"LEDGER_STATE_DRAFT\" (at or behind LedgerEntry.state)",
                refused(() -> json("{\"state\":\"LEDGER_STATE_DRAFT\"}")));
    }

    private static Ledger.Entry proto(String hex) {
        byte[] body = HexFormat.of().parseHex(hex.replace(" ", ""));
        return Bodies.decodeProto(LedgerEntryCodec.INSTANCE, body, CodecLimits.DEFAULTS);
    }

    private static Ledger.Entry json(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return Bodies.decodeJson(LedgerEntryCodec.INSTANCE, body, CodecLimits.DEFAULTS);
    }

    private static String refused(Runnable action) {
        try {
            action.run();
        } catch (CodecException e) {
            return e.getMessage();
        }
        throw new AssertionError("not refused");
    }

    private static void equal(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + ", was " + actual);
        }
    }
}
