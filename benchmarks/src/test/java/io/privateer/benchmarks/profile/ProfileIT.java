package io.privateer.benchmarks.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privateer.benchmarks.contender.Mode;
import io.privateer.benchmarks.contender.Workload;
import io.privateer.benchmarks.load.Cell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileIT {
    /** A frame, as the graph's page has it. */
    private static final Pattern FRAME = Pattern.compile("(?m)^[fnu]\\(");

    @Test
    void serverAndClientAreDrawn(@TempDir Path folder) throws Exception {
        Cell cell = Cell.of("privateer-mux", Workload.ECHO, Mode.SYNC, 8, 40);
        List<Path> drawn = Profile.run(cell, Duration.ofSeconds(2), folder);
        assertEquals(
                List.of("server-cpu.html", "server-alloc.html", "client-cpu.html", "client-alloc.html"),
                drawn.stream().map(graph -> graph.getFileName().toString()).toList());
        for (Path graph : drawn) {
            long frames = FRAME.matcher(Files.readString(graph)).results().count();
            assertTrue(frames > 10, () -> graph + " has " + frames + " frames");
        }
    }
}
