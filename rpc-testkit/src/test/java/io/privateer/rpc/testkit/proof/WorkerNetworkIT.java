package io.privateer.rpc.testkit.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.testkit.Await;
import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.Envelopes;
import io.privateer.rpc.testkit.Fault;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.ProxiedMessage;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.MalformedFrameException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bad network between a front and its worker. */
@Timeout(90)
final class WorkerNetworkIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Counts what is about a call, and meets nothing. */
    private static boolean counted(ProxiedMessage message, AtomicInteger answers) {
        try {
            if (Envelope.decodeReply(message.lastFrame()).server() == null) {
                answers.incrementAndGet();
            }
        } catch (MalformedFrameException e) {
            throw new AssertionError("a worker that cannot be understood", e);
        }
        return false;
    }

    @Test
    void callThatIsDoubledOnItsWayToTheWorkerHasItsResult() {
        Queue<String> executed = new ConcurrentLinkedQueue<>();
        AtomicInteger answers = new AtomicInteger();
        try (FaultProxy hop = FaultProxy.start();
                RpcServer front = RpcServer.builder()
                        .name("front")
                        .bind("tcp://127.0.0.1:0")
                        .acceptWorkers()
                        .start();
                RpcServer worker = RpcServer.builder()
                        .name("worker")
                        .bind("tcp://127.0.0.1:0")
                        .serve(TextService.binding(text -> {
                            executed.add(text);
                            // The copy is answered before the result is there.
                            int call = executed.size();
                            Await.until(LONG, () -> answers.get() >= 2 * call - 1, "the copy's answer on its way");
                            return text + " done";
                        }))
                        .joinFront(front.endpoint())
                        .advertise(hop.endpoint())
                        .start();
                RpcClient client = RpcClient.builder()
                        .endpoint(front.endpoint())
                        .deadline(LONG)
                        .build()) {
            hop.target(worker.endpoint());
            hop.next(Direction.TO_CLIENT, 1, message -> counted(message, answers), new Fault.Drop());
            Await.until(LONG, () -> front.health().workers() == 1, "the worker with its front");
            hop.next(Direction.TO_SERVER, 1, Envelopes.call(), new Fault.Duplicate());
            assertEquals("placed done", TextService.place(client, "placed"));
            Await.until(LONG, () -> answers.get() == 2, "both answers to the first call");
            hop.next(Direction.TO_SERVER, 1, Envelopes.call(), new Fault.Duplicate());
            assertEquals("found done", TextService.find(client, "found"));
            assertEquals(List.of("placed", "found"), List.copyOf(executed));
        }
    }
}
