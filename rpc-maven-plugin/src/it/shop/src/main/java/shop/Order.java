package shop;

import java.util.UUID;

public record Order(UUID id, String article, int count) {}
