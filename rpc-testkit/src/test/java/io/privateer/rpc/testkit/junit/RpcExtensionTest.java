package io.privateer.rpc.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.testkit.CallHistory;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.FaultyServer;
import io.privateer.rpc.testkit.Resources;
import io.privateer.rpc.testkit.proof.TextService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The extension, by test classes that JUnit runs as it would run a user's; nested ones, so that nothing else runs them. */
class RpcExtensionTest {
    static class Handed {
        @RegisterExtension
        final RpcExtension rpc = RpcExtension.serving(() -> TextService.binding(text -> text + "!"))
                .server(builder -> builder.workers(2).name("rpc-mine"))
                .client(builder -> builder.name("rpc-caller").deadline(Duration.ofSeconds(20)));

        private String endpointBefore = "";

        @BeforeEach
        void before(FaultyServer server) {
            endpointBefore = server.endpoint();
        }

        @Test
        void everythingByType(
                Words words,
                FaultyServer faulty,
                RpcServer server,
                RpcClient client,
                FaultProxy proxy,
                CallHistory history) {
            assertEquals("a!", words.place("a"));
            assertSame(faulty.server(), server);
            assertSame(faulty.network(), proxy);
            assertSame(faulty.history(), history);
            assertEquals(endpointBefore, proxy.endpoint());
            assertNotEquals(endpointBefore, server.endpoint());
            assertEquals(1, client.statistics().calls());
            assertEquals(1, history.calls().size());
            assertTrue(Resources.threads("rpc-mine").size() > 2);
            assertTrue(Resources.threads("rpc-caller").size() > 0);
        }

        @Test
        void theAsynchronousTwinWhoseCallsAreInTheHistoryToo(
                WordsAsync words, CallHistory history, FaultyServer server) {
            server.loseReply();
            assertEquals("a!", words.place("a").join());
            assertEquals(Outcome.EXECUTED, history.calls().get(0).outcome());
            assertEquals(1, history.calls().get(0).executions().size());
        }

        @Test
        void itsOwnServer(Words words, CallHistory history) {
            assertEquals(0, history.calls().size());
            assertEquals("b!", words.place("b"));
        }

        @AfterEach
        void after(FaultyServer server) {
            assertEquals(endpointBefore, server.endpoint());
        }
    }

    static class Lied {
        static final AtomicInteger CALLS = new AtomicInteger();

        @RegisterExtension
        final RpcExtension rpc = RpcExtension.serving(() -> TextService.binding(text -> text + "!"))
                .client(builder -> builder.intercept((call, next) -> {
                    CALLS.incrementAndGet();
                    next.proceed(call);
                    return "somebody else's";
                }));

        @Test
        void passesByItself(Words words) {
            assertEquals("somebody else's", words.place("a"));
        }
    }

    static class Unknown {
        @RegisterExtension
        final RpcExtension rpc = RpcExtension.serving(() -> TextService.binding(text -> text));

        @Test
        void wants(Runnable noService) {
            noService.run();
        }
    }

    private static TestExecutionSummary run(Class<?> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private static List<String> failures(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(failure -> String.valueOf(failure.getException().getMessage()))
                .toList();
    }

    @Test
    void handsOutWhatATestAsksForAndLeavesNothingBehind() {
        // Once before, for what the JVM itself opens with the first connection and keeps.
        run(Handed.class);
        Resources before = Resources.snapshot("rpc-", "fault");
        TestExecutionSummary summary = run(Handed.class);
        assertEquals(List.of(), failures(summary));
        assertEquals(3, summary.getTestsSucceededCount());
        before.awaitReleased(Duration.ofSeconds(10));
    }

    @Test
    void failsATestWhoseCallsAreNotAsPromised() {
        TestExecutionSummary summary = run(Lied.class);
        assertEquals(1, Lied.CALLS.get());
        assertEquals(1, failures(summary).size());
        String message = failures(summary).get(0);
        assertTrue(message.contains("its caller got a result that is not its own"), message);
        assertTrue(message.contains("proof.Text/Place a"), message);
    }

    @Test
    void leavesOtherParametersToOthers() {
        TestExecutionSummary summary = run(Unknown.class);
        assertTrue(
                failures(summary).get(0).contains("No ParameterResolver registered"),
                failures(summary).get(0));
    }
}
