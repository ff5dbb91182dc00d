package io.privateer.conformance;

import static io.privateer.rpc.call.Outcome.EXECUTED;
import static io.privateer.rpc.call.Outcome.NOT_EXECUTED;
import static io.privateer.rpc.call.StatusCode.ABORTED;
import static io.privateer.rpc.call.StatusCode.DATA_LOSS;
import static io.privateer.rpc.call.StatusCode.INTERNAL;
import static io.privateer.rpc.call.StatusCode.INVALID_ARGUMENT;
import static io.privateer.rpc.call.StatusCode.RESOURCE_EXHAUSTED;
import static io.privateer.rpc.call.StatusCode.UNIMPLEMENTED;

import io.privateer.conformance.newer.NewerWorkshop;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.StatusCode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Every way in which a server says no, and what the caller is told. */
final class FailureCases {
    private FailureCases() {}

    static List<ConformanceCase> all() {
        List<ConformanceCase> cases = new ArrayList<>();
        for (StatusCode code : StatusCode.values()) {
            if (code != StatusCode.OK && code != StatusCode.WRONG_SCOPE) {
                cases.add(
                        ConformanceCase.basic("failure: the handler says " + code, bench -> handlerSays(bench, code)));
            }
        }
        cases.add(ConformanceCase.basic("failure: a declared error and its fields", bench -> take(bench)
                .call("Take", "{\"article\": \"book\", \"count\": 5}")
                .answer()
                .expectError(
                        "OutOfStock",
                        "{\"message\": \"only 2 book for 5\", \"article\": \"book\", \"left\": 2,"
                                + " \"shelf\": {\"x\": 3, \"y\": -4}}")));
        cases.add(ConformanceCase.of("failure: the more specific of two declared errors", bench -> take(bench)
                .call("Take", "{\"article\": \"gone\"}")
                .answer()
                .expectError("SoldForever", "{\"message\": \"no more gone\", \"article\": \"gone\"}")));
        cases.add(ConformanceCase.of("failure: an error of a declared kind", bench -> take(bench)
                .call("Take", "{\"article\": \"recalled\"}")
                .answer()
                .expectError(
                        "OutOfStock",
                        "{\"message\": \"recalled was recalled\", \"article\": \"recalled\", \"left\": -1,"
                                + " \"shelf\": {\"x\": 3, \"y\": -4}}")));
        cases.add(ConformanceCase.basic("failure: an undeclared exception stays the server's secret", bench -> {
            Answer answer =
                    take(bench).call("Take", "{\"article\": \"secret\"}").answer();
            answer.expectFailure(INTERNAL, EXECUTED);
            if (answer.toString().contains("opensesame")) {
                throw new AssertionError("the client knows the secret: " + answer);
            }
        }));
        cases.add(ConformanceCase.of("failure: an error that only a newer server knows", bench -> newer(bench)
                .call("Take", "{\"article\": \"book\"}")
                .answer()
                .expectFailure(Set.of(ABORTED), EXECUTED, "book is damaged")));
        cases.add(ConformanceCase.basic("failure: a method that the server does not have", bench -> newer(bench)
                .call("Place", "{\"key\": \"k\"}")
                .answer()
                .expectFailure(UNIMPLEMENTED, NOT_EXECUTED)));
        cases.add(ConformanceCase.basic("failure: an argument that the server rejects", bench -> newer(bench)
                .call("Move", "{\"from\": {\"x\": -1}, \"by\": {}}")
                .answer()
                .expectFailure(INVALID_ARGUMENT, NOT_EXECUTED)));
        cases.add(ConformanceCase.of(
                "failure: a result that cannot be read",
                bench -> newer(bench).call("Lists", "{\"page\": {}}").answer().expectFailure(DATA_LOSS, EXECUTED)));
        cases.add(ConformanceCase.basic("size: a large request and a large result", FailureCases::large));
        cases.add(
                ConformanceCase.of("size: a request over the server's limit is not sent", FailureCases::largeRequest));
        cases.add(ConformanceCase.of("size: a result over the server's limit", bench -> {
            RpcServer server = bench.server(bench.workshop(), builder -> builder.maxMessageSize(100_000));
            bench.client(server.endpoint())
                    .call("Blob", "{\"size\": 200000}")
                    .answer()
                    .expectFailure(RESOURCE_EXHAUSTED, EXECUTED);
        }));
        cases.add(ConformanceCase.basic("metadata reaches the handler", bench -> bench.client(
                        bench.server().endpoint())
                .call("Metadata", "{}")
                .metadata("tenant", "blå 😀")
                .metadata("empty", "")
                .answer()
                .expectResult("{\"result\": {\"tenant\": \"blå 😀\", \"empty\": \"\"}}")));
        return cases;
    }

    private static void handlerSays(Bench bench, StatusCode code) {
        bench.client(bench.server().endpoint())
                .call("Fail", "{\"code\": " + code.number() + ", \"message\": \"størrelse " + code + " 😀\"}")
                .answer()
                .expectFailure(Set.of(code), EXECUTED, "størrelse " + code + " 😀");
    }

    private static TestedClient take(Bench bench) {
        return bench.client(bench.server().endpoint());
    }

    private static TestedClient newer(Bench bench) {
        RpcServer server =
                bench.start(RpcServer.builder().bind("tcp://127.0.0.1:0").serve(NewerWorkshop.binding()));
        return bench.client(server.endpoint());
    }

    private static void large(Bench bench) {
        int size = 2_900_000;
        byte[] expected = new Workshop().blob(new byte[0], size);
        bench.client(bench.server().endpoint())
                .call("Blob", blob(new byte[size], size))
                .answer()
                .expectResult("{\"result\": \"" + Base64.getEncoder().encodeToString(expected) + "\"}");
    }

    private static void largeRequest(Bench bench) {
        RpcServer server = bench.server(bench.workshop(), builder -> builder.maxMessageSize(100_000));
        Wire wire = Wire.of(bench.proxy(server));
        bench.client(wire.endpoint())
                .call("Blob", blob(new byte[200_000], 1))
                .answer()
                .expectFailure(RESOURCE_EXHAUSTED, NOT_EXECUTED);
        wire.expectNoCall();
    }

    private static String blob(byte[] content, int size) {
        return "{\"content\": \"" + Base64.getEncoder().encodeToString(content) + "\", \"size\": " + size + "}";
    }
}
