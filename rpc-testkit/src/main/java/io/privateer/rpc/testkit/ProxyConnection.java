package io.privateer.rpc.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A client's connection and the one made to the server for it. Guarded by the proxy's lock. */
final class ProxyConnection {
    private final SocketChannel client;
    private final SocketChannel server;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private final Flow toServer;
    private final Flow toClient;
    private boolean serverToldEnd;
    private boolean clientToldEnd;

    /** Takes an accepted channel over and starts to connect to the server; closes both if that fails at once. */
    ProxyConnection(SocketChannel client, InetSocketAddress target, Selector selector, Flow toServer, Flow toClient)
            throws IOException {
        this.client = client;
        this.toServer = toServer;
        this.toClient = toClient;
        SocketChannel opened = null;
        try {
            client.configureBlocking(false);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened = SocketChannel.open();
            opened.configureBlocking(false);
            opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
            opened.connect(target);
            clientKey = client.register(selector, 0, this);
            serverKey = opened.register(selector, 0, this);
        } catch (IOException | RuntimeException refused) {
            closeQuietly(client);
            closeQuietly(opened);
            throw refused;
        }
        this.server = opened;
    }

    /**
     * Moves bytes as far as they go now. Called for each event, and whenever time or a script may have changed what may
     * pass.
     */
    void advance(ByteBuffer buffer, long now) {
        try {
            if (server.isConnectionPending() && !server.finishConnect()) {
                serverKey.interestOps(SelectionKey.OP_CONNECT);
                return;
            }
            read(client, clientKey, toServer, buffer, now);
            read(server, serverKey, toClient, buffer, now);
            if (toServer.isCut() || toClient.isCut()) {
                close();
                return;
            }
            toServer.writeTo(server, now);
            toClient.writeTo(client, now);
            serverToldEnd = tellEnd(toServer, server, serverToldEnd);
            clientToldEnd = tellEnd(toClient, client, clientToldEnd);
            if (serverToldEnd && clientToldEnd) {
                close();
                return;
            }
            clientKey.interestOps(interest(toServer, toClient, now));
            serverKey.interestOps(interest(toClient, toServer, now));
        } catch (IOException gone) {
            // A reset, a refused connection: the other side learns it in the same way.
            close();
        }
    }

    private static void read(SocketChannel from, SelectionKey key, Flow flow, ByteBuffer buffer, long now)
            throws IOException {
        if (!key.isReadable() || !flow.wantsInput(now)) {
            return;
        }
        buffer.clear();
        if (from.read(buffer) < 0) {
            flow.end();
        } else {
            flow.receive(buffer.flip(), now);
        }
    }

    private static boolean tellEnd(Flow flow, SocketChannel receiver, boolean told) throws IOException {
        if (!told && flow.isDone()) {
            receiver.shutdownOutput();
            return true;
        }
        return told;
    }

    private static int interest(Flow incoming, Flow outgoing, long now) {
        return (incoming.wantsInput(now) ? SelectionKey.OP_READ : 0)
                | (outgoing.isStalled() ? SelectionKey.OP_WRITE : 0);
    }

    /** When there is something to do without any event before, or {@code null} if there is not. */
    @Nullable
    Long nextNanos() {
        Long one = toServer.nextNanos();
        Long other = toClient.nextNanos();
        return one == null || (other != null && other - one < 0) ? other : one;
    }

    boolean isOpen() {
        return client.isOpen();
    }

    void close() {
        if (client.isOpen()) {
            toServer.abandon();
            toClient.abandon();
            closeQuietly(client);
            closeQuietly(server);
        }
    }

    static void closeQuietly(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException alreadyBroken) {
            // Closing is all that is left to do with it.
        }
    }
}
