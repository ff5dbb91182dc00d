package io.privateer.rpc.chaos;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.RpcServerBuilder;
import io.privateer.rpc.testkit.ExitWithParent;
import io.privateer.rpc.testkit.proof.TextService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** One process of the deployment: a server, a worker or a front, by its arguments. */
final class ChaosServer {
    /** What a process is told; none of them may contain a space. */
    record Role(String name, Path ledger, StoreArgument store, String front, String advertise, boolean serves) {
        private static final String NONE = "-";

        static Role server(String name, Path ledger, StoreArgument store) {
            return new Role(name, ledger, store, NONE, NONE, true);
        }

        static Role worker(String name, Path ledger, String front, String advertise) {
            return new Role(name, ledger, StoreArgument.MEMORY, front, advertise, true);
        }

        static Role front(String name, Path ledger, StoreArgument store) {
            return new Role(name, ledger, store, NONE, NONE, false);
        }

        String[] arguments() {
            return new String[] {name, ledger.toString(), store.word(), front, advertise, Boolean.toString(serves)};
        }

        static Role of(String[] arguments) {
            return new Role(
                    arguments[0],
                    Path.of(arguments[1]),
                    new StoreArgument(arguments[2]),
                    arguments[3],
                    arguments[4],
                    Boolean.parseBoolean(arguments[5]));
        }
    }

    private static final Duration DRAIN = Duration.ofSeconds(5);

    private ChaosServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ExitWithParent.watch();
        Role role = Role.of(arguments);
        FileChannel ledger = FileChannel.open(role.ledger, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        RpcServerBuilder builder =
                role.store.applied(RpcServer.builder().name(role.name).bind("tcp://127.0.0.1:0"));
        if (role.serves) {
            builder.workers(4)
                    .serve(TextService.binding(key -> execute(role.name, key, () -> write(ledger, role.name, key))));
            if (role.store.isTransactional()) {
                builder.serve(Payments.binding(key -> execute(role.name, key, () -> Payments.insert(key, role.name))));
            }
        } else {
            builder.acceptWorkers();
        }
        if (!role.front.equals(Role.NONE)) {
            builder.joinFront(role.front).advertise(role.advertise);
        }
        RpcServer server = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.close(DRAIN), "drain"));
        System.out.println("listens at " + server.endpoint());
        new CountDownLatch(1).await();
    }

    /** What a call does. */
    private interface Effect {
        void take() throws Exception;
    }

    private static String execute(String name, String key, Effect effect) throws Exception {
        // One in fifty takes long enough to be caught in the middle by most faults.
        boolean slow = Math.floorMod(key.hashCode(), 50) == 0;
        if (slow) {
            LockSupport.parkNanos(Duration.ofMillis(60).toNanos());
        }
        effect.take();
        if (slow) {
            LockSupport.parkNanos(Duration.ofMillis(60).toNanos());
        }
        return Told.resultOf(key, name);
    }

    /** A line in the ledger, written by one system call, so that a kill leaves all of it or nothing. */
    private static void write(FileChannel ledger, String name, String key) throws IOException {
        ledger.write(ByteBuffer.wrap((key + " " + name + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
