package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CallTableTest {
    private record Call(long sequence) implements CallTable.Numbered {}

    private final CallTable<Call> table = new CallTable<>();

    /** Most calls end soon, some stay for long, and all are found for as long as they are in. */
    @Test
    void callsAreFoundUntilTheyAreTakenOut() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Call> model = new HashMap<>();
        for (long sequence = 1; sequence < 50_000; sequence++) {
            Call call = new Call(sequence);
            table.add(call);
            model.put(sequence, call);
            while (model.size() > 100 + random.nextInt(900)) {
                Call ended = List.copyOf(model.values()).get(random.nextInt(model.size()));
                table.remove(ended);
                model.remove(ended.sequence());
                assertNull(table.get(ended.sequence()), () -> "seed " + seed);
            }
            if (sequence % 1_000 == 0) {
                model.forEach((number, known) -> assertEquals(known, table.get(number), () -> "seed " + seed));
                assertEquals(model.size(), table.size());
            }
        }
    }

    @Test
    void takingOutWhatIsNotInChangesNothing() {
        Call one = new Call(1);
        table.add(one);
        table.remove(new Call(2));
        table.remove(new Call(1 + 256));
        assertEquals(1, table.size());
        assertEquals(one, table.get(1));
    }
}
