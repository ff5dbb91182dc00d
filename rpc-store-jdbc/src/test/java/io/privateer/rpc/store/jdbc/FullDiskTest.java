package io.privateer.rpc.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.privateer.rpc.store.OpenStore;
import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file store whose disk is full: requests wait, nothing is lost or half there, and all goes on when there is room. */
final class FullDiskTest {
    /** More than any room that is left in pages which are there already. */
    private static final int LARGE = 300_000;

    /** More than SQLite keeps in memory until the commit, so that the statement itself meets the full disk. */
    private static final int HUGE = 4_000_000;

    // Set by JUnit before each test.
    @SuppressWarnings("NullAway.Init")
    @TempDir
    Path folder;

    private boolean mounted;

    /** A small disk of its own, for which one has to be root. */
    @BeforeEach
    void mount() throws Exception {
        mounted = System.getProperty("user.name").equals("root")
                && run("mount", "-t", "tmpfs", "-o", "size=16m", "privateer-full-disk", folder.toString()) == 0;
        assumeTrue(mounted, "a disk can only be filled where one may be mounted");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertEquals(0, run("umount", folder.toString()));
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private Path file() {
        return folder.resolve("calls.db");
    }

    private OpenStore open() {
        return FileReplyStore.at(file()).open(new ReplyStore.Terms("test", StoreContract.RETENTION));
    }

    private Path fill() throws IOException {
        Path ballast = folder.resolve("ballast");
        IOException full = assertThrows(IOException.class, () -> {
            try (OutputStream out = Files.newOutputStream(ballast)) {
                while (true) {
                    out.write(new byte[4_096]);
                }
            }
        });
        assertTrue(String.valueOf(full.getMessage()).contains("No space left"), full::toString);
        return ballast;
    }

    private static CompletableFuture<StoreAnswer> submit(OpenStore store, StoreRequest request) {
        CompletableFuture<StoreAnswer> answered = new CompletableFuture<>();
        store.submit(request, answered::complete);
        return answered;
    }

    private static void assertWaits(CompletableFuture<?> what) {
        assertThrows(TimeoutException.class, () -> what.get(1, TimeUnit.SECONDS));
    }

    @Test
    void requestsWaitForRoomAndAreDoneThen() throws Exception {
        String large = "x".repeat(LARGE);
        try (OpenStore store = open()) {
            assertEquals(StoreAnswer.DONE, Asked.of(store, StoreContract.start(1)));
            Path ballast = fill();
            CompletableFuture<StoreAnswer> settled = submit(store, StoreContract.settle(1, large));
            CompletableFuture<StoreAnswer> started = submit(store, StoreContract.start(2));
            assertWaits(settled);
            assertWaits(started);
            Files.delete(ballast);
            assertEquals(StoreAnswer.DONE, settled.get(60, TimeUnit.SECONDS));
            assertEquals(StoreAnswer.DONE, started.get(60, TimeUnit.SECONDS));
        }
        try (OpenStore store = open()) {
            StoreContract.assertKnown(large, Asked.of(store, StoreContract.find(1)));
            assertEquals(new StoreAnswer.Lost(77), Asked.of(store, StoreContract.find(2)));
        }
    }

    @Test
    void whatWasRecordedBeforeIsThereAfterTheServerEndedOnAFullDisk() throws Exception {
        Path ballast;
        try (OpenStore store = open()) {
            assertEquals(StoreAnswer.DONE, Asked.of(store, StoreContract.start(1)));
            assertEquals(StoreAnswer.DONE, Asked.of(store, StoreContract.settle(1, "done")));
            assertEquals(StoreAnswer.DONE, Asked.of(store, StoreContract.start(2)));
            ballast = fill();
            assertWaits(submit(store, StoreContract.settle(2, "x".repeat(LARGE))));
            // Closed with a request in hand that cannot be done: it stays without an answer.
        }
        Files.delete(ballast);
        try (OpenStore store = open()) {
            StoreContract.assertKnown("done", Asked.of(store, StoreContract.find(1)));
            assertEquals(new StoreAnswer.Lost(77), Asked.of(store, StoreContract.find(2)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {LARGE, HUGE})
    void aTransactionWaitsForRoomAndHasItsEffectOnce(int size) throws Exception {
        try (Connection connection = SqliteDialect.connect(file());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE payment (what text NOT NULL)");
            connection.commit();
        }
        byte[] reply = "paid".getBytes(UTF_8);
        try (OpenStore store = open()) {
            StoreRequest start = new StoreRequest.Start(StoreContract.call(1), 77, 1, true);
            assertEquals(StoreAnswer.DONE, Asked.of(store, start));
            Path ballast = fill();
            CompletableFuture<byte[]> paid = CompletableFuture.supplyAsync(
                    () -> store.inTransaction(StoreContract.call(1), new OpenStore.TransactionWork() {
                        @Override
                        public OpenStore.Executed run() {
                            try (PreparedStatement insert = TransactionContext.connection()
                                    .prepareStatement("INSERT INTO payment VALUES (?)")) {
                                insert.setString(1, "x".repeat(size));
                                insert.executeUpdate();
                                return new OpenStore.Executed(reply, null);
                            } catch (SQLException e) {
                                return new OpenStore.Executed("failed".getBytes(UTF_8), e);
                            }
                        }

                        @Override
                        public boolean isWanted() {
                            return true;
                        }
                    }));
            assertWaits(paid);
            Files.delete(ballast);
            assertArrayEquals(reply, paid.get(60, TimeUnit.SECONDS));
            StoreContract.assertKnown("paid", Asked.of(store, StoreContract.find(1)));
        }
        try (Connection connection = SqliteDialect.connect(file());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM payment")) {
            assertEquals(1, row.next() ? row.getInt(1) : -1);
        }
    }
}
