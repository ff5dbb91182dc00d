package io.privateer.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.privateer.rpc.call.CallContext;
import io.privateer.rpc.call.CallOptions;
import io.privateer.rpc.call.Priority;
import io.privateer.rpc.service.ServiceBinding.Handler;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a call's priority comes from: its options, else the handler that makes it, else its method. */
@Timeout(60)
final class PriorityTest {
    private static final CallOptions NONE = CallOptions.DEFAULTS;

    private final List<Priority> seen = new CopyOnWriteArrayList<>();

    private Priority serving() {
        return Objects.requireNonNull(CallContext.current()).priority();
    }

    @Test
    void optionsOverrideTheMethod() {
        try (RpcServer server = server(text -> {
                    seen.add(serving());
                    return text;
                });
                RpcClient client = client(server)) {
            client.call(TextService.PLACE, "x", NONE);
            client.call(TextService.PLACE.withPriority(Priority.CRITICAL), "x", NONE);
            client.call(TextService.PLACE.withPriority(Priority.CRITICAL), "x", NONE.withPriority(Priority.BACKGROUND));
            assertEquals(List.of(Priority.DEFAULT, Priority.CRITICAL, Priority.BACKGROUND), seen);
        }
    }

    @Test
    void aCallInsideAHandlerInheritsItsPriority() {
        try (RpcServer inner = server(text -> {
                    seen.add(serving());
                    return text;
                });
                RpcClient toInner = client(inner);
                RpcServer outer = server(text -> {
                    toInner.call(TextService.FIND.withPriority(Priority.CRITICAL), text, NONE);
                    return toInner.call(TextService.FIND, text, NONE.withPriority(Priority.DEFAULT));
                });
                RpcClient client = client(outer)) {
            client.call(TextService.PLACE, "x", NONE.withPriority(Priority.BACKGROUND));
            assertEquals(List.of(Priority.BACKGROUND, Priority.DEFAULT), seen);
        }
    }

    private static RpcServer server(Handler<String, String> handler) {
        return RpcServer.builder()
                .bind("tcp://127.0.0.1:0")
                .serve(TextService.binding(handler))
                .start();
    }

    private static RpcClient client(RpcServer server) {
        return RpcClient.builder().endpoint(server.endpoint()).build();
    }
}
