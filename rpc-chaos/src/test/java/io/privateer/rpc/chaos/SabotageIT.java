package io.privateer.rpc.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcClientBuilder;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.RpcServerBuilder;
import io.privateer.rpc.testkit.Await;
import io.privateer.rpc.testkit.Direction;
import io.privateer.rpc.testkit.Envelopes;
import io.privateer.rpc.testkit.Fault;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.ProxiedMessage;
import io.privateer.rpc.testkit.proof.TextService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The checker of the chaos against systems in which one rule of the protocol is broken, on real sockets: each time somebody
 * between client and server, or between front and worker, rewrites what they say. The same happens without the sabotage,
 * and then there is nothing to find.
 */
@Timeout(60)
final class SabotageIT {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** What goes wrong on the way in each case, so that the broken rule would have been needed. */
    enum Case {
        DEDUPLICATION_OFF(" times: ") {
            @Override
            void happens(Stage stage) {
                stage.proxy.next(Direction.TO_CLIENT, 1, Envelopes.result(), new Fault.Drop());
                stage.call("a");
            }

            @Override
            void sabotage(FaultProxy proxy, Rewriting rewriting) {
                rewriting.everyCopyIsANewCall(proxy, true);
            }
        },
        IDS_CHANGED_BETWEEN_ATTEMPTS(" times: ") {
            @Override
            void happens(Stage stage) {
                DEDUPLICATION_OFF.happens(stage);
            }

            @Override
            void sabotage(FaultProxy proxy, Rewriting rewriting) {
                rewriting.everyCopyIsANewCall(proxy, false);
            }
        },
        RECORDS_FORGOTTEN_EARLY(" times: ") {
            @Override
            RpcServerBuilder server(RpcServerBuilder builder) {
                return builder.retention(Duration.ofSeconds(1));
            }

            @Override
            RpcClientBuilder client(RpcClientBuilder builder) {
                return builder.attemptTimeout(Duration.ofMillis(1_500));
            }

            @Override
            void happens(Stage stage) {
                DEDUPLICATION_OFF.happens(stage);
            }

            @Override
            void sabotage(FaultProxy proxy, Rewriting rewriting) {
                rewriting.everyCopyIsBoundAnew(proxy);
            }
        },
        REFUSAL_TOLD_AS_THE_LAST_WORD("NOT_EXECUTED, and was") {
            @Override
            void happens(Stage stage) {
                // The first copy is on its way for long, the second one arrives without any time left.
                stage.proxy.next(Direction.TO_SERVER, 1, Envelopes.call(), new Fault.Delay(Duration.ofSeconds(3)));
                stage.proxy.next(Direction.TO_SERVER, 1, Envelopes.call(), new Fault.Rewrite(Rewriting::withoutTime));
                stage.call("a");
                Await.until(
                        LONG,
                        () -> stage.proxy.statistics().toServer().received()
                                == stage.proxy.statistics().toServer().forwarded(),
                        "the first copy with the server");
            }

            @Override
            void sabotage(FaultProxy proxy, Rewriting rewriting) {
                rewriting.everyRefusalIsSettled(proxy);
            }
        },
        REPLY_TO_THE_WRONG_CALLER("a result that is not its own") {
            @Override
            void happens(Stage stage) {
                stage.call("a");
                stage.call("b");
            }

            @Override
            void sabotage(FaultProxy proxy, Rewriting rewriting) {
                rewriting.everyResultIsTheFirstOne(proxy);
            }
        },
        SEQUENCE_NUMBER_USED_TWICE("a result that is not its own") {
            @Override
            void happens(Stage stage) {
                stage.call("a");
                stage.call("b");
            }

            @Override
            void sabotage(FaultProxy proxy, Rewriting rewriting) {
                rewriting.everyCallHasTheFirstNumber(proxy);
            }
        },
        CALL_GIVEN_TO_A_WORKER_TWICE(" times: ") {
            @Override
            void happens(Stage stage) {
                // Long enough for the front to ask its worker what has become of it.
                stage.call("slow");
            }

            @Override
            void sabotage(FaultProxy proxy, Rewriting rewriting) {
                rewriting.everyQuestionIsTheCallAgain(proxy);
            }

            @Override
            boolean sabotagesTheHop() {
                return true;
            }
        },
        /** What the worker did after all comes to nothing, and whoever asks for it is told UNKNOWN for ever. */
        ZOMBIES_RESULT_DROPPED("UNKNOWN for good") {
            @Override
            void happens(Stage stage) {
                stage.callOfZombie("zombie");
                stage.call("next");
            }

            @Override
            void sabotage(FaultProxy proxy, Rewriting rewriting) {
                proxy.next(Direction.TO_CLIENT, 1, Envelopes.result(), new Fault.Drop());
            }

            @Override
            boolean sabotagesTheHop() {
                return true;
            }

            @Override
            boolean nobodyDies() {
                return true;
            }
        },
        /** What the worker did after all counts as the end of what it has in hand now, too. */
        ZOMBIES_RESULT_DOUBLED("a result that is not its own") {
            @Override
            void happens(Stage stage) {
                ZOMBIES_RESULT_DROPPED.happens(stage);
            }

            @Override
            void sabotage(FaultProxy proxy, Rewriting rewriting) {
                rewriting.everyResultIsTheFirstOne(proxy);
            }

            @Override
            boolean sabotagesTheHop() {
                return true;
            }

            @Override
            boolean nobodyDies() {
                return true;
            }
        };

        final String lie;

        Case(String lie) {
            this.lie = lie;
        }

        RpcServerBuilder server(RpcServerBuilder builder) {
            return builder;
        }

        RpcClientBuilder client(RpcClientBuilder builder) {
            return builder.attemptTimeout(Duration.ofMillis(400));
        }

        abstract void happens(Stage stage);

        abstract void sabotage(FaultProxy proxy, Rewriting rewriting);

        /** Whether it is between front and worker that somebody rewrites. */
        boolean sabotagesTheHop() {
            return false;
        }

        /** Whether all processes live, and remember: then no call is unknown to somebody who asks at the end. */
        boolean nobodyDies() {
            return false;
        }
    }

    /** A server, or a front with a worker behind another proxy, and one client. */
    private static final class Stage implements AutoCloseable {
        final Case that;
        final Path ledger;
        final Histories histories = new Histories();
        final FaultProxy hop = FaultProxy.start();
        /** By which the worker registers with its front. */
        final FaultProxy membership;

        final CountDownLatch zombieStarted = new CountDownLatch(1);
        final CountDownLatch zombieMayEnd = new CountDownLatch(1);
        final AtomicInteger workersResults = new AtomicInteger();
        final RpcServer front;
        final RpcServer worker;
        final FaultProxy proxy;
        final RpcClient client;

        Stage(Case that, Path ledger) {
            this.that = that;
            this.ledger = ledger;
            front = that.server(RpcServer.builder()
                            .name("front")
                            .bind("tcp://127.0.0.1:0")
                            .acceptWorkers())
                    .start();
            membership = FaultProxy.start(front.endpoint());
            worker = RpcServer.builder()
                    .name("worker")
                    .bind("tcp://127.0.0.1:0")
                    .serve(TextService.binding(this::execute))
                    .joinFront(membership.endpoint())
                    .advertise(hop.endpoint())
                    .start();
            hop.next(Direction.TO_CLIENT, 1, this::counted, new Fault.Drop());
            hop.target(worker.endpoint());
            proxy = FaultProxy.start(front.endpoint());
            client = that.client(RpcClient.builder()
                            .lockStep()
                            .endpoint(proxy.endpoint())
                            .deadline(LONG))
                    .build();
        }

        /** Counts the worker's results, and meets nothing. */
        private boolean counted(ProxiedMessage message) {
            if (Envelopes.result().test(message)) {
                workersResults.incrementAndGet();
            }
            return false;
        }

        private String execute(String key) {
            try {
                Files.writeString(ledger, key + " worker\n", StandardOpenOption.APPEND);
                if (key.startsWith("zombie")) {
                    zombieStarted.countDown();
                    zombieMayEnd.await();
                }
                if (key.startsWith("slow")) {
                    LockSupport.parkNanos(Duration.ofMillis(2_500).toNanos());
                }
                return Told.resultOf(key, "worker");
            } catch (IOException e) {
                throw new UncheckedIOException("the ledger cannot be written", e);
            } catch (InterruptedException e) {
                throw new IllegalStateException("the server ends", e);
            }
        }

        void call(String key) {
            histories.call(client, CallKind.PLAIN, key);
        }

        /** The worker cannot register while it is at this, is given up, comes back to its front, and ends its call. */
        void callOfZombie(String key) {
            Thread caller = new Thread(() -> call(key), "caller");
            caller.start();
            try {
                assertTrue(zombieStarted.await(LONG.toSeconds(), TimeUnit.SECONDS), "the handler was not called");
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
            membership.cut();
            ChaosIT.join(caller);
            membership.heal();
            int before = workersResults.get();
            zombieMayEnd.countDown();
            Await.until(LONG, () -> workersResults.get() > before, "the late result on its way");
        }

        /** What makes it a lie may still be on its way to a server. */
        void awaitLie() {
            histories.askLater();
            Await.until(
                    LONG,
                    () -> told().stream().anyMatch(lie -> lie.contains(that.lie)),
                    () -> that + " was not found: " + told());
        }

        List<String> lies() {
            histories.askLater();
            client.close();
            proxy.heal();
            hop.heal();
            // No handler runs any more then. The front would wait for acknowledgements that a sabotage may have eaten.
            worker.close(Duration.ofSeconds(3));
            front.close(Duration.ZERO);
            return told();
        }

        private List<String> told() {
            try {
                List<String> lies = new ArrayList<>(histories.lies(Files.readAllLines(ledger)));
                if (that.nobodyDies()) {
                    lies.addAll(histories.unknownForGood());
                }
                return lies;
            } catch (IOException e) {
                throw new UncheckedIOException("the ledger cannot be read", e);
            }
        }

        @Override
        public void close() {
            zombieMayEnd.countDown();
            client.close();
            front.close(Duration.ZERO);
            worker.close(Duration.ZERO);
            proxy.close();
            hop.close();
            membership.close();
        }
    }

    private static List<String> lies(Case that, Path folder, boolean sabotaged) throws IOException {
        Path ledger = Files.createFile(folder.resolve(sabotaged ? "sabotaged" : "sound"));
        try (Stage stage = new Stage(that, ledger)) {
            // The worker has joined, and the client knows its server.
            stage.call("warm-up");
            if (sabotaged) {
                that.sabotage(that.sabotagesTheHop() ? stage.hop : stage.proxy, new Rewriting());
            }
            that.happens(stage);
            if (sabotaged) {
                stage.awaitLie();
            }
            return stage.lies();
        }
    }

    @ParameterizedTest
    @EnumSource
    void checkerFindsWhatTheBrokenRuleLetsThrough(Case that, @TempDir Path folder) throws IOException {
        assertEquals(List.of(), lies(that, folder, false), "without any sabotage");
        List<String> found = lies(that, folder, true);
        System.out.println("sabotage: " + that + ": " + found);
        assertTrue(found.stream().anyMatch(lie -> lie.contains(that.lie)), () -> that + " was not found: " + found);
    }
}
