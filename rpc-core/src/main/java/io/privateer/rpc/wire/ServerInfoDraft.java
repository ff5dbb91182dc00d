package io.privateer.rpc.wire;

import java.util.ArrayList;
import java.util.List;

/** What a server tells of itself, while it is read. */
final class ServerInfoDraft {
    Id instance = Id.NONE;
    int queued;
    int executing;
    int workers;

    private long maxMessageBytes;
    private long retentionMs;
    private final List<String> capabilities = new ArrayList<>(4);
    private final List<String> methods = new ArrayList<>();

    /** A {@code uint64} beyond our numbers is as good as the largest of them. */
    void maxMessageBytes(long unsigned) {
        maxMessageBytes = unsigned < 0 ? Long.MAX_VALUE : unsigned;
    }

    /** A {@code uint64} beyond our numbers is as good as the largest of them. */
    void retentionMs(long unsigned) {
        retentionMs = unsigned < 0 ? Long.MAX_VALUE : unsigned;
    }

    void capability(String capability) throws MalformedFrameException {
        add("capabilities", capabilities, capability, WireLimits.CAPABILITIES);
    }

    void method(String method) throws MalformedFrameException {
        add("methods", methods, method, WireLimits.METHODS);
    }

    ServerInfo finish() {
        return new ServerInfo(
                instance, maxMessageBytes, retentionMs, capabilities, methods, queued, executing, workers);
    }

    /** Counts at once: a small frame has room for many empty ones. */
    private static void add(String name, List<String> texts, String text, int limit) throws MalformedFrameException {
        if (texts.size() == limit) {
            throw new MalformedFrameException("reply: server." + name + " has more than the limit of " + limit);
        }
        texts.add(text);
    }
}
