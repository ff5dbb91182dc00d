package io.privateer.rpc.call;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a call: the same in every attempt, on every server, in every log line. Two are equal if session and number
 * are; where the call is remembered comes along for {@code RpcClient.resolve}.
 *
 * @param client the client session's 16 random bytes as 32 hexadecimal digits
 * @param sequence the call's number in that session, from 1
 * @param scope the reply store that the call is bound to, as 32 hexadecimal digits; empty if it is bound to none
 * @param boundMs that store's clock when the call was bound; 0 if it is not
 */
public record CallId(String client, long sequence, String scope, long boundMs) {
    private static final String ID = "[0-9a-f]{32}";
    private static final Pattern TOKEN =
            Pattern.compile("(" + ID + ")/([1-9][0-9]{0,18})(?:@(" + ID + ")/(0|[1-9][0-9]{0,18}))?");

    /** Of a call that is bound to no store, or of which that does not matter. */
    public CallId(String client, long sequence) {
        this(client, sequence, "", 0);
    }

    /**
     * All of it in one line, to be kept and to be read by {@link #parse} in another process:
     * {@code client/sequence@scope/boundMs}, without the second half if the call is bound to no store.
     */
    public String token() {
        return scope.isEmpty() ? toString() : this + "@" + scope + "/" + boundMs;
    }

    /**
     * Reads what {@link #token} wrote.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public static CallId parse(String token) {
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "no call id: \"" + token + "\"; it looks like client/sequence@scope/boundMs");
        }
        try {
            long sequence = Long.parseLong(matcher.group(2));
            String scope = matcher.group(3);
            return scope == null
                    ? new CallId(matcher.group(1), sequence)
                    : new CallId(matcher.group(1), sequence, scope, Long.parseLong(matcher.group(4)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no call id: a number in \"" + token + "\" is too large", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallId that && sequence == that.sequence && client.equals(that.client);
    }

    @Override
    public int hashCode() {
        return 31 * client.hashCode() + Long.hashCode(sequence);
    }

    /** What names the call in messages and logs. */
    @Override
    public String toString() {
        return client + "/" + sequence;
    }
}
