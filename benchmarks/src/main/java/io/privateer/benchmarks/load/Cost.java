package io.privateer.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * What this process has used since it began.
 *
 * @param cpuNanos processor time of all its threads
 * @param allocatedBytes what its threads have allocated; of a thread that began and ended between two looks nothing is
 *     known
 */
public record Cost(long cpuNanos, long allocatedBytes) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Map<Long, Long> ALLOCATED = new HashMap<>();

    public static synchronized Cost now() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] > 0) {
                ALLOCATED.put(ids[i], bytes[i]);
            }
        }
        long allocated = ALLOCATED.values().stream().mapToLong(Long::longValue).sum();
        return new Cost(SYSTEM.getProcessCpuTime(), allocated);
    }

    /** What was used between an earlier look and this one. */
    public Cost since(Cost earlier) {
        return new Cost(cpuNanos - earlier.cpuNanos, allocatedBytes - earlier.allocatedBytes);
    }

    /** Both processes of a pair together. */
    public Cost plus(Cost other) {
        return new Cost(cpuNanos + other.cpuNanos, allocatedBytes + other.allocatedBytes);
    }
}
