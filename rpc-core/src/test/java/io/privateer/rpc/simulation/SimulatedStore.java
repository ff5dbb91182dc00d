package io.privateer.rpc.simulation;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.wire.Id;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A reply store that outlives its servers. What is asked of it happens a little later, in order, and is answered later
 * still: a server may die between any two of these.
 */
final class SimulatedStore {
    private enum State {
        STARTED,
        UNKNOWN,
        CERTAIN,
        LOST
    }

    private static final class Row {
        final Id owner;
        final long digest;
        final boolean transactional;
        State state;
        byte[] reply;

        Row(Id owner, long digest, boolean transactional, State state, byte[] reply) {
            this.owner = owner;
            this.digest = digest;
            this.transactional = transactional;
            this.state = state;
            this.reply = reply;
        }
    }

    private final World world;
    private final Sabotage sabotage;
    private final Map<CallId, Row> rows = new HashMap<>();
    private final Map<String, Long> finished = new HashMap<>();
    private final Set<Id> alive = new HashSet<>();
    private final Set<Id> suspected = new HashSet<>();
    final Id scope;
    private long busyUntil;

    SimulatedStore(World world, Sabotage sabotage) {
        this.world = world;
        this.sabotage = sabotage;
        this.scope = Id.random(world.random());
    }

    // ---- servers

    void opened(Id server) {
        alive.add(server);
    }

    void died(Id server) {
        // Others find that out when its lease is over.
        world.after(world.between(0, 2_000), () -> alive.remove(server));
    }

    /** The others take this one for dead for a while, although it works on. */
    void suspect(Id server) {
        suspected.add(server);
        world.after(world.between(500, 4_000), () -> suspected.remove(server));
    }

    private boolean isDead(Id server) {
        return !alive.contains(server) || suspected.contains(server);
    }

    // ---- requests

    void submit(Id server, StoreRequest request, BooleanSupplier lives, Consumer<StoreAnswer> answered) {
        boolean early =
                switch (sabotage) {
                    case REPLY_BEFORE_DURABLE ->
                        request instanceof StoreRequest.Settle || request instanceof StoreRequest.Refuse;
                    case START_BEFORE_DURABLE -> request instanceof StoreRequest.Start;
                    default -> false;
                };
        if (early) {
            world.after(0, () -> answered.accept(StoreAnswer.DONE));
        }
        // One connection: in order. What is on it when the server dies may still be done.
        busyUntil = Math.max(world.now(), busyUntil) + world.between(0, early ? 200 : 3);
        boolean outlives = world.chance(0.5);
        world.after(busyUntil - world.now(), () -> {
            if (!lives.getAsBoolean() && (early || !outlives)) {
                return;
            }
            StoreAnswer answer = apply(server, request);
            world.after(world.between(0, 20), () -> {
                if (lives.getAsBoolean() && !early) {
                    answered.accept(answer);
                }
            });
        });
    }

    private StoreAnswer apply(Id server, StoreRequest request) {
        if (request instanceof StoreRequest.Start start) {
            StoreAnswer against = against(server, start.call());
            if (against == null) {
                rows.put(
                        start.call(),
                        new Row(server, start.digest(), start.transactional(), State.STARTED, new byte[0]));
            }
            return against == null ? StoreAnswer.DONE : against;
        } else if (request instanceof StoreRequest.Refuse refuse) {
            StoreAnswer against = against(server, refuse.call());
            if (against == null) {
                rows.put(refuse.call(), new Row(server, refuse.digest(), false, State.CERTAIN, refuse.reply()));
            }
            return against == null ? StoreAnswer.DONE : against;
        } else if (request instanceof StoreRequest.Settle settle) {
            return settle(server, settle);
        } else if (request instanceof StoreRequest.Find find) {
            StoreAnswer against = against(server, find.call());
            return against == null ? StoreAnswer.ABSENT : against;
        } else if (request instanceof StoreRequest.Finish finish) {
            finished.merge(finish.client(), finish.below(), Math::max);
            rows.entrySet()
                    .removeIf(row -> row.getKey().client().equals(finish.client())
                            && row.getKey().sequence() < finish.below()
                            && row.getValue().state != State.STARTED);
        }
        return StoreAnswer.DONE;
    }

    private StoreAnswer settle(Id server, StoreRequest.Settle settle) {
        Row row = rows.get(settle.call());
        boolean own = row != null && row.state == State.STARTED && row.owner.equals(server);
        boolean better = row != null && settle.certain() && (row.state == State.UNKNOWN || row.state == State.LOST);
        if (row != null && (own || better)) {
            row.state = settle.certain() ? State.CERTAIN : State.UNKNOWN;
            row.reply = settle.reply();
            return StoreAnswer.DONE;
        }
        StoreAnswer against = against(server, settle.call());
        return against == null ? StoreAnswer.ABSENT : against;
    }

    /** What stands against starting the call, after the calls of dead servers were taken from them. */
    private @Nullable StoreAnswer against(Id server, CallId call) {
        if (call.sequence() < finished.getOrDefault(call.client(), 1L)) {
            return new StoreAnswer.Finished();
        }
        Row row = rows.get(call);
        if (row == null) {
            return null;
        }
        if (row.state == State.STARTED && row.owner.equals(server)) {
            return new StoreAnswer.Running(row.digest);
        }
        if (row.state == State.STARTED && isDead(row.owner)) {
            if (row.transactional) {
                rows.remove(call);
                return null;
            }
            row.state = State.LOST;
        }
        return switch (row.state) {
            case STARTED -> new StoreAnswer.Running(row.digest);
            case LOST -> new StoreAnswer.Lost(row.digest);
            case UNKNOWN, CERTAIN -> new StoreAnswer.Known(row.digest, row.reply);
        };
    }

    // ---- transactions

    /** Effect and record together: whether the transaction may commit. */
    boolean commit(Id server, CallId call, byte[] reply) {
        Row row = rows.get(call);
        boolean own = row != null && row.state == State.STARTED && row.owner.equals(server);
        if (sabotage == Sabotage.FENCING_OFF) {
            if (row != null && row.state == State.STARTED) {
                row.state = State.CERTAIN;
                row.reply = reply;
            }
            return true;
        }
        if (row != null && own) {
            row.state = State.CERTAIN;
            row.reply = reply;
        }
        return own;
    }
}
