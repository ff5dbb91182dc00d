package io.privateer.rpc.dedup;

import io.privateer.rpc.wire.Id;
import java.util.TreeMap;

/** What a server remembers of one client session: its calls by number, and which numbers are finished. */
final class ClientSession<R> {
    final Id client;
    final TreeMap<Long, Ticket<R>> calls = new TreeMap<>();
    final FinishedNumbers finished;
    /** What its calls and its finished ranges take of the store. */
    long bytes;
    /** How much of that is for finished ranges. */
    long rangeBytes;

    /** Whether it ever had a deduplicated call: only then are its finished numbers worth remembering. */
    boolean deduplicates;

    /** Below which number the store was told that all is finished. */
    long toldBelow = 1;

    long contactMs;

    /** @param maxRanges see {@link FinishedNumbers} */
    ClientSession(Id client, int maxRanges, long contactMs) {
        this.client = client;
        this.finished = new FinishedNumbers(maxRanges);
        this.contactMs = contactMs;
    }
}
