package io.privateer.rpc.zmq;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** All addresses behind the host name of an endpoint, each as an endpoint of its own. Thread-safe. */
public final class HostAddresses {
    private final Endpoint endpoint;

    private HostAddresses(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * The addresses of the host in this endpoint; nobody is asked yet.
     *
     * @throws IllegalArgumentException if the endpoint cannot be read
     */
    public static HostAddresses of(String endpoint) {
        return new HostAddresses(Endpoint.toConnect(endpoint));
    }

    /** Checks an endpoint of a client without asking anybody. */
    public static void check(String endpoint) {
        Endpoint.toConnect(endpoint);
    }

    /** Asks the platform's resolver, and waits for it. */
    public List<String> lookUp() throws UnknownHostException {
        List<String> found = new ArrayList<>();
        for (InetAddress address : InetAddress.getAllByName(endpoint.host())) {
            found.add(new Endpoint(address.getHostAddress(), endpoint.port()).toString());
        }
        return found;
    }
}
