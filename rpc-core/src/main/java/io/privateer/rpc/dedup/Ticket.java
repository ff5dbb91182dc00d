package io.privateer.rpc.dedup;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.timer.TimerHeap;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One admitted call and what is remembered of it. Belongs to the admission's thread, apart from {@link #isCancelled},
 * which any thread may ask.
 */
public final class Ticket<R> extends TimerHeap.Timed {
    enum State {
        /** The store is asked what it knows of the call. */
        LOOKING,
        /** Waits for a worker. */
        QUEUED,
        /** That it starts is being recorded. */
        STARTING,
        /** With a worker. */
        STARTED,
        /** What became of it is being recorded. */
        SETTLING,
        /** Another server executes it. */
        ELSEWHERE,
        /** What became of it is known, and durable. */
        DONE
    }

    long digest;
    final boolean deduplicated;
    /** It came from a front, which remembers it: nothing is recorded here. */
    final boolean handed;

    private Request request;
    State state = State.QUEUED;

    /** The way back for the next reply; {@code null} while nobody waits. */
    @Nullable
    R route;

    int attempt;
    long deadline;
    long beatAt;

    long beatNanos;
    /** While no route is there: when its caller, who should have sent WAIT, counts as gone. */
    long goneAt;

    /** It is idempotent and done, and its result is there for the WAIT that should come. */
    boolean lingers;

    /** The route belongs to a CANCEL: at its beat it is answered UNKNOWN, not WORKING. */
    boolean routeCancels;

    @Nullable
    Reply reply;

    /** What the store was asked for and has not answered. */
    @Nullable
    StoreRequest pending;

    /** What is being recorded, and said once it is. */
    @Nullable
    Reply verdict;

    /** Its start is in the store, under this server's name. */
    boolean recorded;

    /** Its handler runs inside a transaction of the store. */
    boolean transactional;

    /** When the store is asked again for a call that runs elsewhere. */
    long lookAt;

    long lookInterval;

    long stampMs;
    /** The bytes that the store counts for it. */
    long accounted;

    int starts;
    private volatile boolean cancelled;

    Ticket(Request request, long digest, long deadline) {
        this.request = request;
        this.digest = digest;
        this.handed = !request.front().isNone();
        // What a front handed over is executed once, whatever its method: that front decides whether to hand it out
        // again.
        this.deduplicated = handed || !request.scope().isNone();
        this.attempt = request.attempt();
        this.deadline = deadline;
    }

    /** The call itself came, where only a question for it had come before. */
    void adopt(Request call, long newDigest, long newDeadline) {
        request = call;
        digest = newDigest;
        deadline = newDeadline;
    }

    /**
     * Whether its handler runs inside a transaction of the store, so that it may be executed again after its worker died.
     */
    public boolean transactional() {
        return transactional;
    }

    /** The call as it came first. */
    public Request request() {
        return request;
    }

    public CallId callId() {
        return new CallId(request.client().toString(), request.sequence());
    }

    /** Whether it runs at most once: it is then given to a worker once, ever. */
    public boolean deduplicated() {
        return deduplicated;
    }

    /** When nobody waits for the result any more, in the server's nanoseconds. */
    public long deadline() {
        return deadline;
    }

    /** How often it was handed to a worker; more than once only if it is idempotent and a worker died. */
    public int starts() {
        return starts;
    }

    /** Whether the caller gave up. */
    public boolean isCancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    /** The call is over, so nobody will execute it (again): a record lives for long, and what came with it need not. */
    void forgetArgument() {
        // To keep a little is cheaper than to make another object for each call.
        if (broughtBytes() > LITTLE) {
            request = request.withoutContents();
        }
    }

    long bytes() {
        Reply stored = reply;
        if (stored == null) {
            return OVERHEAD + broughtBytes();
        }
        long detail = stored.detail() == null ? 0 : stored.detail().body().length;
        return OVERHEAD
                + broughtBytes()
                + stored.body().length
                + detail
                + stored.message().length();
    }

    private long broughtBytes() {
        return request.body().length + 40L * request.done().size() + metadataBytes();
    }

    private long metadataBytes() {
        long bytes = 0;
        for (Map.Entry<String, String> pair : request.metadata().entrySet()) {
            bytes += 100 + pair.getKey().length() + pair.getValue().length();
        }
        return bytes;
    }

    /** What a record costs besides its reply, roughly: the ticket, its map entries, the request's envelope. */
    static final long OVERHEAD = 400;

    private static final int LITTLE = 200;
}
