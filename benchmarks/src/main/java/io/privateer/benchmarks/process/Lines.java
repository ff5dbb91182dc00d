package io.privateer.benchmarks.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A process's side of the conversation: commands on standard input, answers on standard output, one JSON line each. */
public final class Lines {
    static final ObjectMapper JSON = new ObjectMapper();

    /** Carries out a command. */
    public interface Executor {
        Object execute(Command command) throws Exception;
    }

    private Lines() {}

    /** Says hello and serves commands until standard input ends, as it does when the parent dies. */
    public static void serve(Object hello, Executor executor) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // What libraries print must not be taken for an answer.
        System.setOut(System.err);
        out.println(JSON.writeValueAsString(hello));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(JSON.writeValueAsString(executor.execute(read(line, Command.class))));
        }
    }

    static <T> T read(String line, Class<T> type) throws IOException {
        try {
            return JSON.readValue(line, type);
        } catch (IOException e) {
            throw new IOException("expected " + type.getSimpleName() + ", got: " + line, e);
        }
    }
}
