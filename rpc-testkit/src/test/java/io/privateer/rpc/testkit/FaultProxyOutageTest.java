package io.privateer.rpc.testkit;

import static io.privateer.rpc.testkit.Direction.TO_CLIENT;
import static io.privateer.rpc.testkit.Direction.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outages of the whole path, between a plain REQ and a plain REP. */
final class FaultProxyOutageTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration A_WHILE = Duration.ofMillis(150);
    private static final List<String> NOTHING = List.of();

    private EchoServer server;
    private FaultProxy proxy;
    private EchoClient client;
    /** More than one if JeroMQ stalled in the first handshake and tried again, as it does now and then. */
    private long connections;

    @BeforeEach
    void start() {
        server = new EchoServer();
        proxy = FaultProxy.start(server.endpoint());
        client = EchoClient.req(proxy.endpoint());
        assertEquals(List.of("warm", "#1"), client.ask("warm"));
        connections = proxy.statistics().connections();
    }

    @AfterEach
    void stop() {
        client.close();
        proxy.close();
        server.close();
    }

    @Test
    void cutClosesConnectionsAndRefusesNewOnesUntilItIsOver() {
        long cutAt = System.nanoTime();
        proxy.cut(Duration.ofMillis(300));
        Await.until(SOON, () -> proxy.statistics().refused() >= 2, "the client tries again and is refused");
        assertEquals(connections, proxy.statistics().connections());
        awaitNewConnection();
        long millis = (System.nanoTime() - cutAt) / 1_000_000;
        assertTrue(millis >= 300, () -> "connected again after " + millis + " ms");
        assertEquals(List.of("after", "#2"), client.ask("after"));
    }

    @Test
    void withoutATargetEverybodyIsTurnedAwayUntilThereIsOne() {
        try (FaultProxy address = FaultProxy.start();
                EchoClient early = EchoClient.req(address.endpoint())) {
            early.send("early");
            Await.until(SOON, () -> address.statistics().refused() >= 2, "the client is refused and tries again");
            assertEquals(0, address.statistics().connections());
            address.target(server.endpoint());
            assertEquals(List.of("early", "#2"), early.receive(SOON));
        }
    }

    @Test
    void newConnectionsGoToTheNewTargetAndOldOnesStayWithTheirs() {
        try (EchoServer other = new EchoServer()) {
            proxy.target(other.endpoint());
            assertEquals(List.of("old", "#2"), client.ask("old"));
            try (EchoClient late = EchoClient.req(proxy.endpoint())) {
                assertEquals(List.of("new", "#1"), late.ask("new"));
            }
            assertEquals(List.of(List.of("new")), other.received());
        }
    }

    @Test
    void cutWithoutAnEndLastsUntilHealed() {
        proxy.cut();
        Await.until(SOON, () -> proxy.statistics().refused() >= 5, "five refusals");
        assertEquals(connections, proxy.statistics().connections());
        proxy.heal();
        assertEquals(List.of("after", "#2"), client.ask("after"));
    }

    @Test
    void whatIsInHandAtACutIsLost() {
        proxy.hold(TO_SERVER);
        client.send("lost");
        Await.until(SOON, () -> proxy.statistics().toServer().received() == 2, "the request is with the proxy");
        proxy.cut(Duration.ofMillis(1));
        proxy.release(TO_SERVER);
        awaitNewConnection();
        assertEquals(List.of("after", "#2"), client.ask("after"));
        assertEquals(List.of(List.of("warm"), List.of("after")), server.received());
        assertEquals(1, proxy.statistics().toServer().lost());
    }

    @Test
    void cutFaultTakesItsMessageAndItsConnection() {
        proxy.next(TO_CLIENT, 1, new Fault.Cut());
        client.send("executed");
        awaitNewConnection();
        assertEquals(List.of("after", "#3"), client.ask("after"));
        assertEquals(List.of(List.of("warm"), List.of("executed"), List.of("after")), server.received());
    }

    @Test
    void blackHoleDeliversNothingAndThenEverythingOverTheSameConnection() {
        proxy.blackHole();
        client.send("late");
        assertEquals(NOTHING, client.receive(A_WHILE));
        assertEquals(List.of(List.of("warm")), server.received());
        proxy.heal();
        assertEquals(List.of("late", "#2"), client.receive(SOON));
        assertEquals(connections, proxy.statistics().connections());
        assertEquals(0, proxy.statistics().refused());
    }

    @Test
    void blackHoleEndsByItself() {
        long start = System.nanoTime();
        proxy.blackHole(Duration.ofMillis(200));
        assertEquals(List.of("late", "#2"), client.ask("late"));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 200, () -> "answered after " + millis + " ms");
        assertEquals(connections, proxy.statistics().connections());
    }

    @Test
    void blackHoleAnswersNoNewConnection() {
        proxy.blackHole();
        try (EchoClient second = EchoClient.req(proxy.endpoint())) {
            second.send("second");
            assertEquals(NOTHING, second.receive(A_WHILE));
            assertEquals(connections, proxy.statistics().connections());
            proxy.heal();
            assertEquals(List.of("second", "#2"), second.receive(SOON));
        }
    }

    @Test
    void oneWayCutOfRepliesLetsRequestsExecute() {
        proxy.cutOneWay(TO_CLIENT);
        client.send("a");
        Await.until(SOON, () -> server.received().size() == 2, "the request arrives");
        assertEquals(NOTHING, client.receive(A_WHILE));
        proxy.heal();
        assertEquals(List.of("a", "#2"), client.receive(SOON));
        assertEquals(connections, proxy.statistics().connections());
    }

    @Test
    void oneWayCutOfRequestsDeliversThemLateEvenFromAClientThatIsGone() {
        proxy.cutOneWay(TO_SERVER, Duration.ofMillis(300));
        client.send("late");
        assertEquals(NOTHING, client.receive(A_WHILE));
        assertEquals(List.of(List.of("warm")), server.received());
        client.close();
        Await.until(SOON, () -> server.received().size() == 2, "the late request arrives");
        assertEquals(List.of(List.of("warm"), List.of("late")), server.received());
    }

    /** A request sent before the client has noticed the cut would go to the old connection, and be lost with it. */
    private void awaitNewConnection() {
        Await.until(SOON, () -> proxy.statistics().connections() > connections, "a connection after the cut");
    }
}
