package io.privateer.examples.quickstart;

import io.privateer.rpc.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many customers, some of them at a time, each with an order of the file. Thread-safe. */
final class Customers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExecutorService threads;
    private final List<Future<Purchase>> purchases = new ArrayList<>();
    private final Story story;

    /** All of them begin. */
    Customers(int atATime, List<Order> orders, Customer customer, Story story) {
        this.threads = Executors.newFixedThreadPool(atATime, run -> new Thread(run, "customer"));
        this.story = story;
        for (Order order : orders) {
            purchases.add(threads.submit(() -> customer.buy(order)));
        }
    }

    int size() {
        return purchases.size();
    }

    /** How many have what they wanted, or know that they do not get it. */
    int served() {
        return (int) purchases.stream().filter(Future::isDone).count();
    }

    /**
     * Waits until this share of them is served.
     *
     * @throws AssertionError if that takes too long
     */
    void awaitShare(double share) {
        int wanted = (int) (purchases.size() * share);
        Await.until(PATIENCE, () -> served() >= wanted, () -> wanted + " orders are placed, not only " + served());
    }

    /** Waits for all. An order whose customer gave up is missing. */
    List<Purchase> awaitAll() throws InterruptedException {
        List<Purchase> ended = new ArrayList<>();
        for (Future<Purchase> purchase : purchases) {
            try {
                ended.add(purchase.get());
            } catch (ExecutionException gaveUp) {
                story.tell("DOUBT  a customer gave up: " + gaveUp.getCause());
            }
        }
        return ended;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
