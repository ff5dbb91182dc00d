package io.privateer.examples.quickstart;

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

    /** Plays it all while the orders are placed. */
    void play() {
        customers.awaitShare(0.10);
        String unpaid = deployment.killWorkerAt("(\\S+): authorises the payment");
        story.tell("KILL   kill -9 for a worker that authorises the payment of " + unpaid);

        customers.awaitShare(0.30);
        String taken = deployment.killWorkerAt("(\\S+): is in the ledger");
        story.tell("KILL   kill -9 for a worker that has written " + taken + " into the ledger and told nobody yet");

        customers.awaitShare(0.50);
        story.tell("CUT    no way to the front for " + CUT.toSeconds() + " s: connections are reset, replies lost");
        deployment.cutNetwork(CUT);

        customers.awaitShare(0.70);
        deployment.startNextFront();
        story.tell("DRAIN  a new front is up and has the workers, the old one is told to end");
        deployment.drainFront();
        story.tell("       the old front has answered all that it took, and ended");
    }
}
