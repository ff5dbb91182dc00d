package io.privateer.examples.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.Envelopes;
import io.privateer.rpc.testkit.Fault;
import io.privateer.rpc.testkit.FaultPlan;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.ProxyStatistics;
import io.privateer.rpc.testkit.junit.RpcExtension;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A network that is bad by chance, from a seed, or by a script. */
class BadNetworkTest {
    private final Hall hall = new Hall(1_000);

    @RegisterExtension
    final RpcExtension rpc = RpcExtension.serving(() -> BoxOfficeBinding.of(hall))
            .client(client -> client.attemptTimeout(Duration.ofMillis(100))
                    .maxAttempts(20)
                    .retryBudget(1, 1_000)
                    .deadline(Duration.ofSeconds(30)));

    @Test
    void everyOrderSellsOneSeatWhateverTheNetworkDoes(BoxOffice office, FaultProxy network) throws SoldOut {
        // The same seed does the same to the same messages; without one, a fresh one is printed.
        network.follow(FaultPlan.builder()
                .seed(42)
                .drop(0.1)
                .duplicate(0.1)
                .delay(0.1, Duration.ofMillis(30))
                .reorder(0.05)
                .cut(0.01)
                .build());
        for (int i = 0; i < 100; i++) {
            office.buy(UUID.randomUUID(), "Hamlet");
        }
        assertEquals(100, hall.sold().size());
        ProxyStatistics statistics = network.statistics();
        assertTrue(statistics.toServer().dropped() > 0);
        assertTrue(statistics.toClient().dropped() > 0);
    }

    @Test
    void scriptSaysWhichMessagesMeetWhat(BoxOffice office, FaultProxy network) throws SoldOut {
        network.next(Direction.TO_SERVER, 2, Envelopes.call("/Buy"), new Fault.Drop());
        network.next(Direction.TO_CLIENT, 1, Envelopes.result(), new Fault.Corrupt(1));
        office.buy(UUID.randomUUID(), "Hamlet");
        assertEquals(1, hall.sold().size());
        assertEquals(2, network.statistics().toServer().dropped());
        assertEquals(1, network.statistics().toClient().corrupted());
    }

    @Test
    void cutsAreSurvived(BoxOffice office, FaultProxy network) throws SoldOut {
        office.buy(UUID.randomUUID(), "Hamlet");
        network.cut(Duration.ofMillis(300));
        office.buy(UUID.randomUUID(), "Hamlet");
        network.cutOneWay(Direction.TO_CLIENT, Duration.ofMillis(300));
        office.buy(UUID.randomUUID(), "Hamlet");
        network.throttle(20_000);
        office.buy(UUID.randomUUID(), "Hamlet");
        assertEquals(4, hall.sold().size());
    }
}
