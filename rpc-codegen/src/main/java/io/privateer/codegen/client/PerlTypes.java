package io.privateer.codegen.client;

import io.privateer.codegen.model.DefaultValue;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.FormerName;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.WellKnownTypes;
import io.privateer.codegen.model.WireType;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What fields hold, as the Perl runtime is told. */
final class PerlTypes {
    private final ModuleModel module;
    private final PerlNames names;
    private final String packageName;
    private final SortedSet<String> packages = new TreeSet<>();

    PerlTypes(ModuleModel module, PerlNames names, String packageName) {
        this.module = module;
        this.names = names;
        this.packageName = packageName;
    }

    /** Other packages of the model that what was written so far needs. */
    SortedSet<String> packages() {
        return packages;
    }

    /** A class of the model. */
    String reference(ProtoName name) {
        if (!name.packageName().equals(packageName)) {
            packages.add(name.packageName());
        }
        return names.classOf(name);
    }

    /** Name, name in JSON, number and type. */
    String field(FieldModel field) {
        return "[ " + ClientText.perl(PerlNames.accessor(field)) + ", " + ClientText.perl(field.jsonName()) + ", "
                + field.number() + ", " + type(field) + former(field.was().map(FormerName::jsonName)) + " ]";
    }

    /** What stands behind a field, a constant or a variant that had another name: its name in JSON before. */
    static String former(Optional<String> name) {
        return name.map(was -> ", " + ClientText.perl(was)).orElse("");
    }

    private String type(FieldModel field) {
        String type = type(field.type());
        return switch (field.presence()) {
            case OPTIONAL, NULLABLE -> "$T->optional(" + type + ")";
            case DEFAULTED ->
                "$T->defaulted(" + type + ", "
                        + field.defaultValue().map(PerlTypes::literal).orElse("undef") + ")";
            case IMPLICIT, REQUIRED, REPEATED -> type;
        };
    }

    private String type(FieldType type) {
        if (type instanceof FieldType.Repeated repeated) {
            return "$T->list(" + type(repeated.element()) + ")";
        }
        if (type instanceof FieldType.MapOf map) {
            return "$T->map(" + type(map.key()) + ", " + type(map.value()) + ")";
        }
        if (type instanceof FieldType.Scalar scalar) {
            return "$T->" + scalar(scalar);
        }
        if (type instanceof FieldType.Enumeration enumeration) {
            return "$T->enum('" + reference(enumeration.name()) + "')";
        }
        if (type instanceof FieldType.Message message) {
            MessageModel model = module.message(message.name());
            return switch (model.kind()) {
                case WRAPPER -> "$T->wrapped(" + type(model.fields().get(0).type()) + ")";
                case ONEOF -> "$T->union('" + reference(message.name()) + "')";
                case RECORD, REQUEST, REPLY, ERROR -> "$T->record('" + reference(message.name()) + "')";
            };
        }
        if (type instanceof FieldType.ProtobufMessage message) {
            return "$T->known('" + message.name().simpleName() + "')";
        }
        return type instanceof FieldType.Timestamp ? "$T->timestamp" : "$T->duration";
    }

    private static String scalar(FieldType.Scalar scalar) {
        return switch (scalar.java()) {
            case BIG_DECIMAL -> "decimal";
            case BIG_INTEGER -> "integer";
            case UUID -> "uuid";
            case LOCAL_DATE -> "date";
            case LOCAL_TIME -> "time";
            case LOCAL_DATE_TIME -> "date_time";
            case OFFSET_DATE_TIME -> "offset_date_time";
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_ARRAY ->
                scalar.wire().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String literal(DefaultValue value) {
        if (value instanceof DefaultValue.Integral integral) {
            return "'" + integral.value() + "'";
        }
        if (value instanceof DefaultValue.Floating floating) {
            return Double.toString(floating.value()).replace("E", "e");
        }
        if (value instanceof DefaultValue.Bool bool) {
            return bool.value() ? "1" : "q{}";
        }
        return ClientText.perl(
                value instanceof DefaultValue.Text text ? text.value() : ((DefaultValue.Constant) value).javaName());
    }

    /** What a reader is told of a field's type. */
    String described(FieldModel field) {
        String words = described(field.type());
        return field.presence().explicit() ? words + ", may be left out" : words;
    }

    private String described(FieldType type) {
        if (type instanceof FieldType.Repeated repeated) {
            return "reference to an array, each " + described(repeated.element());
        }
        if (type instanceof FieldType.MapOf map) {
            return "reference to a hash, each value " + described(map.value());
        }
        if (type instanceof FieldType.Scalar scalar) {
            return switch (scalar.java()) {
                case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_ARRAY -> described(scalar.wire());
                case BIG_DECIMAL, BIG_INTEGER, UUID, LOCAL_DATE, LOCAL_TIME, LOCAL_DATE_TIME, OFFSET_DATE_TIME ->
                    scalar(scalar).replace('_', ' ');
            };
        }
        if (type instanceof FieldType.Enumeration enumeration) {
            return names.classOf(enumeration.name());
        }
        if (type instanceof FieldType.Message message) {
            MessageModel model = module.message(message.name());
            return model.kind() == MessageModel.Kind.WRAPPER
                    ? described(model.fields().get(0).type())
                    : names.classOf(message.name());
        }
        if (type instanceof FieldType.ProtobufMessage message) {
            return WellKnownTypes.wrapped(message)
                    .map(PerlTypes::described)
                    .orElseGet(() -> described(message.name().simpleName()));
        }
        return type instanceof FieldType.Timestamp ? "time like 2026-01-31T23:59:00Z" : "seconds";
    }

    private static String described(WireType wire) {
        return switch (wire) {
            case BYTES -> "bytes";
            case BOOL -> "true or false";
            case STRING, FLOAT, DOUBLE -> wire.name().toLowerCase(Locale.ROOT);
            case INT32, INT64, UINT32, UINT64, SINT32, SINT64, FIXED32, FIXED64, SFIXED32, SFIXED64 -> "integer";
        };
    }

    /** One of Google's own messages, by its name. */
    private static String described(String known) {
        return switch (known) {
            case "Any" -> "Privateer::Any, in Protocol Buffers bodies only";
            case "Empty" -> "reference to an empty hash";
            case "FieldMask" -> "reference to an array of paths like user.display_name";
            case "Struct" -> "reference to a hash of what JSON has";
            case "ListValue" -> "reference to an array of what JSON has";
            default -> "what JSON has, Privateer::JSON::null for its null";
        };
    }
}
