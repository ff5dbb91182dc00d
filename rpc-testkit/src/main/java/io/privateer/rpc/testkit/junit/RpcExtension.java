package io.privateer.rpc.testkit.junit;

import io.privateer.rpc.RpcClient;
import io.privateer.rpc.RpcClientBuilder;
import io.privateer.rpc.RpcServer;
import io.privateer.rpc.RpcServerBuilder;
import io.privateer.rpc.service.ServiceBinding;
import io.privateer.rpc.testkit.CallHistory;
import io.privateer.rpc.testkit.FaultProxy;
import io.privateer.rpc.testkit.FaultyServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstantiationException;

/**
 * Starts a server before each test of a JUnit 5 class, hands out stubs, and checks after each test that no call ran twice
 * and no caller was told a lie.
 *
 * <pre>{@code
 * @RegisterExtension
 * final RpcExtension rpc = RpcExtension.serving(() -> OrdersBinding.of(new Shop()));
 *
 * @Test
 * void lostReplyIsNoSecondOrder(Orders orders, FaultyServer server) {
 *     server.loseReply();
 *     orders.place(order);
 * }
 * }</pre>
 *
 * <p>Test methods, and methods that run before and after each, may have parameters of these types: a service's interface,
 * whose generated stub they get; {@link FaultyServer}, {@link RpcServer}, {@link RpcClient}, {@link FaultProxy},
 * {@link CallHistory}. Each test has its own of each. Clients reach the server through the proxy.
 *
 * <p>Immutable, and safe for tests that run in parallel. Needs JUnit 5.10 or newer on the test's own class path: this
 * library brings none along.
 */
public final class RpcExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RpcExtension.class);

    /** What one test has. */
    private record Running(FaultyServer server, RpcClient client) {}

    private final List<Supplier<ServiceBinding>> services;
    private final UnaryOperator<RpcServerBuilder> serverSettings;
    private final UnaryOperator<RpcClientBuilder> clientSettings;

    private RpcExtension(
            List<Supplier<ServiceBinding>> services,
            UnaryOperator<RpcServerBuilder> serverSettings,
            UnaryOperator<RpcClientBuilder> clientSettings) {
        this.services = services;
        this.serverSettings = serverSettings;
        this.clientSettings = clientSettings;
    }

    /** Serves this service. The supplier is asked before each test, and whenever the server is started anew in one. */
    public static RpcExtension serving(Supplier<ServiceBinding> service) {
        return new RpcExtension(List.of(service), UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** This extension with one more service. */
    public RpcExtension and(Supplier<ServiceBinding> service) {
        List<Supplier<ServiceBinding>> more = new ArrayList<>(services);
        more.add(service);
        return new RpcExtension(List.copyOf(more), serverSettings, clientSettings);
    }

    /** This extension with more settings of the server. Default: the server's own defaults. */
    public RpcExtension server(UnaryOperator<RpcServerBuilder> settings) {
        return new RpcExtension(services, builder -> settings.apply(serverSettings.apply(builder)), clientSettings);
    }

    /** This extension with more settings of the client. Default: the client's own defaults. */
    public RpcExtension client(UnaryOperator<RpcClientBuilder> settings) {
        return new RpcExtension(services, serverSettings, builder -> settings.apply(clientSettings.apply(builder)));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running(context);
    }

    private Running running(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(this, any -> start(), Running.class);
    }

    private Running start() {
        FaultyServer.Builder builder = FaultyServer.serving(services.get(0)).settings(serverSettings);
        services.stream().skip(1).forEach(builder::and);
        FaultyServer server = builder.start();
        try {
            return new Running(server, clientSettings.apply(server.client()).build());
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    /**
     * Ends client and server, and checks the history of a test that has not failed already.
     *
     * @throws AssertionError if a call is not as promised
     */
    @Override
    public void afterEach(ExtensionContext context) {
        Running running = context.getStore(NAMESPACE).remove(this, Running.class);
        if (running == null) {
            return;
        }
        try (FaultyServer server = running.server) {
            server.heal();
            running.client.close();
            if (context.getExecutionException().isEmpty()) {
                server.history().check();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == FaultyServer.class
                || type == RpcServer.class
                || type == RpcClient.class
                || type == FaultProxy.class
                || type == CallHistory.class
                || Stubs.of(type).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new TestInstantiationException("parameters of " + RpcExtension.class.getSimpleName()
                    + " belong to test methods and to methods that run before and after each, not to the class");
        }
        Class<?> type = parameter.getParameter().getType();
        Running running = running(context);
        if (type == FaultyServer.class) {
            return running.server;
        }
        if (type == RpcServer.class) {
            return running.server.server();
        }
        if (type == RpcClient.class) {
            return running.client;
        }
        if (type == FaultProxy.class) {
            return running.server.network();
        }
        if (type == CallHistory.class) {
            return running.server.history();
        }
        return Stubs.make(Stubs.of(type).orElseThrow(), running.client);
    }
}
