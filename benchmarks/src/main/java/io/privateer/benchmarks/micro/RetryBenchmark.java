package io.privateer.benchmarks.micro;

import io.privateer.rpc.retry.CallResult;
import io.privateer.rpc.retry.Endpoints;
import io.privateer.rpc.retry.HealthPolicy;
import io.privateer.rpc.retry.LazyPirate;
import io.privateer.rpc.retry.Line;
import io.privateer.rpc.retry.Peer;
import io.privateer.rpc.retry.RetryBudget;
import io.privateer.rpc.retry.RetryPolicy;
import io.privateer.rpc.retry.Server;
import io.privateer.rpc.retry.Session;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** The Lazy Pirate over a line that answers at once: what its decisions cost a call. */
public class RetryBenchmark extends SingleStep {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final SplittableRandom random = new SplittableRandom(1);
    private final Endpoints endpoints = new Endpoints(HealthPolicy.of(SECOND, SECOND), random);
    private final LazyPirate.Shared shared = new LazyPirate.Shared(
            new RetryPolicy(SECOND, 5, SECOND / 20, SECOND, RetryPolicy.PONG_FRESH),
            new Session(Calls.CLIENT),
            new RetryBudget(0.2, 10, 0),
            endpoints,
            random);
    private final Request request = Request.call(Id.NONE, 0, Calls.METHOD, BodyCodec.PROTOBUF, new byte[40]);
    private final Answering line = new Answering();
    private long now;

    public RetryBenchmark() {
        endpoints.set(List.of("tcp://127.0.0.1:5555"), now);
    }

    /** A connection to a server that is well known. */
    private static final class Answering implements Line {
        private final Peer peer = new Peer(Calls.STORE, 1, false, 4 << 20, 600_000, true, 0);
        private @Nullable Request sent;
        private @Nullable CallResult result;

        @Override
        public boolean connect(Server server) {
            return true;
        }

        @Override
        public Peer peer() {
            return peer;
        }

        @Override
        public boolean ask() {
            return true;
        }

        @Override
        public boolean send(Request request) {
            sent = request;
            return true;
        }

        @Override
        public void release() {}

        @Override
        public void close() {}

        @Override
        public void done(CallResult newResult) {
            result = newResult;
        }
    }

    /** The request is sent and its result comes. */
    @Benchmark
    public CallResult callThatGoesWell() {
        LazyPirate call = start();
        call.onReply(now, Calls.result(sequence()));
        return Objects.requireNonNull(line.result);
    }

    /** The server is at it for a while and says so, and is asked again, before the result comes. */
    @Benchmark
    public CallResult callThatIsWaitedFor() {
        LazyPirate call = start();
        call.onReply(now, Reply.working(Calls.CLIENT, sequence()).from(Calls.STORE, 1, false));
        call.onReply(now, Calls.result(sequence()));
        return Objects.requireNonNull(line.result);
    }

    private LazyPirate start() {
        // The clock stands still, or what the server told of itself would grow old.
        LazyPirate call = new LazyPirate(shared, line, request, false, 10 * SECOND, now);
        call.start(now);
        return call;
    }

    private long sequence() {
        return Objects.requireNonNull(line.sent).sequence();
    }
}
