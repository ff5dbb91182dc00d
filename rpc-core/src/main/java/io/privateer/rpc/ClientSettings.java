package io.privateer.rpc;

import io.privateer.rpc.call.ClientInterceptor;
import io.privateer.rpc.retry.RetryPolicy;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.zmq.ZmqOptions;
import java.time.Duration;
import java.util.List;

/** A client's settings, checked; see {@link RpcClientBuilder} for what each means. */
record ClientSettings(
        String name,
        List<String> endpoints,
        List<ClientInterceptor> interceptors,
        Duration deadline,
        RetryPolicy retry,
        double retryShare,
        double retriesPerSecond,
        int maxConcurrent,
        int maxWaiting,
        int maxMessageBytes,
        BodyCodec codec,
        ZmqOptions zmq) {}
