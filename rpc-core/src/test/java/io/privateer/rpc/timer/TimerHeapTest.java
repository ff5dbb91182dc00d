package io.privateer.rpc.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TimerHeapTest {
    private final TimerHeap<Bell> heap = new TimerHeap<>();
    private final List<String> rung = new ArrayList<>();

    private static final class Bell extends TimerHeap.Timed {
        private final String name;

        Bell(String name) {
            this.name = name;
        }
    }

    private void ring(long now) {
        for (Bell bell = heap.due(now); bell != null; bell = heap.due(now)) {
            rung.add(bell.name + "@" + now);
        }
    }

    @Test
    void whatIsDueComesInItsOrderAndOnce() {
        Bell a = new Bell("a");
        Bell b = new Bell("b");
        heap.set(a, 20);
        heap.set(b, 10);
        ring(9);
        ring(20);
        ring(30);
        assertEquals(List.of("b@20", "a@20"), rung);
    }

    @Test
    void timesMayOverflow() {
        long now = Long.MAX_VALUE - 5;
        Bell later = new Bell("later");
        heap.set(later, now + 10);
        heap.set(new Bell("sooner"), now + 1);
        assertEquals(1, heap.sleep(now, 1_000));
        ring(now + 1);
        assertEquals(9, heap.sleep(now + 1, 1_000));
        ring(now + 10);
        assertEquals(2, rung.size());
    }

    /** Against a plain list that is sorted each time. */
    @Test
    void anyOrderOfChangesKeepsTheOrderOfTime() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<Bell> bells = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            bells.add(new Bell("" + i));
        }
        Map<Bell, Long> model = new HashMap<>();
        for (long now = 0; now < 20_000; now++) {
            Bell bell = bells.get(random.nextInt(bells.size()));
            if (random.nextInt(4) == 0) {
                heap.remove(bell);
                model.remove(bell);
            } else {
                // Times of their own, so that there is one order.
                long time = now + 1_000L * random.nextInt(500) + Long.parseLong(bell.name);
                heap.set(bell, time);
                model.put(bell, time);
            }
            long at = now;
            List<String> expected = model.entrySet().stream()
                    .filter(entry -> entry.getValue() <= at)
                    .sorted(Comparator.comparing(Map.Entry::getValue))
                    .map(entry -> entry.getKey().name + "@" + at)
                    .toList();
            model.values().removeIf(time -> time <= at);
            rung.clear();
            ring(now);
            assertEquals(expected.size(), rung.size(), () -> "seed " + seed);
            assertEquals(model.size(), heap.size(), () -> "seed " + seed);
            long next =
                    model.values().stream().mapToLong(time -> time - at).min().orElse(Long.MAX_VALUE);
            assertEquals(next, heap.sleep(now, Long.MAX_VALUE), () -> "seed " + seed);
        }
    }
}
