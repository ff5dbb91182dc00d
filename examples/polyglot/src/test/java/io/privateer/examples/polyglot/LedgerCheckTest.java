package io.privateer.examples.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LedgerCheckTest {
    private static final Order ONE = order("W-1", 2);
    private static final Order TWO = order("W-2", 9);
    private static final String LINE_OF_ONE = "W-1\tc1\t1700000000000\tperl\tgo\tROPE\t2\t9.20\tEUR";

    private static Order order(String id, int quantity) {
        return Order.parse(id + "\t2026-11-16T06:09:41Z\tMāris Ozols\tLiepāja\tLV\tROPE\t" + quantity + "\t4.60\tEUR");
    }

    private static LedgerCheck check(String told, String... ledger) {
        Tally tally = new Tally();
        told.lines().forEach(line -> assertTrue(tally.take(line), line));
        return LedgerCheck.of(
                List.of(ONE, TWO),
                Map.of("go", tally),
                List.of(ledger).stream().map(LedgerLine::parse).toList(),
                Map.of("ROPE", 10));
    }

    @Test
    void oneTakenAndOneTurnedDownIsClean() {
        LedgerCheck check = check("accepted\tW-1\tc1\nrejected\tW-2\t8", LINE_OF_ONE);
        assertEquals(List.of(), check.wrong());
        assertTrue(check.isClean());
    }

    @Test
    void twiceIsADuplicateWhoeverWasToldWhat() {
        String again = LINE_OF_ONE.replace("c1", "c2");
        LedgerCheck check = check("accepted\tW-1\tc1\nrejected\tW-2\t8", LINE_OF_ONE, again);
        assertEquals(List.of("W-1"), check.duplicated());
        assertFalse(check.isClean());
    }

    @Test
    void acceptedAndNotThereIsLost() {
        LedgerCheck check = check("accepted\tW-1\tc1\naccepted\tW-2\tc2", LINE_OF_ONE);
        assertEquals(List.of("W-2: its customer has the confirmation c2, and the ledger has []"), check.wrong());
    }

    @Test
    void anotherConfirmationOrAnotherTotalIsNotItsReceipt() {
        for (String wrong : List.of(LINE_OF_ONE.replace("c1", "c2"), LINE_OF_ONE.replace("9.20", "9.21"))) {
            assertEquals(
                    1,
                    check("accepted\tW-1\tc1\nrejected\tW-2\t8", wrong).wrong().size());
        }
    }

    @Test
    void turnedDownForNoReason() {
        LedgerCheck check = check("rejected\tW-1\t1\nrejected\tW-2\t1");
        assertEquals(
                List.of(
                        "W-1: turned down, and there was enough of ROPE",
                        "W-2: turned down, and there was enough of ROPE"),
                check.wrong());
    }

    @Test
    void turnedDownAndTaken() {
        LedgerCheck check = check("rejected\tW-1\t1\nrejected\tW-2\t8", LINE_OF_ONE);
        assertTrue(check.wrong().contains("W-1: turned down, and in the ledger"), check.toString());
    }

    @Test
    void neverSettledAndNeverOrdered() {
        LedgerCheck check = check("accepted\tW-1\tc1", LINE_OF_ONE, LINE_OF_ONE.replace("W-1", "W-3"));
        assertEquals(
                List.of("W-2: no customer knows what became of it", "W-3: taken, and nobody ordered it"),
                check.wrong());
    }

    @Test
    void moreThanThereWas() {
        String much = LINE_OF_ONE
                .replace("W-1", "W-2")
                .replace("\t2\t9.20", "\t9\t41.40")
                .replace("c1", "c2");
        LedgerCheck check = check("accepted\tW-1\tc1\naccepted\tW-2\tc2", LINE_OF_ONE, much);
        assertEquals(List.of("ROPE: 1 more were sold than there were"), check.wrong());
    }

    @Test
    void aTallyCountsWhatItKnowsAndNothingElse() {
        Tally tally = new Tally();
        assertFalse(tally.take("Traceback (most recent call last):"));
        assertFalse(tally.take("accepted\tW-1"));
        assertTrue(tally.take("unknown\tW-1\tno reply"));
        assertTrue(tally.take("found\tW-1"));
        assertTrue(tally.take("accepted\tW-1\tc1"));
        assertEquals(
                List.of(1, 1, 1, 0),
                List.of(tally.settled(), tally.count("unknown"), tally.count("found"), tally.count("missing")));
        assertThrows(IllegalStateException.class, () -> tally.take("accepted\tW-1\tc2"));
    }
}
