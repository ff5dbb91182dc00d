package io.privateer.rpc.zmq;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** Looks at this process's threads. */
final class Threads {
    private Threads() {}

    /** The names of all threads that start with this. */
    static List<String> named(String prefix) {
        return all(prefix).stream().map(Thread::getName).sorted().toList();
    }

    /** Processor time, in nanoseconds, that the living threads whose names start with this have used. */
    static long cpuNanos(String prefix) {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        return all(prefix).stream()
                .mapToLong(thread -> Math.max(0, bean.getThreadCpuTime(thread.getId())))
                .sum();
    }

    private static List<Thread> all(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .toList();
    }
}
