package io.privateer.rpc;

import io.privateer.rpc.retry.Server;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which servers remember results that this client has in hand by now, and have not been told so. Any request tells it; who
 * is sent none for a while is told by a PING, or a server that drains would wait for a client that is busy elsewhere.
 * Belongs to the client's thread.
 */
final class Acknowledgements {
    /** How long a server waits for the next request before it is told by a PING. */
    static final long AFTER = Duration.ofMillis(100).toNanos();

    private final Map<Server, Long> dueByServer = new LinkedHashMap<>();

    /** A deduplicated call that was sent there has ended. */
    void owed(Server server, long now) {
        if (!dueByServer.containsKey(server)) {
            dueByServer.put(server, now + AFTER);
        }
    }

    /** A request was sent there. */
    void told(Server server) {
        dueByServer.remove(server);
    }

    /** How long to sleep at most, in nanoseconds, if it would be so long otherwise. */
    long sleep(long now, long otherwise) {
        long sleep = otherwise;
        for (long due : dueByServer.values()) {
            sleep = Math.min(sleep, due - now);
        }
        return sleep;
    }

    /** Whom to tell now. */
    List<Server> due(long now) {
        if (dueByServer.isEmpty()) {
            return List.of();
        }
        return dueByServer.entrySet().stream()
                .filter(entry -> entry.getValue() - now <= 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All that will have to be told. */
    List<Server> all() {
        return List.copyOf(dueByServer.keySet());
    }
}
