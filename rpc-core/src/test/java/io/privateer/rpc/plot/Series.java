package io.privateer.rpc.plot;

import java.util.ArrayList;
import java.util.List;

/** A line of a plot. */
public final class Series {
    record Point(double x, double y) {}

    final String name;
    final String color;
    final boolean dashed;
    final List<Point> points = new ArrayList<>();

    public Series(String name, String color, boolean dashed) {
        this.name = name;
        this.color = color;
        this.dashed = dashed;
    }

    public Series add(double x, double y) {
        points.add(new Point(x, y));
        return this;
    }
}
