package io.privateer.rpc.zmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privateer.rpc.transport.ClientTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "tcp://127.0.0.1:5555, 127.0.0.1, 5555",
        "TCP://host-1.example.com:1, host-1.example.com, 1",
        "tcp://[::1]:65535, ::1, 65535",
        "tcp://[fe80::1%eth0]:80, fe80::1%eth0, 80",
    })
    void goodEndpointIsTakenApart(String text, String host, int port) {
        assertEquals(new Endpoint(host, port), Endpoint.toConnect(text));
        assertEquals(text.replace("TCP", "tcp"), Endpoint.toConnect(text).toString());
    }

    @ParameterizedTest
    @CsvSource({"tcp://*:*, *, 0", "tcp://*:0, *, 0", "tcp://127.0.0.1:*, 127.0.0.1, 0", "tcp://[::]:7, ::, 7"})
    void serverMayTakeAnyAddressAndAFreePort(String text, String host, int port) {
        assertEquals(new Endpoint(host, port), Endpoint.toBind(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "udp://host:1 | must start with tcp://",
                "'' | must start with tcp://",
                "tcp://host | the port is missing",
                "tcp://:1 | the host is missing",
                "tcp://host: | the port must be from 0 to 65535",
                "tcp://host:65536 | the port must be from 0 to 65535",
                "tcp://host:-1 | the port must be from 0 to 65535",
                "tcp://host:99999999999 | the port must be from 0 to 65535",
                "tcp://::1:5555 | an IPv6 address needs brackets, as in tcp://[::1]:5555",
                "tcp://[host]:1 | no IPv6 address between the brackets",
                "tcp://eth0;10.0.0.1:1 | the host cannot be read",
                "tcp://ho st:1 | the host cannot be read",
            })
    void badEndpointIsRefusedWithItsReason(String text, String why) {
        String expected = "endpoint \"" + text + "\": " + why;
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, () -> Endpoint.toConnect(text))
                        .getMessage());
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, () -> Endpoint.toBind(text))
                        .getMessage());
    }

    @Test
    void clientNeedsARealHostAndPort() {
        assertEquals(
                "endpoint \"tcp://*:1\": a client needs a host, not *",
                assertThrows(IllegalArgumentException.class, () -> Endpoint.toConnect("tcp://*:1"))
                        .getMessage());
        assertEquals(
                "endpoint \"tcp://host:*\": a client needs a port from 1 to 65535",
                assertThrows(IllegalArgumentException.class, () -> Endpoint.toConnect("tcp://host:*"))
                        .getMessage());
    }

    @Test
    void transportsRefuseBadEndpointsByName() {
        try (ClientSockets client = new ClientSockets("test-client", ZmqOptions.DEFAULTS);
                RouterTransport server = new RouterTransport("test-server", ZmqOptions.DEFAULTS)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> client.open("ipc:///tmp/x", ClientTransport.Sharing.LOCK_STEP, frame -> {}));
            assertThrows(IllegalArgumentException.class, () -> server.bind("5555"));
        }
    }
}
