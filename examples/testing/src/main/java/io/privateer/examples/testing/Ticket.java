package io.privateer.examples.testing;

import java.util.UUID;

/** One seat, sold. */
public record Ticket(UUID order, String show, int seat) {}
