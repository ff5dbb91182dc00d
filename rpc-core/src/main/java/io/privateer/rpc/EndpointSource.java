package io.privateer.rpc;

import io.privateer.rpc.zmq.HostAddresses;
import java.io.IOException;
import java.util.List;

/**
 * Where a client's servers are, for a client that asks again and again. It is asked on a thread of its own and may take its
 * time.
 */
@FunctionalInterface
public interface EndpointSource {
    /**
     * All servers at this moment, as {@code tcp://host:port}. Servers that are not among them get no more calls; those that
     * they have in hand go on to their end. An empty list, like a failure, changes nothing: the client keeps what it knows.
     *
     * @throws IOException if nobody can say at the moment
     */
    List<String> endpoints() throws IOException;

    /**
     * All addresses of a host name. How long the platform remembers an answer is its own setting
     * ({@code networkaddress.cache.ttl}, usually 30 s), so asking more often finds nothing new.
     *
     * @param endpoint {@code tcp://name:port}
     * @throws IllegalArgumentException if that cannot be read
     */
    static EndpointSource dns(String endpoint) {
        HostAddresses addresses = HostAddresses.of(endpoint);
        return addresses::lookUp;
    }
}
