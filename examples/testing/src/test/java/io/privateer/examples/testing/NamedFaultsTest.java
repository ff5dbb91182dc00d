package io.privateer.examples.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.testkit.CallHistory;
import io.privateer.rpc.testkit.FaultyServer;
import io.privateer.rpc.testkit.RecordedCall;
import io.privateer.rpc.testkit.junit.RpcExtension;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One named fault each. After every test the extension checks that no call ran twice and nobody was told a lie. */
class NamedFaultsTest {
    private final Hall hall = new Hall(10);
    private final UUID order = UUID.randomUUID();

    /** The hall and its ledger live on when its server is killed, as a database would. */
    @RegisterExtension
    final RpcExtension rpc = RpcExtension.serving(() -> BoxOfficeBinding.of(hall))
            .client(client -> client.attemptTimeout(Duration.ofMillis(300)));

    @Test
    void stubsComeByTheirType(BoxOffice office) throws SoldOut {
        assertEquals(new Ticket(order, "Hamlet", 1), office.buy(order, "Hamlet"));
    }

    @Test
    void errorsOfTheServiceArriveAsThemselves(BoxOffice office) throws SoldOut {
        for (int i = 0; i < 10; i++) {
            office.buy(order, "Hamlet");
        }
        assertEquals(
                "all 10 seats are sold",
                assertThrows(SoldOut.class, () -> office.buy(order, "Hamlet")).getMessage());
    }

    @Test
    void lostReplySellsNoSecondSeat(BoxOffice office, FaultyServer server, RpcClient client) throws SoldOut {
        server.loseReply();
        office.buy(order, "Hamlet");
        assertEquals(1, hall.sold().size());
        assertEquals(1, client.statistics().retries());
    }

    @Test
    void duplicatedAndLateMessagesSellNoSecondSeat(BoxOffice office, FaultyServer server) throws SoldOut {
        server.duplicateRequest();
        server.duplicateReply();
        office.buy(order, "Hamlet");
        server.delayReply(Duration.ofMillis(500));
        office.buy(order, "Lear");
        assertEquals(2, hall.sold().size());
    }

    @Test
    void serverThatDiesBetweenSaleAndReplyLeavesAnUnknownOutcome(BoxOffice office, FaultyServer server) {
        server.killAfterExecutionBeforeReply();
        RpcException failure = assertThrows(RpcException.class, () -> office.buy(order, "Hamlet"));
        assertEquals(Outcome.UNKNOWN, failure.outcome());
        assertEquals(1, office.find(order).size());
    }

    @Test
    void customerLooksBeforeItBuysAgain(BoxOffice office, FaultyServer server) throws SoldOut {
        Customer customer = new Customer(office);
        server.killAfterExecutionBeforeReply();
        assertEquals(new Ticket(order, "Hamlet", 1), customer.buy(order, "Hamlet"));
        UUID another = UUID.randomUUID();
        server.killBeforeExecution();
        assertEquals(new Ticket(another, "Lear", 2), customer.buy(another, "Lear"));
        assertEquals(2, hall.sold().size());
    }

    @Test
    void slowServerIsWaitedForAndADeadOneIsNot(BoxOffice office, FaultyServer server) throws SoldOut {
        server.slowDown(Duration.ofSeconds(1));
        office.buy(order, "Hamlet");
        server.heal();
        server.kill();
        BoxOffice impatient = new BoxOfficeStub(
                server.client().deadline(Duration.ofMillis(700)).build());
        RpcException failure = assertThrows(RpcException.class, () -> impatient.buy(order, "Lear"));
        assertEquals(Outcome.NOT_EXECUTED, failure.outcome());
        server.restart();
        office.buy(order, "Lear");
        assertEquals(2, hall.sold().size());
    }

    @Test
    void historyTellsWhatHappened(BoxOffice office, FaultyServer server, CallHistory history) throws SoldOut {
        server.loseRequest();
        office.buy(order, "Hamlet");
        RecordedCall call = history.calls().get(0);
        assertEquals(Outcome.EXECUTED, call.outcome());
        assertEquals(
                List.of(2),
                call.executions().stream().map(RecordedCall.Execution::attempt).toList());
        // By a ledger of one's own, in place of the handlers' executions.
        history.check(any -> hall.sold().size());
    }
}
