package io.privateer.rpc.zmq;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up host names on threads of its own. JeroMQ does it on the caller's thread, and again on the I/O thread with every
 * try to connect, so one name server that is slow to answer would stop all connections.
 *
 * <p>Belongs to the owner's thread, on which it also hands over.
 */
final class HostResolver {
    private static final Logger LOG = LoggerFactory.getLogger(HostResolver.class);

    /** Lookups at a time: a name that hangs must not keep the others waiting, nor a hundred of them take all threads. */
    private static final int THREADS = 4;

    private record Found(String host, List<InetAddress> addresses) {}

    private final HostAddresses.Lookup lookup;
    private final Runnable wake;
    private final ThreadPoolExecutor threads;
    private final Map<String, List<Consumer<List<InetAddress>>>> waiting = new HashMap<>();
    private final Queue<Found> found = new ConcurrentLinkedQueue<>();
    private final RateLimitedLog failures = new RateLimitedLog(LOG);

    /**
     * @param name what its threads' names start with
     * @param wake called from a thread of its own when there is something to {@linkplain #deliver deliver}
     */
    HostResolver(String name, HostAddresses.Lookup lookup, Runnable wake) {
        this.lookup = lookup;
        this.wake = wake;
        threads = new ThreadPoolExecutor(THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, name + "-dns");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Starts a lookup, unless one for this host is under way, or the host is an address already.
     *
     * @param onFound takes the addresses: at once if the host is one, else inside {@link #deliver}; is never called if
     *     there are none
     */
    void resolve(Endpoint endpoint, Consumer<List<InetAddress>> onFound) {
        Optional<InetAddress> address = endpoint.address();
        if (address.isPresent()) {
            onFound.accept(List.of(address.get()));
            return;
        }
        String host = endpoint.host();
        waiting.computeIfAbsent(host, unknown -> {
                    threads.execute(() -> look(unknown));
                    return new ArrayList<>();
                })
                .add(onFound);
    }

    /** Hands over what was found since the last time. */
    void deliver() {
        for (Found each = found.poll(); each != null; each = found.poll()) {
            List<Consumer<List<InetAddress>>> takers = waiting.remove(each.host);
            if (takers != null && !each.addresses.isEmpty()) {
                for (Consumer<List<InetAddress>> taker : takers) {
                    taker.accept(each.addresses);
                }
            }
        }
    }

    /** A lookup that hangs is left behind on a daemon thread; nothing can end it. */
    void close() {
        threads.shutdownNow();
    }

    private void look(String host) {
        List<InetAddress> addresses = List.of();
        try {
            addresses = List.of(lookup.allByName(host));
        } catch (UnknownHostException | RuntimeException e) {
            failures.warn("cannot resolve host " + host + ": " + e.getMessage());
        } finally {
            found.add(new Found(host, addresses));
            wake.run();
        }
    }
}
