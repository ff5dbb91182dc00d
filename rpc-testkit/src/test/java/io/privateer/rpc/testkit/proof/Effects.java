package io.privateer.rpc.testkit.proof;

import io.privateer.rpc.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** What server processes did, one line each. A line is on disk before the next step, so it outlives every kill. */
final class Effects {
    private final Path file;

    Effects(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Adds a line, and returns when it is on disk. */
    synchronized void record(String line) {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record " + line, e);
        }
    }

    List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** How often this line was recorded. */
    int count(String line) {
        return Collections.frequency(lines(), line);
    }

    void await(String line) {
        Await.until(Duration.ofSeconds(20), () -> lines().contains(line), () -> "no \"" + line + "\" in " + lines());
    }
}
