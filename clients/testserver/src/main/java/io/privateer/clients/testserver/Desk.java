package io.privateer.clients.testserver;

import io.privateer.rpc.annotation.RpcMethod;
import io.privateer.rpc.annotation.RpcService;

/** Does what the text says: see {@link Errands}. */
@RpcService(name = "test.Desk")
public interface Desk {
    /** Deduplicated: a retry never runs the errand twice. */
    String place(String text) throws Refused;

    /** May run again, anywhere. */
    @RpcMethod(idempotent = true)
    String find(String text) throws Refused;
}
