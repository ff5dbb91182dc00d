package shop;

import java.math.BigDecimal;
import java.time.Instant;

public record Receipt(Instant placed, BigDecimal total) {}
