package io.privateer.codegen;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that keeps code from being generated, at the place to repair.
 *
 * @param file empty if no one file is to blame
 * @param line from 1; 0 if there is no line
 * @param message what is wrong and what to write instead; may have several lines
 */
public record Problem(Optional<Path> file, long line, String message) {
    /** A problem that has no place in a file. */
    public static Problem of(String message) {
        return new Problem(Optional.empty(), 0, message);
    }

    /** As compilers write it, so that editors find the place: {@code Orders.java:14: two methods named place}. */
    @Override
    public String toString() {
        if (file.isEmpty()) {
            return message;
        }
        return line == 0 ? file.get() + ": " + message : file.get() + ":" + line + ": " + message;
    }
}
