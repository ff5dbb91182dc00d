package io.privateer.rpc.testkit;

import java.io.IOException;

/**
 * For the {@code main} of a {@link JavaProcess}: ends this process as soon as the one that started it is gone, even if
 * that one was killed and could not clean up.
 */
public final class ExitWithParent {
    /** The exit status of a process that outlived its parent: SIGHUP's, which a terminal sends in this case. */
    public static final int EXIT_STATUS = 129;

    private ExitWithParent() {}

    /**
     * Watches standard input, whose other end the parent holds open, in a daemon thread {@code exit-with-parent}. At its
     * end the process halts with {@link #EXIT_STATUS}, without shutdown hooks: one that hangs would keep it alive. Call it
     * first in {@code main}; nothing else may read standard input.
     */
    public static void watch() {
        Thread watcher = new Thread(ExitWithParent::haltAtEndOfInput, "exit-with-parent");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void haltAtEndOfInput() {
        byte[] ignored = new byte[64];
        try {
            while (System.in.read(ignored) >= 0) {
                // Nothing is ever sent: only the end matters.
            }
        } catch (IOException broken) {
            System.err.println("standard input broke, taken for its end: " + broken);
        }
        Runtime.getRuntime().halt(EXIT_STATUS);
    }
}
