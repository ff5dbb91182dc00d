package io.privateer.rpc.testkit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** What the tests run in a process of its own; the first argument says what it does. */
final class ChildMain {
    private ChildMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        switch (arguments[0]) {
            case "exit" -> {
                System.out.println("to standard output");
                System.err.println("to standard error");
                System.exit(Integer.parseInt(arguments[1]));
            }
            case "watch" -> {
                ExitWithParent.watch();
                System.out.println("ready, port 4711");
                forever();
            }
            case "deaf" -> {
                System.out.println("ready");
                forever();
            }
            case "count" -> {
                ExitWithParent.watch();
                for (int i = 0; true; i++) {
                    System.out.println("count " + i);
                    LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
                }
            }
            case "hook" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("the hook ran")));
                System.out.println("ready");
                forever();
            }
            case "start" -> {
                ExitWithParent.watch();
                // Not closed: what becomes of it is what the test is about.
                @SuppressWarnings({"resource", "MustBeClosedChecker"})
                JavaProcess child =
                        JavaProcess.of(ChildMain.class).arguments(arguments[1]).start();
                child.awaitLine("ready", Duration.ofSeconds(20));
                System.out.println("child " + child.pid());
                if (arguments[2].equals("exit")) {
                    System.exit(0);
                }
                forever();
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void forever() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
