package io.privateer.rpc.testkit.junit;

import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.service.RpcChannel;
import io.privateer.rpc.testkit.proof.TextService;

/** Its stub, as the generators make it. */
public final class WordsStub implements Words {
    private final RpcChannel channel;

    public WordsStub(RpcChannel channel) {
        this.channel = channel;
    }

    @Override
    public String place(String text) {
        return channel.call(TextService.PLACE, text, CallOptions.DEFAULTS);
    }
}
