package io.privateer.codegen.client;

import io.privateer.codegen.generate.GeneratedFile;
import java.util.ArrayList;
import java.util.List;

/** What the generator of one language has written, and what it could not. Not thread-safe. */
final class ClientFiles {
    private final ClientLanguage language;
    private final List<GeneratedFile> files = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    ClientFiles(ClientLanguage language) {
        this.language = language;
    }

    /**
     * A file below the language's folder. Whether its path is a safe one, and taken only once, is checked for all files
     * together when they are placed.
     *
     * @param path relative, with slashes: {@code shop/__init__.py}
     * @param content the whole text, lines ended by {@code \n}
     */
    void add(String path, String content) {
        files.add(new GeneratedFile(GeneratedFile.Kind.CLIENT, language.id() + "/" + path, content));
    }

    /** What keeps a client from being generated, with its place in Java and what to do. Then nothing is written at all. */
    void problem(String message) {
        problems.add("client for " + language.id() + ": " + message);
    }

    List<GeneratedFile> files() {
        return files;
    }

    List<String> problems() {
        return problems;
    }
}
