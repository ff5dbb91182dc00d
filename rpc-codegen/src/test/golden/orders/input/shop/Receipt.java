package shop;

import java.time.Instant;

public record Receipt(long number, Instant placed) {}
