package io.privateer.codegen.generate;

/**
 * A file to write below one of the output folders.
 *
 * @param path relative, with slashes: {@code shop/OrdersStub.java}
 * @param content the whole text, lines ended by {@code \n}
 */
public record GeneratedFile(Kind kind, String path, String content) {
    /** Which output folder a file belongs to. */
    public enum Kind {
        /** Below the folder of generated sources. */
        JAVA_SOURCE,
        /** Below the folder of generated {@code .proto} files, which are packaged under the same path. */
        PROTO,
        /** Packaged as it is. */
        RESOURCE,
        /** Below the folder of clients; the first part of the path is the language. */
        CLIENT
    }
}
