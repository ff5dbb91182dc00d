package io.privateer.benchmarks.contender;

import java.util.EnumSet;
import java.util.Set;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Bare JeroMQ with the sockets of the Paranoid Pirate: REQ to ROUTER, a proxy, DEALER to REP workers over inproc. */
final class JeroMqProxy implements Contender {
    @Override
    public String name() {
        return "jeromq-proxy";
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.SYNC);
    }

    @Override
    public Set<Workload> workloads() {
        return EnumSet.of(Workload.ECHO);
    }

    @Override
    public Server serve(int workers) {
        ZContext context = new ZContext();
        ZMQ.Socket router = JeroMqSockets.socket(context, SocketType.ROUTER);
        int port = router.bindToRandomPort("tcp://127.0.0.1");
        ZMQ.Socket dealer = JeroMqSockets.socket(context, SocketType.DEALER);
        dealer.bind("inproc://workers");
        for (int i = 0; i < workers; i++) {
            ZMQ.Socket rep = JeroMqSockets.socket(context, SocketType.REP);
            rep.connect("inproc://workers");
            JeroMqSockets.daemon("jeromq-worker-" + i, () -> JeroMqSockets.echo(rep))
                    .start();
        }
        JeroMqSockets.daemon("jeromq-proxy", () -> ZMQ.proxy(router, dealer, null))
                .start();
        return JeroMqSockets.server("tcp://127.0.0.1:" + port, context);
    }

    @Override
    public Client connect(String endpoint) {
        return JeroMqSockets.reqClient(endpoint);
    }
}
