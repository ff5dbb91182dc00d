package io.privateer.conformance;

import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves {@link Conformance} and tells a test what ran: how often each key, and whether it was cancelled meanwhile.
 * Thread-safe.
 */
final class Workshop implements Conformance {
    private final Map<String, AtomicInteger> executions = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, CallContext> contexts = new ConcurrentHashMap<>();

    /** Calls with this key run from now on until {@link #release}. */
    void hold(String key) {
        held.put(key, new CountDownLatch(1));
    }

    /** Lets the calls with this key end, and all that come later. */
    void release(String key) {
        CountDownLatch latch = held.remove(key);
        if (latch != null) {
            latch.countDown();
        }
    }

    /** Lets all calls end. */
    void releaseAll() {
        Set.copyOf(held.keySet()).forEach(this::release);
    }

    /** How often a call with this key began to run. */
    int executions(String key) {
        AtomicInteger count = executions.get(key);
        return count == null ? 0 : count.get();
    }

    /** Whether the handler that runs for this key was told that its caller gave up. */
    boolean cancelled(String key) {
        CallContext context = contexts.get(key);
        return context != null && context.isCancelled();
    }

    @Override
    public String place(String key) {
        return run(key);
    }

    @Override
    public String look(String key) {
        return run(key);
    }

    private String run(String key) {
        CallContext context = CallContext.current();
        if (context != null) {
            contexts.put(key, context);
        }
        executions.computeIfAbsent(key, first -> new AtomicInteger()).incrementAndGet();
        CountDownLatch latch = held.get(key);
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw RpcException.of(StatusCode.ABORTED, "the server ended while " + key + " ran");
            }
        }
        return key;
    }

    @Override
    public void fail(int code, String message) {
        throw RpcException.of(StatusCode.of(code), message);
    }

    @Override
    public void take(String article, int count) throws OutOfStock {
        Optional<Everything.Point> shelf = Optional.of(new Everything.Point(3, -4));
        switch (article) {
            case "gone" -> throw new SoldForever("no more " + article, article, 0, Optional.empty());
            case "recalled" -> throw new Recalled(article, shelf);
            case "secret" -> throw new IllegalStateException("password=opensesame");
            default -> throw new OutOfStock("only 2 " + article + " for " + count, article, 2, shelf);
        }
    }

    /** An error that the method does not declare by itself: it travels as the nearest one that it does. */
    private static final class Recalled extends OutOfStock {
        private static final long serialVersionUID = 1;

        Recalled(String article, Optional<Everything.Point> shelf) {
            super(article + " was recalled", article, -1, shelf);
        }
    }

    @Override
    public Everything echo(Everything everything) {
        return everything;
    }

    @Override
    public Optional<Everything.Point> find(UUID id, Optional<String> hint, int limit) {
        return hint.map(text -> new Everything.Point(limit, text.codePointCount(0, text.length())));
    }

    @Override
    public Page<Everything.Point> points(Page<Everything.Point> page) {
        return page;
    }

    @Override
    public Page<List<String>> lists(Page<List<String>> page) {
        return page;
    }

    @Override
    public long sum(int... numbers) {
        long sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }

    @Override
    public Map<String, Integer> count(List<String> words) {
        Map<String, Integer> counts = new TreeMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    @Override
    public byte[] blob(byte[] content, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Override
    public Everything.Point move(Everything.Point from, Everything.Point by) {
        return new Everything.Point(from.x() + by.x(), from.y() + by.y());
    }

    @Override
    public void nothing() {}

    @Override
    public Map<String, String> metadata() {
        CallContext context = CallContext.current();
        return context == null ? Map.of() : context.metadata();
    }
}
