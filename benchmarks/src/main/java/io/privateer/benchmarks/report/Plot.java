package io.privateer.benchmarks.report;

import io.privateer.benchmarks.load.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

/** One figure against one parameter, a line for each system; medians over rounds. */
final class Plot {
    private final String title;
    private final String xTitle;
    private final String yTitle;
    private final ToIntFunction<Cell> x;
    private final ToDoubleFunction<Row> y;

    Plot(String title, String xTitle, ToIntFunction<Cell> x, String yTitle, ToDoubleFunction<Row> y) {
        this.title = title;
        this.xTitle = xTitle;
        this.yTitle = yTitle;
        this.x = x;
        this.y = y;
    }

    /** Writes an SVG file; nothing if none of the cells was measured. */
    void write(Results results, List<Cell> cells, Path file) throws IOException {
        Map<String, List<double[]>> lines = new LinkedHashMap<>();
        for (Cell cell : cells) {
            results.spread(cell, y)
                    .ifPresent(spread -> lines.computeIfAbsent(cell.system(), system -> new ArrayList<>())
                            .add(new double[] {x.applyAsInt(cell), spread.median()}));
        }
        if (lines.isEmpty()) {
            return;
        }
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(560)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        lines.forEach((system, points) -> chart.addSeries(
                system,
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> Math.max(point[1], 0.1)).toArray()));
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
    }
}
