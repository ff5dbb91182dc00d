package io.privateer.conformance;

import io.privateer.rpc.annotation.RpcDefault;
import io.privateer.rpc.annotation.RpcField;
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
import org.jspecify.annotations.Nullable;

/**
 * One component for every row of the mapping.
 *
 * @param next one more of this, and so on
 */
public record Everything(
        Optional<Scalars> scalars,
        Optional<Boxes> boxes,
        Optional<Optionals> optionals,
        Optional<Defaults> defaults,
        Optional<Texts> texts,
        Optional<Times> times,
        Optional<Lists> lists,
        Optional<Arrays> arrays,
        Optional<Maps> maps,
        Color color,
        Optional<Mood> mood,
        Optional<Shape> shape,
        Optional<Everything> next) {

    /** Values without presence. */
    public record Scalars(int i, long l, float f, double d, boolean b, String s, byte[] bytes) {}

    /** Values with presence, boxed. */
    public record Boxes(
            @Nullable Integer i,
            @Nullable Long l,
            @Nullable Float f,
            @Nullable Double d,
            @Nullable Boolean b) {}

    /** Values with presence, as {@code Optional}, and one as {@code @Nullable}. */
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
            Optional<Point> point,
            @Nullable String note) {}

    /** Values that an older caller does not send. */
    public record Defaults(
            @RpcDefault("3") int i,
            @RpcDefault("-9223372036854775808") long l,
            @RpcDefault("1.5") float f,
            @RpcDefault("1e300") double d,
            @RpcDefault("true") boolean b,
            @RpcDefault("a \"quoted\" word\n\u00e9") String s,
            @RpcDefault("GREEN") Color color) {}

    /** Values that are text on the wire. */
    public record Texts(UUID uuid, BigDecimal decimal, BigInteger integer) {}

    /** Points in time and times that pass. */
    public record Times(
            Instant instant,
            Duration duration,
            LocalDate date,
            LocalTime time,
            LocalDateTime dateTime,
            OffsetDateTime offsetDateTime) {}

    /** Many of a kind. */
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

    /** Many of a kind, as arrays. */
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

    /** By every kind of key, and values of every kind. */
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

    /** The smallest record. */
    public record Point(int x, @RpcField(was = "height") int y) {}
}
