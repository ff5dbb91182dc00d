package io.privateer.rpc.testkit.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Reply;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;

/** A TCP connection to a server that says whatever a test wants, in ZMTP or not. For one thread. */
final class RawPeer implements Closeable {
    private static final int MORE = 1;
    private static final int LONG = 2;
    private static final int COMMAND = 4;
    private static final byte[] EMPTY = {};

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    /** Connected, and nothing said yet. */
    RawPeer(String endpoint) {
        try {
            int port = Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException("no connection to " + endpoint, e);
        }
    }

    /** Connected as a DEALER, through the NULL handshake. */
    static RawPeer dealer(String endpoint) throws IOException {
        return dealer(endpoint, "");
    }

    /** The same, with a routing id of its own choice. */
    static RawPeer dealer(String endpoint, String routingId) throws IOException {
        RawPeer peer = new RawPeer(endpoint);
        peer.socket.setSoTimeout(5_000);
        peer.raw(greeting());
        peer.in.readNBytes(64);
        peer.raw(ready(routingId));
        peer.in.readUnsignedByte();
        peer.in.readNBytes(peer.in.readUnsignedByte());
        return peer;
    }

    static byte[] greeting() {
        ByteBuffer greeting = ByteBuffer.allocate(64);
        greeting.put(HexFormat.of().parseHex("ff00000000000000017f0300"));
        greeting.put("NULL".getBytes(US_ASCII));
        return greeting.array();
    }

    /** The command that ends the handshake, as it travels. */
    static byte[] ready() {
        return ready("");
    }

    private static byte[] ready(String routingId) {
        String start = "\5READY\13Socket-Type\0\0\0\6DEALER\10Identity\0\0\0";
        return frame(COMMAND, (start + (char) routingId.length() + routingId).getBytes(US_ASCII));
    }

    /** An envelope as a DEALER's message, as it travels: an empty frame, then this one. */
    static byte[] message(byte[] envelope) {
        byte[] first = frame(MORE, EMPTY);
        byte[] second = frame(0, envelope);
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] frame(int flags, byte[] body) {
        if (body.length > 255) {
            return ByteBuffer.allocate(9 + body.length)
                    .put((byte) (flags | LONG))
                    .putLong(body.length)
                    .put(body)
                    .array();
        }
        return ByteBuffer.allocate(2 + body.length)
                .put((byte) flags)
                .put((byte) body.length)
                .put(body)
                .array();
    }

    /** Sends these bytes as they are. */
    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    void hex(String hex) throws IOException {
        raw(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** Sends an envelope. */
    void send(byte[] envelope) throws IOException {
        raw(message(envelope));
    }

    /** The next reply. */
    Reply receive(Duration atMost) throws IOException {
        socket.setSoTimeout((int) atMost.toMillis());
        byte[] body;
        boolean more;
        do {
            int flags = in.readUnsignedByte();
            more = (flags & MORE) != 0;
            body = in.readNBytes((flags & LONG) == 0 ? in.readUnsignedByte() : (int) in.readLong());
        } while (more);
        try {
            return Envelope.decodeReply(body);
        } catch (MalformedFrameException e) {
            throw new AssertionError("a reply that nobody can read", e);
        }
    }

    /** Whether the other side closes the connection in time, whatever it says before. */
    boolean isClosedWithin(Duration atMost) throws IOException {
        socket.setSoTimeout((int) atMost.toMillis());
        try {
            while (in.read() >= 0) {
                // What it says is of no interest.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
