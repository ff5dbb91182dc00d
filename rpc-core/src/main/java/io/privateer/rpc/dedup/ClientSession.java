package io.privateer.rpc.dedup;

import io.privateer.rpc.wire.Id;
import java.util.TreeMap;

/** What a server remembers of one client session: its calls by number, and which numbers are finished. */
final class ClientSession<R> {
    final Id client;
    final TreeMap<Long, Ticket<R>> calls = new TreeMap<>();
    final FinishedNumbers finished = new FinishedNumbers();
    /** What its calls take of the store. */
    long bytes;

    /** Whether it ever had a deduplicated call: only then are its finished numbers worth remembering. */
    boolean deduplicates;

    /** Below which number the store was told that all is finished. */
    long toldBelow = 1;

    long contactMs;

    ClientSession(Id client, long contactMs) {
        this.client = client;
        this.contactMs = contactMs;
    }
}
