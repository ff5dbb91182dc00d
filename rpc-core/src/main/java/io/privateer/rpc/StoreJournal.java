package io.privateer.rpc;

import io.privateer.rpc.dedup.Journal;
import io.privateer.rpc.dedup.Ticket;
import io.privateer.rpc.server.Dispatcher;
import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import io.privateer.rpc.wire.Id;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A reply store as the server's thread sees it: what the store answers on its own threads comes in through the loop. */
final class StoreJournal<R> implements Journal<R> {
    /** Takes an answer on a thread of the store, and sees to it that the loop gets it. */
    interface Answers<R> {
        void answered(Ticket<R> ticket, StoreRequest request, StoreAnswer answer);
    }

    private final OpenStore store;
    private final Id scope;
    private final Dispatcher dispatcher;
    private final Answers<R> answers;

    StoreJournal(OpenStore store, Dispatcher dispatcher, Answers<R> answers) {
        this.store = store;
        this.scope = Id.of(HexFormat.of().parseHex(store.scope()));
        this.dispatcher = dispatcher;
        this.answers = answers;
    }

    @Override
    public Id scope() {
        return scope;
    }

    @Override
    public long storeMs(long now) {
        return store.clockMs(now);
    }

    @Override
    public long toleranceMs() {
        return store.clockToleranceMs();
    }

    @Override
    public boolean transactional(String method) {
        return dispatcher.transactional(method);
    }

    @Override
    public void submit(@Nullable Ticket<R> ticket, StoreRequest request) {
        store.submit(request, answer -> {
            if (ticket != null) {
                answers.answered(ticket, request, answer);
            }
        });
    }
}
