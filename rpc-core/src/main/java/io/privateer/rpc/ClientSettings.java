package io.privateer.rpc;

import io.privateer.rpc.call.ClientInterceptor;
import io.privateer.rpc.call.Hedging;
import io.privateer.rpc.retry.HealthPolicy;
import io.privateer.rpc.retry.RetryPolicy;
import io.privateer.rpc.transport.ClientTransport.Sharing;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.zmq.ZmqOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A client's settings, checked; see {@link RpcClientBuilder} for what each means. */
record ClientSettings(
        String name,
        List<String> endpoints,
        @Nullable EndpointSource endpointSource,
        Duration endpointInterval,
        List<ClientInterceptor> interceptors,
        Duration deadline,
        RetryPolicy retry,
        HealthPolicy health,
        Sharing sharing,
        Hedging hedging,
        @Nullable Executor executor,
        double retryShare,
        double retriesPerSecond,
        int maxConcurrent,
        int maxWaiting,
        int maxMessageBytes,
        BodyCodec codec,
        ZmqOptions zmq) {}
