package shop;

import lombok.Builder;

@Builder
public record Order(String article, int count) {}
