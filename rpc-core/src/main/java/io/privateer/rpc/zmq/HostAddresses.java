package io.privateer.rpc.zmq;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** All addresses behind the host name of an endpoint, each as an endpoint of its own. Thread-safe. */
public final class HostAddresses {
    /** Asks for the addresses of a host, and waits for the answer. */
    @FunctionalInterface
    public interface Lookup {
        InetAddress[] allByName(String host) throws UnknownHostException;
    }

    private final Endpoint endpoint;
    private final Lookup lookup;

    private HostAddresses(Endpoint endpoint, Lookup lookup) {
        this.endpoint = endpoint;
        this.lookup = lookup;
    }

    /**
     * The addresses of the host in this endpoint; nobody is asked yet.
     *
     * @throws IllegalArgumentException if the endpoint cannot be read
     */
    public static HostAddresses of(String endpoint) {
        return of(endpoint, InetAddress::getAllByName);
    }

    /** The same with another resolver than the platform's. */
    public static HostAddresses of(String endpoint, Lookup lookup) {
        return new HostAddresses(Endpoint.toConnect(endpoint), lookup);
    }

    /** Checks an endpoint of a client without asking anybody. */
    public static void check(String endpoint) {
        Endpoint.toConnect(endpoint);
    }

    /** Asks the resolver, and waits for it. */
    public List<String> lookUp() throws UnknownHostException {
        List<String> found = new ArrayList<>();
        for (InetAddress address : lookup.allByName(endpoint.host())) {
            found.add(new Endpoint(address.getHostAddress(), endpoint.port()).toString());
        }
        return found;
    }
}
