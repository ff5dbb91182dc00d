package io.privateer.codegen.read;

import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** What to write instead of a type that does not travel. */
final class Refusals {
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("char", "int or String"),
            Map.entry("java.lang.Character", "Integer or String"),
            Map.entry("short", "int"),
            Map.entry("java.lang.Short", "Integer"),
            Map.entry("byte", "int"),
            Map.entry("java.lang.Byte", "Integer"),
            Map.entry("java.lang.Void", "void"),
            Map.entry("java.lang.Number", "int, long, double or BigDecimal"),
            Map.entry("java.lang.CharSequence", "String"),
            Map.entry("java.lang.StringBuilder", "String"),
            Map.entry("java.util.OptionalInt", "Optional<Integer>"),
            Map.entry("java.util.OptionalLong", "Optional<Long>"),
            Map.entry("java.util.OptionalDouble", "Optional<Double>"),
            Map.entry("java.util.Date", "Instant"),
            Map.entry("java.util.Calendar", "Instant"),
            Map.entry("java.sql.Timestamp", "Instant"),
            Map.entry("java.sql.Date", "LocalDate"),
            Map.entry("java.time.ZonedDateTime", "OffsetDateTime, or an Instant and the zone as a String"),
            Map.entry("java.time.ZoneId", "String"),
            Map.entry("java.time.ZoneOffset", "String"),
            Map.entry("java.time.OffsetTime", "LocalTime"),
            Map.entry("java.time.Period", "int, or Duration"),
            Map.entry("java.time.Year", "int"),
            Map.entry("java.net.URI", "String"),
            Map.entry("java.net.URL", "String"),
            Map.entry("java.nio.file.Path", "String"),
            Map.entry("java.io.File", "String"),
            Map.entry("java.util.Locale", "String"),
            Map.entry("java.util.Currency", "String"),
            Map.entry("java.nio.ByteBuffer", "byte[]"),
            Map.entry("com.google.protobuf.ByteString", "byte[]"),
            Map.entry("java.util.concurrent.atomic.AtomicInteger", "int"),
            Map.entry("java.util.concurrent.atomic.AtomicLong", "long"),
            Map.entry("java.util.concurrent.atomic.AtomicBoolean", "boolean"),
            Map.entry("java.lang.Iterable", "List"),
            Map.entry("java.util.Collection", "List"),
            Map.entry("java.util.ArrayList", "List"),
            Map.entry("java.util.LinkedList", "List"),
            Map.entry("java.util.Vector", "List"),
            Map.entry("java.util.Queue", "List"),
            Map.entry("java.util.Deque", "List"),
            Map.entry("java.util.HashSet", "Set"),
            Map.entry("java.util.LinkedHashSet", "Set"),
            Map.entry("java.util.TreeSet", "Set"),
            Map.entry("java.util.SortedSet", "Set"),
            Map.entry("java.util.NavigableSet", "Set"),
            Map.entry("java.util.EnumSet", "Set"),
            Map.entry("java.util.HashMap", "Map"),
            Map.entry("java.util.LinkedHashMap", "Map"),
            Map.entry("java.util.TreeMap", "Map"),
            Map.entry("java.util.SortedMap", "Map"),
            Map.entry("java.util.NavigableMap", "Map"),
            Map.entry("java.util.EnumMap", "Map with String keys"),
            Map.entry("java.util.concurrent.ConcurrentMap", "Map"),
            Map.entry("java.util.Iterator", "List; there are no streams, so return pages of a bounded size"),
            Map.entry("java.util.stream.Stream", "List; there are no streams, so return pages of a bounded size"),
            Map.entry("java.util.stream.IntStream", "int[]; there are no streams"),
            Map.entry("java.util.stream.LongStream", "long[]; there are no streams"),
            Map.entry("java.util.stream.DoubleStream", "double[]; there are no streams"),
            Map.entry(
                    "java.util.concurrent.Flow.Publisher",
                    "List; there are no streams, so return pages of a" + " bounded size"),
            Map.entry("java.io.InputStream", "byte[]; there are no streams"),
            Map.entry("java.io.OutputStream", "byte[] as the result; there are no streams"),
            Map.entry("java.util.concurrent.Future", "the value's own type; the asynchronous interface is generated"),
            Map.entry(
                    "java.util.concurrent.CompletableFuture",
                    "the value's own type; the asynchronous interface is generated"),
            Map.entry(
                    "java.util.concurrent.CompletionStage",
                    "the value's own type; the asynchronous interface is generated"));

    private Refusals() {}

    /** For a primitive. */
    static String primitive(String name) {
        return name + " does not travel. Write " + INSTEAD.getOrDefault(name, "int");
    }

    /** For a class or interface that is none of the mapping's. */
    static String declared(TypeElement type) {
        String name = type.getQualifiedName().toString();
        String simple = String.join(".", Mirrors.simpleNames(type));
        String instead = INSTEAD.get(name);
        if (instead != null) {
            return simple + " does not travel. Write " + instead;
        }
        if (name.equals("java.lang.Object")) {
            return "Object does not travel: a reader could not know what it gets. Write the type, or a sealed interface"
                    + " of records";
        }
        if (name.startsWith("java.") || name.startsWith("javax.")) {
            return simple + " does not travel. Write a record with what you need of it";
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
            return "the sealed class " + simple + " does not travel. Make it a sealed interface of records";
        }
        if (type.getKind() == ElementKind.INTERFACE) {
            return "the interface " + simple
                    + " does not travel: a reader could not know what it gets. Make it a sealed interface of records";
        }
        return "the class " + simple + " does not travel. Make it a record";
    }
}
