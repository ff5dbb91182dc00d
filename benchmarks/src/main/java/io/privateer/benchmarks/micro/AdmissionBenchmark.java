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
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** The admission rule of the server: what deduplication costs a call. */
public class AdmissionBenchmark extends SingleStep {
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
