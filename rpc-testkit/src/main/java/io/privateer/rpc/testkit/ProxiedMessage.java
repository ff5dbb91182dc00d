package io.privateer.rpc.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One whole multipart message on its way through a {@link FaultProxy}. Immutable and thread-safe.
 *
 * <p>It keeps the bytes as they came, because one frame can be written in two ways and a proxy has to pass on the one
 * that the sender chose.
 */
public final class ProxiedMessage {
    private final byte[] wire;
    private final List<Span> bodies;

    /** Where a frame's body lies within the message's bytes. */
    record Span(int from, int to) {}

    ProxiedMessage(byte[] wire, List<Span> bodies) {
        this.wire = wire;
        this.bodies = List.copyOf(bodies);
    }

    /** The frames' bodies, in order; at least one. Each call makes a copy. */
    public List<byte[]> frames() {
        return bodies.stream()
                .map(body -> Arrays.copyOfRange(wire, body.from, body.to))
                .toList();
    }

    /**
     * The bodies of the frames behind the first empty one, where envelopes lie: one of a client that calls in lock step, and
     * all that went out together of one whose calls share a connection. Empty if there is no such frame. Copies.
     */
    public List<byte[]> envelopes() {
        List<byte[]> frames = frames();
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).length == 0) {
                return frames.subList(i + 1, frames.size());
            }
        }
        return List.of();
    }

    /** The last frame's body, where the last envelope lies. A copy. */
    public byte[] lastFrame() {
        Span last = bodies.get(bodies.size() - 1);
        return Arrays.copyOfRange(wire, last.from, last.to);
    }

    /** All frames with their headers. Shared: never change it. */
    byte[] wire() {
        return wire;
    }

    /** With this as its last frame. */
    ProxiedMessage withLastFrame(byte[] body) {
        int before = bodies.size() < 2 ? 0 : bodies.get(bodies.size() - 2).to;
        byte[] header = ZmtpStream.lastHeader(body.length);
        byte[] changed = Arrays.copyOf(wire, before + header.length + body.length);
        System.arraycopy(header, 0, changed, before, header.length);
        System.arraycopy(body, 0, changed, before + header.length, body.length);
        List<Span> spans = new ArrayList<>(bodies.subList(0, bodies.size() - 1));
        spans.add(new Span(before + header.length, changed.length));
        return new ProxiedMessage(changed, spans);
    }

    /** With one byte of the last frame inverted; itself if that frame is empty. */
    ProxiedMessage corrupted(long at) {
        Span last = bodies.get(bodies.size() - 1);
        int length = last.to - last.from;
        if (length == 0) {
            return this;
        }
        byte[] changed = wire.clone();
        changed[last.from + (int) Math.floorMod(at, (long) length)] ^= (byte) 0xff;
        return new ProxiedMessage(changed, bodies);
    }
}
