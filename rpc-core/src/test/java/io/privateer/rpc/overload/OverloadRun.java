package io.privateer.rpc.overload;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.Priority;
import io.privateer.rpc.load.LoadSocket;
import io.privateer.rpc.load.TextCodec;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * The overload of {@link OverloadSimulation} against a real server over TCP: eight workers whose handlers wait 20 ms, 400
 * calls/s, and one thread that sends on time whatever comes back. Prints the table and writes the plot.
 */
final class OverloadRun {
    private static final int WORKERS = 8;
    private static final int SERVICE_MS = 20;
    private static final int CLIENTS = 20;
    private static final double CALM_LOAD = 0.7;

    private record Key(Id client, long sequence) {}

    private final SplittableRandom random = new SplittableRandom(1_792);
    private final OverloadFigures figures;
    private final double factor;
    private final Id[] clients = new Id[CLIENTS];
    private final long[] sequences = new long[CLIENTS];
    private final Map<Key, OverloadFigures.Call> open = new HashMap<>();
    private long begun;

    OverloadRun(double factor, int calmMs, int stormMs, int afterMs) {
        this.factor = factor;
        this.figures = new OverloadFigures(calmMs, stormMs, afterMs, WORKERS * 1_000.0 / SERVICE_MS, 500);
        for (int i = 0; i < CLIENTS; i++) {
            clients[i] = Id.random(random);
        }
    }

    OverloadFigures run() {
        try (RpcServer server = RpcServer.builder()
                        .bind("tcp://127.0.0.1:0")
                        .workers(WORKERS)
                        .serve(TextCodec.binding(TextCodec.WORK, text -> {
                            TimeUnit.MILLISECONDS.sleep(SERVICE_MS);
                            return text;
                        }))
                        .start();
                LoadSocket socket = new LoadSocket(server.endpoint())) {
            begun = System.nanoTime();
            double due = 0;
            while (ms() < figures.endMs() + figures.timeoutMs) {
                if (due < figures.endMs() && ms() >= due) {
                    send(socket);
                    double perMs = figures.capacity / 1_000 * (figures.isStorm(due) ? factor : CALM_LOAD);
                    due -= Math.log(1 - random.nextDouble()) / perMs;
                } else {
                    receive(socket);
                }
            }
            return figures;
        }
    }

    private double ms() {
        return (System.nanoTime() - begun) / 1e6;
    }

    private void send(LoadSocket socket) {
        int client = random.nextBoolean() ? 0 : random.nextInt(1, CLIENTS);
        int kind = random.nextInt(10);
        Priority priority = kind == 0 ? Priority.CRITICAL : kind < 8 ? Priority.DEFAULT : Priority.BACKGROUND;
        long sequence = ++sequences[client];
        open.put(new Key(clients[client], sequence), figures.sent(ms(), priority, client == 0));
        socket.send(socket.bound(TextCodec.call(clients[client], sequence, "work"))
                .withTimes(figures.timeoutMs, 0)
                .withDone(Math.max(1, sequence - 4_000), List.of())
                .withPriority(priority));
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

    public static void main(String[] arguments) throws IOException {
        Map<String, OverloadFigures> runs = new LinkedHashMap<>();
        for (int factor : new int[] {2, 5, 10}) {
            runs.put(factor + " times", new OverloadRun(factor, 2_000, 10_000, 4_000).run());
        }
        System.out.println(OverloadReport.table(runs));
        Files.writeString(Path.of(arguments[0]), OverloadReport.plot("Overload, measured", runs));
    }
}
