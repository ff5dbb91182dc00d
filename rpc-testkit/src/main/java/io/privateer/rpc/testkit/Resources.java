package io.privateer.rpc.testkit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The threads and descriptors that this process had at one moment, to be compared with those that it has later: what is
 * more by then has leaked. Immutable and thread-safe; others who open something meanwhile are blamed too, so tests that
 * use it do not run in parallel.
 *
 * <p>Of descriptors only those of communication count (sockets, pipes, selectors): the JVM itself opens files whenever it
 * loads a class. They are read from {@code /proc}, so on Linux only; elsewhere reading them throws
 * {@link IllegalStateException}.
 */
public final class Resources {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final List<String> prefixes;
    private final Set<Long> threads;
    private final List<String> descriptors;

    private Resources(List<String> prefixes) {
        this.prefixes = prefixes;
        this.threads = threadsNamed(prefixes).keySet();
        this.descriptors = descriptors();
    }

    /**
     * What there is now.
     *
     * @param threadPrefixes how the names of the threads begin that count; none: every thread counts
     */
    public static Resources snapshot(String... threadPrefixes) {
        return new Resources(List.of(threadPrefixes));
    }

    /** The names of all live threads that begin like this, sorted. */
    public static List<String> threads(String prefix) {
        return threadsNamed(List.of(prefix)).values().stream().sorted().toList();
    }

    /**
     * What this process's sockets, pipes and selectors are, {@code socket:[4711]} for instance, one entry for each
     * descriptor, sorted.
     */
    public static List<String> descriptors() {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path link : links) {
                String target = target(link);
                if (target.startsWith("socket:") || target.startsWith("pipe:") || target.startsWith("anon_inode:")) {
                    found.add(target);
                }
            }
        } catch (IOException notLinux) {
            throw new IllegalStateException(
                    "cannot read " + DESCRIPTORS + ": descriptors are counted on Linux only", notLinux);
        }
        return found.stream().sorted().toList();
    }

    /**
     * Waits until nothing is left that was not there at the snapshot. The wait is for what ends by itself a moment after
     * its owner's {@code close} returned.
     *
     * @throws AssertionError naming the threads, with their stacks, and the descriptors that are still there by then
     */
    public void awaitReleased(Duration atMost) {
        Await.until(
                atMost, () -> leakedThreads().isEmpty() && leakedDescriptors().isEmpty(), this::describeLeaks);
    }

    private String describeLeaks() {
        String stacks = Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> leakedThreads().containsKey(entry.getKey().getId()))
                .map(entry -> entry.getKey().getName() + " at " + List.of(entry.getValue()))
                .sorted()
                .collect(Collectors.joining("; "));
        return "leaked threads: [" + stacks + "], leaked descriptors: " + leakedDescriptors();
    }

    private Map<Long, String> leakedThreads() {
        Map<Long, String> now = threadsNamed(prefixes);
        now.keySet().removeAll(threads);
        return now;
    }

    /** By what a descriptor is, not by its number: a number is given out again at once. */
    private List<String> leakedDescriptors() {
        List<String> now = new ArrayList<>(descriptors());
        // One by one, for selectors have no name of their own.
        descriptors.forEach(now::remove);
        return now;
    }

    private static Map<Long, String> threadsNamed(List<String> prefixes) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> prefixes.isEmpty() || prefixes.stream().anyMatch(thread.getName()::startsWith))
                .collect(Collectors.toMap(Thread::getId, Thread::getName, (one, other) -> one, TreeMap::new));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
