package io.privateer.rpc.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.call.Priority;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A copy of a request differs where it says so, and nowhere else: with so many numbers in a row two are soon mixed up. */
class RequestTest {
    private static final Map<String, String> PAIRS = Map.of("key", "value");
    private static final List<Range> RANGES = List.of(new Range(70, 71));
    private static final Id STORE = new Id(60, 61);
    private static final Id FRONT = new Id(62, 63);

    /** All of its fields are there, and no two numbers are equal. */
    private static final Request FULL = new RequestBuilder()
            .kind(Kind.CALL)
            .client(new Id(1, 2))
            .sequence(3)
            .done(4, List.of(new Range(5, 6)))
            .bound(new Id(7, 8), 9)
            .attempt(10)
            .method("shop.Orders/Place")
            .times(11, 12)
            .codec(BodyCodec.JSON)
            .metadata(Map.of("tenant", "a"))
            .body(new byte[] {13})
            .build()
            .with(Priority.CRITICAL, true, true, Map.of("tenant", "a"));

    static Stream<Arguments> copies() {
        Request handedOn = FULL.dispatched(FRONT, 14, STORE, 15);
        byte[] none = FULL.about(Kind.WAIT).body();
        Map<String, Object> asCall = Map.of("kind", Kind.WAIT, "metadata", Map.of(), "body", none);
        return Stream.of(
                Arguments.of("about", FULL, FULL.about(Kind.WAIT), asCall),
                Arguments.of("about, from a front", handedOn, handedOn.about(Kind.WAIT), asCall),
                Arguments.of(
                        "withoutContents",
                        handedOn.withDone(20, RANGES),
                        handedOn.withDone(20, RANGES).withoutContents(),
                        Map.of("done", List.of(), "metadata", Map.of(), "body", none)),
                Arguments.of("withAttempt", handedOn, handedOn.withAttempt(50), Map.of("attempt", 50)),
                Arguments.of(
                        "withTimes", handedOn, handedOn.withTimes(50, 51), Map.of("timeoutMs", 50L, "beatMs", 51L)),
                Arguments.of(
                        "withDone", handedOn, handedOn.withDone(50, RANGES), Map.of("doneBelow", 50L, "done", RANGES)),
                Arguments.of(
                        "sent",
                        handedOn,
                        handedOn.sent(50, 51, 52, RANGES),
                        Map.of("timeoutMs", 50L, "beatMs", 51L, "doneBelow", 52L, "done", RANGES)),
                Arguments.of(
                        "attempt",
                        handedOn,
                        handedOn.attempt(50, FRONT, 51, false, 52, 53, 54, RANGES),
                        values(
                                Map.of("attempt", 50, "scope", FRONT, "boundMs", 51L, "extra", false),
                                Map.of("timeoutMs", 52L, "beatMs", 53L, "doneBelow", 54L, "done", RANGES))),
                Arguments.of("withMetadata", FULL, FULL.withMetadata(PAIRS), Map.of("metadata", PAIRS)),
                Arguments.of(
                        "with",
                        handedOn,
                        handedOn.with(Priority.BACKGROUND, false, true, PAIRS),
                        Map.of("priority", Priority.BACKGROUND, "extra", false, "batch", true, "metadata", PAIRS)),
                Arguments.of("withExtra", handedOn, handedOn.withExtra(false), Map.of("extra", false)),
                Arguments.of("boundTo", handedOn, handedOn.boundTo(FRONT, 50), Map.of("scope", FRONT, "boundMs", 50L)),
                Arguments.of(
                        "anew",
                        handedOn.withDone(20, RANGES).boundTo(STORE, 21).withTimes(22, 23),
                        handedOn.withDone(20, RANGES)
                                .boundTo(STORE, 21)
                                .withTimes(22, 23)
                                .anew(FRONT, 50),
                        values(
                                Map.of("client", FRONT, "sequence", 50L, "attempt", 0),
                                Map.of("doneBelow", 0L, "done", List.of(), "scope", Id.NONE, "boundMs", 0L),
                                Map.of("timeoutMs", 0L, "beatMs", 0L, "front", Id.NONE, "dispatch", 0L))),
                Arguments.of(
                        "dispatched",
                        FULL,
                        handedOn,
                        values(
                                Map.of("doneBelow", 0L, "done", List.of(), "scope", STORE, "boundMs", 0L),
                                Map.of(
                                        "timeoutMs",
                                        15L,
                                        "beatMs",
                                        0L,
                                        "front",
                                        FRONT,
                                        "dispatch",
                                        14L,
                                        "batch",
                                        false))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("copies")
    void aCopyDiffersWhereItSaysSo(String name, Request original, Request copy, Map<String, Object> changed) {
        assertEquals(new TreeMap<>(changed), differences(original, copy));
    }

    /** What the copy has in the components that differ. */
    private static Map<String, Object> differences(Request original, Request copy) {
        Map<String, Object> differences = new TreeMap<>();
        for (RecordComponent component : Request.class.getRecordComponents()) {
            Object value = value(component, copy);
            if (!Objects.equals(value(component, original), value)) {
                differences.put(component.getName(), value);
            }
        }
        return differences;
    }

    private static Object value(RecordComponent component, Request request) {
        try {
            return component.getAccessor().invoke(request);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.getName(), e);
        }
    }

    @SafeVarargs
    private static Map<String, Object> values(Map<String, Object>... parts) {
        Map<String, Object> all = new TreeMap<>();
        for (Map<String, Object> part : parts) {
            all.putAll(part);
        }
        return all;
    }
}
