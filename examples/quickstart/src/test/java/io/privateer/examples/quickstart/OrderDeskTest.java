package io.privateer.examples.quickstart;

import static io.privateer.examples.quickstart.Samples.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrderDeskTest {
    private final Path file;

    OrderDeskTest(@TempDir Path folder) {
        file = folder.resolve("ledger.tsv");
    }

    @Test
    void takenOrderIsFoundAndOneThatWasTurnedDownIsNot() throws OutOfStock {
        try (Ledger ledger = new Ledger(file)) {
            OrderDesk desk = new OrderDesk("worker-1", new Stock(Map.of("ROPE", 10)), ledger);
            Receipt receipt = desk.place(order("W-1", "ROPE", 7));
            OutOfStock reason = assertThrows(OutOfStock.class, () -> desk.place(order("W-2", "ROPE", 4)));
            assertEquals("ROPE: 4 wanted, 3 left", reason.getMessage());
            assertEquals(Optional.of(receipt), desk.find("W-1"));
            assertEquals(Optional.empty(), desk.find("W-2"));
        }
    }
}
