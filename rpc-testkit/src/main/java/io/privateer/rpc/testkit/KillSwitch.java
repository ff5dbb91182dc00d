package io.privateer.rpc.testkit;

import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.ServerInterceptor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Kills a server at the two moments that decide about a call: before its handler runs, and when it has run and its reply
 * is not sent. Make it the outermost interceptor.
 *
 * <p>For a server in a process of its own, whose {@code main} arms it; {@link FaultyServer} has one for a server in this
 * process. Thread-safe.
 */
public final class KillSwitch implements ServerInterceptor {
    /** As a shell tells it of a process that got SIGKILL. */
    private static final int EXIT_STATUS = 137;

    /** Ends the worker whose server was killed in this process; nobody is to hear of it. */
    static final class ServerKilled extends Error {
        private static final long serialVersionUID = 1;

        ServerKilled() {
            super("the server was killed, as the test wanted it", null, false, false);
        }
    }

    private enum Moment {
        BEFORE_EXECUTION,
        AFTER_EXECUTION
    }

    private record Armed(Moment moment, int calls) {}

    private final Runnable kill;
    private final AtomicReference<@Nullable Armed> armed = new AtomicReference<>();

    private KillSwitch(Runnable kill) {
        this.kill = kill;
    }

    /** Halts this process, without shutdown hooks, as {@code kill -9} would. */
    public static KillSwitch ofThisProcess() {
        return new KillSwitch(() -> Runtime.getRuntime().halt(EXIT_STATUS));
    }

    static KillSwitch of(Runnable kill) {
        return new KillSwitch(kill);
    }

    /** The n-th call from now on finds a dead server before its handler runs. */
    public void beforeExecution(int n) {
        arm(Moment.BEFORE_EXECUTION, n);
    }

    /** The n-th call from now on is executed, and the server is dead before its reply is sent. */
    public void afterExecutionBeforeReply(int n) {
        arm(Moment.AFTER_EXECUTION, n);
    }

    /** Kills nobody any more. */
    void disarm() {
        armed.set(null);
    }

    private void arm(Moment moment, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("the call number " + n + ", must be 1 or more");
        }
        armed.set(new Armed(moment, n));
    }

    @Override
    public @Nullable Object intercept(CallContext context, Object request, Next next) throws Exception {
        Moment moment = count();
        if (moment == null) {
            return next.proceed(request);
        }
        if (moment == Moment.BEFORE_EXECUTION) {
            kill.run();
            throw new ServerKilled();
        }
        next.proceed(request);
        kill.run();
        throw new ServerKilled();
    }

    /** What this call meets, if anything. */
    private @Nullable Moment count() {
        Armed before =
                armed.getAndUpdate(now -> now == null || now.calls == 1 ? null : new Armed(now.moment, now.calls - 1));
        return before != null && before.calls == 1 ? before.moment : null;
    }
}
