package io.privateer.codegen.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Google's own messages, which nobody generates again: Java's types for time, and the classes of protobuf-java, which the
 * runtime has, for the rest.
 */
public final class WellKnownTypes {
    private static final String PACKAGE = "google.protobuf";

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("Any", "any"),
            Map.entry("Empty", "empty"),
            Map.entry("FieldMask", "field_mask"),
            Map.entry("Struct", "struct"),
            Map.entry("Value", "struct"),
            Map.entry("ListValue", "struct"),
            Map.entry("BoolValue", "wrappers"),
            Map.entry("BytesValue", "wrappers"),
            Map.entry("DoubleValue", "wrappers"),
            Map.entry("FloatValue", "wrappers"),
            Map.entry("Int32Value", "wrappers"),
            Map.entry("Int64Value", "wrappers"),
            Map.entry("StringValue", "wrappers"),
            Map.entry("UInt32Value", "wrappers"),
            Map.entry("UInt64Value", "wrappers"));

    private WellKnownTypes() {}

    /** Whether it is one of Google's own package, known here or not. */
    public static boolean isGoogles(String fullName) {
        return fullName.startsWith(PACKAGE + ".") && fullName.indexOf('.', PACKAGE.length() + 1) < 0;
    }

    /** Whether it is one of those that have a class of protobuf-java's own, which every language has in a form of its own. */
    public static boolean isKnown(FieldType.ProtobufMessage message) {
        return message.name().packageName().equals(PACKAGE)
                && FILES.containsKey(message.name().simpleName());
    }

    /** What a wrapper like {@code Int32Value} wraps; empty for the others. */
    public static Optional<WireType> wrapped(FieldType.ProtobufMessage message) {
        String name = message.name().simpleName();
        return isKnown(message) && "wrappers".equals(FILES.get(name))
                ? Optional.of(WireType.valueOf(
                        name.substring(0, name.length() - "Value".length()).toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Its type in the model, if it is known here. */
    public static Optional<FieldType.Single> of(String fullName) {
        String name = fullName.substring(PACKAGE.length() + 1);
        if (name.equals("Timestamp")) {
            return Optional.of(new FieldType.Timestamp());
        }
        if (name.equals("Duration")) {
            return Optional.of(new FieldType.Duration());
        }
        return Optional.ofNullable(FILES.get(name))
                .map(file -> new FieldType.ProtobufMessage(
                        JavaType.Declared.of("com.google.protobuf", name),
                        new ProtoName(PACKAGE, name),
                        "google/protobuf/" + file + ".proto"));
    }
}
