package io.privateer.conformance;

import static io.privateer.rpc.call.Outcome.NOT_EXECUTED;
import static io.privateer.rpc.call.Outcome.UNKNOWN;
import static io.privateer.rpc.call.StatusCode.DEADLINE_EXCEEDED;
import static io.privateer.rpc.call.StatusCode.UNAVAILABLE;

import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.Fault;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A network that loses, repeats, delays and damages messages. */
final class NetworkCases {
    private static final String A = "{\"key\": \"a\"}";
    private static final String B = "{\"key\": \"b\"}";
    private static final String RESULT_A = "{\"result\": \"a\"}";
    private static final String RESULT_B = "{\"result\": \"b\"}";

    private NetworkCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                ConformanceCase.basic(
                        "network: a lost request",
                        bench -> retried(bench, wire -> wire.nextRequest(Kind.CALL, new Fault.Drop()))),
                ConformanceCase.basic(
                        "network: a lost reply", bench -> retried(bench, wire -> wire.nextResult(new Fault.Drop()))),
                ConformanceCase.of(
                        "network: a damaged reply",
                        bench -> retried(bench, wire -> wire.nextResult(new Fault.Corrupt(0)))),
                ConformanceCase.of(
                        "network: a damaged request",
                        bench -> retried(bench, wire -> wire.nextRequest(Kind.CALL, new Fault.Corrupt(0)))),
                ConformanceCase.of(
                        "network: a connection that breaks with the reply",
                        bench -> retried(bench, wire -> wire.nextResult(new Fault.Cut()))),
                ConformanceCase.basic("network: a lost PING costs no attempt", NetworkCases::lostPing),
                ConformanceCase.basic(
                        "network: an idempotent call whose reply is lost runs again", NetworkCases::idempotent),
                ConformanceCase.of("network: a duplicated request runs once", NetworkCases::duplicatedRequest),
                ConformanceCase.basic("network: a duplicated reply", NetworkCases::duplicatedReply),
                ConformanceCase.basic("network: a late reply of an older call", NetworkCases::lateReply),
                ConformanceCase.basic("network: replies lost for good leave UNKNOWN", NetworkCases::silence),
                ConformanceCase.basic("network: nobody there leaves NOT_EXECUTED", NetworkCases::nobody),
                ConformanceCase.basic(
                        "network: two endpoints, one refuses connections", bench -> twoEndpoints(bench, closedPort())),
                ConformanceCase.basic("network: two endpoints, one is silent", bench -> {
                    FaultProxy silent = bench.proxy(bench.server());
                    silent.blackHole();
                    twoEndpoints(bench, silent.endpoint());
                }),
                ConformanceCase.basic("session: calls are numbered and acknowledged", NetworkCases::session));
    }

    private interface Breaking {
        void breakIt(Wire wire);
    }

    /** A deduplicated call that needs a second copy, and runs once all the same. */
    private static void retried(Bench bench, Breaking breaking) {
        Wire wire = Wire.of(bench.proxy(bench.server()));
        breaking.breakIt(wire);
        bench.client(wire.endpoint()).call("Place", A).answer().expectResult(RESULT_A);
        Request call = wire.expectCopiesOfOneCall(2);
        if (call.scope().isNone() || call.boundMs() < 0) {
            throw new AssertionError("a deduplicated call that is not bound: " + call);
        }
        if (wire.of(Kind.CALL).stream().anyMatch(Request::extra)) {
            throw new AssertionError("copies of a deduplicated call are executed once, and none is extra");
        }
        expectExecutions(bench, "a", 1);
    }

    private static void lostPing(Bench bench) {
        Wire wire = Wire.of(bench.proxy(bench.server()));
        wire.nextRequest(Kind.PING, new Fault.Drop());
        bench.client(wire.endpoint()).call("Place", A).answer().expectResult(RESULT_A);
        wire.expectCopiesOfOneCall(1);
        if (wire.of(Kind.PING).size() < 2) {
            throw new AssertionError("no second PING was sent");
        }
    }

    private static void idempotent(Bench bench) {
        Wire wire = Wire.of(bench.proxy(bench.server()));
        wire.nextResult(new Fault.Drop());
        bench.client(wire.endpoint()).call("Look", A).answer().expectResult(RESULT_A);
        Request call = wire.expectCopiesOfOneCall(2);
        if (!call.scope().isNone()) {
            throw new AssertionError("an idempotent call that is bound to a store: " + call);
        }
        List<Boolean> extra = wire.of(Kind.CALL).stream().map(Request::extra).toList();
        if (!extra.equals(List.of(false, true))) {
            throw new AssertionError("its copies are extra ones: " + extra + ", expected of all but the first");
        }
        expectExecutions(bench, "a", 2);
    }

    private static void duplicatedRequest(Bench bench) {
        Wire wire = Wire.of(bench.proxy(bench.server()));
        wire.nextRequest(Kind.CALL, new Fault.Duplicate());
        TestedClient client = bench.client(wire.endpoint());
        client.call("Place", A).answer().expectResult(RESULT_A);
        client.call("Place", B).answer().expectResult(RESULT_B);
        expectExecutions(bench, "a", 1);
        expectExecutions(bench, "b", 1);
    }

    private static void duplicatedReply(Bench bench) {
        Wire wire = Wire.of(bench.proxy(bench.server()));
        wire.nextResult(new Fault.Duplicate());
        TestedClient client = bench.client(wire.endpoint());
        client.call("Place", A).answer().expectResult(RESULT_A);
        client.call("Place", B).answer().expectResult(RESULT_B);
        client.call("Place", A).answer().expectResult(RESULT_A);
        expectExecutions(bench, "a", 2);
        expectExecutions(bench, "b", 1);
    }

    private static void lateReply(Bench bench) {
        FaultProxy proxy = bench.proxy(bench.server());
        Wire wire = Wire.of(proxy);
        // Its deadline comes before the end of its attempt, so the next call goes over the same connection.
        TestedClient client = bench.client(wire.endpoint()).attemptTimeout(Duration.ofSeconds(6));
        client.call("Place", B).answer().expectResult(RESULT_B);
        proxy.hold(Direction.TO_CLIENT);
        client.call("Place", A).deadline(Duration.ofSeconds(2)).answer().expectFailure(DEADLINE_EXCEEDED, UNKNOWN);
        int sent = wire.count();
        TestedClient.Pending next = client.call("Place", B).begin();
        bench.await("the next call's first message", () -> wire.count() > sent);
        proxy.release(Direction.TO_CLIENT);
        next.answer().expectResult(RESULT_B);
        expectExecutions(bench, "a", 1);
        expectExecutions(bench, "b", 2);
    }

    private static void silence(Bench bench) {
        FaultProxy proxy = bench.proxy(bench.server());
        TestedClient client = bench.client(proxy.endpoint()).attemptTimeout(Duration.ofSeconds(1));
        client.call("Place", B).answer().expectResult(RESULT_B);
        proxy.cutOneWay(Direction.TO_CLIENT);
        client.call("Place", A)
                .deadline(Duration.ofSeconds(3))
                .answer()
                .expectFailure(EnumSet.of(DEADLINE_EXCEEDED, UNAVAILABLE), UNKNOWN, "");
        expectExecutions(bench, "a", 1);
    }

    private static void nobody(Bench bench) throws IOException {
        Answer answer = bench.client(closedPort())
                .attemptTimeout(Duration.ofMillis(200))
                .call("Place", A)
                .deadline(Duration.ofSeconds(2))
                .answer();
        answer.expectFailure(Set.of(DEADLINE_EXCEEDED, UNAVAILABLE), NOT_EXECUTED, "");
        if (answer.attempts() != 0) {
            throw new AssertionError("nobody was there, and " + answer.attempts() + " copies were sent");
        }
    }

    private static void twoEndpoints(Bench bench, String dead) {
        TestedClient client = bench.client(dead, bench.server().endpoint());
        client.call("Place", A).answer().expectResult(RESULT_A);
        client.call("Look", B).answer().expectResult(RESULT_B);
        client.call("Place", B).answer().expectResult(RESULT_B);
        expectExecutions(bench, "a", 1);
    }

    private static String closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "tcp://127.0.0.1:" + free.getLocalPort();
        }
    }

    private static void session(Bench bench) {
        Wire wire = Wire.of(bench.proxy(bench.server()));
        TestedClient first = bench.client(wire.endpoint());
        for (int i = 0; i < 3; i++) {
            first.call("Place", A).answer().expectResult(RESULT_A);
        }
        bench.client(wire.endpoint()).call("Place", A).answer().expectResult(RESULT_A);
        List<Request> calls =
                wire.of(Kind.CALL).stream().filter(call -> call.attempt() == 1).toList();
        for (int i = 0; i < 3; i++) {
            Request call = calls.get(i);
            if (call.sequence() != i + 1
                    || call.doneBelow() != i + 1
                    || !call.client().equals(calls.get(0).client())) {
                throw new AssertionError("call " + (i + 1) + " of a session: sequence " + call.sequence()
                        + ", done_below " + call.doneBelow());
            }
        }
        if (calls.get(3).client().equals(calls.get(0).client())) {
            throw new AssertionError("two clients share a session");
        }
    }

    static void expectExecutions(Bench bench, String key, int expected) {
        int actual = bench.workshop().executions(key);
        if (actual != expected) {
            throw new AssertionError("the call \"" + key + "\" ran " + actual + " times, expected " + expected);
        }
    }
}
