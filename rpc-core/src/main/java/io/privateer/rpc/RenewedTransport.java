package io.privateer.rpc;

import io.privateer.rpc.transport.ClientTransport;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's transport, which is made anew when it is dead, and waited for while there is none to be had. Belongs to the
 * client's thread, but for {@link #wake}.
 */
final class RenewedTransport {
    private static final Logger LOG = LoggerFactory.getLogger(RenewedTransport.class);

    private final String name;
    private final Supplier<ClientTransport> transports;
    private volatile ClientTransport current;
    /** Whether the current one lives. If not, another one is made when the pause is over. */
    private boolean usable = true;

    private final GrowingPause pause = new GrowingPause();

    /** @param transports makes one, and another one whenever that is dead */
    RenewedTransport(String name, Supplier<ClientTransport> transports) {
        this.name = name;
        this.transports = transports;
        this.current = transports.get();
    }

    ClientTransport current() {
        return current;
    }

    /** From any thread. */
    void wake() {
        current.wake();
    }

    /** As a transport does; where there is none, time passes. */
    void poll(long timeoutNanos) {
        if (usable) {
            current.poll(timeoutNanos);
        } else {
            LockSupport.parkNanos(Math.min(GrowingPause.FIRST, timeoutNanos));
        }
    }

    /** What is there is not to be used any more. */
    void abandon(long now) {
        usable = false;
        pause.restart(now);
        try {
            current.close();
        } catch (RuntimeException | Error e) {
            LOG.warn("{}: the dead transport cannot be closed in order", name, e);
        }
    }

    /**
     * Makes another one, if that is wanted and due. What stands in the way, such as a full file table, is waited for.
     *
     * @return the new one; {@code null} if there is none
     */
    @Nullable
    ClientTransport renew(long now) {
        if (usable || !pause.isOver(now)) {
            return null;
        }
        try {
            current = transports.get();
            usable = true;
            return current;
        } catch (RuntimeException | Error e) {
            LOG.error("{}: no transport to be had, it is tried again", name, e);
            pause.failed(now);
            return null;
        }
    }

    void close() {
        current.close();
    }
}
