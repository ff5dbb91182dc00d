package io.privateer.codegen.contract;

import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.ProtoName;
import java.util.Map;
import java.util.Optional;

/**
 * Google's own messages, which nobody generates again: Java's types for time, and the classes of protobuf-java, which the
 * runtime has, for the rest.
 */
final class WellKnownTypes {
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
    static boolean isGoogles(String fullName) {
        return fullName.startsWith(PACKAGE + ".") && fullName.indexOf('.', PACKAGE.length() + 1) < 0;
    }

    /** Its type in the model, if it is known here. */
    static Optional<FieldType.Single> of(String fullName) {
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
