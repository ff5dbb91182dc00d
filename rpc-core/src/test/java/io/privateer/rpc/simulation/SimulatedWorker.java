package io.privateer.rpc.simulation;

import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.server.FrontGuard;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import io.privateer.rpc.wire.ServerInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A worker in another process: takes one request at a time, stands still, dies, starts anew. */
final class SimulatedWorker {
    final String endpoint;
    private final World world;
    private final Weather weather;
    private final Sabotage sabotage;
    private final Ledger ledger;
    private final List<SimulatedWorker> colleagues;
    private final @Nullable SimulatedStore store;
    private Id instance;
    private FrontGuard guard;
    private long standsStillUntil;
    private boolean alive = true;
    private long executing;
    private Id executingFor = Id.NONE;

    SimulatedWorker(
            String endpoint,
            World world,
            Weather weather,
            Sabotage sabotage,
            Ledger ledger,
            List<SimulatedWorker> colleagues,
            @Nullable SimulatedStore store) {
        this.store = store;
        this.endpoint = endpoint;
        this.world = world;
        this.weather = weather;
        this.sabotage = sabotage;
        this.ledger = ledger;
        this.colleagues = colleagues;
        this.instance = Id.random(world.random());
        this.guard = new FrontGuard(instance);
    }

    Id instance() {
        return instance;
    }

    boolean registers() {
        return alive && standsStillUntil <= world.now();
    }

    void joined(Id front) {
        guard.joined(front);
    }

    void standStill(long nanos) {
        standsStillUntil = Math.max(standsStillUntil, world.now() + nanos);
    }

    /** A request arrived; what it answers goes to {@code back}. */
    void arrived(Request request, Consumer<Reply> back) {
        long wait = Math.max(0, standsStillUntil - world.now());
        if (wait > 0) {
            world.after(wait, () -> arrived(request, back));
            return;
        }
        if (!alive) {
            return;
        }
        if (request.kind() == Kind.PING) {
            ServerInfo info = new ServerInfo(instance, 0, 0, List.of(), List.of(), 0, 0, 1);
            Reply pong = Reply.pong(request.client(), request.sequence(), info);
            back.accept(pong.from(Id.NONE, 0, !guard.hasJoined(request.front())));
            return;
        }
        if (request.kind() == Kind.WAIT) {
            boolean mine = request.sequence() == executing && request.client().equals(executingFor);
            Reply beat = Reply.working(request.client(), request.sequence());
            Reply never = Reply.failure(
                    request.client(), request.sequence(), StatusCode.NOT_FOUND, Executed.UNKNOWN, "not in hand");
            back.accept(mine ? beat : never);
            return;
        }
        String refusal = guard.refusal(request);
        if (refusal != null && sabotage != Sabotage.NO_FRONT_GUARD) {
            back.accept(Reply.failure(
                    request.client(), request.sequence(), StatusCode.FAILED_PRECONDITION, Executed.UNKNOWN, refusal));
            return;
        }
        execute(request, back);
    }

    private void execute(Request request, Consumer<Reply> back) {
        Id executedBy = instance;
        executing = request.sequence();
        executingFor = request.client();
        String call = new String(request.body(), StandardCharsets.UTF_8);
        long time = world.chance(0.1) ? world.between(500, 3_000) : world.between(0, 50);
        boolean dies = world.chance(weather.faults().workerDeath());
        boolean before = dies && world.chance(0.5);
        world.after(time, () -> {
            if (!alive || !executedBy.equals(instance)) {
                return;
            }
            if (!before && !commits(request, call)) {
                executing = 0;
                back.accept(Reply.failure(
                        request.client(),
                        request.sequence(),
                        StatusCode.UNAVAILABLE,
                        Executed.NO,
                        "the call was taken from this server"));
                return;
            }
            if (dies) {
                alive = false;
                if (sabotage == Sabotage.SECOND_WORKER) {
                    colleagues.get(world.random().nextInt(colleagues.size())).execute(request, back);
                }
                world.after(world.between(0, 4_000), this::startAnew);
                return;
            }
            executing = 0;
            Reply reply = result(request, call);
            world.after(Math.max(0, standsStillUntil - world.now()), () -> back.accept(reply));
        });
    }

    private static Reply result(Request request, String call) {
        return Reply.result(request.client(), request.sequence(), ("done:" + call).getBytes(StandardCharsets.UTF_8));
    }

    /** The effect happens, unless it is a transaction's and that may not commit. */
    private boolean commits(Request request, String call) {
        if (store != null && request.method().equals(SimulatedFront.TRANSACTIONAL)) {
            CallId id = new CallId(request.client().toString(), request.sequence());
            byte[] reply = Envelope.encode(result(request, call), Envelope.Format.PROTOBUF);
            if (!store.commit(request.front(), id, reply)) {
                return false;
            }
        }
        ledger.executed(call);
        return true;
    }

    private void startAnew() {
        instance = Id.random(world.random());
        guard = new FrontGuard(instance);
        alive = true;
    }
}
