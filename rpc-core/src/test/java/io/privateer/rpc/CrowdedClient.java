package io.privateer.rpc;

import static io.privateer.rpc.TextService.place;

import io.privateer.rpc.call.RpcException;
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
 * A process of its own for a client that is made when there is not one file descriptor left. Its argument is an endpoint;
 * it prints how a call ended then, and how one ended when there were some again.
 */
final class CrowdedClient {
    private CrowdedClient() {}

    public static void main(String[] arguments) throws Exception {
        loadClasses();
        try (RpcClient warm = client(arguments[0])) {
            place(warm, "warm");
        }
        List<InputStream> hoard = new ArrayList<>();
        try (RpcClient client = client(arguments[0])) {
            hoard(hoard);
            System.out.println("crowded: " + outcome(client, Duration.ofMillis(500)));
            for (InputStream each : hoard) {
                each.close();
            }
            System.out.println("later: " + outcome(client, Duration.ofSeconds(60)));
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

    private static void hoard(List<InputStream> hoard) {
        while (true) {
            try {
                hoard.add(new FileInputStream("/dev/null"));
            } catch (IOException e) {
                return;
            }
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
