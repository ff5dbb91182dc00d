package io.privateer.rpc.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sends signals to processes, on systems that have them. Thread-safe. */
public final class Signals {
    private Signals() {}

    /**
     * Sends one.
     *
     * @param signal its name without SIG, such as {@code STOP}
     * @param atMost how long to wait until it is sent
     * @return whether it was; not if the process has ended
     * @throws IOException if there is no shell
     */
    public static boolean send(ProcessHandle process, String signal, Duration atMost)
            throws IOException, InterruptedException {
        // The shell's own kill: there is no program of that name on every system.
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
                .inheritIO()
                .start();
        boolean sent = kill.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS) && kill.exitValue() == 0;
        if (!sent) {
            kill.destroyForcibly();
        }
        return sent;
    }
}
