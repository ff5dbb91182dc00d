package io.privateer.rpc.chaos;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.Envelopes;
import io.privateer.rpc.testkit.Fault;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.ProxiedMessage;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the middle who breaks one rule of the protocol, by rewriting single fields of envelopes. The numbers are
 * those of {@code envelope.proto}.
 */
final class Rewriting {
    private static final int CLIENT = 2;
    private static final int SEQUENCE = 3;
    private static final int DONE_BELOW = 4;
    private static final int DONE = 5;
    private static final int BOUND_MS = 7;
    private static final int ATTEMPT = 8;
    private static final int TIMEOUT_MS = 10;
    private static final int DISPATCH = 16;
    private static final int REPLY_CLIENT = 1;
    private static final int REPLY_SEQUENCE = 2;
    private static final int REPLY_EXECUTED = 6;
    private static final int REPLY_BODY = 13;
    private static final int REPLY_SETTLED = 15;
    private static final int EXECUTED_NO = 1;

    private static final int ALWAYS = Integer.MAX_VALUE;

    private final Map<ByteString, ByteString> originals = new ConcurrentHashMap<>();
    private final Map<Long, Long> firstSeen = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable UnknownFieldSet> first = new AtomicReference<>();

    /** A server that deduplicates nothing; or a client that gives each copy another identity, and knows only one. */
    void everyCopyIsANewCall(FaultProxy proxy, boolean repliesFindBack) {
        rewrite(proxy, Direction.TO_SERVER, Envelopes.call(), call -> {
            if (number(call, ATTEMPT) < 2) {
                return call;
            }
            byte[] other = bytes(call, CLIENT).toByteArray();
            other[0] ^= (byte) (0x40 + number(call, ATTEMPT));
            originals.put(ByteString.copyFrom(other), bytes(call, CLIENT));
            return with(call, CLIENT, ByteString.copyFrom(other));
        });
        rewrite(
                proxy,
                Direction.TO_CLIENT,
                message -> repliesFindBack && originals.containsKey(bytes(parsed(message.lastFrame()), REPLY_CLIENT)),
                reply -> with(reply, REPLY_CLIENT, Objects.requireNonNull(originals.get(bytes(reply, REPLY_CLIENT)))));
    }

    /** A server that forgets a record and believes nevertheless that it has never had one. */
    void everyCopyIsBoundAnew(FaultProxy proxy) {
        rewrite(proxy, Direction.TO_SERVER, Envelopes.call(), call -> {
            long now = System.nanoTime() / 1_000_000;
            long since = now - firstSeen.computeIfAbsent(number(call, SEQUENCE), any -> now);
            return with(call, BOUND_MS, number(call, BOUND_MS) + Math.max(0, since - 50));
        });
    }

    /** A server whose refusal of one copy sounds like its word about the call. */
    void everyRefusalIsSettled(FaultProxy proxy) {
        rewrite(
                proxy,
                Direction.TO_CLIENT,
                Envelopes.result(),
                reply -> number(reply, REPLY_EXECUTED) == EXECUTED_NO ? with(reply, REPLY_SETTLED, 1) : reply);
        // What a client declares finished would not be executed any more: another rule, which helps out otherwise.
        rewrite(proxy, Direction.TO_SERVER, Envelopes.ping(), ping -> UnknownFieldSet.newBuilder(ping)
                .clearField(DONE_BELOW)
                .clearField(DONE)
                .build());
    }

    /** A server that mixes up its callers. */
    void everyResultIsTheFirstOne(FaultProxy proxy) {
        rewrite(
                proxy,
                Direction.TO_CLIENT,
                Envelopes.result(),
                reply -> with(reply, REPLY_BODY, bytes(first(reply), REPLY_BODY)));
    }

    /** A client that uses a number again, and a server that does not look what for. */
    void everyCallHasTheFirstNumber(FaultProxy proxy) {
        Map<Long, Long> meant = new ConcurrentHashMap<>();
        rewrite(proxy, Direction.TO_SERVER, Envelopes.call(), call -> {
            UnknownFieldSet original = first(call);
            meant.put(number(original, SEQUENCE), number(call, SEQUENCE));
            return original;
        });
        rewrite(proxy, Direction.TO_CLIENT, Envelopes.result(), reply -> {
            Long sequence = meant.get(number(reply, REPLY_SEQUENCE));
            return sequence == null ? reply : with(reply, REPLY_SEQUENCE, sequence);
        });
    }

    /** A front that gives a deduplicated call to a worker once more when it hears nothing. */
    void everyQuestionIsTheCallAgain(FaultProxy hop) {
        rewrite(hop, Direction.TO_SERVER, Envelopes.call(), this::first);
        rewrite(hop, Direction.TO_SERVER, Envelopes.question(), question -> {
            UnknownFieldSet call = first(question);
            return with(call, DISPATCH, number(call, DISPATCH) + 1_000);
        });
    }

    /** A copy that arrives when its caller does not wait any more. */
    static byte[] withoutTime(byte[] call) {
        return with(parsed(call), TIMEOUT_MS, 0).toByteArray();
    }

    private UnknownFieldSet first(UnknownFieldSet envelope) {
        UnknownFieldSet before = first.compareAndExchange(null, envelope);
        return before == null ? envelope : before;
    }

    private static void rewrite(
            FaultProxy proxy,
            Direction direction,
            Predicate<ProxiedMessage> which,
            UnaryOperator<UnknownFieldSet> change) {
        proxy.next(direction, ALWAYS, which, new Fault.Rewrite(frame -> change.apply(parsed(frame))
                .toByteArray()));
    }

    private static UnknownFieldSet parsed(byte[] envelope) {
        try {
            return UnknownFieldSet.parseFrom(envelope);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an envelope that nobody can read", e);
        }
    }

    private static long number(UnknownFieldSet envelope, int field) {
        return envelope.hasField(field)
                ? envelope.getField(field).getVarintList().get(0)
                : 0;
    }

    private static ByteString bytes(UnknownFieldSet envelope, int field) {
        return envelope.hasField(field)
                ? envelope.getField(field).getLengthDelimitedList().get(0)
                : ByteString.EMPTY;
    }

    private static UnknownFieldSet with(UnknownFieldSet envelope, int field, long value) {
        return with(envelope, field, Field.newBuilder().addVarint(value).build());
    }

    private static UnknownFieldSet with(UnknownFieldSet envelope, int field, ByteString value) {
        return with(
                envelope, field, Field.newBuilder().addLengthDelimited(value).build());
    }

    private static UnknownFieldSet with(UnknownFieldSet envelope, int field, Field value) {
        UnknownFieldSet.Builder changed = UnknownFieldSet.newBuilder(envelope);
        changed.clearField(field);
        return changed.mergeField(field, value).build();
    }
}
