package io.privateer.rpc.testkit.proof;

import io.privateer.rpc.call.RpcException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** One call on a thread of its own. */
final class Asked {
    private final FutureTask<String> task;
    private volatile long endedAt;

    private Asked(Supplier<String> call) {
        task = new FutureTask<>(() -> {
            try {
                return call.get();
            } finally {
                endedAt = System.nanoTime();
            }
        });
    }

    static Asked begin(Supplier<String> call) {
        Asked asked = new Asked(call);
        Thread thread = new Thread(asked.task, "caller");
        thread.setDaemon(true);
        thread.start();
        return asked;
    }

    /** Its result. */
    String result(Duration atMost) {
        try {
            return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the call failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the call has not ended within " + atMost, e);
        }
    }

    /** How it failed. */
    RpcException failure(Duration atMost) {
        try {
            throw new AssertionError("the call has a result: " + task.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RpcException failure) {
                return failure;
            }
            throw new AssertionError("the call failed in another way", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the call has not ended within " + atMost, e);
        }
    }

    /** How long after that moment it ended. */
    Duration endedAfter(long nanoTime) {
        return Duration.ofNanos(endedAt - nanoTime);
    }
}
