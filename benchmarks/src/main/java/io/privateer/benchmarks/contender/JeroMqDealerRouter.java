package io.privateer.benchmarks.contender;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Set;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Bare JeroMQ at its fastest: one DEALER, one ROUTER, one thread on each side, as much in flight as wanted. */
final class JeroMqDealerRouter implements Contender {
    @Override
    public String name() {
        return "jeromq-dealer-router";
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.ASYNC);
    }

    @Override
    public Set<Workload> workloads() {
        return EnumSet.of(Workload.ECHO);
    }

    @Override
    public Server serve(int workers) {
        ZContext context = new ZContext();
        ZMQ.Socket router = JeroMqSockets.socket(context, SocketType.ROUTER);
        router.setHWM(100_000);
        int port = router.bindToRandomPort("tcp://127.0.0.1");
        JeroMqSockets.daemon("jeromq-router", () -> echo(router)).start();
        return JeroMqSockets.server("tcp://127.0.0.1:" + port, context);
    }

    private static void echo(ZMQ.Socket router) {
        while (true) {
            byte[] route = router.recv();
            if (route == null) {
                return;
            }
            byte[] body = router.recv();
            router.send(route, ZMQ.SNDMORE);
            router.send(body);
        }
    }

    @Override
    public Client connect(String endpoint) {
        ZContext context = new ZContext();
        return new Client() {
            @Override
            public BlockingCall blocking(Workload workload, int bytes) {
                throw new UnsupportedOperationException("asynchronous calls only");
            }

            @Override
            public Flight flight(Workload workload, int bytes) {
                byte[] payload = Workload.payload(bytes);
                ZMQ.Socket dealer = JeroMqSockets.socket(context, SocketType.DEALER);
                dealer.setHWM(100_000);
                dealer.setLinger(0);
                dealer.setReceiveTimeOut(10_000);
                dealer.connect(endpoint);
                return (inFlight, landings) -> {
                    try {
                        fly(dealer, payload, inFlight, landings);
                    } finally {
                        dealer.close();
                    }
                };
            }

            @Override
            public void close() {
                context.close();
            }
        };
    }

    /** One pair of sockets keeps the order, so the oldest call in flight is the one that lands. */
    private static void fly(ZMQ.Socket dealer, byte[] payload, int inFlight, Landings landings) {
        ArrayDeque<Long> started = new ArrayDeque<>(inFlight);
        while (!landings.isClosed() || !started.isEmpty()) {
            while (started.size() < inFlight && !landings.isClosed()) {
                started.addLast(System.nanoTime());
                dealer.send(payload);
            }
            byte[] reply = dealer.recv();
            if (reply == null) {
                landings.crashed(new IllegalStateException("no reply within 10 s"));
                return;
            }
            while (reply != null) {
                Check.echo(payload, reply);
                landings.landed(started.removeFirst());
                reply = started.isEmpty() ? null : dealer.recv(ZMQ.DONTWAIT);
            }
        }
    }
}
