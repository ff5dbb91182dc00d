package io.privateer.rpc.simulation;

import io.privateer.rpc.wire.Id;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of the world: two fronts, three workers, three clients of two callers each, for as long as they have calls. */
final class Schedule {
    private static final int CALLS = 6;
    private static final long LONGEST = 600_000 * World.MILLI;
    private static final long AFTERMATH = 30_000 * World.MILLI;

    private final Ledger ledger = new Ledger();
    private final World world;
    private final Weather weather;

    /** Where the fronts keep what they promise. */
    enum Stores {
        IN_MEMORY,
        /** Each has its own, which outlives it. */
        ON_DISK,
        /** Both have the same. */
        SHARED
    }

    private final Stores stores;

    private Schedule(long seed, Sabotage sabotage) {
        world = new World(seed);
        weather = new Weather(Faults.of(world));
        Stores chosen = Stores.values()[world.random().nextInt(Stores.values().length)];
        stores = sabotage.isOfMemory()
                ? Stores.IN_MEMORY
                : sabotage.isOfStores() ? (chosen == Stores.ON_DISK ? chosen : Stores.SHARED) : chosen;
    }

    static Schedule run(long seed, Sabotage sabotage) {
        Schedule schedule = new Schedule(seed, sabotage);
        schedule.run(sabotage);
        return schedule;
    }

    private void run(Sabotage sabotage) {
        Network network = new Network(world, weather);
        List<String> addresses = List.of("tcp://one", "tcp://two");
        @Nullable SimulatedStore shared = stores == Stores.SHARED ? new SimulatedStore(world, sabotage) : null;
        for (String address : addresses) {
            @Nullable SimulatedStore store = stores == Stores.ON_DISK ? new SimulatedStore(world, sabotage) : shared;
            List<SimulatedWorker> workers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                workers.add(new SimulatedWorker(
                        address + "-worker-" + i, world, weather, sabotage, ledger, workers, store));
            }
            new SimulatedFront(address, world, weather, network, sabotage, ledger, workers, store);
        }
        List<SimulatedClient> clients = new ArrayList<>();
        Id session = Id.NONE;
        for (int i = 0; i < 3; i++) {
            List<String> known = world.chance(0.5) ? addresses : List.of(addresses.get(i % 2));
            session = sabotage == Sabotage.SEQUENCE_TWICE && i > 0 ? session : Id.random(world.random());
            SimulatedClient client = new SimulatedClient(world, weather, network, sabotage, ledger, session, known);
            client.caller("client-" + i + "-a", CALLS);
            client.caller("client-" + i + "-b", CALLS);
            clients.add(client);
        }
        runUntilAllIsAnswered(clients);
        weather.clear();
        // Long enough for servers to be up, workers to be back, and old messages to have arrived.
        world.runUntil(world.now() + AFTERMATH);
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).caller("client-" + i + "-after", CALLS);
        }
        runUntilAllIsAnswered(clients);
        // What the network and stalled workers still hold comes down before the books are closed.
        world.runUntil(world.now() + AFTERMATH);
    }

    private void runUntilAllIsAnswered(List<SimulatedClient> clients) {
        long end = world.now() + LONGEST;
        while (world.now() < end && clients.stream().anyMatch(client -> client.running() > 0)) {
            world.runUntil(world.now() + 1_000 * World.MILLI);
        }
    }

    Ledger ledger() {
        return ledger;
    }

    List<String> violations() {
        List<String> broken = ledger.violations(SimulatedClient.ATTEMPT_TIMEOUT + World.MILLI);
        // In good weather every call has its result.
        broken.addAll(ledger.failed("-after"));
        return broken;
    }

    @Override
    public String toString() {
        return "seed " + world.seed() + ", stores " + stores + ", " + weather.faults();
    }
}
