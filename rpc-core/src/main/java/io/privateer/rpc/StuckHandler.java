package io.privateer.rpc;

import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A handler that runs on although its caller's time is long over, or that holds up the server's own thread.
 *
 * @param method the path, {@code package.Service/Method}
 * @param call the call's identity, as in logs and exceptions
 * @param age since when it runs
 * @param where the innermost frames of its stack, at most {@value #FRAMES}
 */
public record StuckHandler(String method, String call, Duration age, List<String> where) {
    private static final int FRAMES = 8;

    public StuckHandler {
        where = List.copyOf(where);
    }

    static StuckHandler of(Request request, long ageNanos, List<String> where) {
        return new StuckHandler(
                request.method(), request.client() + "/" + request.sequence(), Duration.ofNanos(ageNanos), where);
    }

    /** Where a thread is at this moment. */
    static List<String> where(Thread runner) {
        return Arrays.stream(runner.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .toList();
    }
}
