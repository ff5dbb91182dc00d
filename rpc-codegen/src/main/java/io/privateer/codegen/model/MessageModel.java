package io.privateer.codegen.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One message and the Java type that it carries.
 *
 * @param javaType the Java value: a record (with its type arguments), a sealed interface, an exception, for a wrapper the
 *     {@code List}, {@code Set}, array or {@code Map}, for a request or reply the record to generate
 * @param codec the class that reads and writes it, in the package of its owner; it exists already if {@code owner} says
 *     that another module has it
 * @param publicAccess whether other packages may name the Java type; the codec is public exactly then
 * @param fields sorted by number; empty for {@link Kind#ONEOF}
 * @param variants sorted by number; empty except for {@link Kind#ONEOF}
 * @param oneofs sets of fields of which one at most is present; only messages from a {@code .proto} have some
 * @param unknownVariant a record without components that stands for variants that this program does not know. It has no
 *     number: it is written as a message without a variant, and such a message reads as it
 * @param protoFile the import path of the {@code .proto} that defines it
 * @param foreign whether another module owns it, so that neither codec nor {@code .proto} is generated here
 * @param origin the Java element to name in messages to people: {@code shop.Order}, {@code shop.Orders.place}
 */
public record MessageModel(
        ProtoName name,
        Kind kind,
        JavaType javaType,
        JavaType.Declared codec,
        boolean publicAccess,
        List<FieldModel> fields,
        List<VariantModel> variants,
        List<OneofModel> oneofs,
        Optional<JavaType.Declared> unknownVariant,
        Reserved reserved,
        String protoFile,
        boolean foreign,
        String origin,
        String doc) {
    public MessageModel {
        fields = fields.stream()
                .sorted(Comparator.comparingInt(FieldModel::number))
                .toList();
        variants = variants.stream()
                .sorted(Comparator.comparingInt(VariantModel::number))
                .toList();
        oneofs = List.copyOf(oneofs);
    }

    /** A message from Java, where a {@code oneof} is a message of its own. */
    public MessageModel(
            ProtoName name,
            Kind kind,
            JavaType javaType,
            JavaType.Declared codec,
            boolean publicAccess,
            List<FieldModel> fields,
            List<VariantModel> variants,
            Optional<JavaType.Declared> unknownVariant,
            Reserved reserved,
            String protoFile,
            boolean foreign,
            String origin,
            String doc) {
        this(
                name,
                kind,
                javaType,
                codec,
                publicAccess,
                fields,
                variants,
                List.of(),
                unknownVariant,
                reserved,
                protoFile,
                foreign,
                origin,
                doc);
    }

    /** What a message was made from. */
    public enum Kind {
        /** A record of the user. */
        RECORD,
        /** The arguments of a method, {@code OrdersPlaceRequest}: a record that is generated too. */
        REQUEST,
        /** The result of a method, {@code OrdersPlaceReply}: generated too, one field {@code result} or none. */
        REPLY,
        /** A checked exception of the user. */
        ERROR,
        /** A sealed interface of records. */
        ONEOF,
        /** A list, set, array or map inside another one; its one field is called {@code values}. */
        WRAPPER
    }

    /** The same message with the numbers that the lock gives its fields or variants, by name in the {@code .proto}. */
    public MessageModel withNumbers(Map<String, Integer> numbers, Reserved newReserved) {
        return new MessageModel(
                name,
                kind,
                javaType,
                codec,
                publicAccess,
                fields.stream()
                        .map(field -> field.withNumber(numbers.getOrDefault(field.protoName(), 0)))
                        .toList(),
                variants.stream()
                        .map(variant -> variant.withNumber(numbers.getOrDefault(variant.protoName(), 0)))
                        .toList(),
                oneofs,
                unknownVariant,
                newReserved,
                protoFile,
                foreign,
                origin,
                doc);
    }

    /** The name of a {@link Kind#ONEOF}'s {@code oneof}: {@code variant}, unless a variant is called so itself. */
    public String oneofName() {
        Set<String> taken = variants.stream().map(VariantModel::protoName).collect(Collectors.toSet());
        String free = "variant";
        while (taken.contains(free)) {
            free += "_";
        }
        return free;
    }

    /** Whether it stands for a method's arguments or result as a whole, instead of holding them as its fields. */
    public boolean standsAlone() {
        return kind != Kind.REQUEST && kind != Kind.REPLY;
    }

    /** The other fields of a field's oneof, which are gone as soon as it is read; none if it is in no oneof. */
    public List<FieldModel> rivals(FieldModel field) {
        return oneofs.stream()
                .filter(oneof -> oneof.members().contains(field.javaName()))
                .flatMap(oneof -> fields.stream()
                        .filter(other ->
                                oneof.members().contains(other.javaName()) && other.number() != field.number()))
                .toList();
    }

    /** The fields in the order in which the Java constructor takes them. */
    public List<FieldModel> constructorOrder() {
        return fields.stream()
                .sorted(Comparator.comparingInt(FieldModel::position))
                .toList();
    }

    /** The arguments of the method that takes it, in their order; none if it {@link #standsAlone} and is the argument itself. */
    public List<FieldModel> arguments() {
        return standsAlone() ? List.of() : constructorOrder();
    }
}
