package io.privateer.conformance;

import static io.privateer.conformance.NetworkCases.expectExecutions;
import static io.privateer.rpc.call.Outcome.EXECUTED;
import static io.privateer.rpc.call.Outcome.NOT_EXECUTED;
import static io.privateer.rpc.call.Outcome.UNKNOWN;
import static io.privateer.rpc.call.StatusCode.DEADLINE_EXCEEDED;
import static io.privateer.rpc.call.StatusCode.NOT_FOUND;
import static io.privateer.rpc.call.StatusCode.OK;
import static io.privateer.rpc.call.StatusCode.UNAVAILABLE;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.Fault;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** What became of a call whose outcome was unknown, asked later by the text of its id. */
final class ResolveCases {
    private static final String A = "{\"key\": \"a\"}";
    private static final String B = "{\"key\": \"b\"}";

    private ResolveCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                ConformanceCase.of("resolve: a call that runs, and then its end", ResolveCases::running),
                ConformanceCase.of("resolve: a lost result, by another client", ResolveCases::lostResult),
                ConformanceCase.of("resolve: a call that expired in the queue", ResolveCases::expired),
                ConformanceCase.of("resolve: a call that never arrived", ResolveCases::neverArrived),
                ConformanceCase.of("resolve: a server that was started anew cannot say", ResolveCases::restarted));
    }

    private static void running(Bench bench) {
        Wire wire = Wire.of(bench.proxy(bench.server()));
        bench.workshop().hold("a");
        TestedClient client = bench.client(wire.endpoint());
        Answer failed = client.call("Place", A)
                .deadline(Duration.ofSeconds(3))
                .answer()
                .expectFailure(DEADLINE_EXCEEDED, UNKNOWN);
        String callId = failed.callId();
        expect(client.resolve(callId), new TestedClient.Told(UNKNOWN, true, OK));
        expectQuestion(wire, CallId.parse(callId));
        bench.workshop().release("a");
        expect(ended(bench, client, callId), new TestedClient.Told(EXECUTED, false, OK));
        wire.expectCopiesOfOneCall(1);
        expectExecutions(bench, "a", 1);
    }

    private static void lostResult(Bench bench) {
        RpcServer server = bench.server();
        FaultProxy proxy = bench.proxy(server);
        TestedClient client = bench.client(proxy.endpoint()).attemptTimeout(Duration.ofSeconds(1));
        client.call("Place", B).answer().expectResult("{\"result\": \"b\"}");
        proxy.cutOneWay(Direction.TO_CLIENT);
        Answer failed = client.call("Place", A)
                .deadline(Duration.ofSeconds(3))
                .answer()
                .expectFailure(EnumSet.of(DEADLINE_EXCEEDED, UNAVAILABLE), UNKNOWN, "");
        expect(bench.client(server.endpoint()).resolve(failed.callId()), new TestedClient.Told(EXECUTED, false, OK));
        expectExecutions(bench, "a", 1);
    }

    private static void expired(Bench bench) {
        RpcServer server = bench.server(bench.workshop(), builder -> builder.workers(1)
                // One call that waits is no overload here.
                .queueDelay(Duration.ofMinutes(10), Duration.ofMinutes(10)));
        bench.occupy(server, "busy");
        bench.await("the worker to be busy", () -> bench.workshop().executions("busy") == 1);
        FaultProxy proxy = bench.proxy(server);
        TestedClient client = bench.client(proxy.endpoint());
        TestedClient.Pending call =
                client.call("Place", A).deadline(Duration.ofSeconds(4)).begin();
        bench.await("the call to be queued", () -> server.health().queued() == 1);
        proxy.cutOneWay(Direction.TO_CLIENT);
        Answer failed = call.answer().expectFailure(DEADLINE_EXCEEDED, UNKNOWN);
        bench.await("the call to expire", () -> server.health().queued() == 0);
        TestedClient.Told told = bench.client(server.endpoint()).resolve(failed.callId());
        expect(told, new TestedClient.Told(NOT_EXECUTED, false, told.code()));
        bench.workshop().release("busy");
        bench.await("the server to be idle", () -> server.health().executing() == 0);
        expectExecutions(bench, "a", 0);
    }

    private static void neverArrived(Bench bench) {
        Wire wire = Wire.of(bench.proxy(bench.server()));
        wire.nextRequest(Kind.CALL, new Fault.Drop());
        wire.nextRequest(Kind.CANCEL, new Fault.Drop());
        TestedClient client = bench.client(wire.endpoint()).maxAttempts(1);
        Answer failed = client.call("Place", A).answer().expectFailure(UNAVAILABLE, UNKNOWN);
        expect(client.resolve(failed.callId()), new TestedClient.Told(UNKNOWN, false, NOT_FOUND));
        expectExecutions(bench, "a", 0);
    }

    private static void restarted(Bench bench) {
        FaultProxy proxy = bench.proxy(bench.server());
        bench.workshop().hold("a");
        TestedClient client = bench.client(proxy.endpoint());
        TestedClient.Pending call = client.call("Place", A).begin();
        Workshop after = ServerCases.restartWhileRunning(bench, proxy);
        Answer failed = call.answer().expectFailure(EnumSet.allOf(StatusCode.class), UNKNOWN, "");
        expect(client.resolve(failed.callId()), new TestedClient.Told(UNKNOWN, false, UNAVAILABLE));
        expectExecutions(bench, "a", 1);
        if (after.executions("a") != 0) {
            throw new AssertionError("the question ran the call");
        }
    }

    private static TestedClient.Told ended(Bench bench, TestedClient client, String callId) {
        TestedClient.Told[] told = new TestedClient.Told[1];
        bench.await("the call to end", () -> {
            told[0] = client.resolve(callId);
            return !told[0].running();
        });
        return told[0];
    }

    /** The last WAIT asks and does not wait, and tells nothing of numbers that may be another session's. */
    private static void expectQuestion(Wire wire, CallId callId) {
        List<Request> waits = wire.of(Kind.WAIT);
        Request question = waits.get(waits.size() - 1);
        CallId asked = new CallId(
                question.client().toString(),
                question.sequence(),
                question.scope().toString(),
                question.boundMs());
        if (question.beatMs() != 0
                || question.doneBelow() > question.sequence()
                || !asked.token().equals(callId.token())) {
            throw new AssertionError("asked " + question + " about " + callId.token());
        }
    }

    private static void expect(TestedClient.Told told, TestedClient.Told expected) {
        if (!told.equals(expected)) {
            throw new AssertionError("was told " + told + ", expected " + expected);
        }
    }
}
