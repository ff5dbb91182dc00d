package io.privateer.rpc.wire;

/** Sequence numbers from {@code first} to {@code last}, both included. */
public record Range(long first, long last) {
    public boolean contains(long sequence) {
        return first <= sequence && sequence <= last;
    }
}
