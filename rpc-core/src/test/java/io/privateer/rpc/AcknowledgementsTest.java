package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.retry.Endpoints;
import io.privateer.rpc.retry.HealthPolicy;
import io.privateer.rpc.retry.Server;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class AcknowledgementsTest {
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final Endpoints endpoints = new Endpoints(HealthPolicy.of(1, 4), new SplittableRandom(1));
    private final Server a = server("a");
    private final Server b = server("b");

    private Server server(String address) {
        endpoints.set(List.of("a", "b"), 0);
        return Objects.requireNonNull(endpoints.find(address));
    }

    @Test
    void aServerIsToldAWhileAfterTheFirstResultThatItWasNotToldOf() {
        acknowledgements.owed(a, 0);
        acknowledgements.owed(a, 50);
        assertEquals(Acknowledgements.AFTER - 10, acknowledgements.sleep(10, Long.MAX_VALUE));
        assertEquals(List.of(), acknowledgements.due(Acknowledgements.AFTER - 1));
        assertEquals(List.of(a), acknowledgements.due(Acknowledgements.AFTER));
        assertEquals(List.of(a), acknowledgements.all());
    }

    @Test
    void anyRequestTellsItsServerAndNoOther() {
        acknowledgements.owed(a, 0);
        acknowledgements.owed(b, 0);
        acknowledgements.told(a);
        assertEquals(List.of(b), acknowledgements.due(Acknowledgements.AFTER));
        acknowledgements.told(b);
        assertEquals(7, acknowledgements.sleep(0, 7));
    }
}
