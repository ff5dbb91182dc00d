package io.privateer.rpc.zmq;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code tcp://host:port} that was read and found good, so that JeroMQ never sees one that it would misread.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without its brackets; {@code *} for any, when binding
 * @param port 0 for a free one, when binding
 */
record Endpoint(String host, int port) {
    private static final String TCP = "tcp://";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]{0,252})");
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}(%[A-Za-z0-9._-]{1,32})?");

    /** Reads where to connect to: a real host and a real port. */
    static Endpoint toConnect(String text) {
        Endpoint endpoint = parse(text);
        if (endpoint.host.equals("*")) {
            throw malformed(text, "a client needs a host, not *");
        }
        if (endpoint.port == 0) {
            throw malformed(text, "a client needs a port from 1 to 65535");
        }
        return endpoint;
    }

    /** Reads where to bind to: the host may be {@code *}, the port {@code *} or 0. */
    static Endpoint toBind(String text) {
        return parse(text);
    }

    /** Whether the host is an IPv6 address, for which JeroMQ has to be told. */
    boolean ipv6() {
        return host.indexOf(':') >= 0;
    }

    /** The host, if it is an address and no name. Asks no name server. */
    Optional<InetAddress> address() {
        if (!ipv6() && !IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            // Colons in no good order, or an interface after the % that this machine does not have.
            return Optional.empty();
        }
    }

    Endpoint withPort(int newPort) {
        return new Endpoint(host, newPort);
    }

    @Override
    public String toString() {
        return TCP + (ipv6() ? "[" + host + "]" : host) + ":" + port;
    }

    private static Endpoint parse(String text) {
        if (!text.toLowerCase(Locale.ROOT).startsWith(TCP)) {
            throw malformed(text, "must start with " + TCP);
        }
        String address = text.substring(TCP.length());
        int colon = address.lastIndexOf(':');
        if (colon < 0) {
            throw malformed(text, "the port is missing");
        }
        return new Endpoint(host(text, address.substring(0, colon)), port(text, address.substring(colon + 1)));
    }

    private static String host(String text, String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            String inner = host.substring(1, host.length() - 1);
            if (inner.indexOf(':') >= 0 && IPV6.matcher(inner).matches()) {
                return inner;
            }
            throw malformed(text, "no IPv6 address between the brackets");
        }
        if (host.indexOf(':') >= 0) {
            throw malformed(text, "an IPv6 address needs brackets, as in tcp://[::1]:5555");
        }
        if (host.equals("*") || NAME.matcher(host).matches()) {
            return host;
        }
        throw malformed(text, host.isEmpty() ? "the host is missing" : "the host cannot be read");
    }

    private static int port(String text, String port) {
        if (port.equals("*")) {
            return 0;
        }
        // Up to five digits, so that parseInt can neither overflow nor take a sign.
        if (port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65_535) {
            return Integer.parseInt(port);
        }
        throw malformed(text, "the port must be from 0 to 65535");
    }

    private static IllegalArgumentException malformed(String text, String why) {
        return new IllegalArgumentException("endpoint \"" + text + "\": " + why);
    }
}
