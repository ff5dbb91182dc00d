package io.privateer.examples.quickstart;

import static io.privateer.examples.quickstart.Samples.NOW;
import static io.privateer.examples.quickstart.Samples.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger file of three orders, of which one was turned down, and what is found when somebody meddles with it. */
final class LedgerCheckTest {
    private static final Stock STOCK = new Stock(Map.of("ROPE", 10, "CHAIN", 1));
    private static final Order ROPE = order("W-1", "ROPE", 4);
    private static final Order CHAIN = order("W-2", "CHAIN", 1);
    private static final Order TOO_MUCH = order("W-3", "ROPE", 7);

    private final Map<String, Settlement> settlements = new LinkedHashMap<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final Path file;
    private final List<String> lines;

    LedgerCheckTest(@TempDir Path folder) throws IOException {
        file = folder.resolve("ledger.tsv");
        try (Ledger ledger = new Ledger(file)) {
            for (Order order : List.of(ROPE, CHAIN)) {
                Execution execution = ledger.append(soFar -> Execution.of(order, NOW, "worker 1"));
                receipts.add(execution.receipt());
                settlements.put(order.id(), new Settlement.Accepted(execution.receipt()));
            }
        }
        settlements.put(TOO_MUCH.id(), new Settlement.Rejected(new OutOfStock("ROPE", 7, 6)));
        lines = new ArrayList<>(Files.readAllLines(file));
    }

    @Test
    void eachEffectOnceIsClean() throws IOException {
        assertEquals(new LedgerCheck(2, List.of(), List.of(), List.of()), check());
        assertTrue(check().isClean());
    }

    @Test
    void secondLineOfAnOrderIsADuplicate() throws IOException {
        lines.add(Execution.of(CHAIN, NOW, "worker 2").line());
        assertEquals(new LedgerCheck(2, List.of("W-2"), List.of(), List.of()), check());
        assertFalse(check().isClean());
    }

    @Test
    void sameLineTwiceIsADuplicate() throws IOException {
        lines.add(lines.get(0));
        assertEquals(new LedgerCheck(2, List.of("W-1"), List.of(), List.of()), check());
    }

    @Test
    void missingLineIsLostAndItsReceiptIsWorthNothing() throws IOException {
        lines.remove(1);
        LedgerCheck check = check();
        assertEquals(List.of("W-2"), check.lost());
        assertEquals(List.of("order W-2: the ledger has no " + receipts.get(1)), check.contradicted());
        assertFalse(check.isClean());
    }

    @Test
    void orderThatTheClientKnowsNothingOfIsLostOnlyIfItIsNotThere() throws IOException {
        settlements.remove("W-2");
        assertTrue(check().isClean());
        lines.remove(1);
        assertEquals(new LedgerCheck(1, List.of(), List.of("W-2"), List.of()), check());
    }

    @Test
    void lineOfAnotherExecutionThanTheReceiptsIsAContradiction() throws IOException {
        lines.set(0, Execution.of(ROPE, NOW, "worker 1").line());
        LedgerCheck check = check();
        assertEquals(List.of(), check.lost());
        assertEquals(List.of("order W-1: the ledger has no " + receipts.get(0)), check.contradicted());
    }

    @Test
    void otherQuantityThanOrderedIsAContradiction() throws IOException {
        lines.set(0, lines.get(0).replaceAll("\t4$", "\t5"));
        assertEquals(List.of("order W-1: ordered 4 ROPE for 50.00 SEK, taken " + lines.get(0)), check().contradicted());
    }

    @Test
    void orderThatNobodyPlacedIsAContradiction() throws IOException {
        lines.add(Execution.of(order("W-9", "ROPE", 1), NOW, "worker 1").line());
        assertEquals(List.of("order W-9: taken, but nobody ordered it"), check().contradicted());
    }

    @Test
    void orderTurnedDownAndTakenIsAContradiction() throws IOException {
        lines.add(Execution.of(TOO_MUCH, NOW, "worker 1").line());
        assertEquals(
                List.of("order W-3: turned down (ROPE: 7 wanted, 6 left), and taken all the same"),
                check().contradicted());
    }

    @Test
    void orderTurnedDownAlthoughThereIsEnoughIsAContradiction() throws IOException {
        settlements.put("W-1", new Settlement.Rejected(new OutOfStock("ROPE", 4, 0)));
        settlements.remove("W-3");
        lines.remove(0);
        LedgerCheck check = check();
        assertEquals(List.of("order W-1: turned down, but of 4 ROPE there are 10 left"), check.contradicted());
        assertEquals(List.of("W-3"), check.lost());
    }

    /** Of the file as it is now: what is checked is what is on disk. */
    private LedgerCheck check() throws IOException {
        Files.write(file, lines);
        try (Ledger ledger = new Ledger(file)) {
            return LedgerCheck.of(List.of(ROPE, CHAIN, TOO_MUCH), settlements, ledger.executions(), STOCK);
        }
    }
}
