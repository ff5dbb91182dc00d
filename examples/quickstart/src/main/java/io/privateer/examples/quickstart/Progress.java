package io.privateer.examples.quickstart;

import io.privateer.rpc.ClientStatistics;
import io.privateer.rpc.RpcClient;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How far the customers are: a line every second. */
final class Progress implements AutoCloseable {
    private static final int WIDTH = 30;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "progress"));

    private @Nullable Future<?> ticking;

    void start(Customers customers, RpcClient client, Story story) {
        Runnable tell = () -> story.tell(line(customers.served(), customers.size(), client.statistics()));
        ticking = clock.scheduleAtFixedRate(tell, 1, 1, TimeUnit.SECONDS);
    }

    static String line(int served, int orders, ClientStatistics calls) {
        int done = served * WIDTH / orders;
        return "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "] " + served + " of " + orders + " orders, "
                + calls.retries() + " retries";
    }

    @Override
    public void close() {
        if (ticking != null) {
            ticking.cancel(false);
        }
        clock.shutdownNow();
    }
}
