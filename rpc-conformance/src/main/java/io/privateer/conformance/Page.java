package io.privateer.conformance;

import java.util.List;

/**
 * A part of a longer list.
 *
 * @param items in their order
 * @param total how many there are on all pages
 */
public record Page<T>(List<T> items, int total) {}
