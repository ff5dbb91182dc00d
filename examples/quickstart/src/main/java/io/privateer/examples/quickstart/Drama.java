package io.privateer.examples.quickstart;

import io.privateer.rpc.testkit.Await;
import io.privateer.rpc.testkit.ProxyStatistics;
import java.time.Duration;

/** Everything that goes wrong, one thing after the other, always in the middle of orders. */
final class Drama {
    private static final Duration CUT = Duration.ofSeconds(2);

    private final Deployment deployment;
    private final Customers customers;
    private final Story story;

    Drama(Deployment deployment, Customers customers, Story story) {
        this.deployment = deployment;
        this.customers = customers;
        this.story = story;
    }

    /** Plays it while the orders are placed. */
    void play() {
        customers.awaitShare(0.1);
        kill("authorises its payment");
        customers.awaitShare(0.3);
        kill("is in the ledger");
        customers.awaitShare(0.5);
        cut();
        customers.awaitShare(0.7);
        replaceFront();
    }

    /** In the middle of an order: before it is in the ledger, or after that and before anybody was told. */
    private void kill(String when) {
        Deployment.Killed killed = deployment.killWorkerThat(when);
        story.tell("KILL   " + killed.worker() + " (process " + killed.pid() + ") gets kill -9 while order "
                + killed.order() + " " + when);
    }

    private void cut() {
        deployment.cutNetwork(CUT);
        story.tell("CUT    nobody gets through to front-1 for " + CUT.toSeconds() + " s");
        ProxyStatistics before = deployment.network();
        Await.until(
                CUT.multipliedBy(10),
                () -> deployment.network().connections() > before.connections(),
                "customers get through again");
        story.tell("CUT    is over, " + (deployment.network().refused() - before.refused())
                + " connections were refused meanwhile");
    }

    private void replaceFront() {
        deployment.startNextFront();
        story.tell("DRAIN  front-2 is up and both workers have joined it, so front-1 is told to end");
        story.tell("DRAIN  front-1 " + deployment.drainFront());
    }
}
