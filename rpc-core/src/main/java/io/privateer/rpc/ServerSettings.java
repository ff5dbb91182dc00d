package io.privateer.rpc;

import io.privateer.rpc.call.ServerInterceptor;
import io.privateer.rpc.dedup.StoreLimits;
import io.privateer.rpc.service.ServiceBinding;
import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.zmq.ZmqOptions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server's settings, checked; see {@link RpcServerBuilder} for what each means. */
record ServerSettings(
        String name,
        String endpoint,
        List<ServiceBinding> bindings,
        List<ServerInterceptor> interceptors,
        int workers,
        int maxQueued,
        Duration queueTarget,
        Duration queueInterval,
        Duration stuckAfter,
        boolean virtualThreads,
        int maxMessageBytes,
        StoreLimits store,
        @Nullable ReplyStore replyStore,
        boolean acceptsWorkers,
        List<String> fronts,
        @Nullable String advertised,
        ZmqOptions zmq) {}
