package io.privateer.rpc.call;

import java.time.Duration;

/**
 * One sending of a call, for the exception and for logs.
 *
 * @param endpoint where it was sent
 * @param number from 1, as on the wire
 * @param duration from the sending to the end of the attempt
 * @param result what came of it, for people: {@code "no reply within 1 s"}
 */
public record Attempt(String endpoint, int number, Duration duration, String result) {}
