package io.privateer.benchmarks.contender;

/** Where a server is, as {@code host:port}. */
record HostPort(String host, int port) {
    static HostPort of(String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        return new HostPort(endpoint.substring(0, colon), Integer.parseInt(endpoint.substring(colon + 1)));
    }
}
