package shop;

import io.privateer.rpc.annotation.RpcDefault;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One component for every row of the mapping. */
public record Everything(
        Scalars scalars,
        Boxes boxes,
        Optionals optionals,
        Defaults defaults,
        Texts texts,
        Times times,
        Lists lists,
        Arrays arrays,
        Maps maps,
        Color color,
        Optional<Mood> mood,
        Shape shape,
        Optional<Everything> next) {

    /** Values without presence. */
    public record Scalars(int i, long l, float f, double d, boolean b, String s, byte[] bytes) {}

    public record Boxes(Integer i, Long l, Float f, Double d, Boolean b) {}

    public record Optionals(
            Optional<Integer> i,
            Optional<Long> l,
            Optional<Float> f,
            Optional<Double> d,
            Optional<Boolean> b,
            Optional<String> s,
            Optional<byte[]> bytes,
            Optional<UUID> uuid,
            Optional<Color> color,
            Optional<Instant> instant,
            Optional<Shape> shape) {}

    public record Defaults(
            @RpcDefault("3") int i,
            @RpcDefault("-9223372036854775808") long l,
            @RpcDefault("1.5") float f,
            @RpcDefault("1e300") double d,
            @RpcDefault("true") boolean b,
            @RpcDefault("a\"\\u0041\n\u00e9") String s,
            @RpcDefault("GREEN") Color color) {}

    public record Texts(UUID uuid, BigDecimal decimal, BigInteger integer) {}

    public record Times(
            Instant instant,
            Duration duration,
            LocalDate date,
            LocalTime time,
            LocalDateTime dateTime,
            OffsetDateTime offsetDateTime) {}

    public record Lists(
            List<Integer> ints,
            List<Long> longs,
            List<Float> floats,
            List<Double> doubles,
            List<Boolean> booleans,
            List<String> strings,
            List<byte[]> bytes,
            List<UUID> uuids,
            List<Color> colors,
            List<Instant> instants,
            List<Shape> shapes,
            List<List<String>> nested,
            Set<Integer> set,
            Set<LocalDate> dates) {}

    public record Arrays(
            int[] ints,
            long[] longs,
            float[] floats,
            double[] doubles,
            boolean[] booleans,
            String[] strings,
            byte[][] bytes,
            Color[] colors,
            Point[] points) {}

    public record Maps(
            Map<String, Integer> byString,
            Map<Integer, String> byInt,
            Map<Long, Boolean> byLong,
            Map<Boolean, Double> byBoolean,
            Map<UUID, Point> byUuid,
            Map<LocalDate, Color> byDate,
            Map<String, List<Point>> lists,
            Map<String, Map<String, byte[]>> maps,
            Map<String, Duration> durations) {}

    public record Point(int x, int y) {}
}
