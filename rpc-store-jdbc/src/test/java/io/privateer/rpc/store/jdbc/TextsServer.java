package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.RpcServer;
import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.testkit.ExitWithParent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * A server of {@link Texts} in a process of its own, to be killed. Its arguments: a file to wait for, the endpoint, the file
 * in which plain handlers write their effects, and the store, a file's path or a database's URL.
 *
 * <p>The text of a call is its name and how many microseconds it takes. A plain handler writes {@code "begin name"}, works,
 * and writes {@code "end name"}, its effect; a transactional one works in between two statements of its transaction, of which
 * the first inserts its name.
 */
final class TextsServer {
    private TextsServer() {}

    public static void main(String[] arguments) throws Exception {
        ExitWithParent.watch();
        Path go = Path.of(arguments[0]);
        FileChannel effects = FileChannel.open(
                Path.of(arguments[2]), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        ReplyStore store = arguments[3].startsWith("jdbc:")
                ? PostgresReplyStore.at(Postgres.source(arguments[3])).lease(Duration.ofSeconds(1))
                : FileReplyStore.at(Path.of(arguments[3]));
        System.out.println("ready");
        while (!Files.exists(go)) {
            LockSupport.parkNanos(2_000_000);
        }
        RpcServer server = RpcServer.builder()
                .bind(arguments[1])
                .workers(8)
                .store(store)
                .serve(Texts.binding(text -> place(effects, text), TextsServer::pay))
                .start();
        System.out.println("listens at " + server.endpoint());
        new CountDownLatch(1).await();
    }

    private static String place(FileChannel effects, String text) {
        String[] parts = text.split(" ", 2);
        write(effects, "begin " + parts[0] + "\n");
        work(parts[1]);
        write(effects, "end " + parts[0] + "\n");
        return "placed " + parts[0];
    }

    private static String pay(String text) throws Exception {
        String[] parts = text.split(" ", 2);
        try (PreparedStatement insert =
                TransactionContext.connection().prepareStatement("INSERT INTO payment (what) VALUES (?)")) {
            insert.setString(1, parts[0]);
            insert.executeUpdate();
            work(parts[1]);
            insert.setString(1, parts[0] + "-receipt");
            insert.executeUpdate();
        }
        return "paid " + parts[0];
    }

    /** One write, which is whole in the file however the process ends. */
    private static void write(FileChannel effects, String line) {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try {
            effects.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void work(String micros) {
        long end = System.nanoTime() + Long.parseLong(micros) * 1_000;
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
