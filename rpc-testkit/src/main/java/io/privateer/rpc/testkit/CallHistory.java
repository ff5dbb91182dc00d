package io.privateer.rpc.testkit;

import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.ClientInterceptor;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.ServerInterceptor;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What callers were told beside what handlers did, so that the two can be compared: no deduplicated call may have run
 * twice, and no caller may have been told a lie.
 *
 * <pre>{@code
 * CallHistory history = new CallHistory();
 * RpcServer server = RpcServer.builder().intercept(history.handlers())…
 * RpcClient client = RpcClient.builder().intercept(history.callers())…
 * …calls, faults…
 * history.check();
 * }</pre>
 *
 * <p>Works with any service and stub: a call carries its number in the history as a pair of metadata,
 * {@value #METADATA_KEY}, which the protocol keeps through all attempts. One history may watch several clients and
 * servers, of this process. Thread-safe. It keeps everything, so it is for tests.
 */
public final class CallHistory {
    static final String METADATA_KEY = "privateer-testkit-call";

    private static final Duration CALLS_END = Duration.ofSeconds(10);

    /** One execution of a handler as it goes on. */
    private static final class Running {
        final int attempt;
        volatile RecordedCall.@Nullable Execution ended;

        Running(int attempt) {
            this.attempt = attempt;
        }
    }

    /** One call as it goes on. */
    private static final class Entry {
        final long number;
        final ClientInterceptor.Call call;
        final List<Running> executions = new ArrayList<>();
        volatile boolean ended;
        volatile Outcome outcome = Outcome.UNKNOWN;
        volatile @Nullable Object result;
        volatile @Nullable Throwable failure;

        Entry(long number, ClientInterceptor.Call call) {
            this.number = number;
            this.call = call;
        }

        void end(@Nullable Object newResult, @Nullable Throwable newFailure) {
            result = newResult;
            failure = newFailure;
            if (newFailure == null) {
                outcome = Outcome.EXECUTED;
            } else if (newFailure instanceof RpcException rpc) {
                outcome = rpc.outcome();
            }
            ended = true;
        }
    }

    /** What is between a client's callers and its calls. */
    private final class Callers implements ClientInterceptor {
        @Override
        public @Nullable Object intercept(Call call, Next next) {
            Entry entry = begin(call);
            try {
                Object result = next.proceed(numbered(entry));
                entry.end(result, null);
                return result;
            } catch (RuntimeException | Error e) {
                entry.end(null, e);
                throw e;
            }
        }

        @Override
        public CompletableFuture<? extends @Nullable Object> interceptAsync(Call call, AsyncNext next) {
            Entry entry = begin(call);
            try {
                return next.proceed(numbered(entry)).whenComplete(entry::end);
            } catch (RuntimeException | Error e) {
                entry.end(null, e);
                throw e;
            }
        }

        private Entry begin(Call call) {
            Entry entry = new Entry(numbers.incrementAndGet(), call);
            calls.put(key(entry), entry);
            return entry;
        }

        private Call numbered(Entry entry) {
            return entry.call.withOptions(entry.call.options().withMetadata(METADATA_KEY, key(entry)));
        }

        private String key(Entry entry) {
            return name + "/" + entry.number;
        }
    }

    /** Distinguishes the calls of this history from those of others that meet the same server. */
    private final String name = HexFormat.of().toHexDigits(new SecureRandom().nextLong());

    private final AtomicLong numbers = new AtomicLong();
    private final AtomicInteger executing = new AtomicInteger();
    private final AtomicBoolean watchesHandlers = new AtomicBoolean();
    private final Map<String, Entry> calls = new ConcurrentHashMap<>();

    /** Records a client's calls; give it to {@code RpcClient.builder().intercept}. */
    public ClientInterceptor callers() {
        return new Callers();
    }

    /** Records what a server's handlers do; give it to {@code RpcServer.builder().intercept}. */
    public ServerInterceptor handlers() {
        watchesHandlers.set(true);
        return this::handled;
    }

    private @Nullable Object handled(CallContext context, Object request, ServerInterceptor.Next next)
            throws Exception {
        Entry entry = calls.get(context.metadata().getOrDefault(METADATA_KEY, ""));
        if (entry == null) {
            return next.proceed(request);
        }
        Running running = new Running(context.attempt());
        synchronized (entry.executions) {
            entry.executions.add(running);
        }
        executing.incrementAndGet();
        Object result = null;
        Throwable failure = null;
        try {
            result = next.proceed(request);
            return result;
        } catch (Exception | Error e) {
            failure = e;
            throw e;
        } finally {
            running.ended = new RecordedCall.Execution(running.attempt, result, failure);
            executing.decrementAndGet();
        }
    }

    /** All calls that have ended, in the order in which they began. A copy. */
    public List<RecordedCall> calls() {
        return calls.values().stream()
                .filter(entry -> entry.ended)
                .sorted(Comparator.comparingLong(entry -> entry.number))
                .map(CallHistory::recorded)
                .toList();
    }

    private static RecordedCall recorded(Entry entry) {
        List<RecordedCall.Execution> executions = new ArrayList<>();
        synchronized (entry.executions) {
            for (Running running : entry.executions) {
                RecordedCall.Execution ended = running.ended;
                executions.add(ended == null ? new RecordedCall.Execution(running.attempt, null, null) : ended);
            }
        }
        return new RecordedCall(
                entry.call.method(),
                entry.call.idempotent(),
                entry.call.request(),
                entry.outcome,
                entry.result,
                entry.failure,
                executions);
    }

    /**
     * Checks the whole history by the executions of its {@linkplain #handlers handlers}:
     *
     * <ul>
     *   <li>a deduplicated call was executed at most once;
     *   <li>a call that succeeded was executed, and its result is that of an execution of its own;
     *   <li>a call that failed as NOT_EXECUTED was not executed, and one that failed as EXECUTED was.
     * </ul>
     *
     * Waits up to 10 s until no call and no handler is under way any more. A copy of a call that a proxy holds back is not
     * seen: heal the network first.
     *
     * @throws AssertionError with each call that is not as promised
     * @throws IllegalStateException if no server was given {@link #handlers}, so that nothing could be found
     */
    public void check() {
        if (!watchesHandlers.get()) {
            throw new IllegalStateException("this history watches no handlers: give handlers() to the server's"
                    + " intercept(…), or tell check(…) how often a call had its effect");
        }
        check(call -> call.executions().size());
    }

    /**
     * As {@link #check()}, with a ledger of your own: for servers in other processes, and for effects that a handler's
     * execution may have or not.
     *
     * @param effects how often this call had its effect. Asked on the calling thread, once for each call
     */
    public void check(ToIntFunction<RecordedCall> effects) {
        Await.until(
                CALLS_END,
                () -> executing.get() == 0 && calls.values().stream().allMatch(entry -> entry.ended),
                () -> "the end of all calls, " + executing.get() + " handlers are at work");
        List<String> lies = new ArrayList<>();
        for (RecordedCall call : calls()) {
            lies.addAll(call.lies(effects.applyAsInt(call)));
        }
        if (!lies.isEmpty()) {
            throw new AssertionError(
                    lies.size() + " of " + calls.size() + " calls are not as promised:\n" + String.join("\n", lies));
        }
    }
}
