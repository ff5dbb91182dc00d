package io.privateer.rpc.store.jdbc;

import io.privateer.rpc.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The file beside a store's database: its lock, by which one process has the store, and how far the store's clock has come,
 * by which a database that was put back from a copy gives itself away.
 */
final class StoreFile implements AutoCloseable {
    private static final int LENGTH = 2 * Long.BYTES;

    private final FileChannel channel;
    private final FileLock lock;

    private StoreFile(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * @throws StoreException if another process, or another server in this one, has the store
     */
    static StoreFile lock(Path database) {
        Path file = database.resolveSibling(database.getFileName() + ".lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StoreException("the reply store's lock " + file + " cannot be opened: " + e, e);
        }
        @Nullable FileLock lock = null;
        Exception problem = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException | IOException e) {
            problem = e;
        }
        if (lock == null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new StoreException(
                    "the reply store " + database
                            + " is in use: one server at a time; several servers behind one service"
                            + " share a PostgresReplyStore",
                    problem);
        }
        return new StoreFile(channel, lock);
    }

    /** How far the clock had come when it was written last; 0 if it never was, or not wholly. */
    long clockMs() {
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH);
        try {
            channel.read(buffer, 0);
        } catch (IOException e) {
            throw new StoreException("the file beside the reply store cannot be read", e);
        }
        if (buffer.hasRemaining()) {
            return 0;
        }
        // Written twice: a half of it is none.
        return buffer.getLong(0) == ~buffer.getLong(Long.BYTES) ? buffer.getLong(0) : 0;
    }

    /** The clock is reserved up to here, in the database. */
    void advance(long ms) {
        ByteBuffer buffer = ByteBuffer.allocate(LENGTH).putLong(ms).putLong(~ms).flip();
        try {
            channel.write(buffer, 0);
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the file beside the reply store cannot be written", e);
        }
    }

    /** What tells this file from a copy of it: the device and the number under which the file system has it. */
    static String identity(Path database) {
        try {
            Object key = Files.readAttributes(database, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
            // Where the system has no such number, the companion alone has to tell.
            return key == null ? "" : key.toString();
        } catch (IOException e) {
            throw new StoreException("the reply store " + database + " cannot be read: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
