package io.privateer.rpc.server;

import io.privateer.rpc.dedup.Ticket;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls whose worker was given up, by identity: a result that comes late still counts, from whichever link it comes. */
final class LostCalls<R> {
    /** Beyond this the oldest is forgotten; its late result then is, too. */
    static final int MAX_CALLS = 1_024;

    private record Key(Id client, long sequence) {
        static Key of(Ticket<?> ticket) {
            return new Key(ticket.request().client(), ticket.request().sequence());
        }
    }

    private final Map<Key, Ticket<R>> calls = new LinkedHashMap<>();

    void add(Ticket<R> ticket) {
        calls.put(Key.of(ticket), ticket);
        if (calls.size() > MAX_CALLS) {
            calls.remove(calls.keySet().iterator().next());
        }
    }

    @Nullable
    Ticket<R> find(Reply reply) {
        return calls.get(new Key(reply.client(), reply.sequence()));
    }

    void remove(Ticket<R> ticket) {
        calls.remove(Key.of(ticket));
    }
}
