package io.privateer.rpc.server;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.dedup.Admission;
import io.privateer.rpc.dedup.Backlog;
import io.privateer.rpc.dedup.Refusal;
import io.privateer.rpc.dedup.Start;
import io.privateer.rpc.dedup.Ticket;
import io.privateer.rpc.server.PooledWorker.State;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Kind;
import io.privateer.rpc.wire.Registration;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import io.privateer.rpc.wire.ServerInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue and the workers: who is idle, who has which call in hand, who is dead. One call at a time per worker,
 * least recently used first, so nothing waits behind a busy worker.
 *
 * <p>A pure state machine over {@link WorkerPort}s. A worker in another process lives by its lease; a thread of this
 * process is watched by whoever runs it, who reports its death. Belongs to one thread.
 */
public final class WorkerPool<R> implements Backlog<R> {
    /** How often an idle worker in another process is asked whether it still answers. */
    static final long PING_INTERVAL = 1_000_000_000L;

    /** An idempotent call that took this many workers down with it does not get another one. */
    static final int MAX_STARTS = 3;

    private final PoolSettings settings;
    private final Map<String, Boolean> ownMethods;
    private final Consumer<String> log;
    private final CallQueue<R> queue;
    private final OverloadRule<R> overload;
    /** Least recently used first. */
    private final Set<PooledWorker<R>> idle = new LinkedHashSet<>();

    private final LostCalls<R> lost = new LostCalls<>();
    private final Map<WorkerPort, PooledWorker<R>> byPort = new HashMap<>();
    private final Map<String, PooledWorker<R>> byEndpoint = new HashMap<>();
    /** Workers kept for calls whose start is being recorded. */
    private final Map<Ticket<R>, PooledWorker<R>> reserved = new HashMap<>();

    /** Methods of workers in other processes, also of those that left: their callers wait for the next one. */
    private final Map<String, Boolean> joinedMethods = new HashMap<>();

    private final long openedAt;
    private InlineHandlers inline = InlineHandlers.NONE;
    private @Nullable Admission<R> admission;
    private int executing;
    private long nonces;
    /** One count for all workers: what each sees rises, also when it leaves and joins again. */
    private long dispatches;

    /**
     * @param ownMethods the methods that this process serves, each with whether it is idempotent
     * @param log takes what an operator should know: a worker joined, died, was replaced
     */
    public WorkerPool(PoolSettings settings, Map<String, Boolean> ownMethods, Consumer<String> log, long now) {
        this.settings = settings;
        this.ownMethods = Map.copyOf(ownMethods);
        this.log = log;
        this.queue = new CallQueue<>(settings.targetNanos(), settings.intervalNanos());
        this.overload = new OverloadRule<>(settings.maxQueued(), queue);
        this.openedAt = now;
    }

    /** Ties the two together, once, before anything else: each needs the other. */
    public void serve(Admission<R> newAdmission) {
        this.admission = newAdmission;
    }

    /** Methods of this process that need no worker. Default: none. */
    public void serveInline(InlineHandlers newInline) {
        this.inline = newInline;
    }

    private Admission<R> admission() {
        Admission<R> attached = admission;
        if (attached == null) {
            throw new IllegalStateException("serve(admission) comes first");
        }
        return attached;
    }

    // ---- as admission sees it

    @Override
    public @Nullable Boolean idempotent(String method) {
        Boolean own = ownMethods.get(method);
        return own != null ? own : joinedMethods.get(method);
    }

    @Override
    public @Nullable Refusal refusal(long now, Request request) {
        if (idempotent(request.method()) == null) {
            boolean mayJoinYet = settings.acceptsWorkers() && now - openedAt < 3 * settings.leaseNanos();
            return mayJoinYet
                    ? new Refusal(StatusCode.UNAVAILABLE, "no worker for " + request.method() + " has joined yet", 100)
                    : new Refusal(StatusCode.UNIMPLEMENTED, "nobody here serves " + request.method(), 0);
        }
        return overload.refusal(request);
    }

    @Override
    public void add(long now, Ticket<R> ticket) {
        if (inline.serve(ticket.request().method())) {
            if (admission().start(now, ticket) == Start.NOW) {
                execute(now, ticket);
            }
            return;
        }
        PooledWorker<R> worker = queue.size() == 0 ? idleFor(ticket.request().method()) : null;
        if (worker != null) {
            start(now, worker, ticket);
            // Its link may have taken nothing, and then another worker may be idle.
            assign(now);
            return;
        }
        Ticket<R> inTheWay = overload.inTheWayOf(ticket.request());
        if (inTheWay != null) {
            queue.remove(inTheWay);
            admission().shed(now, inTheWay, overload.pushedOut());
        }
        queue.add(now, ticket);
        assign(now);
    }

    private void execute(long now, Ticket<R> ticket) {
        admission().finished(now, ticket, inline.execute(ticket.request()));
    }

    private @Nullable PooledWorker<R> idleFor(String method) {
        for (PooledWorker<R> worker : idle) {
            if (worker.methods.contains(method)) {
                return worker;
            }
        }
        return null;
    }

    @Override
    public void remove(Ticket<R> ticket) {
        PooledWorker<R> worker = reserved.remove(ticket);
        if (worker == null) {
            queue.remove(ticket);
        } else {
            free(worker);
        }
    }

    @Override
    public void started(long now, Ticket<R> ticket) {
        if (inline.serve(ticket.request().method())) {
            execute(now, ticket);
            return;
        }
        PooledWorker<R> worker = reserved.remove(ticket);
        if (worker == null) {
            // Its worker died or left meanwhile; it was never handed over, so it may go to another one.
            admission().restart(ticket);
            queue.putBack(ticket);
            assign(now);
        } else {
            hand(now, worker, ticket);
        }
    }

    /** A worker is not there any more for the call that it was kept for. */
    private void unreserve(PooledWorker<R> worker) {
        if (worker.state == State.RESERVED) {
            reserved.values().remove(worker);
        }
    }

    // ---- workers of this process

    /** A thread of this process is ready to work. */
    public void addLocal(long now, String name, WorkerPort port) {
        PooledWorker<R> worker = new PooledWorker<>(name, port, Id.NONE, ownMethods.keySet(), State.IDLE);
        join(worker);
        idle.add(worker);
        assign(now);
    }

    /** A thread of this process ended: its call is settled, or goes to another worker if it is idempotent. */
    public void died(long now, WorkerPort port, String why) {
        PooledWorker<R> worker = byPort.get(port);
        if (worker != null) {
            bury(now, worker, why);
        }
    }

    /**
     * The handler of a thread of this process does not return: its call is settled like one of a dead worker, and a result
     * that comes after all is late. The worker gets nothing more; {@link #died} takes it away.
     */
    public void stuck(long now, WorkerPort port, String why) {
        PooledWorker<R> worker = byPort.get(port);
        if (worker != null) {
            take(now, worker, "the worker was given up with the call in hand: " + why);
            assign(now);
        }
    }

    private void bury(long now, PooledWorker<R> worker, String why) {
        log.accept("worker " + worker.name + " died: " + why);
        take(now, worker, "the worker died with the call in hand: " + why);
        leave(worker);
        assign(now);
    }

    // ---- workers of other processes

    /**
     * A worker joins, stays, or leaves (with no methods).
     *
     * @param open opens the way to the worker at an endpoint
     */
    public Registration.Registered register(
            long now, Registration registration, Id front, Function<String, WorkerPort> open) {
        long lease = registration.leaseMs() == 0
                ? settings.leaseNanos()
                : Math.min(registration.leaseMs() * 1_000_000, settings.maxLeaseNanos());
        PooledWorker<R> worker = byEndpoint.get(registration.endpoint());
        if (worker != null && !worker.instance.equals(registration.instance())) {
            log.accept("worker " + worker.name + " was started anew: its predecessor is dead");
            take(now, worker, "the worker was replaced with the call in hand");
            leave(worker);
            worker = null;
        }
        Set<String> methods = new LinkedHashSet<>();
        for (Registration.Method method : registration.methods()) {
            // A deduplicated method stays one, whatever a later worker says of it.
            joinedMethods.merge(method.path(), method.idempotent(), (known, said) -> known && said);
            methods.add(method.path());
        }
        if (worker == null) {
            if (methods.isEmpty()) {
                return new Registration.Registered(front, lease / 1_000_000);
            }
            WorkerPort port = open.apply(registration.endpoint());
            worker = new PooledWorker<>(registration.endpoint(), port, registration.instance(), methods, State.JOINING);
            join(worker);
            byEndpoint.put(registration.endpoint(), worker);
            log.accept("worker " + worker.name + " joins with " + methods);
        }
        worker.methods = methods;
        worker.leaseNanos = lease;
        worker.leaseUntil = now + lease;
        if (methods.isEmpty()) {
            idle.remove(worker);
            if (worker.inHand == null) {
                log.accept("worker " + worker.name + " leaves");
                leave(worker);
            }
        } else if (worker.state == State.LOST) {
            log.accept("worker " + worker.name + " is back");
            worker.state = State.JOINING;
            ping(now, worker);
        } else if (worker.state == State.JOINING && worker.pingNonce == 0) {
            ping(now, worker);
        }
        return new Registration.Registered(front, lease / 1_000_000);
    }

    /** Whether a registration may be taken: from a new endpoint only while there is room. */
    public boolean hasRoomFor(Registration registration) {
        boolean known = byEndpoint.containsKey(registration.endpoint());
        long methods = joinedMethods.size();
        for (Registration.Method method : registration.methods()) {
            methods += joinedMethods.containsKey(method.path()) ? 0 : 1;
        }
        return (known || byEndpoint.size() < settings.maxJoinedWorkers()) && methods <= settings.maxJoinedMethods();
    }

    /** All ways to workers in other processes are new: each is asked before it is trusted again. */
    public void linksRenewed(long now) {
        for (PooledWorker<R> worker : List.copyOf(byEndpoint.values())) {
            worker.port.reopen();
            worker.pingNonce = 0;
            if (worker.state == State.IDLE || worker.state == State.JOINING) {
                idle.remove(worker);
                worker.state = State.JOINING;
                ping(now, worker);
            }
        }
    }

    private void ping(long now, PooledWorker<R> worker) {
        worker.pingNonce = ++nonces;
        worker.pingedAt = now;
        if (!worker.port.send(Request.ping(worker.instance, worker.pingNonce, settings.front()))) {
            worker.pingNonce = 0;
        }
    }

    private void pong(long now, PooledWorker<R> worker, Reply pong, ServerInfo server) {
        if (pong.sequence() != worker.pingNonce) {
            return;
        }
        worker.pingNonce = 0;
        if (!server.instance().equals(worker.instance) || pong.draining()) {
            // Somebody else at that address, or it does not know this front yet: ask again at the next interval.
            if (idle.remove(worker)) {
                worker.state = State.JOINING;
            }
            return;
        }
        if (worker.state == State.JOINING && !worker.methods.isEmpty()) {
            free(worker);
            assign(now);
        }
    }

    // ---- what comes back

    /** A frame came from a worker. What it does not have in hand is dropped. */
    public void onReply(long now, WorkerPort port, Reply reply) {
        PooledWorker<R> worker = byPort.get(port);
        if (worker == null) {
            return;
        }
        ServerInfo server = reply.server();
        if (server != null) {
            pong(now, worker, reply, server);
            return;
        }
        Ticket<R> ticket = worker.inHand;
        if (ticket == null || !isFor(ticket, reply)) {
            late(now, reply);
        } else if (reply.working()) {
            worker.missing = false;
        } else if (isNotFound(reply) && !worker.missing) {
            // The result may be on its way, overtaken by this: it is asked once more.
            worker.missing = true;
            worker.askAt = now + PING_INTERVAL;
        } else if (isNotFound(reply)) {
            log.accept("worker " + worker.name + " never got call " + ticket.callId());
            release(worker);
            settleLost(now, ticket, "the call was lost on its way to worker " + worker.name);
        } else {
            overload.took(ticket.request().method(), now - worker.handedAt);
            if (reply.executed() == Executed.UNKNOWN) {
                lost.add(ticket);
            }
            release(worker);
            admission().finished(now, ticket, reply);
        }
        assign(now);
    }

    /**
     * A word about a call whose worker was given up. One that says nothing for certain leaves it where it is: the result may
     * come yet. A NO counts only if no other worker gets the call.
     */
    private void late(long now, Reply reply) {
        Ticket<R> ticket = lost.find(reply);
        if (ticket == null || reply.working() || reply.executed() == Executed.UNKNOWN) {
            return;
        }
        if (reply.executed() == Executed.YES || isGivenOnce(ticket)) {
            lost.remove(ticket);
            queue.remove(ticket);
            admission().finished(now, ticket, reply);
        }
    }

    private static boolean isFor(Ticket<?> ticket, Reply reply) {
        return reply.sequence() == ticket.request().sequence()
                && reply.client().equals(ticket.request().client());
    }

    /** The answer to a WAIT for a call that the worker does not have. */
    private static boolean isNotFound(Reply reply) {
        return reply.code() == StatusCode.NOT_FOUND && reply.executed() == Executed.UNKNOWN;
    }

    /** A busy worker has nothing in hand any more. */
    private void release(PooledWorker<R> worker) {
        worker.inHand = null;
        executing--;
        if (worker.methods.isEmpty()) {
            leave(worker);
        } else {
            free(worker);
        }
    }

    private void free(PooledWorker<R> worker) {
        worker.state = State.IDLE;
        idle.add(worker);
    }

    /** Settles what a dead worker had in hand. */
    private void take(long now, PooledWorker<R> worker, String message) {
        idle.remove(worker);
        unreserve(worker);
        worker.state = State.LOST;
        Ticket<R> ticket = worker.inHand;
        if (ticket != null) {
            worker.inHand = null;
            executing--;
            settleLost(now, ticket, message);
        }
    }

    /**
     * A deduplicated call is given to a worker once, ever; another kind gets another worker, and so does one whose
     * transaction went with the worker.
     */
    private void settleLost(long now, Ticket<R> ticket, String message) {
        lost.add(ticket);
        if (isGivenOnce(ticket) || ticket.starts() >= MAX_STARTS) {
            admission().lost(now, ticket, message);
        } else {
            admission().restart(ticket);
            queue.putBack(ticket);
        }
    }

    private static boolean isGivenOnce(Ticket<?> ticket) {
        return ticket.deduplicated() && !ticket.transactional();
    }

    private void join(PooledWorker<R> worker) {
        byPort.put(worker.port, worker);
        countWorkers();
    }

    private void leave(PooledWorker<R> worker) {
        idle.remove(worker);
        unreserve(worker);
        byPort.remove(worker.port);
        countWorkers();
        byEndpoint.remove(worker.name, worker);
        worker.port.close();
    }

    private void countWorkers() {
        overload.workers(byPort.size());
        queue.workers(byPort.size());
    }

    /** Gives up what has waited too long in a queue that stands, and gives waiting calls to idle workers. */
    private void assign(long now) {
        for (Ticket<R> ticket = queue.takeImpatient(now); ticket != null; ticket = queue.takeImpatient(now)) {
            admission().shed(now, ticket, overload.impatient());
        }
        while (queue.size() > 0 && !idle.isEmpty()) {
            PooledWorker<R> worker = null;
            Ticket<R> ticket = null;
            for (PooledWorker<R> candidate : idle) {
                ticket = queue.take(candidate.methods);
                if (ticket != null) {
                    worker = candidate;
                    break;
                }
            }
            if (worker == null || ticket == null) {
                return;
            }
            start(now, worker, ticket);
        }
    }

    private void start(long now, PooledWorker<R> worker, Ticket<R> ticket) {
        Refusal hopeless = overload.hopeless(now, ticket);
        if (hopeless != null) {
            admission().shed(now, ticket, hopeless);
            return;
        }
        Start start = admission().start(now, ticket);
        if (start == Start.NOW) {
            hand(now, worker, ticket);
        } else if (start == Start.LATER) {
            idle.remove(worker);
            worker.state = State.RESERVED;
            reserved.put(ticket, worker);
        }
    }

    private void hand(long now, PooledWorker<R> worker, Ticket<R> ticket) {
        idle.remove(worker);
        worker.state = State.BUSY;
        worker.inHand = ticket;
        worker.dispatch = ++dispatches;
        worker.handedAt = now;
        worker.missing = false;
        worker.askInterval = PING_INTERVAL;
        worker.askAt = now + PING_INTERVAL;
        executing++;
        long remainingMs = Math.max(1, (ticket.deadline() - now) / 1_000_000);
        if (worker.port.hand(ticket.request(), settings.front(), worker.dispatch, worker.instance, remainingMs)) {
            return;
        }
        // It was never sent, so it may go to another worker, whatever its kind. This one is asked before it gets more.
        worker.inHand = null;
        executing--;
        admission().restart(ticket);
        queue.putBack(ticket);
        worker.state = State.JOINING;
        if (worker.isRemote()) {
            worker.port.reopen();
            ping(now, worker);
        } else {
            bury(now, worker, "its link takes no more");
        }
    }

    // ---- time

    /** When {@link #onTime} must be called next; {@link Long#MAX_VALUE} if nothing is due. */
    public long nextTime(long now) {
        long impatient = queue.nextTime();
        return byEndpoint.isEmpty() ? impatient : Math.min(impatient, now + PING_INTERVAL / 4);
    }

    /** Time has passed: leases end, idle workers are asked, calls lose patience. */
    public void onTime(long now) {
        List<PooledWorker<R>> joined = new ArrayList<>(byEndpoint.values());
        for (PooledWorker<R> worker : joined) {
            if (worker.leaseUntil - now <= 0) {
                leaseOver(now, worker);
            } else if (worker.pingNonce != 0
                    && worker.state != State.BUSY
                    && now - worker.pingedAt >= worker.leaseNanos) {
                // The process registers, but this link is stuck.
                idle.remove(worker);
                unreserve(worker);
                worker.state = State.JOINING;
                worker.port.reopen();
                ping(now, worker);
            } else if (worker.state == State.BUSY) {
                ask(now, worker);
            } else if (worker.pingNonce == 0
                    && (worker.state == State.IDLE || worker.state == State.JOINING)
                    && now - worker.pingedAt >= PING_INTERVAL) {
                ping(now, worker);
            }
        }
        assign(now);
    }

    /**
     * A worker that registers and never answers may not have got its call: a connection that breaks loses what is on it.
     * One that works through one request at a time answers this after its result, so it is asked ever more rarely.
     */
    private void ask(long now, PooledWorker<R> worker) {
        Ticket<R> ticket = worker.inHand;
        if (worker.isRemote() && ticket != null && worker.askAt - now <= 0) {
            worker.askInterval *= 2;
            worker.askAt = now + worker.askInterval;
            worker.port.send(ticket.request()
                    .about(Kind.WAIT)
                    .dispatched(settings.front(), worker.dispatch, worker.instance, 1));
        }
    }

    private void leaseOver(long now, PooledWorker<R> worker) {
        if (worker.state != State.LOST) {
            log.accept("worker " + worker.name + " is dead: not heard of for " + worker.leaseNanos / 1_000_000 + " ms");
            take(now, worker, "the worker " + worker.name + " died with the call in hand");
        }
        if (now - worker.leaseUntil >= settings.forgetLostNanos()) {
            leave(worker);
        }
    }

    // ---- telling

    public int queued() {
        return queue.size();
    }

    public int executing() {
        return executing;
    }

    /** Calls that were admitted and given up before they started, for want of workers or time. */
    public long shed() {
        return overload.shed();
    }

    /** Calls that were turned away because the queue was full. */
    public long refused() {
        return overload.refused();
    }

    /** Whether more calls come than can be served. */
    public boolean isOverloaded() {
        return queue.isStanding();
    }

    /** Workers that are there, busy or not. */
    public int size() {
        int counted = 0;
        for (PooledWorker<R> worker : byPort.values()) {
            counted += worker.state == State.LOST ? 0 : 1;
        }
        return counted;
    }

    /** The methods that can be called, in the order in which they came to be known. */
    public List<String> methods() {
        Map<String, Boolean> all = new LinkedHashMap<>(ownMethods);
        joinedMethods.forEach(all::putIfAbsent);
        return List.copyOf(all.keySet());
    }
}
