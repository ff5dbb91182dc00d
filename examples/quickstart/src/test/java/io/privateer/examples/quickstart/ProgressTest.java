package io.privateer.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.ClientStatistics;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    @Test
    void barIsAsLongAsTheShareThatIsDone() {
        ClientStatistics calls = new ClientStatistics(5, 7, 2, 5, 0, 0, 0);
        assertEquals("[..............................] 0 of 7 orders, 2 retries", Progress.line(0, 7, calls));
        assertEquals("[#################.............] 4 of 7 orders, 2 retries", Progress.line(4, 7, calls));
        assertEquals("[##############################] 7 of 7 orders, 2 retries", Progress.line(7, 7, calls));
    }
}
