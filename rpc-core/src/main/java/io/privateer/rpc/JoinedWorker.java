package io.privateer.rpc;

import io.privateer.rpc.server.WorkerPort;
import io.privateer.rpc.transport.ServerTransport;
import io.privateer.rpc.transport.ServerTransport.Link;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Request;
import java.util.function.BiConsumer;

/** The front's DEALER to a worker in another process. Belongs to the front's thread. */
final class JoinedWorker implements WorkerPort {
    private final ServerTransport transport;
    private final String endpoint;
    private final BiConsumer<WorkerPort, byte[]> received;
    private Link link;

    /**
     * @throws IllegalArgumentException if the endpoint cannot be read
     */
    JoinedWorker(ServerTransport transport, String endpoint, BiConsumer<WorkerPort, byte[]> received) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.received = received;
        this.link = open();
    }

    private Link open() {
        return transport.link(endpoint, frame -> received.accept(this, frame));
    }

    @Override
    public boolean send(Request request) {
        return link.send(Envelope.encode(request, Envelope.Format.PROTOBUF));
    }

    @Override
    public void reopen() {
        link.close();
        link = open();
    }

    @Override
    public void close() {
        link.close();
    }
}
