package io.privateer.benchmarks.micro;

import io.privateer.benchmarks.contender.Workload;
import io.privateer.benchmarks.contract.Order;
import io.privateer.benchmarks.contract.OrderCodec;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecLimits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A generated codec: an order to bytes and back. */
public class CodecBenchmark extends SingleStep {
    /** The order's size in Protocol Buffers, about. */
    @Param({"40", "1024"})
    private int bytes;

    private Order order = Workload.order(1);
    private byte[] proto = new byte[0];
    private byte[] json = new byte[0];

    @Setup
    public void setUp() {
        order = Workload.order(bytes);
        proto = encodeProto();
        json = encodeJson();
    }

    @Benchmark
    public byte[] encodeProto() {
        return Bodies.encodeProto(OrderCodec.INSTANCE, order, CodecLimits.DEFAULTS);
    }

    @Benchmark
    public Order decodeProto() {
        return Bodies.decodeProto(OrderCodec.INSTANCE, proto, CodecLimits.DEFAULTS);
    }

    @Benchmark
    public byte[] encodeJson() {
        return Bodies.encodeJson(OrderCodec.INSTANCE, order, CodecLimits.DEFAULTS);
    }

    @Benchmark
    public Order decodeJson() {
        return Bodies.decodeJson(OrderCodec.INSTANCE, json, CodecLimits.DEFAULTS);
    }
}
