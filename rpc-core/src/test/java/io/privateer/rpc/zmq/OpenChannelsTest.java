package io.privateer.rpc.zmq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zmq.ZError;

/** What JeroMQ leaves behind of a connection when its socket closes: "Connections that JeroMQ forgets to close". */
@Timeout(20)
class OpenChannelsTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    @Test
    void whatIsOpenIsClosedAndWhatWasClosedIsForgotten() throws IOException {
        OpenChannels channels = new OpenChannels();
        SocketChannel closed = channels.openSocketChannel();
        closed.close();
        SocketChannel open = channels.openSocketChannel();
        assertTrue(open.isOpen());
        assertEquals(List.of(open), Sabotage.field(channels, "channels"));
        channels.close();
        assertFalse(open.isOpen());
    }

    @Test
    void aConnectionThatItsSocketForgotEndsWithTheTransport() throws IOException {
        try (EchoServer server = new EchoServer(ZmqOptions.DEFAULTS)) {
            Client client = new Client(ZmqOptions.DEFAULTS);
            assertEquals(List.of("it"), client.askOnce(server.endpoint(), "it", SOON));
            OpenChannels channels = (OpenChannels) Sabotage.field(Sabotage.field(client.transport, "io"), "channels");
            SocketChannel forgotten = channels.openSocketChannel();
            client.close();
            assertFalse(forgotten.isOpen());
        }
    }

    @Test
    void onlyTheFarewellOfAConnectionMayMeetAClosedMailbox() {
        IoContext context = new IoContext("test-context", ZmqOptions.DEFAULTS, () -> {});
        context.survived(closedMailbox(new StackTraceElement("zmq.Own", "checkTermAcks", "Own.java", 250)));
        assertNull(context.failure());
        ZError.IOException other = closedMailbox(new StackTraceElement("zmq.pipe.Pipe", "flush", "Pipe.java", 1));
        context.survived(other);
        assertSame(other, context.failure());
        assertTrue(context.close(SOON));
    }

    private static ZError.IOException closedMailbox(StackTraceElement sender) {
        ZError.IOException e = new ZError.IOException(new ClosedChannelException());
        e.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("zmq.Mailbox", "send", "Mailbox.java", 42), sender});
        return e;
    }
}
