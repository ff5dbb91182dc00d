package io.privateer.rpc.zmq;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * What the last connections to one endpoint taught about how to reach it.
 *
 * <p>A handshake interval of a fifth of a second brings back the connections that JeroMQ forgets, and keeps out every
 * server that is more than a tenth of a second away. So each connection that was asked something and never answered doubles
 * it for the next, and one whose whole first answer took no longer than the configured interval takes it back. And the
 * next connection tries the host's next address.
 */
final class Reach {
    private final Duration shortest;
    private final Duration longest;
    private Duration handshakeInterval;
    private int next;

    Reach(ZmqOptions options) {
        shortest = options.handshakeInterval();
        longest = shortest.compareTo(options.acceptHandshakeInterval()) > 0
                ? shortest
                : options.acceptHandshakeInterval();
        handshakeInterval = shortest;
    }

    /** How long the next connection may take to exchange greetings. */
    Duration handshakeInterval() {
        return handshakeInterval;
    }

    /** The address for the next connection. */
    InetAddress choose(List<InetAddress> addresses) {
        return addresses.get(Math.floorMod(next, addresses.size()));
    }

    /** A connection got its first answer this long after it was opened. */
    void answered(Duration sinceOpened) {
        if (sinceOpened.compareTo(shortest) <= 0) {
            handshakeInterval = shortest;
        }
    }

    /** A connection was asked something and closed without ever having answered. */
    void silent() {
        Duration doubled = handshakeInterval.multipliedBy(2);
        handshakeInterval = doubled.compareTo(longest) > 0 ? longest : doubled;
        next++;
    }
}
