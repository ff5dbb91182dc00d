package io.privateer.rpc.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.ClientInterceptor;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.Priority;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The checker against runtimes that lie, each in its own way: a check that finds nothing here finds nothing ever. */
class CallHistoryTest {
    private record Ask(String text) {}

    private record Answer(byte[] bytes) {}

    private final CallHistory history = new CallHistory();

    /** A runtime that does what it is told with a call on its way between client and server. */
    private interface Carrier {
        @Nullable
        Object carry(ClientInterceptor.Call call) throws Exception;
    }

    private @Nullable Object call(boolean idempotent, Carrier carrier) {
        return history.callers()
                .intercept(
                        new ClientInterceptor.Call("test.Text/Place", idempotent, new Ask("x"), CallOptions.DEFAULTS),
                        call -> {
                            try {
                                return carrier.carry(call);
                            } catch (RuntimeException e) {
                                throw e;
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });
    }

    private @Nullable Object execute(ClientInterceptor.Call call) throws Exception {
        return history.handlers()
                .intercept(new Context(call.options().metadata()), call.request(), request -> answer("x"));
    }

    private static Answer answer(String text) {
        return new Answer(text.getBytes(UTF_8));
    }

    private record Context(Map<String, String> metadata) implements CallContext {
        @Override
        public CallId callId() {
            return new CallId("00", 1);
        }

        @Override
        public String method() {
            return "test.Text/Place";
        }

        @Override
        public int attempt() {
            return 3;
        }

        @Override
        public Priority priority() {
            return Priority.DEFAULT;
        }

        @Override
        public Duration remaining() {
            return Duration.ofSeconds(1);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private static RpcException failed(Outcome outcome) {
        return new RpcException(StatusCode.UNAVAILABLE, outcome, "gone", false, List.of(), null, null);
    }

    private String found() {
        return String.valueOf(assertThrows(AssertionError.class, history::check).getMessage());
    }

    @Test
    void goodHistoryPasses() {
        call(false, this::execute);
        call(true, call -> {
            execute(call);
            return execute(call);
        });
        assertThrows(
                RpcException.class,
                () -> call(false, call -> {
                    throw failed(Outcome.NOT_EXECUTED);
                }));
        assertThrows(
                RpcException.class,
                () -> call(false, call -> {
                    execute(call);
                    throw failed(Outcome.UNKNOWN);
                }));
        history.check();
        assertEquals(4, history.calls().size());
        assertEquals(
                List.of("attempt 3: "
                        + history.calls().get(0).executions().get(0).result()),
                history.calls().get(0).executions().stream()
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void secondExecutionOfADeduplicatedCallIsFound() {
        call(false, call -> {
            execute(call);
            return execute(call);
        });
        assertTrue(found().contains("a deduplicated call, executed 2 times: test.Text/Place Ask[text=x]"), found());
    }

    @Test
    void successWithoutAnExecutionIsFound() {
        history.handlers();
        call(true, call -> answer("x"));
        assertTrue(found().contains("a success that was never executed"), found());
    }

    @Test
    void resultOfAnotherCallIsFound() {
        call(false, call -> {
            execute(call);
            return answer("y");
        });
        assertTrue(found().contains("its caller got a result that is not its own"), found());
    }

    @Test
    void executedCallThatIsToldAsNotExecutedIsFound() {
        assertThrows(
                RpcException.class,
                () -> call(true, call -> {
                    execute(call);
                    throw failed(Outcome.NOT_EXECUTED);
                }));
        assertTrue(found().contains("told as NOT_EXECUTED, and executed 1 times"), found());
    }

    @Test
    void failureThatIsToldAsExecutedAndWasNotIsFound() {
        history.handlers();
        assertThrows(
                RpcException.class,
                () -> call(false, call -> {
                    throw failed(Outcome.EXECUTED);
                }));
        assertTrue(found().contains("told as EXECUTED, and never executed"), found());
    }

    @Test
    void ledgerOfTheUsersOwnDecides() {
        call(false, this::execute);
        history.check();
        AssertionError twice = assertThrows(AssertionError.class, () -> history.check(call -> 2));
        assertTrue(String.valueOf(twice.getMessage()).contains("executed 2 times"), twice::getMessage);
    }

    @Test
    void historyThatWatchesNoHandlersRefusesToFindNothing() {
        assertThrows(IllegalStateException.class, history::check);
    }

    @Test
    void callsOfOthersAreLeftAlone() throws Exception {
        Object result = history.handlers().intercept(new Context(Map.of()), new Ask("x"), request -> answer("z"));
        assertTrue(SameValue.of(answer("z"), result));
        history.check();
        assertEquals(List.of(), history.calls());
    }
}
