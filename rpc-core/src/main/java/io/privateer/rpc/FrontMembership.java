package io.privateer.rpc;

import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Registration;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's membership of one front: registers, and again every second, which is its heartbeat; and takes its leave. Has
 * a thread of its own.
 */
final class FrontMembership {
    private static final Logger LOG = LoggerFactory.getLogger(FrontMembership.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final Duration FIRST_REST = Duration.ofMillis(50);

    private final String front;
    private final Registration registration;
    private final Consumer<Id> joined;
    private final RpcClient client;
    private final Thread thread;
    private boolean leaving;
    private volatile boolean failing;

    /**
     * @param joined takes the front's instance each time that it confirms the registration
     */
    FrontMembership(String name, String front, Registration registration, Consumer<Id> joined) {
        this.front = front;
        this.registration = registration;
        this.joined = joined;
        this.client = RpcClient.builder()
                .name(name)
                .endpoint(front)
                .attemptTimeout(HEARTBEAT)
                .build();
        this.thread = new Thread(this::work, name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    private void work() {
        // The second one follows soon: by the first the worker learns its front, by the second the front that it has.
        beat(registration);
        boolean member = rest(FIRST_REST);
        while (member) {
            beat(registration);
            member = rest(HEARTBEAT);
        }
        if (!failing) {
            beat(new Registration(registration.endpoint(), registration.instance(), List.of(), 0));
        }
        client.close();
    }

    /** Registers once; a front that does not answer is tried again at the next beat. */
    private void beat(Registration said) {
        try {
            byte[] answer = client.callBytes(
                    Registration.PATH,
                    true,
                    BodyCodec.PROTOBUF,
                    Envelope.encode(said, BodyCodec.PROTOBUF),
                    HEARTBEAT.multipliedBy(2));
            joined.accept(Envelope.decodeRegistered(answer, BodyCodec.PROTOBUF).front());
            failing = false;
        } catch (MalformedFrameException | RuntimeException | Error e) {
            // Also where a handler has left no memory for a moment: a worker whose heart stops for that is dead to its
            // front for good.
            if (!failing) {
                LOG.warn("front {} does not take the registration: {}", front, e.toString());
                failing = true;
            }
        }
    }

    private synchronized boolean rest(Duration pause) {
        long until = System.nanoTime() + pause.toNanos();
        while (!leaving) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return true;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                leaving = true;
            }
        }
        return false;
    }

    /** Tells the front that no more calls are wanted, unless it did not answer lately. Returns at once. */
    synchronized void leave() {
        leaving = true;
        if (failing) {
            // It waits for an answer that will hardly come, and nobody is there to take leave of.
            thread.interrupt();
        }
        notifyAll();
    }

    /** Ends the membership, and waits for that for a few heartbeats at most. */
    void close() {
        leave();
        try {
            thread.join(HEARTBEAT.multipliedBy(4).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
