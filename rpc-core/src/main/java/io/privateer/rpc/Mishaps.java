package io.privateer.rpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong in a server and for how long it counts. Thread-safe. */
final class Mishaps {
    /** How long something that is over still degrades a server: long enough for a look once a minute to see it. */
    static final long REMEMBERED = Duration.ofMinutes(1).toNanos();

    private int rebuilt;
    private long rebuiltAt;
    private String rebuiltWhy = "";
    private @Nullable String notListening;
    private int mistakes;
    private long mistakeAt;
    private String mistake = "";
    private long outOfMemory;
    private long outOfMemoryAt;
    private long acceptFailures;
    private long acceptFailedAt;

    /** The sockets were made anew. */
    synchronized void rebuilt(long now, Throwable why) {
        rebuilt++;
        rebuiltAt = now;
        rebuiltWhy = String.valueOf(why.getMessage());
        notListening = null;
    }

    /** The sockets cannot be made anew. */
    synchronized void notListening(String why) {
        notListening = why;
    }

    /** The server's own code failed at a request or a task, and went on. */
    synchronized void mistake(long now, Throwable what) {
        mistakes++;
        mistakeAt = now;
        mistake = what.toString();
    }

    /** How often memory has run out by now. */
    synchronized void outOfMemory(long now, long times) {
        if (times > outOfMemory) {
            outOfMemory = times;
            outOfMemoryAt = now;
        }
    }

    /** How many connections could not be accepted by now. */
    synchronized void acceptFailures(long now, long times) {
        if (times > acceptFailures) {
            acceptFailures = times;
            acceptFailedAt = now;
        }
    }

    synchronized int rebuilt() {
        return rebuilt;
    }

    /** Why it does not serve; {@code null} if it does. */
    synchronized @Nullable String down() {
        return notListening;
    }

    synchronized List<String> recent(long now) {
        List<String> recent = new ArrayList<>();
        if (rebuilt > 0 && now - rebuiltAt < REMEMBERED) {
            recent.add("the sockets were made anew " + ago(now, rebuiltAt) + ": " + rebuiltWhy);
        }
        if (mistakes > 0 && now - mistakeAt < REMEMBERED) {
            recent.add("a request or task failed in the server itself " + ago(now, mistakeAt) + ": " + mistake);
        }
        if (outOfMemory > 0 && now - outOfMemoryAt < REMEMBERED) {
            recent.add("memory ran out " + ago(now, outOfMemoryAt) + ", " + outOfMemory + " times in all");
        }
        if (acceptFailures > 0 && now - acceptFailedAt < REMEMBERED) {
            recent.add("connections could not be accepted " + ago(now, acceptFailedAt)
                    + ", is the limit of open files reached?");
        }
        return recent;
    }

    private static String ago(long now, long then) {
        return Math.max(0, (now - then) / 1_000_000_000) + " s ago";
    }
}
