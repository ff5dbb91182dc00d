package io.privateer.examples.quickstart;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Places some hundred orders at a service whose workers are killed, whose network is cut and whose front is replaced
 * meanwhile, and checks that each order was taken once.
 */
public final class Quickstart {
    private static final int CUSTOMERS = 8;

    private Quickstart() {}

    /**
     * Exit status 0: every order once. 1: not so, and the summary tells which.
     *
     * @param args where to write the ledger; a file that is there is replaced
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Summary summary = run(Path.of(args[0]), new Story(System.out));
        System.out.println("\n" + summary.text());
        System.exit(summary.isClean() ? 0 : 1);
    }

    private static Summary run(Path path, Story story) throws IOException, InterruptedException {
        List<Order> orders = OrderFile.read();
        Files.deleteIfExists(path);
        try (Deployment deployment = new Deployment(path);
                RpcClient client = client(deployment.addresses())) {
            story.tell("a front and two workers are up; " + CUSTOMERS + " customers at a time place " + orders.size()
                    + " orders");
            Customer customer = new Customer(new OrdersStub(client), Duration.ofSeconds(1), 10, story::tell);
            try (Customers customers = new Customers(CUSTOMERS, orders, customer, story);
                    Progress progress = new Progress()) {
                progress.start(customers, client, story);
                new Drama(deployment, customers, story).play();
                List<Purchase> purchases = customers.awaitAll();
                // First, or a duplicate that is still under way would be missed.
                deployment.shutDown();
                try (Ledger ledger = new Ledger(path)) {
                    return Summary.of(
                            orders, purchases, client.statistics(), ledger.executions(), Stock.read(), story.time());
                }
            }
        }
    }

    /** A client needs to know where the service is, and nothing else. */
    private static RpcClient client(List<String> addresses) {
        RpcClientBuilder client = RpcClient.builder();
        addresses.forEach(client::endpoint);
        return client.build();
    }
}
