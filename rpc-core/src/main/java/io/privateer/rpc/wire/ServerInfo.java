package io.privateer.rpc.wire;

import java.util.List;

/**
 * What a server tells of itself in the reply to a PING.
 *
 * @param instance new at each start
 * @param maxMessageBytes the largest frame that it takes
 * @param retentionMs how long it remembers an unacknowledged result
 * @param queued calls that wait
 * @param executing calls that are with a worker
 * @param workers workers that it has, busy or not
 */
public record ServerInfo(
        Id instance,
        long maxMessageBytes,
        long retentionMs,
        List<String> capabilities,
        List<String> methods,
        int queued,
        int executing,
        int workers) {
    public ServerInfo {
        capabilities = List.copyOf(capabilities);
        methods = List.copyOf(methods);
    }
}
