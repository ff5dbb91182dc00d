package io.privateer.rpc;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that asks a client's source of endpoints at an interval: a look-up that hangs holds up nobody else. */
final class EndpointRefresh implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointRefresh.class);

    private final EndpointSource source;
    private final Duration interval;
    private final Consumer<List<String>> found;
    private final CountDownLatch closed = new CountDownLatch(1);
    private List<String> known = List.of();

    /** @param found takes each list that differs from the one before */
    EndpointRefresh(EndpointSource source, Duration interval, Consumer<List<String>> found) {
        this.source = source;
        this.interval = interval;
        this.found = found;
    }

    @Override
    public void run() {
        try {
            do {
                refresh();
            } while (!closed.await(interval.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            LOG.debug("interrupted: endpoints are not asked for any more", e);
        }
    }

    void refresh() {
        List<String> endpoints;
        try {
            endpoints = List.copyOf(source.endpoints());
            endpoints.forEach(RpcClientBuilder::checkEndpoint);
        } catch (IOException | RuntimeException | Error e) {
            LOG.warn("endpoints cannot be had, those that are known stay: {}", e.toString());
            return;
        }
        if (endpoints.isEmpty()) {
            LOG.warn("the source of endpoints knows none, those that are known stay");
        } else if (!endpoints.equals(known)) {
            known = endpoints;
            found.accept(endpoints);
        }
    }

    void close() {
        closed.countDown();
    }
}
