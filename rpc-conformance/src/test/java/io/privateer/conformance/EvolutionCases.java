package io.privateer.conformance;

import static io.privateer.rpc.call.Outcome.NOT_EXECUTED;
import static io.privateer.rpc.call.StatusCode.UNIMPLEMENTED;

import io.privateer.conformance.newer.NewerAnswers;
import io.privateer.conformance.newer.NewerWorkshop;
import io.privateer.conformance.older.OlderWorkshop;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.service.ServiceBinding;
import java.util.List;

/** Clients of this release, and servers of an earlier and a later one. */
final class EvolutionCases {
    /** A variant that a client does not know is there without a value, or it is not there. */
    private static final String UNKNOWN = "{\"result\": {\"color\": \"COLOR_UNSPECIFIED\", \"shape\": {}}}";

    private static final String NONE = "{\"result\": {}}";

    private static final String ID = "\"id\": \"00000000-0000-0000-0000-000000000001\"";

    private EvolutionCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                ConformanceCase.basic("evolution: a newer server answers with more", EvolutionCases::newerAnswer),
                ConformanceCase.basic("evolution: a newer server takes more arguments", bench -> client(
                                bench, NewerWorkshop.binding())
                        .call("Find", "{" + ID + ", \"hint\": \"h\", \"limit\": 4}")
                        .answer()
                        .expectResult("{\"result\": {\"x\": 5, \"y\": 4}}")),
                ConformanceCase.basic("evolution: an older server skips what it does not know", bench -> client(
                                bench, OlderWorkshop.binding())
                        .call(
                                "Echo",
                                "{\"everything\": {\"color\": \"COLOR_GREEN\", \"shape\": {\"square\": {\"side\": 2}},"
                                        + " \"mood\": \"MOOD_BAD\", \"scalars\": {\"i\": 1}, \"maps\": {\"byString\": {\"a\": 1}}}}")
                        .answer()
                        .expectResult(UNKNOWN, NONE)),
                ConformanceCase.basic("evolution: an older server understands the rest", bench -> client(
                                bench, OlderWorkshop.binding())
                        .call(
                                "Echo",
                                "{\"everything\": {\"color\": \"COLOR_RED\", \"shape\": {\"circle\": {\"radius\": 2}}}}")
                        .answer()
                        .expectResult(
                                "{\"result\": {\"color\": \"COLOR_RED\", \"shape\": {\"circle\": {\"radius\": 2}}}}")),
                ConformanceCase.basic("evolution: an older server takes fewer arguments", bench -> client(
                                bench, OlderWorkshop.binding())
                        .call("Find", "{" + ID + ", \"hint\": \"h\", \"limit\": 4}")
                        .answer()
                        .expectResult("{\"result\": {\"x\": 1}}")),
                ConformanceCase.basic(
                        "evolution: an older server lacks a method", bench -> client(bench, OlderWorkshop.binding())
                                .call("Place", "{\"key\": \"k\"}")
                                .answer()
                                .expectFailure(UNIMPLEMENTED, NOT_EXECUTED)));
    }

    private static TestedClient client(Bench bench, ServiceBinding served) {
        RpcServer server =
                bench.start(RpcServer.builder().bind("tcp://127.0.0.1:0").serve(served));
        return bench.client(server.endpoint());
    }

    private static void newerAnswer(Bench bench) {
        Answer answer = client(bench, NewerWorkshop.binding())
                .call("Echo", "{\"everything\": {\"color\": \"COLOR_RED\"}}")
                .answer();
        answer.expectResult(UNKNOWN, NONE);
        if (bench.driver().keepsUnknownEnums() && !NewerAnswers.isBlue(answer.resultBody(), answer.isJson())) {
            throw new AssertionError("the number of a colour that it does not know is lost: " + answer);
        }
    }
}
