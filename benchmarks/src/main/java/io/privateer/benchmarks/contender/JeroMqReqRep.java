package io.privateer.benchmarks.contender;

import java.util.EnumSet;
import java.util.Set;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Bare JeroMQ, its simplest pair: a REQ socket for each caller, one REP socket. */
final class JeroMqReqRep implements Contender {
    @Override
    public String name() {
        return "jeromq-req-rep";
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
        ZMQ.Socket rep = JeroMqSockets.socket(context, SocketType.REP);
        int port = rep.bindToRandomPort("tcp://127.0.0.1");
        Thread thread = JeroMqSockets.daemon("jeromq-rep", () -> JeroMqSockets.echo(rep));
        thread.start();
        return JeroMqSockets.server("tcp://127.0.0.1:" + port, context);
    }

    @Override
    public Client connect(String endpoint) {
        return JeroMqSockets.reqClient(endpoint);
    }
}
