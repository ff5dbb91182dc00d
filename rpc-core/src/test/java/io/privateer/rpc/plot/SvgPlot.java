package io.privateer.rpc.plot;

import java.util.List;
import java.util.Locale;

/** Line plots one below the other, with a common x axis. */
public final class SvgPlot {
    private static final int WIDTH = 860;
    private static final int PANEL = 240;
    private static final int LEFT = 70;
    private static final int RIGHT = 190;
    private static final int TOP = 34;
    private static final int BOTTOM = 34;

    private final String title;
    private final String xLabel;
    private final double xMax;
    private final StringBuilder body = new StringBuilder();
    private int panels;

    public SvgPlot(String title, String xLabel, double xMax) {
        this.title = title;
        this.xLabel = xLabel;
        this.xMax = xMax;
    }

    /** Adds a panel; the y axis starts at 0. */
    public SvgPlot panel(String yLabel, double yMax, List<Series> lines) {
        int top = TOP + panels++ * PANEL;
        double bottom = top + PANEL - BOTTOM;
        double right = WIDTH - RIGHT;
        text(LEFT, top - 6, "start", yLabel);
        for (int tick = 0; tick <= 4; tick++) {
            double y = bottom - (bottom - top) * tick / 4;
            line(LEFT, y, right, y, "#ddd");
            text(LEFT - 6, y + 4, "end", number(yMax * tick / 4));
        }
        for (int x = 0; x <= xMax; x++) {
            double at = LEFT + (right - LEFT) * x / xMax;
            line(at, bottom, at, bottom + 4, "#888");
            text(at, bottom + 16, "middle", Integer.toString(x));
        }
        line(LEFT, bottom, right, bottom, "#888");
        for (int i = 0; i < lines.size(); i++) {
            Series series = lines.get(i);
            body.append("<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"")
                    .append(series.color)
                    .append(series.dashed ? "\" stroke-dasharray=\"5 3" : "")
                    .append("\" points=\"");
            for (Series.Point point : series.points) {
                double y = Math.max(0, Math.min(yMax, point.y()));
                body.append(format(LEFT + (right - LEFT) * point.x() / xMax))
                        .append(',')
                        .append(format(bottom - (bottom - top) * y / yMax))
                        .append(' ');
            }
            body.append("\"/>\n");
            double y = top + 12 + 16.0 * i;
            body.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"2\"%s/>\n"
                    .formatted(
                            format(right + 12),
                            format(y),
                            format(right + 32),
                            format(y),
                            series.color,
                            series.dashed ? " stroke-dasharray=\"5 3\"" : ""));
            text(right + 38, y + 4, "start", series.name);
        }
        return this;
    }

    /** The file. */
    public String svg() {
        int height = TOP + panels * PANEL + 18;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">\n"
                        .formatted(WIDTH, height, WIDTH, height)
                + "<title>" + title + "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n" + body
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                        .formatted(LEFT + (WIDTH - LEFT - RIGHT) / 2, height - 10, xLabel)
                + "</svg>\n";
    }

    private void line(double x1, double y1, double x2, double y2, String color) {
        body.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>\n"
                .formatted(format(x1), format(y1), format(x2), format(y2), color));
    }

    private void text(double x, double y, String anchor, String text) {
        body.append(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n".formatted(format(x), format(y), anchor, text));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
