package io.privateer.rpc;

import io.privateer.rpc.server.WorkerPort;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Request;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A worker of this process: the right to have one handler running on the threads that all of them share. Belongs to the
 * front's thread.
 */
final class LocalWorker implements WorkerPort {
    final String name;
    private final LocalWorkers workers;
    private @Nullable Execution current;
    private boolean stuck;

    LocalWorker(String name, LocalWorkers workers) {
        this.name = name;
        this.workers = workers;
    }

    @Override
    public boolean send(Request request) {
        return execute(request, request.timeoutMs());
    }

    /** The request as it is: inside the process nothing has to be told by it. */
    @Override
    public boolean hand(Request call, Id front, long dispatch, Id worker, long leftMs) {
        return execute(call, leftMs);
    }

    private boolean execute(Request request, long leftMs) {
        Execution execution = new Execution(this, request, leftMs, workers);
        try {
            workers.execute(execution);
        } catch (RejectedExecutionException e) {
            return false;
        }
        current = execution;
        return true;
    }

    /** What it executes; {@code null} if nothing. */
    @Nullable
    Execution current() {
        return current;
    }

    void ended() {
        current = null;
    }

    /** It is counted as lost: its handler does not return. */
    void giveUp() {
        stuck = true;
    }

    boolean isStuck() {
        return stuck;
    }

    /** Signals the handler that its caller gave up, if this worker has that call in hand. */
    void cancel(Id client, long sequence) {
        Execution execution = current;
        if (execution != null && execution.isOf(client, sequence)) {
            execution.call().cancel();
        }
    }

    @Override
    public void reopen() {
        throw new IllegalStateException("there is no link inside the process that could break");
    }

    @Override
    public void close() {}
}
