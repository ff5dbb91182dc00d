package io.privateer.rpc.call;

/**
 * The identity of a call: the same in every attempt, on every server, in every log line.
 *
 * @param client the client session's 16 random bytes as 32 hexadecimal digits
 * @param sequence the call's number in that session, from 1
 */
public record CallId(String client, long sequence) {
    @Override
    public String toString() {
        return client + "/" + sequence;
    }
}
