package io.privateer.benchmarks.contender;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.privateer.benchmarks.contract.grpc.DeskGrpc;
import io.privateer.benchmarks.contract.grpc.Line;
import io.privateer.benchmarks.contract.grpc.Order;
import io.privateer.benchmarks.contract.grpc.Payload;
import io.privateer.benchmarks.contract.grpc.Receipt;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** grpc-java over Netty, with its generated stubs; with its default executors, or with direct ones on both sides. */
final class GrpcContender implements Contender {
    private final String name;
    private final boolean direct;

    private GrpcContender(String name, boolean direct) {
        this.name = name;
        this.direct = direct;
    }

    static GrpcContender withDefaults() {
        return new GrpcContender("grpc", false);
    }

    static GrpcContender direct() {
        return new GrpcContender("grpc-direct", true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.allOf(Mode.class);
    }

    @Override
    public Set<Workload> workloads() {
        return EnumSet.allOf(Workload.class);
    }

    @Override
    public Server serve(int workers) throws Exception {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Desk());
        io.grpc.Server server =
                (direct ? builder.directExecutor() : builder).build().start();
        return new Server() {
            @Override
            public String endpoint() {
                return "127.0.0.1:" + server.getPort();
            }

            @Override
            public void close() {
                server.shutdownNow();
            }
        };
    }

    private static final class Desk extends DeskGrpc.DeskImplBase {
        @Override
        public void echo(Payload request, StreamObserver<Payload> observer) {
            observer.onNext(request);
            observer.onCompleted();
        }

        @Override
        public void place(Order order, StreamObserver<Receipt> observer) {
            long total = 0;
            for (Line line : order.getLinesList()) {
                total += line.getCount() * line.getPriceCents();
            }
            observer.onNext(Receipt.newBuilder()
                    .setOrderId(order.getId())
                    .setTotalCents(total)
                    .setLines(order.getLinesCount())
                    .build());
            observer.onCompleted();
        }
    }

    @Override
    public Client connect(String endpoint) {
        HostPort server = HostPort.of(endpoint);
        NettyChannelBuilder builder =
                NettyChannelBuilder.forAddress(server.host(), server.port()).usePlaintext();
        ManagedChannel channel = (direct ? builder.directExecutor() : builder).build();
        return new Client() {
            @Override
            public BlockingCall blocking(Workload workload, int bytes) {
                return GrpcContender.blocking(channel, workload, bytes);
            }

            @Override
            public Flight flight(Workload workload, int bytes) {
                return GrpcContender.flight(channel, workload, bytes);
            }

            @Override
            public void close() {
                channel.shutdownNow();
            }
        };
    }

    private static BlockingCall blocking(ManagedChannel channel, Workload workload, int bytes) {
        DeskGrpc.DeskBlockingStub stub = DeskGrpc.newBlockingStub(channel);
        // The value is made for each call, as a program would: a builder from its own bytes.
        if (workload == Workload.ECHO) {
            byte[] payload = Workload.payload(bytes);
            return () -> checkEcho(
                    payload, stub.withDeadlineAfter(10, TimeUnit.SECONDS).echo(payload(payload)));
        }
        io.privateer.benchmarks.contract.Order order = Workload.order(bytes);
        long total = Workload.totalCents(order);
        return () -> Check.total(
                total,
                stub.withDeadlineAfter(10, TimeUnit.SECONDS)
                        .place(message(order))
                        .getTotalCents());
    }

    private static Flight flight(ManagedChannel channel, Workload workload, int bytes) {
        DeskGrpc.DeskFutureStub stub = DeskGrpc.newFutureStub(channel);
        if (workload == Workload.ECHO) {
            byte[] payload = Workload.payload(bytes);
            return new FutureFlight(() -> stage(
                    stub.withDeadlineAfter(10, TimeUnit.SECONDS).echo(payload(payload)),
                    reply -> checkEcho(payload, reply)));
        }
        io.privateer.benchmarks.contract.Order order = Workload.order(bytes);
        long total = Workload.totalCents(order);
        return new FutureFlight(() -> stage(
                stub.withDeadlineAfter(10, TimeUnit.SECONDS).place(message(order)),
                receipt -> Check.total(total, receipt.getTotalCents())));
    }

    private static Payload payload(byte[] bytes) {
        return Payload.newBuilder().setBytes(ByteString.copyFrom(bytes)).build();
    }

    private static void checkEcho(byte[] sent, Payload reply) {
        ByteString bytes = reply.getBytes();
        Check.echo(sent, bytes.size(), bytes.byteAt(0), bytes.byteAt(bytes.size() - 1));
    }

    private static Order message(io.privateer.benchmarks.contract.Order order) {
        Order.Builder builder = Order.newBuilder().setId(order.id()).setCustomer(order.customer());
        for (io.privateer.benchmarks.contract.Line line : order.lines()) {
            builder.addLines(Line.newBuilder()
                    .setArticle(line.article())
                    .setCount(line.count())
                    .setPriceCents(line.priceCents()));
        }
        return builder.build();
    }

    private static <T> CompletableFuture<T> stage(ListenableFuture<T> future, Consumer<T> check) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        Futures.addCallback(
                future,
                new FutureCallback<T>() {
                    @Override
                    public void onSuccess(@Nullable T reply) {
                        try {
                            T there = Objects.requireNonNull(reply, "no reply");
                            check.accept(there);
                            stage.complete(there);
                        } catch (RuntimeException e) {
                            stage.completeExceptionally(e);
                        }
                    }

                    @Override
                    public void onFailure(Throwable failure) {
                        stage.completeExceptionally(failure);
                    }
                },
                MoreExecutors.directExecutor());
        return stage;
    }
}
