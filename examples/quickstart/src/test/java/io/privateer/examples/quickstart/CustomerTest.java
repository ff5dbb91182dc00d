package io.privateer.examples.quickstart;

import static io.privateer.examples.quickstart.Samples.NOW;
import static io.privateer.examples.quickstart.Samples.order;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privateer.examples.quickstart.Purchase.Trouble;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A customer of a service that answers as the test says. */
final class CustomerTest {
    private static final Order ORDER = order("W-1", "ROPE", 4);
    private static final Receipt RECEIPT = Execution.of(ORDER, NOW, "worker-1").receipt();

    private final Deque<Object> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final Customer customer = new Customer(new Script(), Duration.ZERO, 3, line -> {});

    @Test
    void receiptSettlesIt() throws InterruptedException {
        answers.add(RECEIPT);
        assertEquals(new Purchase(ORDER, new Settlement.Accepted(RECEIPT), List.of()), customer.buy(ORDER));
        assertEquals(List.of("place"), asked);
    }

    @Test
    void outOfStockSettlesItToo() throws InterruptedException {
        OutOfStock reason = new OutOfStock("ROPE", 4, 3);
        answers.add(reason);
        assertEquals(new Purchase(ORDER, new Settlement.Rejected(reason), List.of()), customer.buy(ORDER));
        assertEquals(List.of("place"), asked);
    }

    @Test
    void whatWasNotExecutedIsPlacedAgainWithoutAQuestion() throws InterruptedException {
        answers.add(failure(Outcome.NOT_EXECUTED));
        answers.add(RECEIPT);
        assertEquals(
                new Purchase(ORDER, new Settlement.Accepted(RECEIPT), List.of(Trouble.NOT_EXECUTED)),
                customer.buy(ORDER));
        assertEquals(List.of("place", "place"), asked);
    }

    @Test
    void unknownOutcomeIsSettledByFindIfTheOrderIsThere() throws InterruptedException {
        answers.add(failure(Outcome.UNKNOWN));
        answers.add(Optional.of(RECEIPT));
        assertEquals(
                new Purchase(ORDER, new Settlement.Accepted(RECEIPT), List.of(Trouble.UNKNOWN_AND_TAKEN)),
                customer.buy(ORDER));
        assertEquals(List.of("place", "find"), asked);
    }

    @Test
    void unknownOutcomeIsPlacedAgainIfTheOrderIsNotThere() throws InterruptedException {
        answers.add(failure(Outcome.UNKNOWN));
        answers.add(Optional.empty());
        answers.add(RECEIPT);
        assertEquals(
                new Purchase(ORDER, new Settlement.Accepted(RECEIPT), List.of(Trouble.UNKNOWN_AND_MISSING)),
                customer.buy(ORDER));
        assertEquals(List.of("place", "find", "place"), asked);
    }

    @Test
    void missingOrderIsLookedForAsLongAsTheSlowestOrderTakes() throws InterruptedException {
        Customer patient = new Customer(new Script(), Duration.ofMillis(300), 3, line -> {});
        answers.add(failure(Outcome.UNKNOWN));
        answers.add(Optional.empty());
        answers.add(Optional.of(RECEIPT));
        assertEquals(List.of(Trouble.UNKNOWN_AND_TAKEN), patient.buy(ORDER).troubles());
        assertEquals(List.of("place", "find", "find"), asked);
    }

    @Test
    void orderIsNotPlacedAgainBeforeFindHasAnswered() throws InterruptedException {
        answers.add(failure(Outcome.UNKNOWN));
        answers.add(failure(Outcome.UNKNOWN));
        answers.add(failure(Outcome.NOT_EXECUTED));
        answers.add(Optional.empty());
        answers.add(RECEIPT);
        assertEquals(List.of(Trouble.UNKNOWN_AND_MISSING), customer.buy(ORDER).troubles());
        assertEquals(List.of("place", "find", "find", "find", "place"), asked);
    }

    @Test
    void customerGivesUpAfterThreeTroublesOrThreeFailuresOfFind() {
        RpcException last = failure(Outcome.NOT_EXECUTED);
        answers.addAll(List.of(
                failure(Outcome.NOT_EXECUTED), failure(Outcome.NOT_EXECUTED), failure(Outcome.NOT_EXECUTED), last));
        assertSame(last, assertThrows(RpcException.class, () -> customer.buy(ORDER)));
        answers.addAll(
                List.of(failure(Outcome.UNKNOWN), failure(Outcome.UNKNOWN), failure(Outcome.NOT_EXECUTED), last));
        assertSame(last, assertThrows(RpcException.class, () -> customer.buy(ORDER)));
        assertEquals(0, answers.size());
    }

    private static RpcException failure(Outcome outcome) {
        return new RpcException(StatusCode.UNAVAILABLE, outcome, "as a test", false, List.of(), null, null);
    }

    /** Gives the test's answers one after the other. */
    private final class Script implements Orders {
        @Override
        public Receipt place(Order order) throws OutOfStock {
            asked.add("place");
            Object answer = next();
            if (answer instanceof OutOfStock reason) {
                throw reason;
            }
            return (Receipt) answer;
        }

        @Override
        public Optional<Receipt> find(String orderId) {
            assertEquals(ORDER.id(), orderId);
            asked.add("find");
            return ((Optional<?>) next()).map(Receipt.class::cast);
        }

        private Object next() {
            Object answer = answers.remove();
            if (answer instanceof RpcException failure) {
                throw failure;
            }
            return answer;
        }
    }
}
