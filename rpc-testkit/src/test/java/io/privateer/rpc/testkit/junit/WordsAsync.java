package io.privateer.rpc.testkit.junit;

import java.util.concurrent.CompletableFuture;

/** The asynchronous twin, as the generators make it. */
public interface WordsAsync {
    CompletableFuture<String> place(String text);
}
