package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AcknowledgementsTest {
    private final Acknowledgements acknowledgements = new Acknowledgements();

    @Test
    void aServerIsToldAWhileAfterTheFirstResultThatItWasNotToldOf() {
        acknowledgements.owed("a", 0);
        acknowledgements.owed("a", 50);
        assertEquals(Acknowledgements.AFTER - 10, acknowledgements.sleep(10, Long.MAX_VALUE));
        assertEquals(List.of(), acknowledgements.due(Acknowledgements.AFTER - 1));
        assertEquals(List.of("a"), acknowledgements.due(Acknowledgements.AFTER));
        assertEquals(List.of("a"), acknowledgements.all());
    }

    @Test
    void anyRequestTellsItsServerAndNoOther() {
        acknowledgements.owed("a", 0);
        acknowledgements.owed("b", 0);
        acknowledgements.told("a");
        assertEquals(List.of("b"), acknowledgements.due(Acknowledgements.AFTER));
        acknowledgements.told("b");
        assertEquals(7, acknowledgements.sleep(0, 7));
    }
}
