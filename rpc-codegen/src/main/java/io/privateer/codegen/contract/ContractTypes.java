package io.privateer.codegen.contract;

import com.squareup.wire.Syntax;
import com.squareup.wire.schema.EnumConstant;
import com.squareup.wire.schema.EnumType;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.MessageType;
import com.squareup.wire.schema.ProtoType;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.Type;
import io.privateer.codegen.Problem;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.Reserved;
import io.privateer.codegen.model.WellKnownTypes;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All messages and enums that services reach, each read once. */
final class ContractTypes {
    private final Schema schema;
    private final ContractNames names;
    private final List<Problem> problems;
    private final Deque<MessageType> unread = new ArrayDeque<>();
    private final Map<ProtoName, String> claimed = new LinkedHashMap<>();
    private final Map<ProtoName, JavaType.Declared> javaTypes = new LinkedHashMap<>();
    private final Map<ProtoName, MessageModel> messages = new LinkedHashMap<>();
    private final Map<ProtoName, EnumModel> enums = new LinkedHashMap<>();

    ContractTypes(Schema schema, ContractNames names, List<Problem> problems) {
        this.schema = schema;
        this.names = names;
        this.problems = problems;
    }

    List<MessageModel> messages() {
        return List.copyOf(messages.values());
    }

    List<EnumModel> enums() {
        return List.copyOf(enums.values());
    }

    JavaType.Declared javaType(ProtoType type) {
        return names.javaType(type);
    }

    /** The Java type of a message or enum that was referred to. */
    JavaType.Declared javaTypeOf(ProtoName name) {
        return Objects.requireNonNull(javaTypes.get(name), name::full);
    }

    void report(Location place, String message) {
        problems.add(problem(place, message));
    }

    /** A problem at its line. */
    static Problem problem(Location place, String message) {
        Path file = Path.of(place.getBase()).resolve(place.getPath());
        return new Problem(Optional.of(file), Math.max(0, place.getLine()), message);
    }

    /** A comment's text, in plain lines. */
    static String doc(@Nullable String documentation) {
        return documentation == null ? "" : documentation.strip();
    }

    /** A message without fields, for arguments or a result that are nothing. */
    ProtoName nothing(
            String protoPackage,
            String packageName,
            String simpleName,
            MessageModel.Kind kind,
            String origin,
            Location place) {
        // Of the package of the file that it is in: that file has no other.
        ProtoName name = new ProtoName(protoPackage, simpleName);
        if (claim(name, origin + " (" + kind + ")", place)) {
            messages.put(
                    name,
                    new MessageModel(
                            name,
                            kind,
                            JavaType.Declared.of(packageName, simpleName),
                            JavaNames.codec(packageName, name),
                            false,
                            List.of(),
                            List.of(),
                            Optional.empty(),
                            Reserved.NONE,
                            place.getPath(),
                            false,
                            origin,
                            ""));
        }
        return name;
    }

    /**
     * What a field of this type holds; the type is read later.
     *
     * @param user who refers to it, for people
     */
    Optional<FieldType.Single> reference(ProtoType type, Location place, String user) {
        String fullName = type.toString();
        if (WellKnownTypes.isGoogles(fullName)) {
            Optional<FieldType.Single> known = WellKnownTypes.of(fullName);
            if (known.isEmpty()) {
                report(place, user + ": " + fullName + " is not supported");
            }
            return known;
        }
        Type found = schema.getType(type);
        if (found instanceof EnumType enumeration) {
            return read(enumeration) ? Optional.of(new FieldType.Enumeration(names.protoName(type))) : Optional.empty();
        }
        if (found instanceof MessageType message) {
            ProtoName name = names.protoName(type);
            if (!isProto3(message, place, user) || !claim(name, fullName, place)) {
                return Optional.empty();
            }
            javaTypes.put(name, names.javaType(type));
            if (!messages.containsKey(name) && unread.stream().noneMatch(message::equals)) {
                unread.add(message);
            }
            return Optional.of(new FieldType.Message(name));
        }
        report(place, user + ": there is no message or enum " + fullName);
        return Optional.empty();
    }

    /** Until nothing new is reached. */
    void readAll() {
        while (!unread.isEmpty()) {
            MessageType type = unread.remove();
            ProtoName name = names.protoName(type.getType());
            if (!messages.containsKey(name)) {
                // Before its fields, which may be of this very type.
                messages.put(name, message(type, name, new FieldsReader(type, this)));
            }
        }
    }

    private MessageModel message(MessageType type, ProtoName name, FieldsReader fields) {
        JavaType.Declared javaType = names.javaType(type.getType());
        return new MessageModel(
                name,
                MessageModel.Kind.RECORD,
                javaType,
                JavaNames.codec(javaType.packageName(), name),
                true,
                fields.fields(),
                List.of(),
                fields.oneofs(javaType),
                Optional.empty(),
                Reserved.NONE,
                type.getLocation().getPath(),
                names.isForeign(javaType, name),
                type.getType().toString(),
                doc(type.getDocumentation()));
    }

    private boolean read(EnumType type) {
        ProtoName name = names.protoName(type.getType());
        if (enums.containsKey(name)) {
            return true;
        }
        if (!claim(name, type.getType().toString(), type.getLocation())) {
            return false;
        }
        String zeroName = "";
        List<EnumModel.Constant> constants = new ArrayList<>();
        for (EnumConstant constant : type.getConstants()) {
            if (constant.getTag() == 0 && zeroName.isEmpty()) {
                zeroName = constant.getName();
            } else if (constant.getTag() == 0
                    || constants.stream().anyMatch(other -> other.number() == constant.getTag())) {
                report(
                        constant.getLocation(),
                        type.getType() + "." + constant.getName() + ": two constants with the number "
                                + constant.getTag() + ", allow_alias, are not supported");
                return false;
            } else {
                constants.add(new EnumModel.Constant(
                        constant.getTag(),
                        ContractNames.escaped(constant.getName()),
                        constant.getName(),
                        Optional.empty(),
                        doc(constant.getDocumentation())));
            }
        }
        if (zeroName.isEmpty()) {
            report(type.getLocation(), type.getType() + ": the first constant of an enum has the number 0 in proto3");
            return false;
        }
        JavaType.Declared javaType = names.javaType(type.getType());
        javaTypes.put(name, javaType);
        enums.put(
                name,
                new EnumModel(
                        name,
                        javaType,
                        JavaNames.codec(javaType.packageName(), name),
                        true,
                        zeroName,
                        constants,
                        Optional.of(ContractNames.escaped(zeroName)),
                        Optional.of(unrecognized(type)),
                        Reserved.NONE,
                        type.getLocation().getPath(),
                        names.isForeign(javaType, name),
                        type.getType().toString(),
                        doc(type.getDocumentation())));
        return true;
    }

    private static String unrecognized(EnumType type) {
        String name = "UNRECOGNIZED";
        while (type.constant(name) != null) {
            name += "_";
        }
        return name;
    }

    private boolean isProto3(MessageType type, Location place, String user) {
        if (type.getSyntax() == Syntax.PROTO_3) {
            return true;
        }
        report(
                place,
                user + ": " + type.getType() + " is " + (type.getSyntax() == null ? "proto2" : type.getSyntax())
                        + ", and only proto3 is supported");
        return false;
    }

    private boolean claim(ProtoName name, String owner, Location place) {
        String other = claimed.putIfAbsent(name, owner);
        if (other != null && !other.equals(owner)) {
            report(
                    place,
                    owner + " and " + other + " would both be called " + name.simpleName() + ". Rename one of them");
            return false;
        }
        return true;
    }
}
