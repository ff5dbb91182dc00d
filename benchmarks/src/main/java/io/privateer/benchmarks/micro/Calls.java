package io.privateer.benchmarks.micro;

import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;

/** One call of 40 bytes, as client and server see it. */
final class Calls {
    static final Id CLIENT = new Id(1, 2);
    static final Id STORE = new Id(3, 4);
    static final String METHOD = "io.privateer.benchmarks.contract.Desk/Echo";

    private static final byte[] BODY = new byte[40];

    private Calls() {}

    static Request request(long sequence) {
        return request(sequence, BodyCodec.PROTOBUF, BODY);
    }

    static Request request(long sequence, BodyCodec codec, byte[] body) {
        return Request.call(CLIENT, sequence, METHOD, codec, body)
                .boundTo(STORE, 0)
                .withTimes(10_000, 500);
    }

    static Reply result(long sequence) {
        return result(sequence, BODY);
    }

    static Reply result(long sequence, byte[] body) {
        return Reply.result(CLIENT, sequence, body).from(STORE, 1, false);
    }
}
