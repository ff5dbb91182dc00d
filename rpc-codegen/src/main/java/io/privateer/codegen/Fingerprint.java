package io.privateer.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A hash of all that a run depends on. Sources and {@code .proto} files count by content, since a checkout changes their
 * times; jars and class folders by name, size and time, since reading them all would cost more than it saves.
 */
final class Fingerprint {
    private final MessageDigest digest = sha256();

    private Fingerprint() {}

    /** Of the request with these sources. The lock is left out: it is compared by the caller after it was written. */
    static String of(GenerationRequest request, List<Path> sources, String lockText) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(Runtime.version().toString());
        fingerprint.addOurselves();
        fingerprint.add(request.module.toString());
        fingerprint.add(request.encoding.name());
        fingerprint.add(request.release.orElse(""));
        fingerprint.add(request.compilerOptions.toString());
        fingerprint.add(request.javaOutput.toString());
        fingerprint.add(request.protoOutput.toString());
        fingerprint.add(request.resourceOutput.toString());
        fingerprint.add(request.contracts.toString());
        request.contracts.files().forEach(fingerprint::addContent);
        fingerprint.add(request.clients.toString());
        fingerprint.add(request.clientOutput.map(Path::toString).orElse(""));
        fingerprint.add(request.lock.map(Path::toString).orElse(""));
        fingerprint.add(lockText);
        sources.forEach(fingerprint::addContent);
        request.protoRoots.forEach(root -> fingerprint.walk(root, file -> {
            if (file.toString().endsWith(".proto")) {
                fingerprint.addContent(file);
            }
        }));
        request.classPath.forEach(entry -> fingerprint.walk(entry, fingerprint::addAttributes));
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    /** Of one file's content. */
    static String ofContent(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /** A new build of the generators is a new version, also while its number is the same. */
    private void addOurselves() {
        CodeSource source = Fingerprint.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return;
        }
        try {
            walk(Path.of(source.getLocation().toURI()), this::addAttributes);
        } catch (URISyntaxException notAFile) {
            add(source.getLocation().toString());
        }
    }

    private interface Visitor {
        void visit(Path file);
    }

    private void walk(Path root, Visitor visitor) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile).sorted().forEach(visitor::visit);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading " + root, unreadable);
        }
    }

    private void addContent(Path file) {
        try {
            add(file.toString());
            add(ofContent(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading " + file, unreadable);
        }
    }

    private void addAttributes(Path file) {
        try {
            add(file + " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toMillis());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading " + file, unreadable);
        }
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        // A separator that no text contains: "a" and "bc" must not be "ab" and "c".
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("each Java platform has SHA-256", impossible);
        }
    }
}
