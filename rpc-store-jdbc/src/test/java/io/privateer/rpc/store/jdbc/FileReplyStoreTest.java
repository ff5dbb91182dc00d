package io.privateer.rpc.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.rpc.store.ReplyStore;
import io.privateer.rpc.store.StoreAnswer;
import io.privateer.rpc.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileReplyStoreTest extends StoreContract {
    // Set by JUnit before each test.
    @SuppressWarnings("NullAway.Init")
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("calls.db");
    }

    @Override
    ReplyStore replyStore() {
        return FileReplyStore.at(file());
    }

    @Override
    ReplyStore small() {
        return FileReplyStore.at(file()).maxRecords(10);
    }

    private static StoreException refused(ReplyStore replyStore) {
        return assertThrows(
                StoreException.class,
                () -> replyStore.open(new ReplyStore.Terms("test", RETENTION)).close());
    }

    @Test
    void oneServerAtATime() {
        String message = String.valueOf(refused(replyStore()).getMessage());
        assertEquals(
                "the reply store " + file()
                        + " is in use: one server at a time; several servers behind one service share a"
                        + " PostgresReplyStore",
                message);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        StoreException refused = refused(FileReplyStore.at(folder.resolve("nowhere/calls.db")));
        assertTrue(String.valueOf(refused.getMessage()).contains("nowhere/calls.db.lock"), refused::getMessage);
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAlone() throws Exception {
        Path letter = folder.resolve("letter");
        Files.writeString(letter, "Dear database, ".repeat(200));
        StoreException refused = refused(FileReplyStore.at(letter));
        assertTrue(String.valueOf(refused.getMessage()).contains("file is not a database"), refused::getMessage);
        assertEquals("Dear database, ".repeat(200), Files.readString(letter));
    }

    @Test
    void aCopyElsewhereIsAnotherStore() throws Exception {
        ask(start(1));
        ask(settle(1, "done"));
        String scope = store.scope();
        store.close();
        Path copy = folder.resolve("copy.db");
        Files.copy(file(), copy);

        store = FileReplyStore.at(copy).open(new ReplyStore.Terms("test", RETENTION));

        assertNotEquals(scope, store.scope());
        assertEquals(StoreAnswer.ABSENT, ask(find(1)));
    }

    @Test
    void aCopyThatIsPutBackIsAnotherStore() throws Exception {
        String scope = store.scope();
        ask(start(1));
        reopen();
        assertEquals(scope, store.scope());
        store.close();
        byte[] copy = Files.readAllBytes(file());
        store = open(RETENTION);
        ask(start(2));
        store.close();
        // In place: the file keeps its number in the file system.
        Files.write(file(), copy);

        store = open(RETENTION);

        assertNotEquals(scope, store.scope());
    }

    @Test
    void aStoreThatIsMovedStaysWhatItIs() throws Exception {
        ask(start(1));
        ask(settle(1, "done"));
        String scope = store.scope();
        store.close();
        Path moved = folder.resolve("moved.db");
        Files.move(file(), moved, StandardCopyOption.ATOMIC_MOVE);
        Files.move(folder.resolve("calls.db.lock"), folder.resolve("moved.db.lock"), StandardCopyOption.ATOMIC_MOVE);

        store = FileReplyStore.at(moved).open(new ReplyStore.Terms("test", RETENTION));

        assertEquals(scope, store.scope());
        assertKnown("done", ask(find(1)));
    }

    @Test
    void aStoreThatIsSaidToBeRestoredIsAnotherOne() throws Exception {
        String scope = store.scope();
        long told = store.clockMs(System.nanoTime());
        store.close();

        store = FileReplyStore.at(file()).asRestored().open(new ReplyStore.Terms("test", RETENTION));

        assertNotEquals(scope, store.scope());
        assertTrue(store.clockMs(System.nanoTime()) >= told, "the clock went back");
    }

    @Test
    void tablesOfAnotherVersionAreRefused() throws Exception {
        store.close();
        try (var connection = SqliteDialect.connect(file());
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE privateer_store SET version = 2");
            connection.commit();
        }
        String message = String.valueOf(refused(replyStore()).getMessage());
        assertEquals(
                "the reply store's tables have version 2, this library knows version 1: use one library version for all"
                        + " servers of a store",
                message);
        store = FileReplyStore.at(folder.resolve("other.db")).open(new ReplyStore.Terms("test", RETENTION));
    }
}
