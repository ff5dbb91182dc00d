package io.privateer.rpc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.privateer.rpc.TextService;
import io.privateer.rpc.call.Attempt;
import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallId;
import io.privateer.rpc.call.Outcome;
import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.call.ServerInterceptor;
import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.codec.Bodies;
import io.privateer.rpc.codec.CodecLimits;
import io.privateer.rpc.service.ServiceBinding;
import io.privateer.rpc.wire.BodyCodec;
import io.privateer.rpc.wire.InWords;
import io.privateer.rpc.wire.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What each way in which a handler may end is called on the wire. */
final class DispatcherTest {
    private static final String PLACE = "test.Text/Place";
    private static final byte[] BOOK = Bodies.encodeProto(TextService.CODEC, "book", CodecLimits.DEFAULTS);

    private static Dispatcher dispatcher(
            ServiceBinding.Handler<String, String> handler, ServerInterceptor... interceptors) {
        return new Dispatcher(List.of(TextService.binding(handler)), List.of(interceptors), CodecLimits.DEFAULTS, null);
    }

    private static String execute(Dispatcher dispatcher, String method, BodyCodec codec, byte[] body) {
        Request request = Request.call(InWords.id("me"), 1, method, codec, body);
        return InWords.of(dispatcher.execute(request, new ServedCall(request, System.nanoTime())));
    }

    private static String place(ServiceBinding.Handler<String, String> handler, ServerInterceptor... interceptors) {
        return execute(dispatcher(handler, interceptors), PLACE, BodyCodec.PROTOBUF, BOOK);
    }

    private static String failed(String words) {
        return "client=me sequence=1 " + words;
    }

    private static String result(String text) {
        return failed("executed=YES body=\n" + (char) text.length() + text + " settled=true");
    }

    @Test
    void aResultIsExecutedAndSettled() {
        assertEquals(result("a book"), place(item -> "a " + item));
    }

    @Test
    void aCallInJsonIsAnsweredInJson() {
        String reply = execute(
                dispatcher(item -> "a " + item),
                PLACE,
                BodyCodec.JSON,
                "{\"text\":\"film\"}".getBytes(StandardCharsets.UTF_8));
        assertEquals(failed("executed=YES body={\"text\":\"a film\"} settled=true"), reply);
    }

    @Test
    void aMethodThatNobodyServesIsNotExecuted() {
        assertEquals(
                failed("code=UNIMPLEMENTED message='nobody here serves test.Text/Gone' executed=NO"),
                execute(dispatcher(item -> item), "test.Text/Gone", BodyCodec.PROTOBUF, BOOK));
    }

    @Test
    void anArgumentThatCannotBeDecodedIsNotExecuted() {
        List<String> handled = new ArrayList<>();
        String reply = execute(
                dispatcher(item -> {
                    handled.add(item);
                    return item;
                }),
                PLACE,
                BodyCodec.JSON,
                "{\"text\":7}".getBytes(StandardCharsets.UTF_8));
        assertEquals(true, reply.startsWith(failed("code=INVALID_ARGUMENT message=")), reply);
        assertEquals(true, reply.endsWith("executed=NO"), reply);
        assertEquals(List.of(), handled);
    }

    @Test
    void aTypedErrorIsAbortedWithItsNameAndItsFields() {
        assertEquals(
                failed("code=ABORTED message='sold out' detail={name=test.Refused body=\n\bsold out} executed=YES"),
                place(item -> {
                    throw new TextService.Refused("sold out");
                }));
    }

    @ParameterizedTest
    @EnumSource(
            value = StatusCode.class,
            names = {"OK", "WRONG_SCOPE"},
            mode = Mode.EXCLUDE)
    void aHandlerMayEndWithAnyCodeButOkAndWrongScope(StatusCode code) {
        assertEquals(failed("code=" + code + " message='no more' executed=YES"), place(item -> {
            throw RpcException.of(code, "no more");
        }));
    }

    @ParameterizedTest
    @EnumSource(
            value = StatusCode.class,
            names = {"OK", "WRONG_SCOPE"})
    void aHandlerCannotFailWithASuccessOrAnotherServersWord(StatusCode code) {
        assertThrows(IllegalArgumentException.class, () -> RpcException.of(code, "no"));
    }

    private static String internal(String type) {
        return failed("code=INTERNAL message='the handler failed with " + type
                + "; the server's log has more under call " + InWords.id("me") + "/1' executed=YES");
    }

    @Test
    void whatAHandlerDidNotDeclareIsInternalAndItsMessageStaysHere() {
        assertEquals(internal("IllegalStateException"), place(item -> {
            throw new IllegalStateException("password=hunter2");
        }));
    }

    @Test
    void theFailureOfACallThatTheHandlerMadeIsNotTheHandlersOwnWord() {
        List<Attempt> attempts = List.of(new Attempt("tcp://inner", 1, Duration.ZERO, "silence"));
        assertEquals(internal("RpcException"), place(item -> {
            throw new RpcException(
                    StatusCode.UNAVAILABLE, Outcome.UNKNOWN, "no reply", false, attempts, new CallId("x", 1), null);
        }));
        // One that failed before it was sent has neither attempts nor an identity.
        assertEquals(internal("RpcException"), place(item -> {
            throw new RpcException(
                    StatusCode.RESOURCE_EXHAUSTED, Outcome.NOT_EXECUTED, "full", false, List.of(), null, null);
        }));
    }

    @Test
    void errorsThatAThreadSurvivesAreInternal() {
        assertEquals(internal("StackOverflowError"), place(item -> {
            throw new StackOverflowError();
        }));
        assertEquals(internal("AssertionError"), place(item -> {
            throw new AssertionError("secret");
        }));
        assertEquals(internal("NoClassDefFoundError"), place(item -> {
            throw new NoClassDefFoundError("gone");
        }));
    }

    @Test
    void anErrorOfTheVirtualMachineIsPassedOn() {
        assertThrows(
                OutOfMemoryError.class,
                () -> place(item -> {
                    throw new OutOfMemoryError("heap");
                }));
    }

    @Test
    @SuppressWarnings("NullAway")
    void aHandlerThatReturnsNothingIsInternal() {
        assertEquals(internal("NullPointerException"), place(item -> null));
    }

    @Test
    void aResultOverTheLimitIsExecuted() {
        Dispatcher small = new Dispatcher(
                List.of(TextService.binding(item -> "x".repeat(100))),
                List.of(),
                CodecLimits.DEFAULTS.withMaxMessageBytes(50),
                null);
        assertEquals(
                failed(
                        "code=RESOURCE_EXHAUSTED message='the result cannot be sent: body is over maxMessageBytes = 50 bytes"
                                + " (Text.text)' executed=YES"),
                execute(small, PLACE, BodyCodec.PROTOBUF, BOOK));
    }

    @Test
    void aTypedErrorOverTheLimitIsExecuted() {
        Dispatcher small = new Dispatcher(
                List.of(TextService.binding(item -> {
                    throw new TextService.Refused("x".repeat(100));
                })),
                List.of(),
                CodecLimits.DEFAULTS.withMaxMessageBytes(50),
                null);
        assertEquals(
                failed("code=RESOURCE_EXHAUSTED message='the error test.Refused cannot be sent: body is over"
                        + " maxMessageBytes = 50 bytes (Text.text)' executed=YES"),
                execute(small, PLACE, BodyCodec.PROTOBUF, BOOK));
    }

    @Test
    void interceptorsWrapTheHandlerInTheirOrder() {
        ServerInterceptor outer = (context, request, next) -> "<" + next.proceed(request + "1") + ">";
        ServerInterceptor inner = (context, request, next) -> "(" + next.proceed(request + "2") + ")";
        assertEquals(result("<(book12)>"), place(item -> item, outer, inner));
    }

    @Test
    void anInterceptorMayEndTheCallWithoutItsHandler() {
        ServerInterceptor closed = (context, request, next) -> {
            throw RpcException.of(StatusCode.PERMISSION_DENIED, "closed");
        };
        List<String> handled = new ArrayList<>();
        assertEquals(
                failed("code=PERMISSION_DENIED message=closed executed=YES"),
                place(
                        item -> {
                            handled.add(item);
                            return item;
                        },
                        closed));
        assertEquals(List.of(), handled);
    }

    @Test
    void theHandlerSeesItsCallAndNobodyDoesAfterwards() {
        assertEquals(result("test.Text/Place 1"), place(item -> {
            CallContext context = CallContext.current();
            return context == null
                    ? "nothing"
                    : context.method() + " " + context.callId().sequence();
        }));
        assertNull(CallContext.current());
    }

    @Test
    void methodsAreToldWithTheirKind() {
        assertEquals(
                Map.of("test.Text/Place", false, "test.Text/Find", true),
                dispatcher(item -> item).methods());
    }

    @Test
    void twoBindingsOfOneMethodAreRefused() {
        ServiceBinding binding = TextService.binding(item -> item);
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new Dispatcher(List.of(binding, binding), List.of(), CodecLimits.DEFAULTS, null));
        assertEquals("two bindings serve test.Text/Place", refused.getMessage());
    }
}
