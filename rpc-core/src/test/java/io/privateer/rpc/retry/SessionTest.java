package io.privateer.rpc.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Range;
import io.privateer.rpc.wire.Request;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SessionTest {
    private static final Request PING = Request.ping(InWords.id("me"), 7);

    private final Session session = new Session(InWords.id("me"));

    private String told(long now) {
        Request request = session.acknowledging(PING, now);
        return request.doneBelow() + " " + request.done();
    }

    private void allocate(int calls) {
        for (int i = 0; i < calls; i++) {
            session.allocate();
        }
    }

    @Test
    void numbersRiseFromOneAndAreNeverUsedAgain() {
        assertEquals(1, session.allocate());
        session.finish(1);
        assertEquals(2, session.allocate());
        session.finishUnknown(2, 10);
        assertEquals("3 []", told(10));
        assertEquals(3, session.allocate());
    }

    @Test
    void withNothingTakenNothingIsFinished() {
        assertEquals("1 []", told(0));
    }

    @Test
    void doneBelowIsTheSmallestUnfinishedNumber() {
        allocate(3);
        session.finish(1);
        assertEquals("2 []", told(0));
    }

    @Test
    void doneBelowIsTheNextNumberToBeTakenIfAllAreFinished() {
        allocate(2);
        session.finish(2);
        session.finish(1);
        assertEquals("3 []", told(0));
    }

    @Test
    void doneIsWhatLiesBetweenAndAboveTheUnfinishedNumbers() {
        allocate(9);
        for (long finished : new long[] {2, 3, 5, 8, 9}) {
            session.finish(finished);
        }
        assertEquals("1 [Range[first=2, last=3], Range[first=5, last=5], Range[first=8, last=9]]", told(0));
    }

    @Test
    void anUnknownOutcomeStaysUnfinishedUntilItsTimeIsOver() {
        allocate(2);
        session.finish(2);
        session.finishUnknown(1, 1_000);
        assertEquals("1 [Range[first=2, last=2]]", told(999));
        assertEquals(1, session.unfinished());
        assertEquals("3 []", told(1_000));
        assertEquals(0, session.unfinished());
    }

    @Test
    void ofVeryManyUnknownOutcomesTheOldestAreFinishedEarly() {
        allocate(Session.MAX_UNKNOWN + 3);
        for (long sequence = 1; sequence <= Session.MAX_UNKNOWN + 2; sequence++) {
            session.finishUnknown(sequence, 1_000);
        }
        assertEquals("3 []", told(0));
        assertEquals(Session.MAX_UNKNOWN + 1, session.unfinished());
        session.finish(5);
        session.finishUnknown(Session.MAX_UNKNOWN + 3, 1_000);
        assertEquals("3 [Range[first=5, last=5]]", told(0), "one that was resolved leaves its place to another");
    }

    @Test
    void timesMayOverflow() {
        allocate(2);
        session.finishUnknown(1, Long.MAX_VALUE);
        session.finishUnknown(2, Long.MIN_VALUE);
        assertEquals("1 []", told(Long.MAX_VALUE - 1));
        assertEquals("2 []", told(Long.MAX_VALUE));
        assertEquals("3 []", told(Long.MIN_VALUE));
    }

    @Test
    void moreRangesThanTheLimitAreToldByTheNextRequests() {
        allocate(2 * Session.MAX_RANGES + 10);
        for (long even = 2; even <= 2L * Session.MAX_RANGES + 10; even += 2) {
            session.finish(even);
        }
        Request request = session.acknowledging(PING, 0);
        assertEquals(1, request.doneBelow());
        assertEquals(Session.MAX_RANGES, request.done().size());
        assertEquals(new Range(2, 2), request.done().get(0));
        assertEquals(
                new Range(2L * Session.MAX_RANGES, 2L * Session.MAX_RANGES),
                request.done().get(Session.MAX_RANGES - 1));
        Request next = session.acknowledging(PING, 0);
        assertEquals(1, next.doneBelow());
        assertEquals(5, next.done().size());
        assertEquals(
                new Range(2L * Session.MAX_RANGES + 2, 2L * Session.MAX_RANGES + 2),
                next.done().get(0));
        assertEquals(request.done(), session.acknowledging(PING, 0).done());
    }

    @Test
    void aCallOfUnknownOutcomeThatNobodyCanAskAboutIsFinishedAtOnce() {
        allocate(2);
        session.finishUnknown(1, 1_000);
        session.finish(1);
        assertEquals("2 []", told(0));
        assertEquals("2 []", told(1_000));
        assertEquals(1, session.unfinished());
    }

    /** Whoever asks about a call may name any number. */
    @Test
    void aNumberThatWasNeverTakenIsNotFinished() {
        session.finish(1);
        session.finish(3);
        assertEquals(0, session.unfinished());
        allocate(3);
        assertEquals("1 []", told(0));
        assertEquals(3, session.unfinished());
    }

    /** Of any history: what is told as finished is finished, and all of it is told while the ranges are few. */
    @Test
    void whatIsToldIsWhatIsFinished() {
        long seed = System.nanoTime();
        System.out.println("session: seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Session any = new Session(InWords.id("me"));
            TreeSet<Long> unfinished = new TreeSet<>();
            long taken = 0;
            for (int step = 0; step < 60; step++) {
                if (unfinished.isEmpty() || random.nextBoolean()) {
                    taken = any.allocate();
                    unfinished.add(taken);
                } else {
                    Long some = unfinished.floor(1 + (long) random.nextInt((int) taken));
                    long finished = some == null ? unfinished.first() : some;
                    any.finish(finished);
                    unfinished.remove(finished);
                }
                Request request = any.acknowledging(PING, 0);
                for (long sequence = 1; sequence <= taken; sequence++) {
                    long number = sequence;
                    boolean told = number < request.doneBelow()
                            || request.done().stream().anyMatch(range -> range.contains(number));
                    assertEquals(!unfinished.contains(number), told, "sequence " + number + " of " + request);
                }
            }
        }
    }
}
