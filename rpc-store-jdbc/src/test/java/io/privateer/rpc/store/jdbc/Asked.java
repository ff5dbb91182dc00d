package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks a store and waits for what it answers. */
final class Asked {
    private Asked() {}

    static StoreAnswer of(OpenStore store, StoreRequest request) {
        return of(store, List.of(request)).get(0);
    }

    /** Asked all at once, as under load. */
    static List<StoreAnswer> of(OpenStore store, List<StoreRequest> requests) {
        List<CompletableFuture<StoreAnswer>> futures = new ArrayList<>();
        for (StoreRequest request : requests) {
            CompletableFuture<StoreAnswer> future = new CompletableFuture<>();
            store.submit(request, future::complete);
            futures.add(future);
        }
        return futures.stream()
                .map(future -> future.orTimeout(60, TimeUnit.SECONDS).join())
                .toList();
    }
}
