package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CallTableTest {
    private record Call(long sequence, String client) implements CallTable.Numbered {}

    private final CallTable<Call> table = new CallTable<>();

    /** Most calls end soon, some stay for long, and all are found for as long as they are in. */
    @Test
    void callsAreFoundUntilTheyAreTakenOut() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Call> model = new HashMap<>();
        for (long sequence = 1; sequence < 50_000; sequence++) {
            Call call = new Call(sequence, "");
            table.add(call);
            model.put(sequence, call);
            while (model.size() > 100 + random.nextInt(900)) {
                Call ended = List.copyOf(model.values()).get(random.nextInt(model.size()));
                table.remove(ended);
                model.remove(ended.sequence());
                assertNull(table.get(ended.sequence(), any -> true), () -> "seed " + seed);
            }
            if (sequence % 1_000 == 0) {
                model.forEach(
                        (number, known) -> assertEquals(known, table.get(number, any -> true), () -> "seed " + seed));
                assertEquals(model.size(), table.size());
            }
        }
    }

    /** A question about another client's call has that client's number. */
    @Test
    void twoMayHaveOneNumber() {
        Call one = new Call(7, "one");
        Call other = new Call(7, "other");
        table.add(one);
        table.add(other);
        assertSame(other, table.get(7, call -> call.client().equals("other")));
        table.remove(one);
        assertSame(other, table.get(7, any -> true));
        assertNull(table.get(7, call -> call.client().equals("one")));
    }

    /** A number's place is far from its neighbour's: what a call costs must not rise with how many others are under way. */
    @Test
    void neighboursAreScattered() {
        AtomicInteger looked = new AtomicInteger();
        record Counted(long sequence, AtomicInteger looked) implements CallTable.Numbered {
            @Override
            public long sequence() {
                looked.incrementAndGet();
                return sequence;
            }
        }
        CallTable<Counted> counted = new CallTable<>();
        ArrayDeque<Counted> underWay = new ArrayDeque<>();
        int calls = 10_000;
        for (long sequence = 1; sequence <= calls; sequence++) {
            Counted call = new Counted(sequence, looked);
            counted.add(call);
            underWay.add(call);
            if (underWay.size() > 1_000) {
                counted.remove(underWay.remove());
            }
        }
        assertTrue(looked.get() < 10 * calls, () -> looked + " looks for " + calls + " calls");
    }

    @Test
    void takingOutWhatIsNotInChangesNothing() {
        Call one = new Call(1, "");
        table.add(one);
        table.remove(new Call(2, ""));
        table.remove(new Call(1, "another"));
        assertEquals(1, table.size());
        assertEquals(one, table.get(1, any -> true));
    }
}
