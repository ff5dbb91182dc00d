package io.privateer.codegen.generate;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes values of any type of the mapping, with a liking for its edges, and compares them. */
final class RandomValues {
    private final Random random;

    RandomValues(long seed) {
        random = new Random(seed);
    }

    /** A value of a type; {@code levels} bounds how deep it is nested. */
    Object value(Type type, int levels) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, levels);
        }
        if (type instanceof GenericArrayType array) {
            return array(array.getGenericComponentType(), levels);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isArray()) {
            return array(raw.getComponentType(), levels);
        }
        if (raw.isEnum()) {
            return pick(raw.getEnumConstants());
        }
        if (raw.isRecord()) {
            return record(raw, levels);
        }
        if (raw.isSealed()) {
            return value(pick(raw.getPermittedSubclasses()), levels);
        }
        return scalar(raw);
    }

    private Object record(Class<?> type, int levels) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            arguments[i] = value(components[i].getGenericType(), levels - 1);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    private Object generic(ParameterizedType type, int levels) throws ReflectiveOperationException {
        Type[] arguments = type.getActualTypeArguments();
        int size = levels <= 0 ? 0 : random.nextInt(4);
        if (type.getRawType() == Optional.class) {
            return size == 0 ? Optional.empty() : Optional.of(value(arguments[0], levels));
        }
        if (type.getRawType() == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(value(arguments[0], levels), value(arguments[1], levels - 1));
            }
            return map;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(value(arguments[0], levels - 1));
        }
        return type.getRawType() == Set.class ? new LinkedHashSet<>(values) : values;
    }

    private Object array(Type component, int levels) throws ReflectiveOperationException {
        Class<?> raw =
                component instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) component;
        Object array = Array.newInstance(raw, random.nextInt(4));
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, raw == byte.class ? (byte) random.nextInt() : value(component, levels - 1));
        }
        return array;
    }

    private Object scalar(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> pick(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, random.nextInt(1000));
            case "long", "Long" -> pick(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, random.nextLong());
            case "float", "Float" ->
                pick(
                        0f,
                        -0f,
                        1.1f,
                        Float.NaN,
                        Float.NEGATIVE_INFINITY,
                        Float.MIN_VALUE,
                        Float.MAX_VALUE,
                        random.nextFloat());
            case "double", "Double" ->
                pick(
                        0d,
                        -0d,
                        1.1,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        random.nextDouble());
            case "boolean", "Boolean" -> random.nextBoolean();
            case "String" ->
                pick("", "a", "é€😀", "\"\\/\b\n\r\t\u0000\u007f\u2028<&>'", "x".repeat(random.nextInt(300)), "\uFFFD");
            case "BigDecimal" ->
                pick(
                        BigDecimal.ZERO,
                        new BigDecimal("1.50"),
                        new BigDecimal("-0.000"),
                        new BigDecimal("1E+100"),
                        new BigDecimal(new BigInteger(200, random), random.nextInt(200) - 100));
            case "BigInteger" -> pick(BigInteger.ZERO, BigInteger.ONE.negate(), new BigInteger(500, random));
            case "UUID" -> pick(new UUID(0, 0), new UUID(random.nextLong(), random.nextLong()));
            case "LocalDate" -> date();
            case "LocalTime" -> time();
            case "LocalDateTime" -> LocalDateTime.of(date(), time());
            case "OffsetDateTime" ->
                OffsetDateTime.of(
                        date(), time(), ZoneOffset.ofTotalSeconds(60 * (random.nextInt(36 * 60 + 1) - 18 * 60)));
            case "Instant" ->
                pick(
                        Instant.EPOCH,
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.parse("9999-12-31T23:59:59.999999999Z"),
                        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
            case "Duration" ->
                pick(
                        Duration.ZERO,
                        Duration.ofMillis(-500),
                        Duration.ofNanos(-1),
                        Duration.ofDays(-3_652_500),
                        Duration.ofDays(3_652_500),
                        Duration.ofNanos(random.nextLong()));
            default -> throw new IllegalArgumentException("no random " + type);
        };
    }

    private LocalDate date() {
        return pick(
                LocalDate.of(1, 1, 1),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(2024, 2, 29),
                LocalDate.ofEpochDay(random.nextInt(100_000)));
    }

    private LocalTime time() {
        return pick(
                LocalTime.MIDNIGHT,
                LocalTime.MAX,
                LocalTime.of(12, 0, 0, 1_000),
                LocalTime.of(12, 0, 0, 120_000_000),
                LocalTime.ofNanoOfDay((long) (random.nextDouble() * 86_400_000_000_000L)));
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Whether two values are equal, looking into records and arrays, which compare arrays by identity. */
    static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Record && b instanceof Record && a.getClass() == b.getClass()) {
            return Arrays.stream(a.getClass().getRecordComponents())
                    .allMatch(component -> equal(read(component, a), read(component, b)));
        }
        if (a instanceof Optional<?> one && b instanceof Optional<?> two) {
            return one.isPresent() == two.isPresent() && (one.isEmpty() || equal(one.get(), two.get()));
        }
        if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> two) {
            return one.keySet().equals(two.keySet())
                    && one.keySet().stream().allMatch(key -> equal(one.get(key), two.get(key)));
        }
        if (a instanceof Set<?> one && b instanceof Set<?> two) {
            return equal(List.copyOf(one), List.copyOf(two));
        }
        if (a instanceof List<?> one && b instanceof List<?> two) {
            return equal(one.toArray(), two.toArray());
        }
        if (a != null && b != null && a.getClass().isArray() && b.getClass().isArray()) {
            int length = Array.getLength(a);
            if (length != Array.getLength(b)) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (!equal(Array.get(a, i), Array.get(b, i))) {
                    return false;
                }
            }
            return true;
        }
        return Objects.equals(a, b);
    }

    private static Object read(RecordComponent component, Object owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.toString(), e);
        }
    }
}
