package io.privateer.rpc.zmq;

import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZEvent;
import org.zeromq.ZMQ;
import zmq.poll.Poller;

/** Breaks a transport from the inside, in ways that no peer can be relied on to. */
public final class Sabotage {
    private Sabotage() {}

    /** Makes the I/O thread throw this whenever it accepts a connection. */
    static void throwOnAccept(RouterTransport transport, Error error) {
        ZMQ.Socket socket = (ZMQ.Socket) field(field(transport, "front"), "socket");
        // In the place of the front's own hook.
        socket.setEventHook(null, 0);
        socket.setEventHook(
                (ZEvent event) -> {
                    throw error;
                },
                ZMQ.EVENT_ACCEPTED);
    }

    /** Ends the I/O threads for good: they run no command any more, and nothing that waits for them is answered. */
    public static void endIoThreads(Object transport) {
        Object own = field(field(transport, "io"), "ownIo");
        if (own != null) {
            ((Poller) field(own, "poller")).stop();
        }
        for (Object each : (List<?>) field(field(transport, "io"), "threads")) {
            if (((Thread) field(each, "thread")).getName().contains("iothread")) {
                ((Poller) field(each, "poller")).stop();
            }
        }
    }

    /** Closes the listener behind the server's back: its port is anybody's from now on. */
    public static void unbind(Object transport) {
        ((Front) field(transport, "front")).unbind();
    }

    static void set(Object object, String name, @Nullable Object value) {
        try {
            Field field = object.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(object, value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    public static Object field(Object object, String name) {
        try {
            Field field = object.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
