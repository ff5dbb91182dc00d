package io.privateer.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The file of all orders taken, shared by all worker processes: one line for each execution, on disk before its caller
 * hears of it. It is only ever appended to.
 *
 * <p>It does not look whether an order is there already: what comes twice is written twice, or the final check could be
 * fooled.
 *
 * <p>Thread-safe. At most one object for a file in a process, because that is what a file lock can tell apart.
 */
final class Ledger implements AutoCloseable {
    /** Decides, with the ledger locked, what is written; throwing writes nothing. */
    @FunctionalInterface
    interface Decision<E extends Exception> {
        Execution after(List<Execution> soFar) throws E;
    }

    private final Path path;
    private final FileChannel file;

    /** Opens the ledger, new or as it was left. */
    Ledger(Path path) {
        this.path = path;
        try {
            this.file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException("no ledger at " + path, failed);
        }
    }

    /**
     * Appends one execution while no other thread or process can. It is on disk when this returns.
     *
     * @throws UncheckedIOException if that failed: then it may or may not be there
     */
    // javac misses a use of the lock, but holding it is its use.
    @SuppressWarnings("try")
    synchronized <E extends Exception> Execution append(Decision<E> decision) throws E {
        try (FileLock exclusive = file.lock()) {
            String text = text();
            Execution execution = decision.after(parse(text));
            // A process killed while it wrote leaves half a line, which nobody was ever told of.
            long end = complete(text).getBytes(StandardCharsets.UTF_8).length;
            file.truncate(end);
            ByteBuffer line = ByteBuffer.wrap((execution.line() + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                end += file.write(line, end);
            }
            file.force(false);
            return execution;
        } catch (IOException failed) {
            throw new UncheckedIOException("an order may be missing in " + path, failed);
        }
    }

    /** All executions so far, in the order in which they were written. Others may append meanwhile. */
    List<Execution> executions() {
        try {
            return parse(text());
        } catch (IOException failed) {
            throw new UncheckedIOException(path + " cannot be read", failed);
        }
    }

    private String text() throws IOException {
        // By position, so that readers do not move each other's.
        ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
            // Until there is no more; a file may shrink by half a line meanwhile.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private static List<Execution> parse(String text) {
        return complete(text).lines().map(Execution::parse).toList();
    }

    /** Without the half line at the end, if there is one. */
    private static String complete(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(path + " cannot be closed", failed);
        }
    }
}
