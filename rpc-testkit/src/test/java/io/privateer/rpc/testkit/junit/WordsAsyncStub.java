package io.privateer.rpc.testkit.junit;

import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.service.AsyncRpcChannel;
import io.privateer.rpc.testkit.proof.TextService;
import java.util.concurrent.CompletableFuture;

/** Its stub, as the generators make it. */
public final class WordsAsyncStub implements WordsAsync {
    private final AsyncRpcChannel channel;

    public WordsAsyncStub(AsyncRpcChannel channel) {
        this.channel = channel;
    }

    @Override
    public CompletableFuture<String> place(String text) {
        return channel.call(TextService.PLACE, text, CallOptions.DEFAULTS, reply -> reply);
    }
}
