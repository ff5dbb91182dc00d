package io.privateer.rpc.zmq;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that sockets of one context open, so that none of them outlives it. JeroMQ leaves one in some hundreds
 * open when its socket is closed: see "Connections that JeroMQ forgets to close" in the project's decisions. Thread-safe.
 */
final class OpenChannels extends SelectorProvider {
    private static final Logger LOG = LoggerFactory.getLogger(OpenChannels.class);

    private final SelectorProvider system = SelectorProvider.provider();
    private final List<SocketChannel> channels = new ArrayList<>();

    @Override
    public synchronized SocketChannel openSocketChannel() throws IOException {
        channels.removeIf(channel -> !channel.isOpen());
        SocketChannel channel = system.openSocketChannel();
        channels.add(channel);
        return channel;
    }

    /** Closes what is still open. */
    synchronized void close() {
        for (SocketChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("not closed in order: {}", channel, e);
            }
        }
        channels.clear();
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
        return system.openServerSocketChannel();
    }

    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
        return system.openDatagramChannel();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
        return system.openDatagramChannel(family);
    }

    @Override
    public Pipe openPipe() throws IOException {
        return system.openPipe();
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
        return system.openSelector();
    }
}
