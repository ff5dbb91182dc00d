package io.privateer.rpc.zmq;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import zmq.ZError;
import zmq.poll.IPollEvents;
import zmq.poll.Poller;

/**
 * The loop of JeroMQ's poller, one turn at a time, over the poller's own channels. JeroMQ's registers each channel anew
 * whenever one of them changed, which is twice for each message that is sent, so that a turn costs the more the more
 * connections there are. And it asks to be told that a connection can be written to after it has written all that it had.
 *
 * <p>Here a channel is registered if it wants something else than before; and one that wants to write is asked to before
 * the selector is, which most often ends the wish.
 *
 * <p>Belongs to the poller's thread.
 */
final class PollerLoop {
    /** A channel that was closed without being taken back is looked for once in so many turns with changes. */
    private static final int LOOK_FOR_CLOSED = 256;

    /** Changes that come of making changes are looked at at once, so often; what is left then waits for the next turn. */
    private static final int MOST_PASSES = 3;

    private static final int NOT_REGISTERED = -1;

    /** A channel of the poller, and what the selector knows of it. */
    private static final class Registered {
        private final Poller.Handle handle;
        private int ops = NOT_REGISTERED;

        Registered(Poller.Handle handle) {
            this.handle = handle;
        }
    }

    private final PollerParts parts;
    private final Poller poller;
    private final Consumer<RuntimeException> survived;
    private final List<Registered> registered = new ArrayList<>();
    private final Set<Poller.Handle> known = new HashSet<>();
    private final List<Registered> different = new ArrayList<>();
    private final List<SelectionKey> selected = new ArrayList<>();
    private final Consumer<SelectionKey> select = selected::add;
    private int passes;
    /** Whether a channel's registration for its owner before must be gone first, which the next select sees to. */
    private boolean waiting;

    private PollerLoop(PollerParts parts, Poller poller, Consumer<RuntimeException> survived) {
        this.parts = parts;
        this.poller = poller;
        this.survived = survived;
    }

    /**
     * For this poller; {@code null} if JeroMQ does not let it be looked into.
     *
     * @param survived takes what a channel's handler threw; the loop goes on
     */
    static @Nullable PollerLoop of(Poller poller, Consumer<RuntimeException> survived) {
        PollerParts parts = PollerParts.get();
        return parts == null ? null : new PollerLoop(parts, poller, survived);
    }

    /** Whether the poller was told to end. */
    boolean isStopping() {
        return parts.isStopping(poller);
    }

    /**
     * Runs timers that are due, sleeps until a channel has something, and has that handled.
     *
     * @param timeoutNanos for how long to sleep at most; 0 or less for not at all
     * @return whether a channel had something
     */
    boolean turn(long timeoutNanos) {
        long timer = parts.executeTimers(poller);
        for (int i = 0; i < MOST_PASSES && (parts.changed(poller) || (i == 0 && waiting)); i++) {
            register();
        }
        if (isStopping()) {
            return false;
        }
        select(timeoutNanos <= 0 || waiting ? 0 : sooner(timer, SocketSelector.millis(timeoutNanos)));
        for (int i = 0; i < selected.size(); i++) {
            handle(selected.get(i));
        }
        return !selected.isEmpty();
    }

    /** @param timer 0 if there is none */
    private static long sooner(long timer, long millis) {
        return timer > 0 ? Math.min(timer, millis) : millis;
    }

    private void select(long millis) {
        selected.clear();
        Selector selector = parts.selector(poller);
        try {
            if (millis == 0) {
                selector.selectNow(select);
            } else {
                selector.select(select, millis);
            }
        } catch (IOException e) {
            throw new ZError.IOException(e);
        }
    }

    private void handle(SelectionKey key) {
        Poller.Handle handle = (Poller.Handle) key.attachment();
        if (parts.isCancelled(handle)) {
            return;
        }
        IPollEvents handler = parts.handler(handle);
        try {
            if (key.isValid() && key.isAcceptable()) {
                handler.acceptEvent();
            }
            if (key.isValid() && key.isConnectable()) {
                handler.connectEvent();
            }
            if (key.isValid() && key.isWritable()) {
                handler.outEvent();
            }
            if (key.isValid() && key.isReadable()) {
                handler.inEvent();
            }
        } catch (RuntimeException e) {
            survived.accept(e);
        }
    }

    /** Tells the selector what channels want by now. */
    private void register() {
        Set<Poller.Handle> channels = parts.channels(poller);
        // Nobody else takes any out, so as many as before are the same as before.
        if (channels.size() != known.size()) {
            for (Poller.Handle handle : channels) {
                if (known.add(handle)) {
                    registered.add(new Registered(handle));
                }
            }
        }
        waiting = false;
        different.clear();
        boolean lookForClosed = ++passes % LOOK_FOR_CLOSED == 0;
        Selector selector = parts.selector(poller);
        for (int i = registered.size() - 1; i >= 0; i--) {
            Registered each = registered.get(i);
            if (parts.isCancelled(each.handle)
                    || (lookForClosed && !parts.channel(each.handle).isOpen())) {
                remove(i, selector, channels);
            } else if (parts.ops(each.handle) != each.ops) {
                different.add(each);
            }
        }
        // Not before all that are gone: a channel may have another owner by now, and its key is the old one's.
        for (int i = 0; i < different.size(); i++) {
            register(different.get(i), selector);
        }
    }

    private void remove(int index, Selector selector, Set<Poller.Handle> channels) {
        Registered gone = registered.get(index);
        Registered last = registered.remove(registered.size() - 1);
        if (last != gone) {
            registered.set(index, last);
        }
        known.remove(gone.handle);
        channels.remove(gone.handle);
        SelectionKey key = parts.channel(gone.handle).keyFor(selector);
        if (key != null) {
            key.cancel();
        }
    }

    private void register(Registered each, Selector selector) {
        Poller.Handle handle = each.handle;
        if (each.ops != NOT_REGISTERED && (parts.ops(handle) & ~each.ops) == SelectionKey.OP_WRITE) {
            try {
                parts.handler(handle).outEvent();
            } catch (RuntimeException e) {
                survived.accept(e);
            }
            if (parts.isCancelled(handle)) {
                return;
            }
        }
        int ops = parts.ops(handle);
        if (ops == each.ops) {
            return;
        }
        SelectableChannel channel = parts.channel(handle);
        SelectionKey key = channel.keyFor(selector);
        if (key != null && !key.isValid()) {
            waiting = true;
            return;
        }
        each.ops = ops;
        if (key != null) {
            key.interestOps(ops);
            return;
        }
        try {
            channel.register(selector, ops, handle);
        } catch (CancelledKeyException | ClosedChannelException e) {
            // Closed a moment ago, and taken back soon.
        }
    }
}
