package io.privateer.rpc.overload;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.Priority;
import io.privateer.rpc.load.LoadService;
import io.privateer.rpc.load.LoadSocket;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * The overload of {@link OverloadSimulation} against a real server over TCP: eight workers whose handlers wait, and one
 * thread that sends on time whatever comes back. The capacity is what the server does just before with as many calls in
 * flight as it has workers, twice: the machine may have other things to do.
 */
final class OverloadRun {
    private static final int WORKERS = 8;
    private static final int SERVICE_MS = 40;
    private static final int TIMEOUT_MS = 500;

    private static final int CLIENTS = 20;
    private static final double CALM_LOAD = 0.7;
    /** For answers that are due by then, on a machine that has other things to do. */
    private static final int LONGEST_WAIT_MS = 30_000;

    private record Key(Id client, long sequence) {}

    private final SplittableRandom random = new SplittableRandom(1_792);
    private final double factor;
    private final int calmMs;
    private final int stormMs;
    private final int afterMs;
    private final Id[] clients = new Id[CLIENTS];
    private final long[] sequences = new long[CLIENTS];
    private final Map<Key, OverloadFigures.Call> open = new HashMap<>();
    private long begun;

    OverloadRun(double factor, int calmMs, int stormMs, int afterMs) {
        this.factor = factor;
        this.calmMs = calmMs;
        this.stormMs = stormMs;
        this.afterMs = afterMs;
        for (int i = 0; i < CLIENTS; i++) {
            clients[i] = Id.random(random);
        }
    }

    OverloadFigures run(int calibrationMs) {
        try (RpcServer server = RpcServer.builder()
                        .bind("tcp://127.0.0.1:0")
                        .workers(WORKERS)
                        .serve(LoadService.binding(LoadService.WORK, text -> {
                            TimeUnit.MILLISECONDS.sleep(SERVICE_MS);
                            return text;
                        }))
                        .start();
                LoadSocket socket = new LoadSocket(server.endpoint())) {
            OverloadFigures figures =
                    new OverloadFigures(calmMs, stormMs, afterMs, capacity(socket, calibrationMs), TIMEOUT_MS);
            begun = System.nanoTime();
            double due = 0;
            while (ms() < figures.endMs() + figures.timeoutMs
                    || (!open.isEmpty() && ms() < figures.endMs() + LONGEST_WAIT_MS)) {
                if (due < figures.endMs() && ms() >= due) {
                    send(socket, figures);
                    double perMs = figures.capacity / 1_000 * (figures.isStorm(due) ? factor : CALM_LOAD);
                    due -= Math.log(1 - random.nextDouble()) / perMs;
                } else {
                    receive(socket);
                }
            }
            return figures;
        }
    }

    /** Calls a second that are served while one waits behind each that is executed. */
    private double capacity(LoadSocket socket, int calibrationMs) {
        begun = System.nanoTime();
        for (int i = 0; i < 2 * WORKERS; i++) {
            socket.send(request(socket, i % CLIENTS));
        }
        int served = 0;
        double from = calibrationMs / 4.0;
        while (ms() < from + calibrationMs) {
            if (socket.receive(Duration.ofSeconds(10)) == null) {
                throw new IllegalStateException("no answer to a call without a storm");
            }
            served += ms() >= from ? 1 : 0;
            socket.send(request(socket, served % CLIENTS));
        }
        double capacity = served * 1_000.0 / (ms() - from);
        for (int i = 0; i < 2 * WORKERS; i++) {
            socket.receive(Duration.ofSeconds(10));
        }
        return capacity;
    }

    private double ms() {
        return (System.nanoTime() - begun) / 1e6;
    }

    private void send(LoadSocket socket, OverloadFigures figures) {
        int client = random.nextBoolean() ? 0 : random.nextInt(1, CLIENTS);
        int kind = random.nextInt(10);
        Priority priority = kind == 0 ? Priority.CRITICAL : kind < 8 ? Priority.DEFAULT : Priority.BACKGROUND;
        Request request = request(socket, client).with(priority, false, false, Map.of());
        open.put(new Key(request.client(), request.sequence()), figures.sent(ms(), priority, client == 0));
        socket.send(request);
    }

    private Request request(LoadSocket socket, int client) {
        long sequence = ++sequences[client];
        return socket.bound(LoadService.call(clients[client], sequence, "work"))
                .withTimes(TIMEOUT_MS, 0)
                .withDone(Math.max(1, sequence - 4_000), List.of());
    }

    private void receive(LoadSocket socket) {
        Reply reply = socket.receive(Duration.ofMillis(1));
        OverloadFigures.Call call = reply == null ? null : open.remove(new Key(reply.client(), reply.sequence()));
        if (reply == null || call == null) {
            return;
        }
        if (reply.executed() == Executed.YES) {
            call.result(ms());
        } else if (reply.settled()) {
            call.shed(ms(), reply.retryAfterMs());
        } else {
            call.refused(ms(), reply.retryAfterMs());
        }
    }
}
