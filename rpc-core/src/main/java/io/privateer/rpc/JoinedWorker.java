package io.privateer.rpc;

import io.privateer.rpc.server.WorkerPort;
import io.privateer.rpc.transport.ServerTransport;
import io.privateer.rpc.transport.ServerTransport.Link;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Request;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The front's DEALER to a worker in another process. Belongs to the front's thread. */
final class JoinedWorker implements WorkerPort {
    private final Supplier<ServerTransport> transport;
    private final String endpoint;
    private final BiConsumer<WorkerPort, byte[]> received;
    private Link link;

    /**
     * @param transport the one that the front has now
     * @throws IllegalArgumentException if the endpoint cannot be read
     */
    JoinedWorker(Supplier<ServerTransport> transport, String endpoint, BiConsumer<WorkerPort, byte[]> received) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.received = received;
        this.link = open();
    }

    private Link open() {
        return transport.get().link(endpoint, frame -> received.accept(this, frame));
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
