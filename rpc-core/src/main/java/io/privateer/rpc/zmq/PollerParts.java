package io.privateer.rpc.zmq;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zmq.poll.IPollEvents;
import zmq.poll.Poller;

/**
 * What JeroMQ's poller keeps to itself, and a loop over its channels needs. There is none where JeroMQ is a module that is
 * not open to this one, or another release than the one that this was written for.
 */
final class PollerParts {
    private static final Logger LOG = LoggerFactory.getLogger(PollerParts.class);

    /** Static and final, because only such are compiled to a plain read: a turn reads two of each channel. */
    private static final class Fields {
        private static final Lookup POLLER = lookIn(Poller.class);
        private static final Lookup HANDLE = lookIn(Poller.Handle.class);

        static final VarHandle CHANNELS = field(POLLER, "fdTable", Set.class);
        static final VarHandle CHANGED = field(POLLER, "retired", boolean.class);
        static final VarHandle SELECTOR = field(POLLER, "selector", Selector.class);
        static final VarHandle STOPPING = field(POLLER, "stopping", AtomicBoolean.class);
        static final MethodHandle EXECUTE_TIMERS = executeTimers();
        static final VarHandle CHANNEL = field(HANDLE, "fd", SelectableChannel.class);
        static final VarHandle HANDLER = field(HANDLE, "handler", IPollEvents.class);
        static final VarHandle OPS = field(HANDLE, "ops", int.class);
        static final VarHandle CANCELLED = field(HANDLE, "cancelled", boolean.class);

        private static Lookup lookIn(Class<?> type) {
            try {
                return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }

        private static VarHandle field(Lookup of, String name, Class<?> type) {
            try {
                return of.findVarHandle(of.lookupClass(), name, type);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }

        private static MethodHandle executeTimers() {
            try {
                return POLLER.findVirtual(Poller.class, "executeTimers", MethodType.methodType(long.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }

        static void find() {
            // The class is initialized by this call.
        }
    }

    private static final @Nullable PollerParts PARTS = find();

    private PollerParts() {}

    private static @Nullable PollerParts find() {
        try {
            Fields.find();
            return new PollerParts();
        } catch (ExceptionInInitializerError e) {
            LOG.info(
                    "JeroMQ's poller is not open to this library, its own loop is used: {}",
                    String.valueOf(e.getCause()));
            return null;
        }
    }

    /** {@code null} if they cannot be had. */
    static @Nullable PollerParts get() {
        return PARTS;
    }

    /** The channels of the poller, with those that were taken back since it looked at them last. */
    @SuppressWarnings("unchecked") // Its type in the source.
    Set<Poller.Handle> channels(Poller poller) {
        return (Set<Poller.Handle>) Fields.CHANNELS.get(poller);
    }

    /** Whether a channel was added, changed or taken back since this was asked last. */
    boolean changed(Poller poller) {
        boolean was = (boolean) Fields.CHANGED.get(poller);
        if (was) {
            Fields.CHANGED.set(poller, false);
        }
        return was;
    }

    Selector selector(Poller poller) {
        return (Selector) Fields.SELECTOR.get(poller);
    }

    boolean isStopping(Poller poller) {
        return ((AtomicBoolean) Fields.STOPPING.get(poller)).get();
    }

    /**
     * Runs the timers that are due.
     *
     * @return in how many milliseconds the next one is; 0 if there is none
     */
    @SuppressWarnings("ThrowSpecificExceptions") // Whatever a timer throws.
    long executeTimers(Poller poller) {
        try {
            return (long) Fields.EXECUTE_TIMERS.invokeExact(poller);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("declares no exception", e);
        }
    }

    SelectableChannel channel(Poller.Handle handle) {
        return (SelectableChannel) Fields.CHANNEL.get(handle);
    }

    IPollEvents handler(Poller.Handle handle) {
        return (IPollEvents) Fields.HANDLER.get(handle);
    }

    /** What the handle's owner wants to be told of, as in a selection key. */
    int ops(Poller.Handle handle) {
        return (int) Fields.OPS.get(handle);
    }

    boolean isCancelled(Poller.Handle handle) {
        return (boolean) Fields.CANCELLED.get(handle);
    }
}
