package io.privateer.rpc.zmq;

import io.privateer.rpc.transport.ServerTransport.WorkerSocket;
import io.privateer.rpc.transport.TransportException;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.Msg;
import zmq.ZError;

/** The REP socket at a worker's end of an in-process link. */
final class RepWorkerSocket implements WorkerSocket {
    private static final byte[] END = {};

    private final String name;
    private final ZMQ.Socket socket;
    private final IoContext io;
    private boolean owesReply;
    private boolean gone;

    RepWorkerSocket(String name, ZMQ.Socket socket, IoContext io) {
        this.name = name;
        this.socket = socket;
        this.io = io;
    }

    @Override
    public byte[] receive() {
        if (owesReply) {
            throw new IllegalStateException("worker " + name + " must reply before it receives again");
        }
        while (!gone) {
            try {
                Msg message = socket.recvMsg(0);
                if (message != null) {
                    // An empty frame is the end, and is owed nothing.
                    owesReply = message.size() > 0;
                    return message.data();
                }
            } catch (ZMQException e) {
                if (e.getErrorCode() == ZError.ETERM) {
                    return END;
                }
                if (e.getErrorCode() != ZError.EINTR) {
                    throw new TransportException("worker " + name + " cannot receive: " + e.getMessage(), e);
                }
                // An interrupt that came from outside any handler: nobody's to answer, and cleared by JeroMQ.
            } catch (ZError.IOException e) {
                throw io.broken(e);
            }
        }
        return END;
    }

    @Override
    public void reply(byte[] frame) {
        if (!owesReply) {
            throw new IllegalStateException("worker " + name + " has no request to reply to");
        }
        owesReply = false;
        try {
            socket.send(frame, ZMQ.DONTWAIT);
        } catch (ZMQException e) {
            // The server is being closed; receive tells the worker.
            if (e.getErrorCode() != ZError.ETERM) {
                throw new TransportException("worker " + name + " cannot reply: " + e.getMessage(), e);
            }
        } catch (ZError.IOException e) {
            throw io.broken(e);
        }
    }

    @Override
    public void close() {
        if (!gone) {
            gone = true;
            socket.close();
        }
    }
}
