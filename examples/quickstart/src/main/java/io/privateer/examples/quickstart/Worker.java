package io.privateer.examples.quickstart;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.RpcServerBuilder;
import io.privateer.rpc.testkit.ExitWithParent;
import java.nio.file.Path;
import java.util.List;

/** A process that executes orders, one at a time, for the fronts that it joined. */
final class Worker {
    private Worker() {}

    /**
     * Serves until its parent ends or it is told to.
     *
     * @param args the worker's name, the ledger's path, and the endpoint of each front
     */
    public static void main(String[] args) {
        ExitWithParent.watch();
        OrderDesk desk = new OrderDesk(args[0], Stock.read(), new Ledger(Path.of(args[1])));
        RpcServerBuilder builder = RpcServer.builder()
                .name(args[0])
                .bind("tcp://127.0.0.1:0")
                .serve(OrdersBinding.of(desk))
                .workers(1);
        List.of(args).subList(2, args.length).forEach(builder::joinFront);
        RpcServer worker = builder.start();
        // At SIGTERM: the order in hand is finished first.
        Runtime.getRuntime().addShutdownHook(new Thread(worker::close, "drain"));
    }
}
