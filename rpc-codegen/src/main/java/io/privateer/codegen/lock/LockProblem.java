package io.privateer.codegen.lock;

/**
 * Something that the lock refuses.
 *
 * @param part what it is about, as {@code shop.Order#total}: the key of its place in the sources; empty if it is about the
 *     lock file itself
 * @param line in the lock file, from 1; 0 if it is about the sources
 */
public record LockProblem(String part, int line, String message) {}
