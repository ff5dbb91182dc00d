package io.privateer.codegen.read;

import java.util.Optional;

/** Looks up files on the class path of the compilation by their exact name. */
@FunctionalInterface
public interface ClassPathFiles {
    /** The text of the file in UTF-8; nothing if no entry has it. */
    Optional<String> text(String resource);
}
