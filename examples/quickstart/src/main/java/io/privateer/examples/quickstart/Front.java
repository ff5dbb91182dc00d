package io.privateer.examples.quickstart;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.ServerHealth;
import io.privateer.rpc.testkit.ExitWithParent;
import java.time.Duration;

/**
 * The process that customers call: it takes each order once, hands it to a worker and remembers what became of it. It has
 * no service of its own.
 */
final class Front {
    /** How long it waits, when told to end, for the orders in hand and for customers who still ask for their receipt. */
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private Front() {}

    /**
     * Serves until its parent ends or it is told to.
     *
     * @param args the front's name
     */
    public static void main(String[] args) throws InterruptedException {
        ExitWithParent.watch();
        RpcServer front = RpcServer.builder()
                .name(args[0])
                .bind("tcp://127.0.0.1:0")
                .acceptWorkers()
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(front), "drain"));
        System.out.println("listens at " + front.endpoint());
        int workers = -1;
        while (true) {
            if (front.health().workers() != workers) {
                workers = front.health().workers();
                System.out.println("has " + workers + " workers");
            }
            Thread.sleep(50);
        }
    }

    /** At SIGTERM, as it comes from systemd or Kubernetes. */
    private static void drain(RpcServer front) {
        front.close(DRAIN);
        ServerHealth health = front.health();
        System.out.println("ends with " + (health.queued() + health.executing()) + " orders in hand");
    }
}
