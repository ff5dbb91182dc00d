package io.privateer.conformance;

import static io.privateer.rpc.call.Outcome.EXECUTED;
import static io.privateer.rpc.call.Outcome.NOT_EXECUTED;
import static io.privateer.rpc.call.StatusCode.ABORTED;
import static io.privateer.rpc.call.StatusCode.UNAVAILABLE;
import static io.privateer.rpc.call.StatusCode.UNIMPLEMENTED;

import io.privateer.conformance.newer.NewerAnswers;
import io.privateer.conformance.newer.NewerWorkshop;
import io.privateer.conformance.older.OlderWorkshop;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.service.ServiceBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Clients of this release, and servers and workers of an earlier and a later one. */
final class EvolutionCases {
    /** A variant that a client does not know is there without a value, or it is not there. */
    private static final String UNKNOWN = "{\"result\": {\"color\": \"COLOR_UNSPECIFIED\", \"shape\": {}}}";

    /** What a worker in these languages gives back, whose enums hold numbers that they do not know. */
    private static final String KEPT = "{\"result\": {\"color\": \"COLOR_GREEN\", \"shape\": {}}}";

    private static final String NONE = "{\"result\": {}}";

    private static final String FIND =
            "{\"id\": \"00000000-0000-0000-0000-000000000001\", \"hint\": \"h\", \"limit\": 4}";

    private EvolutionCases() {}

    static List<ConformanceCase> all(ForeignWorkers workers) {
        List<ConformanceCase> cases = new ArrayList<>(List.of(
                ConformanceCase.basic(
                        "evolution: a newer server answers with more",
                        bench -> newerAnswer(bench, client(bench, NewerWorkshop.binding()))),
                ConformanceCase.basic(
                        "evolution: a newer server takes more arguments",
                        bench -> moreArguments(client(bench, NewerWorkshop.binding()))),
                ConformanceCase.basic(
                        "evolution: an older server skips what it does not know",
                        bench -> skipped(client(bench, OlderWorkshop.binding())).expectResult(UNKNOWN, NONE)),
                ConformanceCase.basic(
                        "evolution: an older server understands the rest",
                        bench -> understood(client(bench, OlderWorkshop.binding()))),
                ConformanceCase.basic(
                        "evolution: an older server takes fewer arguments",
                        bench -> fewerArguments(client(bench, OlderWorkshop.binding()))),
                // A client from the page alone has no names to look for, former ones neither.
                ConformanceCase.of("evolution: an older server answers with a former name", EvolutionCases::formerName),
                ConformanceCase.basic(
                        "evolution: an older server lacks a method",
                        bench -> missingMethod(client(bench, OlderWorkshop.binding()), Set.of(UNIMPLEMENTED)))));
        for (String language : ForeignWorkers.LANGUAGES) {
            String worker = "worker in " + language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1);
            cases.add(ConformanceCase.basic("evolution: a newer " + worker + " takes and answers more", bench -> {
                TestedClient client = bench.client(workers.endpoint(language, "newer"));
                newerAnswer(bench, client);
                moreArguments(client);
            }));
            cases.add(ConformanceCase.of("evolution: a newer " + worker + " has an error more", bench -> bench.client(
                            workers.endpoint(language, "newer"))
                    .call("Take", "{\"article\": \"book\"}")
                    .answer()
                    .expectFailure(Set.of(ABORTED), EXECUTED, "book is damaged")));
            cases.add(ConformanceCase.basic("evolution: an older " + worker + " takes and answers less", bench -> {
                TestedClient client = bench.client(workers.endpoint(language, "older"));
                // JSON tells a constant by its name, which only Perl has room for.
                boolean kept = language.equals("perl")
                        || bench.driver().codecs().get(0).equals("PROTOBUF");
                skipped(client).expectResult(kept ? KEPT : UNKNOWN);
                understood(client);
                fewerArguments(client);
            }));
            // A front that is young yet expects that a worker may still join that has it.
            cases.add(ConformanceCase.basic(
                    "evolution: an older " + worker + " lacks a method",
                    bench -> missingMethod(
                            bench.client(workers.endpoint(language, "older")), Set.of(UNIMPLEMENTED, UNAVAILABLE))));
        }
        return cases;
    }

    private static TestedClient client(Bench bench, ServiceBinding served) {
        return bench.client(server(bench, served).endpoint());
    }

    private static RpcServer server(Bench bench, ServiceBinding served) {
        return bench.start(RpcServer.builder().bind("tcp://127.0.0.1:0").serve(served));
    }

    private static void newerAnswer(Bench bench, TestedClient client) {
        Answer answer = client.call("Echo", "{\"everything\": {\"color\": \"COLOR_RED\"}}")
                .answer();
        answer.expectResult(UNKNOWN, NONE);
        if (bench.driver().keepsUnknownEnums() && !NewerAnswers.isBlue(answer.resultBody(), answer.isJson())) {
            throw new AssertionError("the number of a colour that it does not know is lost: " + answer);
        }
    }

    private static void moreArguments(TestedClient client) {
        client.call("Find", FIND).answer().expectResult("{\"result\": {\"x\": 5, \"y\": 4}}");
    }

    private static Answer skipped(TestedClient client) {
        return client.call(
                        "Echo",
                        "{\"everything\": {\"color\": \"COLOR_GREEN\", \"shape\": {\"square\": {\"side\": 2}},"
                                + " \"mood\": \"MOOD_BAD\", \"scalars\": {\"i\": 1}, \"maps\": {\"byString\": {\"a\": 1}}}}")
                .answer();
    }

    private static void understood(TestedClient client) {
        client.call("Echo", "{\"everything\": {\"color\": \"COLOR_RED\", \"shape\": {\"circle\": {\"radius\": 2}}}}")
                .answer()
                .expectResult("{\"result\": {\"color\": \"COLOR_RED\", \"shape\": {\"circle\": {\"radius\": 2}}}}");
    }

    private static void fewerArguments(TestedClient client) {
        client.call("Find", FIND).answer().expectResult("{\"result\": {\"x\": 1}}");
    }

    private static void formerName(Bench bench) {
        RpcServer server = server(bench, OlderWorkshop.binding());
        for (String codec : bench.driver().codecs()) {
            bench.clientOf(codec, server.endpoint())
                    .call("Move", "{\"from\": {\"x\": 1, \"y\": 2}, \"by\": {\"x\": 3, \"y\": 4}}")
                    .answer()
                    .expectResult("{\"result\": {\"x\": 4, \"y\": 7}}");
        }
    }

    private static void missingMethod(TestedClient client, Set<StatusCode> codes) {
        client.call("Place", "{\"key\": \"k\"}").answer().expectFailure(codes, NOT_EXECUTED, "Conformance/Place");
    }
}
