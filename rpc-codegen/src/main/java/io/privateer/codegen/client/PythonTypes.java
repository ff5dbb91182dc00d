package io.privateer.codegen.client;

import io.privateer.codegen.model.CollectionKind;
import io.privateer.codegen.model.DefaultValue;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.JavaScalar;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ProtoName;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What fields are in Python, as type hints and as the runtime's tables say it; and which imports that takes. */
final class PythonTypes {
    private static final Set<String> BUILTINS = Set.of("int", "float", "bool", "str", "bytes", "list", "set", "dict");

    private final ModuleModel module;
    private final PythonNames names;
    private final String packageName;
    private final SortedSet<String> imports = new TreeSet<>();
    private final SortedSet<String> packages = new TreeSet<>();
    private final SortedSet<String> googles = new TreeSet<>();

    PythonTypes(ModuleModel module, PythonNames names, String packageName) {
        this.module = module;
        this.names = names;
        this.packageName = packageName;
    }

    /** Modules of Python's library that what was written so far needs. */
    SortedSet<String> imports() {
        return imports;
    }

    /** Other packages of the model that it needs. */
    SortedSet<String> packages() {
        return packages;
    }

    /** A module of Python's library, under a name that no service's names can have. */
    String library(String name) {
        imports.add(name);
        return "_" + name;
    }

    /** Modules of Google's own messages that it needs. */
    SortedSet<String> googles() {
        return googles;
    }

    /** One of Google's own messages: the class that the protobuf library has for it. */
    private String googles(FieldType.ProtobufMessage message) {
        String module = message.protoFile().replaceFirst(".*/", "").replaceFirst("\\.proto$", "_pb2");
        googles.add(module);
        return "_" + module + "." + message.name().simpleName();
    }

    /** A class of the model. */
    String reference(ProtoName name) {
        if (name.packageName().equals(packageName)) {
            return names.classOf(name);
        }
        packages.add(name.packageName());
        return "_" + names.module(name.packageName()) + "." + names.classOf(name);
    }

    /**
     * The type hint of a field.
     *
     * @param members what the class around it calls its own: there, {@code list} may be a method
     */
    String hint(FieldModel field, Set<String> members) {
        String hint = hint(field.type(), members);
        boolean absent = field.presence() == Presence.OPTIONAL || field.presence() == Presence.NULLABLE;
        return absent ? hint + " | None" : hint;
    }

    private String hint(FieldType type, Set<String> members) {
        if (type instanceof FieldType.Repeated repeated) {
            String container = hashable(repeated) ? "set" : "list";
            return builtin(container, members) + "[" + hint(repeated.element(), members) + "]";
        }
        if (type instanceof FieldType.MapOf map) {
            return builtin("dict", members) + "[" + hint(map.key(), members) + ", " + hint(map.value(), members) + "]";
        }
        if (type instanceof FieldType.Scalar scalar) {
            return scalarHint(scalar.java(), members);
        }
        if (type instanceof FieldType.Enumeration enumeration) {
            return reference(enumeration.name());
        }
        if (type instanceof FieldType.Message message) {
            MessageModel model = module.message(message.name());
            return model.kind() == MessageModel.Kind.WRAPPER
                    ? hint(model.fields().get(0).type(), members)
                    : reference(message.name());
        }
        if (type instanceof FieldType.ProtobufMessage message) {
            return googles(message);
        }
        return type instanceof FieldType.Timestamp ? "_rpc.Timestamp" : "_rpc.Duration";
    }

    private String scalarHint(JavaScalar scalar, Set<String> members) {
        return switch (scalar) {
            case INT, LONG, BIG_INTEGER -> builtin("int", members);
            case FLOAT, DOUBLE -> builtin("float", members);
            case BOOLEAN -> builtin("bool", members);
            case STRING -> builtin("str", members);
            case BYTE_ARRAY -> builtin("bytes", members);
            case BIG_DECIMAL -> library("decimal") + ".Decimal";
            case UUID -> library("uuid") + ".UUID";
            case LOCAL_DATE -> library("datetime") + ".date";
            case LOCAL_TIME -> "_rpc.LocalTime";
            case LOCAL_DATE_TIME -> "_rpc.LocalDateTime";
            case OFFSET_DATE_TIME -> "_rpc.OffsetDateTime";
        };
    }

    private String builtin(String name, Set<String> members) {
        return BUILTINS.contains(name) && members.contains(name) ? library("builtins") + "." + name : name;
    }

    /** A set of what Python can always put into one; other sets of Java's are lists here. */
    private static boolean hashable(FieldType.Repeated repeated) {
        return repeated.kind() == CollectionKind.SET
                && (repeated.element() instanceof FieldType.Scalar
                        || repeated.element() instanceof FieldType.Enumeration);
    }

    /** What a field holds, for the runtime: {@code _codec.Repeated(_codec.STRING)}. */
    String table(FieldType type) {
        if (type instanceof FieldType.Repeated repeated) {
            String container = hashable(repeated) ? ", set" : "";
            return "_codec.Repeated(" + table(repeated.element()) + container + ")";
        }
        if (type instanceof FieldType.MapOf map) {
            return "_codec.MapOf(" + table(map.key()) + ", " + table(map.value()) + ")";
        }
        if (type instanceof FieldType.Scalar scalar) {
            return "_codec." + scalarTable(scalar.java());
        }
        if (type instanceof FieldType.Enumeration enumeration) {
            return "_codec.enumeration(" + reference(enumeration.name()) + ")";
        }
        if (type instanceof FieldType.Message message) {
            MessageModel model = module.message(message.name());
            if (model.kind() == MessageModel.Kind.WRAPPER) {
                return "_codec.Wrapped(" + table(model.fields().get(0).type()) + ")";
            }
            reference(message.name());
            return "_codec.message(" + ClientText.python(message.name().full()) + ")";
        }
        if (type instanceof FieldType.ProtobufMessage message) {
            return "_codec.known(" + googles(message) + ")";
        }
        return type instanceof FieldType.Timestamp ? "_codec.TIMESTAMP" : "_codec.DURATION";
    }

    private static String scalarTable(JavaScalar scalar) {
        return switch (scalar) {
            case INT, LONG -> "INT";
            case FLOAT, DOUBLE -> "FLOAT";
            case BOOLEAN -> "BOOL";
            case STRING -> "STRING";
            case BYTE_ARRAY -> "BYTES";
            case BIG_DECIMAL -> "DECIMAL";
            case BIG_INTEGER -> "INTEGER";
            case UUID -> "UUID";
            case LOCAL_DATE -> "DATE";
            case LOCAL_TIME -> "TIME";
            case LOCAL_DATE_TIME -> "DATE_TIME";
            case OFFSET_DATE_TIME -> "OFFSET_DATE_TIME";
        };
    }

    /** A default value as Python spells it. */
    String literal(DefaultValue value, FieldType type) {
        if (value instanceof DefaultValue.Integral integral) {
            return Long.toString(integral.value());
        }
        if (value instanceof DefaultValue.Floating floating) {
            boolean single = type instanceof FieldType.Scalar scalar && scalar.java() == JavaScalar.FLOAT;
            String text = single ? Float.toString((float) floating.value()) : Double.toString(floating.value());
            return text.replace("E", "e");
        }
        if (value instanceof DefaultValue.Bool bool) {
            return bool.value() ? "True" : "False";
        }
        if (value instanceof DefaultValue.Text text) {
            return ClientText.python(text.value());
        }
        return reference(((FieldType.Enumeration) type).name()) + "."
                + PythonNames.constant(((DefaultValue.Constant) value).javaName());
    }
}
