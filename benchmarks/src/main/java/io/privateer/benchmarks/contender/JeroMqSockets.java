package io.privateer.benchmarks.contender;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** What the bare JeroMQ contenders share. */
final class JeroMqSockets {
    private JeroMqSockets() {}

    /**
     * A socket as it comes, but for the handshake: of fresh connections that send at once some stall until its timer fires,
     * which is 30 s by default.
     */
    static ZMQ.Socket socket(ZContext context, SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setHandshakeIvl(200);
        socket.setReconnectIVL(10);
        return socket;
    }

    /** Answers everything with itself until the context ends. */
    static void echo(ZMQ.Socket rep) {
        while (true) {
            byte[] request = rep.recv();
            if (request == null) {
                return;
            }
            rep.send(request);
        }
    }

    /** A thread that ends when its context does. */
    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (ZMQException e) {
                        if (e.getErrorCode() != ZMQ.Error.ETERM.getCode()) {
                            throw e;
                        }
                    }
                },
                name);
        thread.setDaemon(true);
        return thread;
    }

    static Contender.Server server(String endpoint, ZContext context) {
        return new Contender.Server() {
            @Override
            public String endpoint() {
                return endpoint;
            }

            @Override
            public void close() {
                context.close();
            }
        };
    }

    /** A REQ socket for each caller, on one context. */
    static Contender.Client reqClient(String endpoint) {
        ZContext context = new ZContext();
        return new Contender.Client() {
            @Override
            public Contender.BlockingCall blocking(Workload workload, int bytes) {
                byte[] payload = Workload.payload(bytes);
                ZMQ.Socket req = socket(context, SocketType.REQ);
                req.setReceiveTimeOut(10_000);
                req.setLinger(0);
                req.connect(endpoint);
                return new Contender.BlockingCall() {
                    @Override
                    public void call() {
                        req.send(payload);
                        byte[] reply = req.recv();
                        if (reply == null) {
                            throw new IllegalStateException("no reply within 10 s");
                        }
                        Check.echo(payload, reply);
                    }

                    @Override
                    public void close() {
                        req.close();
                    }
                };
            }

            @Override
            public void close() {
                context.close();
            }
        };
    }
}
