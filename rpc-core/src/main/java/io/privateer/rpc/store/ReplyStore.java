package io.privateer.rpc.store;

import java.time.Duration;

/**
 * A place where a server keeps what it has promised about deduplicated calls, so that the promises outlive the process.
 * Without one a server keeps them in memory.
 *
 * <p>An implementation keeps one record for each call, by its {@link io.privateer.rpc.call.CallId}: that it was started, by
 * whom, and what came of it. All rules about when a call may run are the server's; the store does what {@link StoreRequest}
 * says, atomically and durably, and tells what it found.
 */
@FunctionalInterface
public interface ReplyStore {
    /**
     * Opens it for one server. Called once for each start of a server, on the thread that starts it, and may wait.
     *
     * @throws StoreException if it cannot be opened; the server does not start then
     */
    OpenStore open(Terms terms);

    /**
     * What a server asks of its store.
     *
     * @param server the server's name, for the names of threads and for logs
     * @param retention how long a record lives after the latest of its call's binding, its result and the last question for
     *     it; 1 s or more
     */
    record Terms(String server, Duration retention) {}
}
