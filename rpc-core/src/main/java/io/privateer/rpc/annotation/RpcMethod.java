package io.privateer.rpc.annotation;

import io.privateer.rpc.call.Priority;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Settings of one service method. A method without it is deduplicated and keeps all defaults. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface RpcMethod {
    /** The method's name on the wire. Default: its Java name with an upper-case first letter. */
    String name() default "";

    /**
     * Whether executing a call twice is as good as executing it once. Default: {@code false}, and then a call executes at
     * most once however often it is sent. {@code true} lets the client send it again anywhere, also to another server
     * that may not know of the first execution. Changing {@code true} to {@code false} breaks stubs that are already out:
     * they send no scope.
     */
    boolean idempotent() default false;

    /**
     * The default deadline of a call, a number and a unit: {@code "200ms"}, {@code "2s"}, {@code "5m"}, {@code "1h"}.
     * Default: the client's own. {@code CallOptions} override it for one call.
     */
    String timeout() default "";

    /**
     * Whether the handler returns within microseconds and never waits, so that it may run on the thread that owns the
     * server's socket and save two thread hand-offs. Default: {@code false}. A handler that waits there stops the whole
     * server.
     */
    boolean nonBlocking() default false;

    /**
     * Whether its calls are sent to a second server as well when the first has not answered: after a time ({@code "20ms"}, 1 ms
     * to 1 h), or after as long as 95 % of the recent ones took ({@code "p95"}). Default: the client's own setting, which is
     * off. For idempotent methods only. {@code CallOptions} override it for one call.
     */
    String hedge() default "";

    /**
     * How important its calls are when a server has more than it can serve. Default: {@link Priority#DEFAULT}. Calls made
     * inside a handler have the handler's own priority instead, and {@code CallOptions} override both.
     */
    Priority priority() default Priority.DEFAULT;

    /**
     * Whether the handler runs inside a transaction of the server's reply store, so that its effect and the call's record are
     * committed together. Default: {@code false}. Then a call whose server dies is executed again, because nothing of it is
     * left, where any other ends as UNKNOWN. The handler asks for its connection with {@code TransactionContext.connection()}
     * of {@code rpc-store-jdbc}; what it throws rolls its effect back and is the result. The database may have the handler
     * executed more than once, so what it does elsewhere is not covered. Excludes {@code idempotent} and {@code nonBlocking}.
     * A matter of the server: it is not in the lock file, and callers need not know.
     */
    boolean transactional() default false;
}
