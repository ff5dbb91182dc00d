package io.privateer.rpc;

import static io.privateer.rpc.TextService.place;

import io.privateer.rpc.call.RpcException;
import io.privateer.rpc.transport.ClientTransport.Sharing;
import io.privateer.rpc.transport.TransportException;
import io.privateer.rpc.zmq.ClientSockets;
import io.privateer.rpc.zmq.ZmqOptions;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process of its own for a client that meets a moment in which there is not one file descriptor left. Its first argument is
 * an endpoint. It prints how a call ended then, and how one ended when there were some again; or, if the second argument is
 * {@code sockets}, what became of a transport that could not make many sockets.
 */
final class CrowdedClient {
    private CrowdedClient() {}

    public static void main(String[] arguments) throws Exception {
        loadClasses();
        try (RpcClient warm = client(arguments[0])) {
            place(warm, "warm");
        }
        if (arguments.length > 1 && arguments[1].equals("sockets")) {
            makeSockets(arguments[0]);
        } else {
            makeCalls(arguments[0]);
        }
    }

    private static void makeCalls(String endpoint) throws IOException {
        try (RpcClient client = client(endpoint)) {
            List<InputStream> hoard = hoard();
            System.out.println("crowded: " + outcome(client, Duration.ofMillis(500)));
            release(hoard);
            System.out.println("later: " + outcome(client, Duration.ofSeconds(60)));
        }
    }

    private static void makeSockets(String endpoint) throws IOException {
        try (ClientSockets sockets =
                new ClientSockets("crowded", ZmqOptions.builder().maxSockets(20).build())) {
            sockets.open(endpoint, Sharing.LOCK_STEP, frame -> {});
            List<InputStream> hoard = hoard();
            for (int i = 0; i < 20; i++) {
                try {
                    sockets.open(endpoint, Sharing.LOCK_STEP, frame -> {});
                } catch (TransportException e) {
                    // As it has to be.
                }
            }
            release(hoard);
            try {
                sockets.poll(0);
                System.out.println("sockets: all is well");
            } catch (TransportException e) {
                System.out.println("sockets: " + e.getMessage());
            }
        }
    }

    private static RpcClient client(String endpoint) {
        return RpcClient.builder().endpoint(endpoint).build();
    }

    private static String outcome(RpcClient client, Duration deadline) {
        try {
            return place(client, "fine", deadline);
        } catch (RpcException e) {
            return String.valueOf(e.outcome());
        }
    }

    private static List<InputStream> hoard() {
        List<InputStream> hoard = new ArrayList<>();
        while (true) {
            try {
                hoard.add(new FileInputStream("/dev/null"));
            } catch (IOException e) {
                return hoard;
            }
        }
    }

    private static void release(List<InputStream> hoard) throws IOException {
        for (InputStream each : hoard) {
            each.close();
        }
    }

    /** While there is still something to load them with. */
    private static void loadClasses() throws Exception {
        Path classes = Path.of(RpcClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            String name = classes.relativize(file).toString();
            if (!name.equals("module-info.class") && !name.startsWith("META-INF")) {
                Class.forName(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'));
            }
        }
    }
}
