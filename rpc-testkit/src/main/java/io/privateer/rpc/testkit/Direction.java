package io.privateer.rpc.testkit;

/** Which way a message travels through a {@link FaultProxy}. The server is the side that the proxy connects to. */
public enum Direction {
    /** From whoever connected to the proxy: a client's requests. */
    TO_SERVER,
    /** Back to whoever connected: the server's replies. */
    TO_CLIENT
}
