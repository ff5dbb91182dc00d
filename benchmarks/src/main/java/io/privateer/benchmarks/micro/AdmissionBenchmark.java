package io.privateer.benchmarks.micro;

import io.privateer.rpc.dedup.Admission;
import io.privateer.rpc.dedup.Backlog;
import io.privateer.rpc.dedup.Refusal;
import io.privateer.rpc.dedup.StoreLimits;
import io.privateer.rpc.dedup.Ticket;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The admission rule of the server: what deduplication costs a call. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AdmissionBenchmark {
    /** Takes every call, and holds the last. */
    private static final class Room implements Backlog<Object> {
        private @Nullable Ticket<Object> taken;

        @Override
        public Boolean idempotent(String method) {
            return false;
        }

        @Override
        public @Nullable Refusal refusal(long now, Request request) {
            return null;
        }

        @Override
        public void add(long now, Ticket<Object> ticket) {
            taken = ticket;
        }

        @Override
        public void remove(Ticket<Object> ticket) {}

        @Override
        public void started(long now, Ticket<Object> ticket) {}
    }

    private static final Object ROUTE = new Object();

    private final Room room = new Room();
    private @Nullable Reply last;
    private final Admission<Object> admission =
            new Admission<>(Calls.STORE, StoreLimits.DEFAULTS, room, (route, reply) -> last = reply, 0);
    private long sequence;

    /** A new call is taken, executed and answered; the next one tells that its result is in hand. */
    @Benchmark
    public Reply newCall() {
        sequence++;
        Request request = Calls.request(sequence).withDone(sequence, List.of());
        admission.request(1, ROUTE, request);
        Ticket<Object> ticket = Objects.requireNonNull(room.taken);
        admission.start(1, ticket);
        admission.finished(1, ticket, Calls.result(sequence));
        return Objects.requireNonNull(last);
    }

    /** A copy of a call whose result is there: the stored reply goes out again. */
    @Benchmark
    public Reply newCallAndItsRetry() {
        newCall();
        admission.request(
                1, ROUTE, Calls.request(sequence).withDone(sequence, List.of()).withAttempt(2));
        return Objects.requireNonNull(last);
    }
}
