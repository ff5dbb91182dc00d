package io.privateer.examples.quickstart;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.testkit.ExitWithParent;
import java.time.Duration;

/**
 * The process that customers call: it takes each order once, hands it to a worker and remembers what became of it. It has
 * no service of its own.
 */
final class Front {
    /** How long a front that is told to end waits for the orders that it has taken and the customers who ask for them. */
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
        // SIGTERM, as from systemd or Kubernetes, comes here.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> front.close(DRAIN), "drain"));
        System.out.println("listening at " + front.endpoint());
        for (int before = -1; ; Thread.sleep(50)) {
            int workers = front.health().workers();
            if (workers != before) {
                System.out.println("workers: " + workers);
                before = workers;
            }
        }
    }
}
