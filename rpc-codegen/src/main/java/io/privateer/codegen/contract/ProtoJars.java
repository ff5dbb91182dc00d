package io.privateer.codegen.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** Tells jars that carry {@code .proto} files from the many that do not. */
final class ProtoJars {
    private ProtoJars() {}

    /** What is no jar has none. */
    static boolean hasProtos(Path file) {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            return jar.stream().anyMatch(entry -> entry.getName().endsWith(".proto"));
        } catch (IOException noJar) {
            return false;
        }
    }

    /** Whether a folder or jar has this file. */
    static boolean contains(Path root, String resource) {
        if (java.nio.file.Files.isDirectory(root)) {
            return java.nio.file.Files.isRegularFile(root.resolve(resource));
        }
        try (ZipFile jar = new ZipFile(root.toFile())) {
            return jar.getEntry(resource) != null;
        } catch (IOException noJar) {
            return false;
        }
    }
}
