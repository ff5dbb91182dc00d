package io.privateer.rpc.testkit;

import static io.privateer.rpc.testkit.Direction.TO_CLIENT;
import static io.privateer.rpc.testkit.Direction.TO_SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.testkit.ProxyStatistics.Counts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of messages, between a plain REQ or DEALER and a plain REP. */
final class FaultProxyTest {
    /** For what must happen; a healthy loopback needs a millisecond. */
    private static final Duration SOON = Duration.ofSeconds(5);
    /** For what must not happen: many times what it would take. */
    private static final Duration A_WHILE = Duration.ofMillis(150);

    private static final List<String> NOTHING = List.of();

    private EchoServer server;
    private FaultProxy proxy;

    @BeforeEach
    void start() {
        server = new EchoServer();
        proxy = FaultProxy.start(server.endpoint());
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.close();
    }

    @Test
    void passesWholeMessagesUnchangedBothWays() {
        String longFrame = "x".repeat(70_000);
        try (EchoClient client = EchoClient.req(proxy.endpoint())) {
            assertEquals(List.of("a", "", "é", "y".repeat(300), "#1"), client.ask("a", "", "é", "y".repeat(300)));
            assertEquals(List.of(longFrame, "", "#2"), client.ask(longFrame, ""));
        }
        assertEquals(List.of(List.of("a", "", "é", "y".repeat(300)), List.of(longFrame, "")), server.received());
        Counts two = new Counts(2, 2, 0, 0, 0, 0, 0, 0);
        assertEquals(new ProxyStatistics(two, two, proxy.statistics().connections(), 0), proxy.statistics());
    }

    @Test
    void droppedRequestNeverArrivesAndTheNextOneDoes() {
        try (EchoClient client = EchoClient.req(proxy.endpoint())) {
            assertEquals(List.of("first", "#1"), client.ask("first"));
            long connections = proxy.statistics().connections();
            proxy.dropNext(TO_SERVER, 1);
            client.send("lost");
            assertEquals(NOTHING, client.receive(A_WHILE));
            assertEquals(List.of("next", "#2"), client.ask("next"));
            assertEquals(connections, proxy.statistics().connections(), "the connection survives a lost message");
        }
        assertEquals(List.of(List.of("first"), List.of("next")), server.received());
        assertEquals(new Counts(3, 2, 1, 0, 0, 0, 0, 0), proxy.statistics().toServer());
    }

    @Test
    void droppedReplyLeavesTheRequestExecuted() {
        try (EchoClient client = EchoClient.req(proxy.endpoint())) {
            proxy.dropNext(TO_CLIENT, 1);
            client.send("a");
            assertEquals(NOTHING, client.receive(A_WHILE));
            assertEquals(List.of("a", "#2"), client.ask("a"));
        }
        assertEquals(List.of(List.of("a"), List.of("a")), server.received());
        assertEquals(new Counts(2, 1, 1, 0, 0, 0, 0, 0), proxy.statistics().toClient());
    }

    @Test
    void duplicatedRequestArrivesTwice() {
        try (EchoClient client = EchoClient.dealer(proxy.endpoint())) {
            proxy.duplicateNext(TO_SERVER, 1);
            client.send("a", "b");
            assertEquals(List.of("a", "b", "#1"), client.receive(SOON));
            assertEquals(List.of("a", "b", "#2"), client.receive(SOON));
            assertEquals(List.of("c", "#3"), client.ask("c"));
        }
        assertEquals(List.of(List.of("a", "b"), List.of("a", "b"), List.of("c")), server.received());
        assertEquals(new Counts(2, 3, 0, 1, 0, 0, 0, 0), proxy.statistics().toServer());
    }

    @Test
    void duplicatedReplyComesTwice() {
        try (EchoClient client = EchoClient.dealer(proxy.endpoint())) {
            proxy.duplicateNext(TO_CLIENT, 1);
            assertEquals(List.of("a", "#1"), client.ask("a"));
            assertEquals(List.of("a", "#1"), client.receive(SOON));
            assertEquals(List.of("b", "#2"), client.ask("b"));
        }
        assertEquals(List.of(List.of("a"), List.of("b")), server.received());
    }

    @Test
    void delayedRequestHoldsUpThoseBehindIt() {
        try (EchoClient client = EchoClient.dealer(proxy.endpoint())) {
            client.ask("warm");
            proxy.delayNext(TO_SERVER, 1, Duration.ofMillis(200));
            long sent = System.nanoTime();
            client.send("slow");
            client.send("behind");
            assertEquals(List.of("slow", "#2"), client.receive(SOON));
            long took = System.nanoTime() - sent;
            assertEquals(List.of("behind", "#3"), client.receive(SOON));
            assertTrue(took >= 200_000_000L, () -> "arrived after " + took + " ns");
        }
        assertEquals(new Counts(3, 3, 0, 0, 1, 0, 0, 0), proxy.statistics().toServer());
    }

    @Test
    void reorderedRequestArrivesBehindTheNextOne() {
        try (EchoClient client = EchoClient.dealer(proxy.endpoint())) {
            proxy.next(TO_SERVER, 1, new Fault.Reorder(SOON));
            client.send("first");
            client.send("second");
            assertEquals(List.of("second", "#1"), client.receive(SOON));
            assertEquals(List.of("first", "#2"), client.receive(SOON));
        }
        assertEquals(List.of(List.of("second"), List.of("first")), server.received());
        assertEquals(new Counts(2, 2, 0, 0, 0, 1, 0, 0), proxy.statistics().toServer());
    }

    @Test
    void reorderedRequestThatNothingFollowsArrivesAllTheSame() {
        try (EchoClient client = EchoClient.req(proxy.endpoint())) {
            proxy.reorderNext(TO_SERVER, 1);
            assertEquals(List.of("alone", "#1"), client.ask("alone"));
        }
        assertEquals(new Counts(1, 1, 0, 0, 0, 0, 0, 0), proxy.statistics().toServer());
    }

    @Test
    void corruptedRequestHasOneByteInvertedInItsLastFrame() {
        try (EchoClient client = EchoClient.req(proxy.endpoint())) {
            proxy.next(TO_SERVER, 1, new Fault.Corrupt(1));
            // 'd' is 0x64, and inverted 0x9b.
            assertEquals(List.of("ab", "c\u009be", "#1"), client.ask("ab", "cde"));
            assertEquals(List.of("ab", "cde", "#2"), client.ask("ab", "cde"));
        }
        assertEquals(new Counts(2, 2, 0, 0, 0, 0, 1, 0), proxy.statistics().toServer());
    }

    @Test
    void heldRepliesComeInOrderWhenReleased() {
        try (EchoClient client = EchoClient.dealer(proxy.endpoint())) {
            proxy.hold(TO_CLIENT);
            client.send("a");
            client.send("b");
            Await.until(SOON, () -> server.received().size() == 2, "both requests arrive");
            assertEquals(NOTHING, client.receive(A_WHILE));
            proxy.release(TO_CLIENT);
            assertEquals(List.of("a", "#1"), client.receive(SOON));
            assertEquals(List.of("b", "#2"), client.receive(SOON));
            assertEquals(List.of("c", "#3"), client.ask("c"));
        }
    }

    @Test
    void scriptForMessagesThatFitLeavesOthersAlone() {
        try (EchoClient client = EchoClient.req(proxy.endpoint())) {
            proxy.next(
                    TO_SERVER,
                    1,
                    message -> new String(message.lastFrame(), StandardCharsets.US_ASCII).equals("b"),
                    new Fault.Drop());
            assertEquals(List.of("a", "#1"), client.ask("a"));
            client.send("b");
            assertEquals(NOTHING, client.receive(A_WHILE));
            assertEquals(List.of("b", "#2"), client.ask("b"));
        }
        assertEquals(List.of(List.of("a"), List.of("b")), server.received());
    }

    @Test
    void throttledMessageTakesAsLongAsItsBytes() {
        try (EchoClient client = EchoClient.req(proxy.endpoint())) {
            client.ask("warm");
            proxy.throttle(100_000);
            long sent = System.nanoTime();
            String frame = "x".repeat(20_000);
            assertEquals(List.of(frame, "#2"), client.ask(frame));
            long millis = (System.nanoTime() - sent) / 1_000_000;
            // 0.2 s there and 0.2 s back, less the first burst of each.
            assertTrue(millis >= 350, () -> "took " + millis + " ms");
            proxy.heal();
            assertEquals(List.of(frame, "#3"), client.ask(frame));
        }
    }

    @Test
    void seedRepeatsItsSchedule() {
        FaultPlan plan = FaultPlan.builder()
                .seed(4711)
                .drop(0.2)
                .duplicate(0.2)
                .delay(0.1, Duration.ofMillis(2))
                .build();
        List<List<String>> first = arrivalsUnder(plan);
        assertEquals(first, arrivalsUnder(plan));
        assertNotEquals(
                first,
                arrivalsUnder(
                        FaultPlan.builder().seed(4712).drop(0.2).duplicate(0.2).build()));
    }

    /** What of a hundred numbered messages comes out at the server of a new proxy. */
    private static List<List<String>> arrivalsUnder(FaultPlan plan) {
        try (EchoServer server = new EchoServer();
                FaultProxy proxy = FaultProxy.start(server.endpoint());
                EchoClient client = EchoClient.dealer(proxy.endpoint())) {
            proxy.follow(plan);
            IntStream.range(0, 100).forEach(i -> client.send("message", "" + i));
            Await.until(
                    SOON,
                    () -> {
                        Counts counts = proxy.statistics().toServer();
                        return counts.received() == 100
                                && counts.forwarded() == 100 + counts.duplicated() - counts.dropped()
                                && server.received().size() == counts.forwarded();
                    },
                    () -> "all 100 messages through: " + proxy.statistics());
            Counts counts = proxy.statistics().toServer();
            assertTrue(counts.dropped() > 5 && counts.duplicated() > 5, counts::toString);
            return new ArrayList<>(server.received());
        }
    }

    @Test
    void healEndsScriptsPlansAndHolds() {
        try (EchoClient client = EchoClient.req(proxy.endpoint())) {
            proxy.follow(FaultPlan.builder().drop(1).build());
            proxy.dropNext(TO_SERVER, 5);
            proxy.hold(TO_CLIENT);
            proxy.heal();
            assertEquals(List.of("a", "#1"), client.ask("a"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tcp://*:5555", "tcp://127.0.0.1", "inproc://orders", "127.0.0.1:5555", "tcp://no such host:1"})
    void targetThatNobodyCanConnectToIsRefusedByName(String target) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> FaultProxy.start(target));
        assertEquals(
                "cannot proxy " + target + ": the target is tcp://host:port with a host and port to connect to",
                refused.getMessage());
    }

    @Test
    void closedProxyCannotBeScripted() {
        proxy.close();
        assertEquals(
                "the fault proxy is closed",
                assertThrows(IllegalStateException.class, () -> proxy.cut()).getMessage());
        proxy.close();
    }
}
