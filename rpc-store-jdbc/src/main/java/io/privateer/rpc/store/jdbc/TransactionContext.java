package io.privateer.rpc.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The transaction in which a transactional handler runs. */
public final class TransactionContext {
    private static final ThreadLocal<@Nullable HandlerTransaction> CURRENT = new ThreadLocal<>();

    private TransactionContext() {}

    /**
     * The connection of the current handler's transaction; the same one each time. What is done with it is committed
     * together with the call's result if the handler returns, and rolled back if it throws. The transaction begins with the
     * first call of this method.
     *
     * <p>The framework ends the transaction: {@code commit()}, {@code rollback()} without a savepoint and
     * {@code setAutoCommit} are refused, {@code close()} does nothing. Only for the handler's own thread, and only until it
     * returns.
     *
     * @throws IllegalStateException outside of a handler that is declared {@code @RpcMethod(transactional = true)}
     * @throws SQLException if no connection can be had; the framework executes the handler again when one can
     */
    public static Connection connection() throws SQLException {
        HandlerTransaction current = CURRENT.get();
        if (current == null) {
            throw new IllegalStateException("no transaction on this thread: declare the method"
                    + " @RpcMethod(transactional = true), and call this on the thread of its handler");
        }
        return current.connection();
    }

    static void set(@Nullable HandlerTransaction transaction) {
        if (transaction == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(transaction);
        }
    }
}
