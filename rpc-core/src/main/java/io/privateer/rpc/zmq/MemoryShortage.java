package io.privateer.rpc.zmq;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zmq.io.Metadata;
import zmq.io.net.NetProtocol;

/**
 * Ends a shortage of memory for frames. Whoever announced a frame and does not send it, or asked for a reply and does not
 * read it, holds that memory as long as its connection lives. So when half of what there is has been taken for ten seconds,
 * the connections on which nothing moved meanwhile are closed, even if some of them are merely idle: those connect again.
 *
 * <p>Belongs to the owner's thread, except {@link #accepted}.
 */
final class MemoryShortage {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryShortage.class);

    /** Longer than a client is silent while it waits: it asks again at each beat, half a second by default. */
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    /**
     * Frames of connections that are gone are garbage, which nobody collects while the heap as a whole has room. So the
     * collector is asked, as the JDK does before it refuses a direct buffer.
     */
    static final long COLLECT_AFTER = TimeUnit.SECONDS.toNanos(1);

    /** A collection is a pause, and a hostile peer must not be able to cause many. */
    static final long COLLECT_INTERVAL = TimeUnit.SECONDS.toNanos(30);

    private final FrameMemory incoming;
    private final OutgoingReplies outgoing;
    private final LongSupplier clock;
    private final Runnable collect;
    private final Map<String, SocketChannel> channels = new ConcurrentHashMap<>();
    private volatile int purgeAt = 1_024;

    /** Since when frames on their way in have been in the way, and the peers that were there then and not heard of since. */
    private long incomingSince;

    private @Nullable Set<String> silent;

    private long outgoingSince;
    private boolean outgoingIsShort;

    private boolean wasShort;
    private long collectAt;

    MemoryShortage(FrameMemory incoming, OutgoingReplies outgoing, LongSupplier clock, Runnable collect) {
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.clock = clock;
        this.collect = collect;
    }

    /** Asks the garbage collector, on a thread that may wait for it. */
    static void collectGarbage() {
        Thread thread = new Thread(System::gc, "privateer-frame-collector");
        thread.setDaemon(true);
        thread.start();
    }

    /** On an I/O thread. */
    void accepted(SocketChannel channel) {
        if (channels.size() >= purgeAt) {
            channels.values().removeIf(each -> !each.isOpen());
            purgeAt = Math.max(1_024, 2 * channels.size());
        }
        try {
            channels.put(NetProtocol.tcp.formatSocketAddress(channel.getRemoteAddress()), channel);
        } catch (IOException e) {
            LOG.debug("a connection was closed as soon as it was accepted", e);
        }
    }

    /** A whole message came on this connection. */
    void heard(@Nullable Metadata connection) {
        if (silent != null && connection != null) {
            silent.remove(address(connection));
        }
    }

    void onTime() {
        boolean incomingIsShort = incoming.used() > incoming.limit() / 2;
        if (!incomingIsShort) {
            silent = null;
        }
        boolean outgoingWasShort = outgoingIsShort;
        outgoingIsShort = outgoing.used() > outgoing.limit() / 2;
        if (!incomingIsShort && !outgoingIsShort) {
            wasShort = false;
        } else {
            onTime(clock.getAsLong(), incomingIsShort, outgoingWasShort);
        }
    }

    private void onTime(long now, boolean incomingIsShort, boolean outgoingWasShort) {
        if (!wasShort) {
            wasShort = true;
            collectAt = now + COLLECT_AFTER;
        } else if (now - collectAt >= 0) {
            collectAt = now + COLLECT_INTERVAL;
            collect.run();
        }
        if (incomingIsShort && silent == null) {
            incomingSince = now;
            silent = new HashSet<>(channels.keySet());
        } else if (silent != null && now - incomingSince >= PATIENCE) {
            close(silent, "sent nothing whole");
            silent = null;
        }
        if (outgoingIsShort && !outgoingWasShort) {
            outgoingSince = now;
            outgoing.mark(now);
        } else if (outgoingIsShort && now - outgoingSince >= PATIENCE) {
            List<Metadata> stuck = outgoing.stuck(now);
            close(new HashSet<>(stuck.stream().map(MemoryShortage::address).toList()), "read nothing");
            outgoingIsShort = false;
        }
    }

    private static String address(Metadata connection) {
        return String.valueOf(connection.get(Metadata.PEER_ADDRESS));
    }

    private void close(Set<String> peers, String why) {
        int closed = 0;
        for (String peer : peers) {
            SocketChannel channel = channels.remove(peer);
            if (channel != null && channel.isOpen()) {
                closed++;
                end(channel);
            }
        }
        LOG.warn(
                "memory for frames has been short for {} s ({} of {} bytes in, {} of {} out): closed {} connections that {}",
                TimeUnit.NANOSECONDS.toSeconds(PATIENCE),
                incoming.used(),
                incoming.limit(),
                outgoing.used(),
                outgoing.limit(),
                closed,
                why);
    }

    /** As if the peer had closed it: so the I/O thread finds out and takes it down itself. */
    private static void end(SocketChannel channel) {
        try {
            channel.shutdownInput();
        } catch (IOException e) {
            LOG.debug("a connection is closed already", e);
        }
    }
}
