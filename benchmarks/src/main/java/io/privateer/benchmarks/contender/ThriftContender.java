package io.privateer.benchmarks.contender;

import io.privateer.benchmarks.contract.thrift.Desk;
import io.privateer.benchmarks.contract.thrift.Line;
import io.privateer.benchmarks.contract.thrift.Order;
import io.privateer.benchmarks.contract.thrift.Receipt;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.server.TServer;
import org.apache.thrift.server.TThreadPoolServer;
import org.apache.thrift.server.TThreadedSelectorServer;
import org.apache.thrift.transport.TNonblockingServerSocket;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;
import org.apache.thrift.transport.TTransportException;
import org.apache.thrift.transport.layered.TFramedTransport;

/** Apache Thrift with its generated client, one connection for each caller, as its clients demand. */
final class ThriftContender implements Contender {
    private final String name;
    private final boolean selector;

    private ThriftContender(String name, boolean selector) {
        this.name = name;
        this.selector = selector;
    }

    /** A thread of the server for each connection. */
    static ThriftContender threads() {
        return new ThriftContender("thrift-threads", false);
    }

    /** Selectors and a pool of workers. */
    static ThriftContender selector() {
        return new ThriftContender("thrift-selector", true);
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
    public Server serve(int workers) throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Desk.Processor<Handler> processor = new Desk.Processor<>(new Handler());
        TServer server;
        int port;
        if (selector) {
            TNonblockingServerSocket socket = new TNonblockingServerSocket(address);
            port = socket.getPort();
            server = new TThreadedSelectorServer(new TThreadedSelectorServer.Args(socket)
                    .processor(processor)
                    .protocolFactory(new TBinaryProtocol.Factory())
                    .workerThreads(workers));
        } else {
            TServerSocket socket = new TServerSocket(address);
            port = socket.getServerSocket().getLocalPort();
            server = new TThreadPoolServer(new TThreadPoolServer.Args(socket)
                    .processor(processor)
                    .protocolFactory(new TBinaryProtocol.Factory())
                    .maxWorkerThreads(Integer.MAX_VALUE));
        }
        Thread thread = new Thread(server::serve, "thrift-server");
        thread.setDaemon(true);
        thread.start();
        return new Server() {
            @Override
            public String endpoint() {
                return "127.0.0.1:" + port;
            }

            @Override
            public void close() {
                server.stop();
            }
        };
    }

    private static final class Handler implements Desk.Iface {
        @Override
        public ByteBuffer echo(ByteBuffer bytes) {
            return bytes;
        }

        @Override
        public Receipt place(Order order) {
            long total = 0;
            for (Line line : order.getLines()) {
                total += line.getCount() * line.getPriceCents();
            }
            return new Receipt(order.getId(), total, order.getLinesSize());
        }
    }

    @Override
    public Client connect(String endpoint) {
        return new Client() {
            @Override
            public BlockingCall blocking(Workload workload, int bytes) throws TTransportException {
                return new Connection(endpoint, selector, workload, bytes);
            }

            @Override
            public void close() {}
        };
    }

    private static final class Connection implements BlockingCall {
        private final TTransport transport;
        private final Desk.Client client;
        private final Workload workload;
        private final byte[] payload;
        private final io.privateer.benchmarks.contract.Order order;
        private final long total;

        Connection(String endpoint, boolean framed, Workload workload, int bytes) throws TTransportException {
            HostPort server = HostPort.of(endpoint);
            TSocket socket = new TSocket(server.host(), server.port(), 10_000);
            this.transport = framed ? new TFramedTransport(socket) : socket;
            this.client = new Desk.Client(new TBinaryProtocol(transport));
            this.workload = workload;
            this.payload = Workload.payload(workload == Workload.ECHO ? bytes : 1);
            this.order = Workload.order(workload == Workload.ORDER ? bytes : 1);
            this.total = Workload.totalCents(order);
            transport.open();
        }

        @Override
        public void call() throws Exception {
            switch (workload) {
                case ECHO -> {
                    ByteBuffer reply = client.echo(ByteBuffer.wrap(payload));
                    int last = reply.position() + reply.remaining() - 1;
                    Check.echo(payload, reply.remaining(), reply.get(reply.position()), reply.get(last));
                }
                case ORDER -> Check.total(total, client.place(struct(order)).getTotalCents());
            }
        }

        private static Order struct(io.privateer.benchmarks.contract.Order order) {
            List<Line> lines = new ArrayList<>(order.lines().size());
            for (io.privateer.benchmarks.contract.Line line : order.lines()) {
                lines.add(new Line(line.article(), line.count(), line.priceCents()));
            }
            return new Order(order.id(), order.customer(), lines);
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
