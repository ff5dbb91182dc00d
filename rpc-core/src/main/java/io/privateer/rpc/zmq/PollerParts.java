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

    private static final @Nullable PollerParts PARTS = find();

    private final VarHandle channels;
    private final VarHandle changed;
    private final VarHandle selector;
    private final VarHandle stopping;
    private final MethodHandle executeTimers;
    private final VarHandle channel;
    private final VarHandle handler;
    private final VarHandle ops;
    private final VarHandle cancelled;

    private PollerParts() throws ReflectiveOperationException {
        Lookup poller = MethodHandles.privateLookupIn(Poller.class, MethodHandles.lookup());
        channels = poller.findVarHandle(Poller.class, "fdTable", Set.class);
        changed = poller.findVarHandle(Poller.class, "retired", boolean.class);
        selector = poller.findVarHandle(Poller.class, "selector", Selector.class);
        stopping = poller.findVarHandle(Poller.class, "stopping", AtomicBoolean.class);
        executeTimers = poller.findVirtual(Poller.class, "executeTimers", MethodType.methodType(long.class));
        Lookup handle = MethodHandles.privateLookupIn(Poller.Handle.class, MethodHandles.lookup());
        channel = handle.findVarHandle(Poller.Handle.class, "fd", SelectableChannel.class);
        handler = handle.findVarHandle(Poller.Handle.class, "handler", IPollEvents.class);
        ops = handle.findVarHandle(Poller.Handle.class, "ops", int.class);
        cancelled = handle.findVarHandle(Poller.Handle.class, "cancelled", boolean.class);
    }

    private static @Nullable PollerParts find() {
        try {
            return new PollerParts();
        } catch (ReflectiveOperationException e) {
            LOG.info("JeroMQ's poller is not open to this library, its own loop is used: {}", e.toString());
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
        return (Set<Poller.Handle>) channels.get(poller);
    }

    /** Whether a channel was added, changed or taken back since this was asked last. */
    boolean changed(Poller poller) {
        boolean was = (boolean) changed.get(poller);
        if (was) {
            changed.set(poller, false);
        }
        return was;
    }

    Selector selector(Poller poller) {
        return (Selector) selector.get(poller);
    }

    boolean isStopping(Poller poller) {
        return ((AtomicBoolean) stopping.get(poller)).get();
    }

    /**
     * Runs the timers that are due.
     *
     * @return in how many milliseconds the next one is; 0 if there is none
     */
    @SuppressWarnings("ThrowSpecificExceptions") // Whatever a timer throws.
    long executeTimers(Poller poller) {
        try {
            return (long) executeTimers.invokeExact(poller);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("declares no exception", e);
        }
    }

    SelectableChannel channel(Poller.Handle handle) {
        return (SelectableChannel) channel.get(handle);
    }

    IPollEvents handler(Poller.Handle handle) {
        return (IPollEvents) handler.get(handle);
    }

    /** What the handle's owner wants to be told of, as in a selection key. */
    int ops(Poller.Handle handle) {
        return (int) ops.get(handle);
    }

    boolean isCancelled(Poller.Handle handle) {
        return (boolean) cancelled.get(handle);
    }
}
