package io.privateer.codegen.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One enum.
 *
 * @param codec the class that maps constants to numbers, in the package of the owner
 * @param zeroName the name of number 0, {@code STATUS_UNSPECIFIED}
 * @param constants all but the unknown one, sorted by number, each above 0
 * @param unknown the Java name of the {@code @RpcUnknown} constant: written as number 0, and what 0 and unknown numbers
 *     read as. Without one both are decoding errors
 * @param unrecognized the Java name of a constant that stands for unknown numbers alone and cannot be written. Enums from a
 *     {@code .proto} have one, because their number 0 may mean something; {@code unknown} is then number 0 alone
 */
public record EnumModel(
        ProtoName name,
        JavaType.Declared javaType,
        JavaType.Declared codec,
        boolean publicAccess,
        String zeroName,
        List<Constant> constants,
        Optional<String> unknown,
        Optional<String> unrecognized,
        Reserved reserved,
        String protoFile,
        boolean foreign,
        String origin,
        String doc) {
    public EnumModel {
        constants = constants.stream()
                .sorted(Comparator.comparingInt(Constant::number))
                .toList();
    }

    /** An enum from Java, whose {@code unknown} constant stands for all that is not known. */
    public EnumModel(
            ProtoName name,
            JavaType.Declared javaType,
            JavaType.Declared codec,
            boolean publicAccess,
            String zeroName,
            List<Constant> constants,
            Optional<String> unknown,
            Reserved reserved,
            String protoFile,
            boolean foreign,
            String origin,
            String doc) {
        this(
                name,
                javaType,
                codec,
                publicAccess,
                zeroName,
                constants,
                unknown,
                Optional.empty(),
                reserved,
                protoFile,
                foreign,
                origin,
                doc);
    }

    /**
     * A constant.
     *
     * @param protoName prefixed, because siblings clash in a {@code .proto}: {@code STATUS_PAID}
     * @param was the prefixed name before a rename, still accepted when JSON is read
     */
    public record Constant(int number, String javaName, String protoName, Optional<String> was, String doc) {
        /** The same constant with the number that the lock gives it. */
        public Constant withNumber(int newNumber) {
            return new Constant(newNumber, javaName, protoName, was, doc);
        }
    }

    /** A constant by its name in Java; none for the one that stands for what is not known, which is written as number 0. */
    public Optional<Constant> constant(String javaName) {
        return constants.stream()
                .filter(constant -> constant.javaName().equals(javaName))
                .findFirst();
    }

    /** The same enum with the numbers that the lock gives it, by name in the {@code .proto}. */
    public EnumModel withNumbers(Map<String, Integer> numbers, Reserved newReserved) {
        return new EnumModel(
                name,
                javaType,
                codec,
                publicAccess,
                zeroName,
                constants.stream()
                        .map(constant -> constant.withNumber(numbers.getOrDefault(constant.protoName(), 0)))
                        .toList(),
                unknown,
                unrecognized,
                newReserved,
                protoFile,
                foreign,
                origin,
                doc);
    }
}
