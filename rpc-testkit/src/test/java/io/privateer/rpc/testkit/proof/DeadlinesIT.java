package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.service.ServiceBinding.Handler;
import io.privateer.rpc.testkit.Await;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A caller's deadline and metadata travel through two servers on the way to a third, which has no more time than is left. */
@Timeout(60)
final class DeadlinesIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    /** How long each server works before it calls the next. */
    private static final Duration HOP = Duration.ofMillis(300);
    /** What a call may last at each of them, if nobody had less time. */
    private static final Duration GENEROUS = Duration.ofSeconds(20);

    private static RpcServer server(Handler<String, String> handler) {
        return RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .serve(TextService.binding(handler))
                .start();
    }

    private static RpcClient client(RpcServer server) {
        return RpcClient.builder()
                .endpoint(server.endpoint())
                .deadline(GENEROUS)
                .build();
    }

    private static CallContext context() {
        return Objects.requireNonNull(CallContext.current(), "no context in a handler");
    }

    /** Works for a while, and passes the call on with the metadata that it came with. */
    private static String passedOn(RpcClient next, String text, String name, Map<String, CallContext> seen) {
        CallContext context = context();
        seen.put(name, context);
        Work.lasting(HOP);
        CallOptions options = CallOptions.DEFAULTS;
        for (Map.Entry<String, String> pair : context.metadata().entrySet()) {
            options = options.withMetadata(pair.getKey(), pair.getValue());
        }
        return next.call(TextService.PLACE, text + " " + name, options);
    }

    @Test
    void theThirdServerHasWhatIsLeftOfTheFirstCallersTimeAndItsMetadata() {
        Map<String, CallContext> seen = new ConcurrentHashMap<>();
        Map<String, Duration> left = new ConcurrentHashMap<>();
        try (RpcServer third = server(text -> {
                    seen.put("third", context());
                    left.put("third", context().remaining());
                    return text + " third";
                });
                RpcClient toThird = client(third);
                RpcServer second = server(text -> passedOn(toThird, text, "second", seen));
                RpcClient toSecond = client(second);
                RpcServer first = server(text -> passedOn(toSecond, text, "first", seen));
                RpcClient client = client(first)) {
            Duration deadline = Duration.ofSeconds(5);
            String result = client.call(
                    TextService.PLACE,
                    "by",
                    CallOptions.DEFAULTS
                            .withDeadline(deadline)
                            .withMetadata("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                            .withMetadata("tenant", "blau"));
            assertEquals("by first second third", result);
            for (String name : new String[] {"first", "second", "third"}) {
                Map<String, String> metadata =
                        Objects.requireNonNull(seen.get(name)).metadata();
                assertEquals(
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", metadata.get("traceparent"), name);
                assertEquals("blau", metadata.get("tenant"), name);
            }
            Duration atMost = deadline.minus(HOP).minus(HOP);
            Duration leftThere = Objects.requireNonNull(left.get("third"));
            assertTrue(leftThere.compareTo(atMost) <= 0, () -> leftThere + " left of " + atMost);
            assertTrue(leftThere.compareTo(Duration.ofSeconds(1)) > 0, () -> "only " + leftThere + " left");
            System.out.println("measured: a deadline of " + deadline.toMillis() + " ms, two servers that work "
                    + HOP.toMillis() + " ms each: the third one has " + leftThere.toMillis() + " ms left");
        }
    }

    @Test
    void whenTheFirstCallersTimeIsOverEveryServerOnTheWayStopsWaiting() {
        AtomicInteger gaveUp = new AtomicInteger();
        Map<String, CallContext> seen = new ConcurrentHashMap<>();
        try (RpcServer third = server(text -> {
                    CallContext context = context();
                    Await.until(LONG, context::isCancelled, "the caller's end");
                    gaveUp.incrementAndGet();
                    return text;
                });
                RpcClient toThird = client(third);
                RpcServer second = server(text -> passedOn(toThird, text, "second", seen));
                RpcClient toSecond = client(second);
                RpcServer first = server(text -> passedOn(toSecond, text, "first", seen));
                RpcClient client = client(first)) {
            Duration deadline = Duration.ofSeconds(2);
            long start = System.nanoTime();
            RpcException failure =
                    Asked.begin(() -> TextService.place(client, "by", deadline)).failure(LONG);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertEquals(StatusCode.DEADLINE_EXCEEDED, failure.code(), failure::getMessage);
            // The deadline, an attempt timeout to ask what became of the call, and what a busy machine adds.
            assertTrue(took.compareTo(deadline.plusSeconds(3)) < 0, () -> "told after " + took);
            Await.until(
                    Duration.ofSeconds(5),
                    () -> gaveUp.get() == 1
                            && first.health().executing() == 0
                            && second.health().executing() == 0,
                    () -> "all three stopped: " + first.health() + ", " + second.health() + ", " + third.health());
        }
    }
}
