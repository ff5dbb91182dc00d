package io.privateer.benchmarks.contender;

import io.privateer.benchmarks.contract.DeskAsyncStub;
import io.privateer.benchmarks.contract.DeskBinding;
import io.privateer.benchmarks.contract.DeskStub;
import io.privateer.benchmarks.contract.NonBlockingDeskAsyncStub;
import io.privateer.benchmarks.contract.NonBlockingDeskBinding;
import io.privateer.benchmarks.contract.NonBlockingDeskStub;
import io.privateer.benchmarks.contract.Order;
import io.privateer.benchmarks.contract.Receipt;
import io.privateer.benchmarks.contract.Sums;
import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcClientBuilder;
import io.privateer.rpc.RpcServer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Privateer with everything on: identities, deduplication, deadlines. */
final class PrivateerContender implements Contender {
    /** How its client calls. */
    private enum Way {
        /** Blocking stubs, a REQ socket for each call under way. */
        REQ,
        /** Blocking stubs over one DEALER socket. */
        MULTIPLEXED,
        /** Async stubs over one DEALER socket. */
        ASYNC
    }

    /** The same two methods of either service. */
    private record Blocking(UnaryOperator<byte[]> echo, Function<Order, Receipt> place) {}

    private record Async(
            Function<byte[], CompletableFuture<byte[]>> echo, Function<Order, CompletableFuture<Receipt>> place) {}

    private final String name;
    private final Way way;
    private final boolean nonBlocking;

    private PrivateerContender(String name, Way way, boolean nonBlocking) {
        this.name = name + (nonBlocking ? "-nonblocking" : "");
        this.way = way;
        this.nonBlocking = nonBlocking;
    }

    static PrivateerContender req(boolean nonBlocking) {
        return new PrivateerContender("privateer-req", Way.REQ, nonBlocking);
    }

    static PrivateerContender multiplexed(boolean nonBlocking) {
        return new PrivateerContender("privateer-mux", Way.MULTIPLEXED, nonBlocking);
    }

    /** Results of the non-blocking one come on the client's own thread, as those of grpc's direct executors do. */
    static PrivateerContender async(boolean nonBlocking) {
        return new PrivateerContender("privateer-async", Way.ASYNC, nonBlocking);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(way == Way.ASYNC ? Mode.ASYNC : Mode.SYNC);
    }

    @Override
    public Set<Workload> workloads() {
        return EnumSet.allOf(Workload.class);
    }

    @Override
    public Server serve(int workers) {
        Sums sums = new Sums();
        RpcServer server = RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .workers(workers)
                .serve(DeskBinding.of(sums))
                .serve(NonBlockingDeskBinding.of(sums))
                .start();
        return new Server() {
            @Override
            public String endpoint() {
                return server.endpoint();
            }

            @Override
            public void close() {
                server.close(Duration.ZERO);
            }
        };
    }

    @Override
    public Client connect(String endpoint) {
        RpcClientBuilder builder = RpcClient.builder().endpoint(endpoint);
        if (way == Way.ASYNC && nonBlocking) {
            builder.completeOn(Runnable::run);
        }
        RpcClient client = (way == Way.REQ ? builder.lockStep() : builder.multiplexed()).build();
        return new Client() {
            @Override
            public BlockingCall blocking(Workload workload, int bytes) {
                return call(PrivateerContender.this.blocking(client), workload, bytes);
            }

            @Override
            public Flight flight(Workload workload, int bytes) {
                return PrivateerContender.flight(async(client), workload, bytes);
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }

    private Blocking blocking(RpcClient client) {
        if (nonBlocking) {
            NonBlockingDeskStub desk = new NonBlockingDeskStub(client);
            return new Blocking(desk::echo, desk::place);
        }
        DeskStub desk = new DeskStub(client);
        return new Blocking(desk::echo, desk::place);
    }

    private Async async(RpcClient client) {
        if (nonBlocking) {
            NonBlockingDeskAsyncStub desk = new NonBlockingDeskAsyncStub(client);
            return new Async(desk::echo, desk::place);
        }
        DeskAsyncStub desk = new DeskAsyncStub(client);
        return new Async(desk::echo, desk::place);
    }

    private static BlockingCall call(Blocking desk, Workload workload, int bytes) {
        if (workload == Workload.ECHO) {
            byte[] payload = Workload.payload(bytes);
            return () -> Check.echo(payload, desk.echo().apply(payload));
        }
        Order order = Workload.order(bytes);
        long total = Workload.totalCents(order);
        return () -> Check.total(total, desk.place().apply(order).totalCents());
    }

    private static Flight flight(Async desk, Workload workload, int bytes) {
        if (workload == Workload.ECHO) {
            byte[] payload = Workload.payload(bytes);
            return new FutureFlight(() -> desk.echo().apply(payload).thenAccept(reply -> Check.echo(payload, reply)));
        }
        Order order = Workload.order(bytes);
        long total = Workload.totalCents(order);
        return new FutureFlight(
                () -> desk.place().apply(order).thenAccept(receipt -> Check.total(total, receipt.totalCents())));
    }
}
