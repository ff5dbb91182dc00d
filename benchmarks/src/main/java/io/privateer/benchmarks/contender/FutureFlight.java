package io.privateer.benchmarks.contender;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** Keeps calls in flight that complete a future each: one thread sends, a permit for each call in flight. */
final class FutureFlight implements Contender.Flight {
    /** Starts one call; what it completes with is checked already. */
    interface Start {
        CompletionStage<?> start() throws Exception;
    }

    private final Start start;

    FutureFlight(Start start) {
        this.start = start;
    }

    @Override
    public void fly(int inFlight, Contender.Landings landings) throws Exception {
        Semaphore permits = new Semaphore(inFlight);
        while (!landings.isClosed()) {
            permits.acquire();
            long started = System.nanoTime();
            start.start().whenComplete((result, failure) -> {
                if (failure == null) {
                    landings.landed(started);
                } else {
                    landings.crashed(failure);
                }
                permits.release();
            });
        }
        permits.acquire(inFlight);
    }
}
