package io.privateer.conformance;

import static io.privateer.conformance.NetworkCases.expectExecutions;
import static io.privateer.rpc.call.Outcome.NOT_EXECUTED;
import static io.privateer.rpc.call.Outcome.UNKNOWN;
import static io.privateer.rpc.call.StatusCode.CANCELLED;
import static io.privateer.rpc.call.StatusCode.DEADLINE_EXCEEDED;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.testkit.Fault;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.wire.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** Servers that are slow, full, draining or gone, and callers that give up. */
final class ServerCases {
    private static final String A = "{\"key\": \"a\"}";
    private static final String B = "{\"key\": \"b\"}";
    private static final String RESULT_A = "{\"result\": \"a\"}";
    private static final String RESULT_B = "{\"result\": \"b\"}";

    private ServerCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                ConformanceCase.basic("slow: a call may take longer than an attempt", ServerCases::slow),
                ConformanceCase.of("slow: a lost WORKING", ServerCases::lostWorking),
                ConformanceCase.basic("deadline: over while the call runs", ServerCases::deadlineWhileRunning),
                ConformanceCase.basic("deadline: over while the call is queued", ServerCases::deadlineWhileQueued),
                ConformanceCase.of("cancel: while the call runs", ServerCases::cancelWhileRunning),
                ConformanceCase.of("cancel: while the call is queued", ServerCases::cancelWhileQueued),
                ConformanceCase.of("full: a refused call is sent again", ServerCases::full),
                ConformanceCase.basic(
                        "restart: a deduplicated call in hand is UNKNOWN", ServerCases::restartDeduplicated),
                ConformanceCase.basic("restart: an idempotent call in hand runs again", ServerCases::restartIdempotent),
                ConformanceCase.of("drain: calls in hand end, new ones go elsewhere", ServerCases::drain),
                ConformanceCase.of("drain: with nowhere to go a call is NOT_EXECUTED", ServerCases::drainAlone));
    }

    private static void slow(Bench bench) {
        Wire wire = Wire.of(bench.proxy(bench.server()));
        bench.workshop().hold("a");
        TestedClient client = bench.client(wire.endpoint()).attemptTimeout(Duration.ofSeconds(2));
        TestedClient.Pending call = client.call("Place", A).begin();
        bench.await("three WAITs", () -> wire.of(Kind.WAIT).size() >= 3);
        bench.workshop().release("a");
        call.answer().expectResult(RESULT_A);
        wire.expectCopiesOfOneCall(1);
        expectExecutions(bench, "a", 1);
    }

    private static void lostWorking(Bench bench) {
        Wire wire = Wire.of(bench.proxy(bench.server()));
        bench.workshop().hold("a");
        wire.nextWorking(new Fault.Drop());
        TestedClient client = bench.client(wire.endpoint()).attemptTimeout(Duration.ofSeconds(1));
        TestedClient.Pending call = client.call("Place", A).begin();
        bench.await("a second copy", () -> wire.of(Kind.CALL).size() >= 2);
        bench.workshop().release("a");
        call.answer().expectResult(RESULT_A);
        expectExecutions(bench, "a", 1);
    }

    private static void deadlineWhileRunning(Bench bench) {
        RpcServer server = bench.server();
        bench.workshop().hold("a");
        bench.client(server.endpoint())
                .call("Place", A)
                .deadline(Duration.ofSeconds(3))
                .answer()
                .expectFailure(DEADLINE_EXCEEDED, UNKNOWN);
        expectExecutions(bench, "a", 1);
        bench.await("the handler to know", () -> bench.workshop().cancelled("a"));
    }

    private static void deadlineWhileQueued(Bench bench) {
        RpcServer server = busy(bench);
        bench.client(server.endpoint())
                .call("Place", A)
                .deadline(Duration.ofSeconds(3))
                .answer()
                .expectFailure(DEADLINE_EXCEEDED, NOT_EXECUTED);
        expectNeverRuns(bench, server);
    }

    private static void cancelWhileRunning(Bench bench) {
        RpcServer server = bench.server();
        bench.workshop().hold("a");
        bench.client(server.endpoint())
                .call("Place", A)
                .cancelAfter(Duration.ofSeconds(3))
                .answer()
                .expectFailure(CANCELLED, UNKNOWN);
        expectExecutions(bench, "a", 1);
        bench.await("the handler to know", () -> bench.workshop().cancelled("a"));
    }

    private static void cancelWhileQueued(Bench bench) {
        RpcServer server = busy(bench);
        bench.client(server.endpoint())
                .call("Place", A)
                .cancelAfter(Duration.ofSeconds(3))
                .answer()
                .expectFailure(CANCELLED, NOT_EXECUTED);
        expectNeverRuns(bench, server);
    }

    /** A server whose only worker is busy with "busy". */
    private static RpcServer busy(Bench bench) {
        RpcServer server = bench.server(bench.workshop(), builder -> builder.workers(1)
                .maxQueued(1)
                // One call that waits is no overload here.
                .queueDelay(Duration.ofMinutes(10), Duration.ofMinutes(10)));
        bench.occupy(server, "busy");
        bench.await("the worker to be busy", () -> bench.workshop().executions("busy") == 1);
        return server;
    }

    private static void expectNeverRuns(Bench bench, RpcServer server) {
        bench.workshop().release("busy");
        bench.await(
                "the server to be idle",
                () -> server.health().executing() == 0 && server.health().queued() == 0);
        expectExecutions(bench, "a", 0);
    }

    private static void full(Bench bench) {
        RpcServer server = busy(bench);
        Wire wire = Wire.of(bench.proxy(server));
        bench.occupy(server, "queued");
        bench.await("the queue to be full", () -> server.health().queued() == 1);
        TestedClient.Pending call =
                bench.client(wire.endpoint()).maxAttempts(50).call("Place", A).begin();
        bench.await("a second copy", () -> wire.of(Kind.CALL).size() >= 2);
        bench.workshop().releaseAll();
        call.answer().expectResult(RESULT_A);
        expectExecutions(bench, "a", 1);
    }

    private static void restartDeduplicated(Bench bench) {
        FaultProxy proxy = bench.proxy(bench.server());
        bench.workshop().hold("a");
        TestedClient client = bench.client(proxy.endpoint());
        TestedClient.Pending call = client.call("Place", A).begin();
        Workshop after = restartWhileRunning(bench, proxy);
        call.answer().expectFailure(EnumSet.allOf(StatusCode.class), UNKNOWN, "");
        client.call("Place", B).answer().expectResult(RESULT_B);
        expectExecutions(bench, "a", 1);
        if (after.executions("a") != 0 || after.executions("b") != 1) {
            throw new AssertionError("the new server ran a call that was bound to the old one");
        }
    }

    private static void restartIdempotent(Bench bench) {
        FaultProxy proxy = bench.proxy(bench.server());
        bench.workshop().hold("a");
        TestedClient client = bench.client(proxy.endpoint());
        TestedClient.Pending call = client.call("Look", A).begin();
        Workshop after = restartWhileRunning(bench, proxy);
        call.answer().expectResult(RESULT_A);
        expectExecutions(bench, "a", 1);
        if (after.executions("a") != 1) {
            throw new AssertionError("the new server did not run it");
        }
    }

    /** The server is gone with the call in hand, and another one answers at its address. */
    static Workshop restartWhileRunning(Bench bench, FaultProxy proxy) {
        bench.await("the call to run", () -> bench.workshop().executions("a") == 1);
        Workshop after = new Workshop();
        RpcServer next = bench.server(after, builder -> builder);
        proxy.cut();
        proxy.target(next.endpoint());
        proxy.heal();
        return after;
    }

    private static void drain(Bench bench) throws Exception {
        RpcServer draining = bench.server();
        TestedClient client = bench.client(draining.endpoint(), secondOf(bench));
        bench.workshop().hold("a");
        TestedClient.Pending call = client.call("Place", A).begin();
        bench.await("the call to run", () -> bench.workshop().executions("a") == 1);
        Thread closing = bench.drain(draining);
        bench.await("the server to drain", () -> draining.health().draining());
        bench.workshop().release("a");
        call.answer().expectResult(RESULT_A);
        client.call("Place", B).answer().expectResult(RESULT_B);
        closing.join();
        client.call("Place", B).answer().expectResult(RESULT_B);
        expectExecutions(bench, "a", 1);
        expectExecutions(bench, "b", 0);
    }

    private static String secondOf(Bench bench) {
        return bench.server(new Workshop(), builder -> builder).endpoint();
    }

    private static void drainAlone(Bench bench) {
        RpcServer server = bench.server();
        bench.occupy(server, "busy");
        bench.await("the worker to be busy", () -> bench.workshop().executions("busy") == 1);
        bench.drain(server);
        bench.await("the server to drain", () -> server.health().draining());
        bench.client(server.endpoint())
                .maxAttempts(3)
                .call("Place", A)
                .deadline(Duration.ofSeconds(5))
                .answer()
                .expectFailure(EnumSet.of(DEADLINE_EXCEEDED, StatusCode.UNAVAILABLE), NOT_EXECUTED, "");
        expectExecutions(bench, "a", 0);
    }
}
