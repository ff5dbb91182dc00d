package io.privateer.rpc.zmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ZmqOptionsTest {
    @Test
    void defaultsAreTheDocumentedOnes() {
        assertEquals(
                new ZmqOptions(
                        4 << 20,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        10_000,
                        10_000,
                        4_096,
                        0,
                        1_024,
                        Duration.ofSeconds(60)),
                ZmqOptions.DEFAULTS);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused(b -> b.maxMessageBytes(1_023), "maxMessageBytes = 1023, must be from 1024 to 1073741824"),
                refused(
                        b -> b.handshakeInterval(Duration.ZERO),
                        "handshakeInterval = PT0S, must be whole milliseconds from PT0.01S to PT1M"),
                refused(
                        b -> b.acceptHandshakeInterval(Duration.ofMinutes(2)),
                        "acceptHandshakeInterval = PT2M, must be whole milliseconds from PT0.01S to PT1M"),
                refused(
                        b -> b.reconnectInterval(Duration.ofNanos(1)),
                        "reconnectInterval = PT0.000000001S, must be whole milliseconds from PT0.001S to PT1M"),
                refused(
                        b -> b.reconnectInterval(Duration.ofNanos(1_500_000)),
                        "reconnectInterval = PT0.0015S, must be whole milliseconds from PT0.001S to PT1M"),
                refused(
                        b -> b.reconnectIntervalMax(Duration.ofMillis(50)),
                        "reconnectIntervalMax = PT0.05S is below reconnectInterval = PT0.1S"),
                refused(b -> b.sendHwm(0), "sendHwm = 0, must be from 1 to 10000000"),
                refused(b -> b.receiveHwm(-1), "receiveHwm = -1, must be from 1 to 10000000"),
                refused(b -> b.maxSockets(0), "maxSockets = 0, must be from 1 to 1000000"),
                refused(b -> b.ioThreads(65), "ioThreads = 65, must be from 0 to 64"),
                refused(b -> b.backlog(0), "backlog = 0, must be from 1 to 65535"),
                refused(
                        b -> b.tcpKeepAliveIdle(Duration.ofSeconds(-1)),
                        "tcpKeepAliveIdle = PT-1S, must be whole milliseconds from PT0S to PT24H"));
    }

    private static Arguments refused(UnaryOperator<ZmqOptions.Builder> change, String message) {
        return Arguments.of(change, message);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void valueOutOfItsRangeIsRefusedByName(UnaryOperator<ZmqOptions.Builder> change, String message) {
        ZmqOptions.Builder builder = change.apply(ZmqOptions.builder());
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    }
}
