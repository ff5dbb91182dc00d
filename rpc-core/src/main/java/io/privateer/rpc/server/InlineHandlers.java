package io.privateer.rpc.server;

import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;

/** Executes calls of methods that never wait on the pool's own thread, which saves two thread hand-offs. */
public interface InlineHandlers {
    /** None. */
    InlineHandlers NONE = new InlineHandlers() {
        @Override
        public boolean serve(String method) {
            return false;
        }

        @Override
        public Reply execute(Request request) {
            throw new IllegalStateException(request.method() + " is not served here");
        }
    };

    boolean serve(String method);

    Reply execute(Request request);
}
