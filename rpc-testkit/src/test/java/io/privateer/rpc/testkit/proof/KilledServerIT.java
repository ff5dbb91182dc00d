package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What callers are told of a server process that is killed or stands still while it works for them. */
@Timeout(90)
final class KilledServerIT {
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofMillis(500);
    /** Where a machine that stands still for half a second would have an idempotent call executed once more, rightly. */
    private static final Duration PATIENT = Duration.ofSeconds(2);

    private static final Duration LONG = Duration.ofSeconds(30);
    /** What a busy machine may add to a bound. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private static RpcClient client(String... endpoints) {
        return client(ATTEMPT_TIMEOUT, endpoints);
    }

    private static RpcClient client(Duration attemptTimeout, String... endpoints) {
        var builder = RpcClient.builder().attemptTimeout(attemptTimeout).deadline(LONG);
        for (String endpoint : endpoints) {
            builder.endpoint(endpoint);
        }
        return builder.build();
    }

    @Test
    void killedServerThatStaysAwayLeavesADeduplicatedCallUnknownAtItsDeadline(@TempDir Path folder) {
        Effects effects = new Effects(folder.resolve("effects"));
        Duration deadline = Duration.ofSeconds(3);
        try (ServerProcess server = ServerProcess.start("server", effects);
                RpcClient client = client(server.endpoint())) {
            long start = System.nanoTime();
            Asked call = Asked.begin(() -> TextService.place(client, "a 60000", deadline));
            effects.await("begin a");
            server.process().kill();

            RpcException failure = call.failure(LONG);
            assertEquals(Outcome.UNKNOWN, failure.outcome(), failure::getMessage);
            Duration took = call.endedAfter(start);
            Duration bound = deadline.plus(ATTEMPT_TIMEOUT).plus(SLACK);
            assertTrue(took.compareTo(bound) < 0, () -> took + " is over " + bound);
            assertEquals(List.of("begin a"), effects.lines());
            System.out.println("measured: kill -9 during a deduplicated call, deadline " + deadline.toMillis()
                    + " ms: " + failure.code() + ", UNKNOWN, after " + took.toMillis() + " ms: "
                    + failure.getMessage());
        }
    }

    @Test
    // The second server is there to be found, not to be spoken to.
    @SuppressWarnings("try")
    void killedServerThatIsStartedAgainEndsADeduplicatedCallAsUnknownAtOnce(@TempDir Path folder) {
        Effects effects = new Effects(folder.resolve("effects"));
        try (ServerProcess first = ServerProcess.start("first", effects);
                RpcClient client = client(first.endpoint())) {
            Asked call = Asked.begin(() -> TextService.place(client, "a 60000"));
            effects.await("begin a");
            first.process().kill();
            try (ServerProcess second = ServerProcess.startAt(first.endpoint(), "second", effects)) {
                long up = System.nanoTime();
                RpcException failure = call.failure(LONG);
                assertEquals(Outcome.UNKNOWN, failure.outcome(), failure::getMessage);
                Duration took = call.endedAfter(up);
                // A back-off and an attempt timeout for a PING that began before the server was there, and another one.
                Duration bound = Duration.ofSeconds(2)
                        .plus(ATTEMPT_TIMEOUT.multipliedBy(2))
                        .plus(SLACK);
                assertTrue(took.compareTo(bound) < 0, () -> took + " is over " + bound);
                assertEquals("b by second", TextService.place(client, "b 0"));
                assertEquals(List.of("begin a", "begin b", "end b"), effects.lines());
                System.out.println("measured: kill -9 and a new server at the same port: " + failure.code()
                        + ", UNKNOWN, " + took.toMillis() + " ms after that one was up: " + failure.getMessage());
            }
        }
    }

    @Test
    void anotherServerAnswersTheIdempotentCallOfAKilledOne(@TempDir Path folder) {
        Effects ofOne = new Effects(folder.resolve("one"));
        Effects ofTwo = new Effects(folder.resolve("two"));
        try (ServerProcess one = ServerProcess.start("one", ofOne);
                ServerProcess two = ServerProcess.start("two", ofTwo);
                RpcClient client = client(PATIENT, one.endpoint(), two.endpoint())) {
            Asked call = Asked.begin(() -> TextService.find(client, "a 1500"));
            Await.until(LONG, () -> ofOne.count("begin a") + ofTwo.count("begin a") > 0, "a server with the call");
            boolean first = ofOne.count("begin a") > 0;
            long killed = System.nanoTime();
            (first ? one : two).process().kill();
            assertEquals(first ? "a by two" : "a by one", call.result(LONG));
            Duration took = call.endedAfter(killed);
            assertEquals(List.of("begin a"), (first ? ofOne : ofTwo).lines());
            // Its end is that of a beat, so the result often comes just after a WORKING, when nobody waits for it.
            assertEquals(List.of("begin a", "end a"), (first ? ofTwo : ofOne).lines());
            System.out.println("measured: kill -9 during an idempotent call of 1,500 ms: the other server's result "
                    + took.toMillis() + " ms after the kill");
        }
    }

    @Test
    void serverThatStandsStillForThreeSecondsGoesOnWithTheCallItHad(@TempDir Path folder) {
        Effects effects = new Effects(folder.resolve("effects"));
        Duration pause = Duration.ofSeconds(3);
        try (ServerProcess server = ServerProcess.start("server", effects);
                RpcClient client = client(server.endpoint())) {
            Asked deduplicated = Asked.begin(() -> TextService.place(client, "a 500"));
            Asked idempotent = Asked.begin(() -> TextService.find(client, "b 500"));
            effects.await("begin a");
            effects.await("begin b");
            server.process().stop();
            Work.lasting(pause);
            long went = System.nanoTime();
            server.process().cont();

            assertEquals("a by server", deduplicated.result(LONG));
            assertEquals("b by server", idempotent.result(LONG));
            assertEquals(1, effects.count("begin a"), () -> effects.lines().toString());
            assertEquals(1, effects.count("end a"), () -> effects.lines().toString());
            System.out.println("measured: SIGSTOP for " + pause.toMillis() + " ms: the deduplicated result "
                    + deduplicated.endedAfter(went).toMillis() + " ms after SIGCONT, 1 execution; the idempotent one "
                    + idempotent.endedAfter(went).toMillis() + " ms, " + effects.count("begin b") + " executions");
        }
    }
}
