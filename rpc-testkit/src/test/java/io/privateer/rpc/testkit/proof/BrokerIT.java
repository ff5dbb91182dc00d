package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.testkit.Await;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A front that is nothing but a front, and workers that are processes of their own and die as processes do. */
@Timeout(90)
final class BrokerIT {
    private static final Duration LONG = Duration.ofSeconds(30);
    /** A worker that was not heard of for so long is dead. */
    private static final Duration LEASE = Duration.ofSeconds(3);
    /** What a busy machine may add to a bound. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private Effects ofOne;
    private Effects ofTwo;
    private RpcServer broker;
    private ServerProcess one;
    private ServerProcess two;

    @BeforeEach
    void start(@TempDir Path folder) {
        ofOne = new Effects(folder.resolve("one"));
        ofTwo = new Effects(folder.resolve("two"));
        broker = RpcServer.builder().bind("tcp://127.0.0.1:0").acceptWorkers().start();
        one = ServerProcess.startWorker(broker.endpoint(), "one", ofOne);
        two = ServerProcess.startWorker(broker.endpoint(), "two", ofTwo);
        Await.until(LONG, () -> broker.health().workers() == 2, "both workers with the broker");
    }

    @AfterEach
    void end() {
        one.close();
        two.close();
        broker.close(Duration.ZERO);
    }

    private RpcClient client() {
        return RpcClient.builder().endpoint(broker.endpoint()).deadline(LONG).build();
    }

    /** The worker that began this call. */
    private ServerProcess busyWith(String id) {
        Await.until(
                LONG, () -> ofOne.count("begin " + id) + ofTwo.count("begin " + id) > 0, "a worker with call " + id);
        return ofOne.count("begin " + id) > 0 ? one : two;
    }

    private int executions(String id) {
        return ofOne.count("begin " + id) + ofTwo.count("begin " + id);
    }

    @Test
    void killedWorkersDeduplicatedCallIsUnknownWhenItsLeaseIsOverAndTheOtherWorkerServesOn() {
        try (RpcClient client = client()) {
            Asked call = Asked.begin(() -> TextService.place(client, "a 60000"));
            ServerProcess victim = busyWith("a");
            long killed = System.nanoTime();
            victim.process().kill();

            RpcException failure = call.failure(LONG);
            Duration took = call.endedAfter(killed);
            assertEquals(StatusCode.ABORTED, failure.code(), failure::getMessage);
            assertEquals(Outcome.UNKNOWN, failure.outcome(), failure::getMessage);
            assertTrue(failure.serverSaid());
            assertTrue(took.compareTo(LEASE.plus(SLACK)) < 0, () -> took + " is over the lease");
            assertEquals(1, executions("a"));
            assertEquals("b by " + (victim == one ? "two" : "one"), TextService.place(client, "b 0"));
            System.out.println("measured: kill -9 of a worker with a deduplicated call: ABORTED, UNKNOWN after "
                    + took.toMillis() + " ms");
        }
    }

    @Test
    void killedWorkersIdempotentCallIsAnsweredByTheOtherWorker() {
        try (RpcClient client = client()) {
            Asked call = Asked.begin(() -> TextService.find(client, "a 1500"));
            ServerProcess victim = busyWith("a");
            long killed = System.nanoTime();
            victim.process().kill();

            assertEquals("a by " + (victim == one ? "two" : "one"), call.result(LONG));
            assertEquals(2, executions("a"));
            System.out.println("measured: kill -9 of a worker with an idempotent call of 1,500 ms: the other worker's"
                    + " result after " + call.endedAfter(killed).toMillis() + " ms");
        }
    }

    @Test
    void lateResultOfAWorkerThatStoodStillPastItsLeaseReplacesTheUnknown() throws IOException {
        try (RawPeer peer = RawPeer.dealer(broker.endpoint())) {
            Id client = Id.random(new Random());
            Reply pong = asked(peer, Request.ping(client, 1));
            Request call = Request.call(
                            client,
                            1,
                            TextService.PLACE.path(),
                            BodyCodec.PROTOBUF,
                            Bodies.encodeProto(TextService.PLACE.request(), "a 500", CodecLimits.DEFAULTS))
                    .withTimes(60_000, 0)
                    .boundTo(pong.scope(), pong.storeMs());
            peer.send(Envelope.encode(call, Envelope.Format.PROTOBUF));
            ServerProcess sleeper = busyWith("a");
            sleeper.process().stop();

            Reply lost = peer.receive(LEASE.plus(SLACK));
            assertEquals(Executed.UNKNOWN, lost.executed(), lost::message);
            assertEquals(StatusCode.ABORTED, lost.code());
            assertTrue(lost.settled());
            // The other one works on, and the sleeper's call is given to nobody else.
            try (RpcClient other = client()) {
                assertEquals("b by " + (sleeper == one ? "two" : "one"), TextService.place(other, "b 0"));
            }

            sleeper.process().cont();
            Reply late = Await.value(
                    LONG,
                    () -> {
                        Reply answer = asked(peer, call.about(Kind.WAIT));
                        return answer.executed() == Executed.YES ? Optional.of(answer) : Optional.empty();
                    },
                    () -> "the late result, in place of " + lost.message());
            assertEquals(StatusCode.OK, late.code());
            assertTrue(late.settled());
            assertEquals(
                    "a by " + (sleeper == one ? "one" : "two"),
                    Bodies.decodeProto(TextService.PLACE.reply(), late.body(), CodecLimits.DEFAULTS));
            assertEquals(1, executions("a"));
            // And it is a worker again.
            Await.until(LONG, () -> broker.health().workers() == 2, "both workers with the broker again");
        }
    }

    @Test
    void workerThatStandsStillPastItsLeaseLosesItsIdempotentCallToTheOtherOne() {
        try (RpcClient client = client()) {
            Asked call = Asked.begin(() -> TextService.find(client, "a 300"));
            ServerProcess sleeper = busyWith("a");
            sleeper.process().stop();
            try {
                assertEquals("a by " + (sleeper == one ? "two" : "one"), call.result(LONG));
            } finally {
                sleeper.process().cont();
            }
            assertEquals(2, executions("a"));
        }
    }

    @Test
    void callForWhichNoWorkerIsLeftIsNotExecuted() {
        one.process().kill();
        two.process().kill();
        Await.until(LONG, () -> broker.health().workers() == 0, "no worker left");
        try (RpcClient client = client()) {
            RpcException failure = Asked.begin(() -> TextService.place(client, "a 0", Duration.ofSeconds(2)))
                    .failure(LONG);
            assertEquals(Outcome.NOT_EXECUTED, failure.outcome(), failure::getMessage);
            assertEquals(List.of(), ofOne.lines());
            assertEquals(List.of(), ofTwo.lines());
        }
    }

    private static Reply asked(RawPeer peer, Request request) {
        try {
            peer.send(Envelope.encode(request, Envelope.Format.PROTOBUF));
            return peer.receive(LONG);
        } catch (IOException e) {
            throw new AssertionError("the broker ended the connection", e);
        }
    }
}
