package io.privateer.benchmarks.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.privateer.benchmarks.process.Child;
import io.privateer.benchmarks.process.Command;
import io.privateer.benchmarks.process.Memory;
import io.privateer.rpc.RpcClient;
import io.privateer.rpc.testkit.FaultProxy;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The program: callers at half of their capacity for a long time, over a connection on which something goes wrong every half
 * minute. Exit status 0: each call ran once and had its result, and neither memory nor threads grew.
 */
public final class Soak {
    private static final String USAGE = """
            usage: soak [--minutes N] [--callers N] [--every SECONDS] [--seed N] [--out FOLDER]
              --minutes   how long; default 15
              --callers   how many; default 64
              --every     after how many seconds something goes wrong again; default 30
              --seed      decides what goes wrong
              --out       where soak.json goes; default target
            """;

    /** After the end of a disturbance things go wrong for as long: attempts time out, connections come back. */
    private static final Duration AFTERMATH = Duration.ofSeconds(4);

    private Soak() {}

    public static void main(String[] arguments) throws Exception {
        Duration length = Duration.ofMinutes(15);
        int callers = 64;
        Duration every = Duration.ofSeconds(30);
        long seed = System.nanoTime();
        Path folder = Path.of("target");
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                refuse(arguments[i]);
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--minutes" -> length = Duration.ofMinutes(Long.parseLong(value));
                case "--callers" -> callers = Integer.parseInt(value);
                case "--every" -> every = Duration.ofSeconds(Long.parseLong(value));
                case "--seed" -> seed = Long.parseLong(value);
                case "--out" -> folder = Path.of(value);
                default -> refuse(arguments[i]);
            }
        }
        if (every.compareTo(AFTERMATH.plus(Disturbance.LENGTH)) <= 0
                || callers < 1
                || callers > SoakServer.MAX_CALLERS) {
            System.err.println("--every must be above 5, --callers from 1 to " + SoakServer.MAX_CALLERS);
            System.exit(2);
        }
        SoakResult result = run(length, Duration.ofSeconds(10), callers, every, seed);
        System.out.print(result.told());
        Files.createDirectories(folder);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(folder.resolve("soak.json").toFile(), result);
        result.complaints().forEach(complaint -> System.out.println("NOT AS IT MUST BE: " + complaint));
        System.exit(result.complaints().isEmpty() ? 0 : 1);
    }

    private static void refuse(String option) {
        System.err.print(option + "?\n" + USAGE);
        System.exit(2);
    }

    /**
     * @param warmUp how long the capacity is measured, after as long to get warm
     */
    static SoakResult run(Duration length, Duration warmUp, int callers, Duration every, long seed) throws Exception {
        try (Child server = Child.start(SoakServer.class);
                FaultProxy proxy = FaultProxy.start(server.answer(String.class));
                RpcClient client = RpcClient.builder()
                        .endpoint(proxy.endpoint())
                        .multiplexed()
                        .deadline(Duration.ofSeconds(30))
                        .build()) {
            long[] numbers = new long[callers];
            calls(client, numbers, warmUp);
            int capacity = (int) (calls(client, numbers, warmUp) / (warmUp.toMillis() / 1e3));
            int rate = Math.max(1, capacity / 2);
            return soak(client, proxy, server, numbers, length, every, seed, capacity, rate);
        }
    }

    /** As fast as they can; how many they made. */
    private static long calls(RpcClient client, long[] numbers, Duration time) throws InterruptedException {
        try (SoakCallers all = new SoakCallers(client, numbers, 0)) {
            Thread.sleep(time.toMillis());
            return all.all().getTotalCount();
        }
    }

    private static SoakResult soak(
            RpcClient client,
            FaultProxy proxy,
            Child server,
            long[] numbers,
            Duration length,
            Duration every,
            long seed,
            int capacity,
            int rate)
            throws Exception {
        Random random = new Random(seed);
        List<Disturbance> order = new ArrayList<>(List.of(Disturbance.values()));
        Collections.shuffle(order, random);
        List<SoakResult.Sample> samples = new ArrayList<>();
        List<String> disturbances = new ArrayList<>();
        long begin = System.nanoTime();
        SoakCallers callers = new SoakCallers(client, numbers, rate);
        try (callers) {
            for (long end = every.toNanos(); end <= length.toNanos(); end += every.toNanos()) {
                sleepUntil(begin + end - AFTERMATH.plus(Disturbance.LENGTH).toNanos());
                Disturbance next = order.get(disturbances.size() % order.size());
                callers.disturbed(true);
                // Here, because a collection disturbs as well.
                samples.add(sample(begin, server));
                disturbances.add(next.name());
                next.strike(proxy, server, random.nextLong());
                sleepUntil(begin + end);
                callers.disturbed(false);
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        samples.add(sample(begin, server));
        SoakServer.State state = state(server);
        long calls = 0;
        for (long number : numbers) {
            calls += number;
        }
        Throwable loss = callers.firstLoss();
        return new SoakResult(
                seed,
                seconds,
                capacity,
                rate,
                calls,
                callers.wrong(),
                callers.lost(),
                state.executed(),
                state.twice(),
                state.skipped(),
                SoakResult.Latency.of(callers.calm()),
                SoakResult.Latency.of(callers.all()),
                samples,
                disturbances,
                loss == null ? null : loss.toString());
    }

    private static void sleepUntil(long time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time - System.nanoTime());
    }

    private static SoakResult.Sample sample(long begin, Child server) throws Exception {
        SoakServer.State state = state(server);
        return new SoakResult.Sample(
                (System.nanoTime() - begin) / 1e9,
                state.memory().heapBytes(),
                state.threads(),
                Memory.now().heapBytes(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static SoakServer.State state(Child server) throws Exception {
        return server.ask(Command.of(Command.Kind.MEMORY), SoakServer.State.class);
    }
}
