package io.privateer.benchmarks.soak;

import io.privateer.benchmarks.contract.Desk;
import io.privateer.benchmarks.contract.DeskBinding;
import io.privateer.benchmarks.contract.Order;
import io.privateer.benchmarks.contract.Receipt;
import io.privateer.benchmarks.contract.Sums;
import io.privateer.benchmarks.process.Lines;
import io.privateer.benchmarks.process.Memory;
import io.privateer.rpc.RpcServer;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** The server's process. It knows which calls ran: each caller numbers its own, and makes one after the other. */
public final class SoakServer implements Desk {
    /** How an echo's payload begins: the caller, and the number of its call. */
    static final int HEADER_BYTES = 12;

    /** How many callers there may be. */
    static final int MAX_CALLERS = 1_024;

    /**
     * What it came to.
     *
     * @param twice executions of a call that had been executed
     * @param skipped numbers that were never executed although their caller went on
     */
    public record State(Memory memory, int threads, long executed, long twice, long skipped) {}

    private final Sums sums = new Sums();
    private final AtomicLongArray last = new AtomicLongArray(MAX_CALLERS);
    private final LongAdder executed = new LongAdder();
    private final LongAdder twice = new LongAdder();
    private final LongAdder skipped = new LongAdder();

    private SoakServer() {}

    /** Standard input ends it. */
    public static void main(String[] arguments) throws Exception {
        SoakServer desk = new SoakServer();
        try (RpcServer server = RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .serve(DeskBinding.of(desk))
                .start()) {
            Lines.serve(server.endpoint(), command -> desk.state());
        }
    }

    private State state() throws Exception {
        return new State(
                Memory.now(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                executed.sum(),
                twice.sum(),
                skipped.sum());
    }

    @Override
    public byte[] echo(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        ran(header.getInt(), header.getLong());
        return sums.echo(bytes);
    }

    @Override
    public Receipt place(Order order) {
        String[] parts = order.id().split("-", 2);
        ran(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
        return sums.place(order);
    }

    private void ran(int caller, long number) {
        executed.increment();
        long before = last.getAndAccumulate(caller, number, Math::max);
        if (number <= before) {
            twice.increment();
        } else {
            skipped.add(number - before - 1);
        }
    }
}
