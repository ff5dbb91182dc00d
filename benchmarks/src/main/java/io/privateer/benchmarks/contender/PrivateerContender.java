package io.privateer.benchmarks.contender;

import io.privateer.benchmarks.contract.Desk;
import io.privateer.benchmarks.contract.DeskBinding;
import io.privateer.benchmarks.contract.DeskStub;
import io.privateer.benchmarks.contract.NonBlockingDesk;
import io.privateer.benchmarks.contract.NonBlockingDeskBinding;
import io.privateer.benchmarks.contract.NonBlockingDeskStub;
import io.privateer.benchmarks.contract.Order;
import io.privateer.benchmarks.contract.Sums;
import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Privateer with everything on: identities, deduplication, deadlines. */
final class PrivateerContender implements Contender {
    private final String name;
    private final boolean nonBlocking;

    private PrivateerContender(String name, boolean nonBlocking) {
        this.name = name;
        this.nonBlocking = nonBlocking;
    }

    /** Blocking stubs over REQ sockets. */
    static PrivateerContender req(String name, boolean nonBlocking) {
        return new PrivateerContender(name, nonBlocking);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.SYNC);
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
        RpcClient client = RpcClient.builder().endpoint(endpoint).build();
        Desk desk = nonBlocking ? blockingView(new NonBlockingDeskStub(client)) : new DeskStub(client);
        return new Client() {
            @Override
            public BlockingCall blocking(Workload workload, int bytes) {
                return call(desk, workload, bytes);
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }

    private static BlockingCall call(Desk desk, Workload workload, int bytes) {
        switch (workload) {
            case ECHO -> {
                byte[] payload = Workload.payload(bytes);
                return () -> Check.echo(payload, desk.echo(payload));
            }
            case ORDER -> {
                Order order = Workload.order(bytes);
                long total = Workload.totalCents(order);
                return () -> Check.total(total, desk.place(order).totalCents());
            }
        }
        throw new IllegalArgumentException(workload.toString());
    }

    private static Desk blockingView(NonBlockingDesk desk) {
        return new Desk() {
            @Override
            public byte[] echo(byte[] bytes) {
                return desk.echo(bytes);
            }

            @Override
            public io.privateer.benchmarks.contract.Receipt place(Order order) {
                return desk.place(order);
            }
        };
    }
}
