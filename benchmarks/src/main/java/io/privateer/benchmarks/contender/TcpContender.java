package io.privateer.benchmarks.contender;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;

/** The floor: blocking sockets, a thread for each connection, a length and the bytes. */
final class TcpContender implements Contender {
    @Override
    public String name() {
        return "tcp";
    }

    @Override
    public Set<Mode> modes() {
        return EnumSet.of(Mode.SYNC);
    }

    @Override
    public Set<Workload> workloads() {
        return EnumSet.of(Workload.ECHO);
    }

    @Override
    public Server serve(int workers) throws IOException {
        ServerSocket listening = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(() -> accept(listening), "tcp-acceptor");
        acceptor.setDaemon(true);
        acceptor.start();
        return new Server() {
            @Override
            public String endpoint() {
                return "127.0.0.1:" + listening.getLocalPort();
            }

            @Override
            public void close() throws IOException {
                listening.close();
            }
        };
    }

    private static void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket socket = listening.accept();
                Thread thread = new Thread(() -> serve(socket), "tcp-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (SocketException closed) {
            // The server ends.
        } catch (IOException e) {
            throw new IllegalStateException("cannot accept connections", e);
        }
    }

    private static void serve(Socket socket) {
        try (socket;
                Framed framed = new Framed(socket)) {
            while (true) {
                framed.send(framed.receive());
            }
        } catch (IOException gone) {
            // The client closed its connection: that is how it ends.
        }
    }

    @Override
    public Client connect(String endpoint) {
        HostPort server = HostPort.of(endpoint);
        return new Client() {
            @Override
            public BlockingCall blocking(Workload workload, int bytes) throws IOException {
                byte[] payload = Workload.payload(bytes);
                Framed framed = new Framed(new Socket(server.host(), server.port()));
                return new BlockingCall() {
                    @Override
                    public void call() throws IOException {
                        framed.send(payload);
                        Check.echo(payload, framed.receive());
                    }

                    @Override
                    public void close() throws IOException {
                        framed.close();
                    }
                };
            }

            @Override
            public void close() {}
        };
    }

    /** A socket that carries a length of four bytes and the bytes, each frame in one write. */
    private static final class Framed implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;
        private final DataOutputStream out;

        Framed(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 64 << 10));
            this.out = new DataOutputStream(socket.getOutputStream());
        }

        void send(byte[] body) throws IOException {
            out.write(ByteBuffer.allocate(4 + body.length)
                    .putInt(body.length)
                    .put(body)
                    .array());
        }

        byte[] receive() throws IOException {
            byte[] body = new byte[in.readInt()];
            in.readFully(body);
            return body;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
