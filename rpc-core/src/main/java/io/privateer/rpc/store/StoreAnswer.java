package io.privateer.rpc.store;

/** What a store answers to a {@link StoreRequest}. */
public sealed interface StoreAnswer {
    /** It is durable. */
    record Done() implements StoreAnswer {}

    /** Nothing is recorded. */
    record Absent() implements StoreAnswer {}

    /** A result, or a refusal that is one. */
    record Known(long digest, byte[] reply) implements StoreAnswer {}

    /** Started by a server that lives, and without a result yet. */
    record Running(long digest) implements StoreAnswer {}

    /** Started, and its server died: nobody can say how far it came. That is recorded by now. */
    record Lost(long digest) implements StoreAnswer {}

    /** Its client declared it finished. */
    record Finished() implements StoreAnswer {}

    /** It was bound so long ago that its record may have been forgotten. */
    record Forgotten() implements StoreAnswer {}

    /**
     * There is no room for another record.
     *
     * @param limit which bound was reached, for people: {@code "maxRecords = 1000000"}
     */
    record Full(String limit) implements StoreAnswer {}

    /** It is durable. */
    StoreAnswer DONE = new Done();

    /** Nothing is recorded. */
    StoreAnswer ABSENT = new Absent();
}
