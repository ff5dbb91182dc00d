package io.privateer.rpc.store.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A handler's view of its connection: all but the end of the transaction, which belongs to the framework. */
final class GuardedConnection implements InvocationHandler {
    private static final Set<String> REFUSED = Set.of("commit", "setAutoCommit", "abort", "beginRequest", "endRequest");

    /** What changes the connection beyond the transaction: it is not used for another one then. */
    private static final Set<String> LASTING = Set.of(
            "setTransactionIsolation",
            "setReadOnly",
            "setSchema",
            "setCatalog",
            "setHoldability",
            "setClientInfo",
            "setNetworkTimeout");

    private final Connection connection;
    private volatile boolean over;
    private volatile boolean changed;

    private GuardedConnection(Connection connection) {
        this.connection = connection;
    }

    static GuardedConnection of(Connection connection) {
        return new GuardedConnection(connection);
    }

    Connection asConnection() {
        return (Connection) Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    /** The handler has returned: whatever still holds the connection gets nowhere. */
    void end() {
        over = true;
    }

    boolean isChanged() {
        return changed;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (method.getDeclaringClass() == Object.class) {
            return switch (name) {
                case "equals" -> arguments != null && arguments[0] == proxy;
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "transaction of a handler over " + connection;
            };
        }
        if (name.equals("close")) {
            return null;
        }
        if (name.equals("isClosed") && over) {
            return true;
        }
        if (over) {
            throw new SQLException(
                    "the handler has returned, and its transaction is over: " + name + "() comes too late");
        }
        boolean wholeRollback = name.equals("rollback") && (arguments == null || arguments.length == 0);
        if (REFUSED.contains(name) || wholeRollback) {
            throw new SQLException(name + "() belongs to the framework: return from the handler to commit its effect"
                    + " together with its result, throw to roll it back");
        }
        changed |= LASTING.contains(name);
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
