package io.privateer.rpc.zmq;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A TCP connection that speaks as much ZMTP as the test wants it to. */
final class RawPeer implements Closeable {
    private static final int MORE = 1;
    private static final int LONG = 2;
    private static final int COMMAND = 4;

    private final Socket socket;

    RawPeer(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(5_000);
    }

    /** Connected and through the NULL handshake. */
    static RawPeer shaken(int port, String socketType) throws IOException {
        return shaken(port, socketType, new byte[0]);
    }

    static RawPeer shaken(int port, String socketType, byte[] routingId) throws IOException {
        RawPeer peer = new RawPeer(port);
        peer.bytes(greeting());
        peer.input().readNBytes(64);
        peer.frame(COMMAND, ready(socketType, routingId));
        peer.readFrame();
        return peer;
    }

    static byte[] greeting() {
        ByteBuffer greeting = ByteBuffer.allocate(64);
        greeting.put(HexFormat.of().parseHex("ff00000000000000017f0300"));
        greeting.put("NULL".getBytes(US_ASCII));
        return greeting.array();
    }

    static byte[] ready(String socketType, byte[] routingId) {
        ByteArrayOutputStream ready = new ByteArrayOutputStream();
        ready.write(5);
        ready.writeBytes("READY".getBytes(US_ASCII));
        property(ready, "Socket-Type", socketType.getBytes(US_ASCII));
        property(ready, "Identity", routingId);
        return ready.toByteArray();
    }

    private static void property(ByteArrayOutputStream to, String name, byte[] value) {
        to.write(name.length());
        to.writeBytes(name.getBytes(US_ASCII));
        to.writeBytes(ByteBuffer.allocate(4).putInt(value.length).array());
        to.writeBytes(value);
    }

    void bytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void hex(String hex) throws IOException {
        bytes(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /** One message of these frames. */
    void message(byte[]... frames) throws IOException {
        for (int i = 0; i < frames.length; i++) {
            frame(i < frames.length - 1 ? MORE : 0, frames[i]);
        }
    }

    void frame(int flags, byte[] body) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + body.length);
        if (body.length > 255) {
            frame.put((byte) (flags | LONG)).putLong(body.length);
        } else {
            frame.put((byte) flags).put((byte) body.length);
        }
        frame.put(body).flip();
        socket.getOutputStream().write(frame.array(), 0, frame.limit());
    }

    /** The frames of the next message. */
    List<byte[]> readMessage() throws IOException {
        List<byte[]> frames = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = input().read() == MORE;
            frames.add(input().readNBytes(input().read()));
        }
        return frames;
    }

    /** Whether the other side closes the connection within this time, whatever it sends before. */
    boolean isClosedWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            while (input().read() >= 0) {
                // What it sends is of no interest.
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

    private void readFrame() throws IOException {
        DataInputStream in = new DataInputStream(input());
        boolean isLong = (in.readUnsignedByte() & LONG) != 0;
        in.readNBytes(isLong ? (int) in.readLong() : in.readUnsignedByte());
    }

    private InputStream input() throws IOException {
        return socket.getInputStream();
    }
}
