package io.privateer.rpc;

import io.privateer.rpc.call.StatusCode;
import io.privateer.rpc.server.Dispatcher;
import io.privateer.rpc.server.ServedCall;
import io.privateer.rpc.server.WorkerPort;
import io.privateer.rpc.transport.ServerTransport.Link;
import io.privateer.rpc.transport.ServerTransport.WorkerSocket;
import io.privateer.rpc.transport.WorkerThread;
import io.privateer.rpc.wire.Envelope;
import io.privateer.rpc.wire.Executed;
import io.privateer.rpc.wire.Id;
import io.privateer.rpc.wire.MalformedFrameException;
import io.privateer.rpc.wire.Reply;
import io.privateer.rpc.wire.Request;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A worker of this process: a thread with a REP socket, and the front's link to it. The front's thread uses the port; the
 * worker's own thread does all else.
 */
final class LocalWorker implements WorkerPort {
    private final Link link;
    private final WorkerThread thread;
    private volatile @Nullable ServedCall serving;
    private volatile @Nullable Request current;

    /**
     * @param died told, on the worker's thread, why it ended if it was not told to
     */
    LocalWorker(String name, WorkerSocket socket, Link link, Dispatcher dispatcher, Consumer<String> died) {
        this.link = link;
        this.thread = new WorkerThread(() -> work(socket, dispatcher, died), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void work(WorkerSocket socket, Dispatcher dispatcher, Consumer<String> died) {
        try (socket) {
            while (true) {
                byte[] frame = socket.receive();
                if (frame.length == 0) {
                    return;
                }
                socket.reply(serve(frame, dispatcher));
            }
        } catch (Throwable e) {
            // An Error that must not be survived, such as a lack of memory: the pool replaces this thread.
            died.accept(e.toString());
        }
    }

    private byte[] serve(byte[] frame, Dispatcher dispatcher) {
        Request request;
        try {
            request = Envelope.decodeRequest(frame);
        } catch (MalformedFrameException e) {
            throw new IllegalStateException("the front sent what it could read and its worker cannot", e);
        }
        ServedCall call = new ServedCall(request, System.nanoTime());
        current = request;
        serving = call;
        Execution execution = new Execution(dispatcher, request, call);
        try {
            thread.handle(execution);
        } finally {
            serving = null;
            current = null;
        }
        return encode(execution.reply);
    }

    private static final class Execution implements Runnable {
        private final Dispatcher dispatcher;
        private final Request request;
        private final ServedCall call;
        private Reply reply;

        Execution(Dispatcher dispatcher, Request request, ServedCall call) {
            this.dispatcher = dispatcher;
            this.request = request;
            this.call = call;
            this.reply = Reply.failure(
                    request.client(), request.sequence(), StatusCode.INTERNAL, Executed.UNKNOWN, "not executed yet");
        }

        @Override
        public void run() {
            reply = dispatcher.execute(request, call);
        }
    }

    private static byte[] encode(Reply reply) {
        try {
            return Envelope.encode(reply, Envelope.Format.PROTOBUF);
        } catch (IllegalArgumentException e) {
            return Envelope.encode(
                    Reply.failure(
                            reply.client(),
                            reply.sequence(),
                            StatusCode.INTERNAL,
                            reply.executed(),
                            "the reply does not fit the envelope: " + e.getMessage()),
                    Envelope.Format.PROTOBUF);
        }
    }

    /** Signals the handler that its caller gave up, if this worker has that call in hand. */
    void cancel(Id client, long sequence) {
        Request handled = current;
        ServedCall call = serving;
        if (call != null
                && handled != null
                && handled.sequence() == sequence
                && handled.client().equals(client)) {
            call.cancel();
        }
    }

    @Override
    public boolean send(Request request) {
        return link.send(Envelope.encode(request, Envelope.Format.PROTOBUF));
    }

    @Override
    public void reopen() {
        throw new IllegalStateException("a link inside the process does not break");
    }

    @Override
    public void close() {
        link.close();
    }

    /** Waits for the thread to end, and says whether it did. */
    boolean join(long millis) throws InterruptedException {
        thread.join(Math.max(1, millis));
        return !thread.isAlive();
    }
}
