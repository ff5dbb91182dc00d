package io.privateer.codegen.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A Java type as generated code spells it. {@code toString} is that spelling with full names. */
public sealed interface JavaType {
    /** {@code void}, of a method without a result. */
    record NoResult() implements JavaType {
        @Override
        public String toString() {
            return "void";
        }
    }

    /** One of the eight primitives. */
    enum Primitive implements JavaType {
        BOOLEAN("Boolean"),
        BYTE("Byte"),
        SHORT("Short"),
        INT("Integer"),
        LONG("Long"),
        CHAR("Character"),
        FLOAT("Float"),
        DOUBLE("Double");

        private final String box;

        Primitive(String box) {
            this.box = box;
        }

        /** The class in {@code java.lang} that holds it where an object is needed. */
        public Declared boxed() {
            return Declared.of("java.lang", box);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A class, record, interface or enum.
     *
     * @param packageName empty for the unnamed package
     * @param simpleNames from the outermost type inwards
     * @param arguments the type arguments; empty if it has none
     */
    record Declared(String packageName, List<String> simpleNames, List<JavaType> arguments) implements JavaType {
        public Declared {
            simpleNames = List.copyOf(simpleNames);
            arguments = List.copyOf(arguments);
        }

        /** A type that is neither nested nor generic. */
        public static Declared of(String packageName, String simpleName) {
            return new Declared(packageName, List.of(simpleName), List.of());
        }

        /** The name with dots, without type arguments: {@code shop.Orders.Line}. */
        public String qualifiedName() {
            String nested = String.join(".", simpleNames);
            return packageName.isEmpty() ? nested : packageName + "." + nested;
        }

        @Override
        public String toString() {
            return arguments.isEmpty()
                    ? qualifiedName()
                    : qualifiedName()
                            + arguments.stream().map(JavaType::toString).collect(Collectors.joining(", ", "<", ">"));
        }
    }

    /** An array; the last parameter of a method with varargs is one too. */
    record Array(JavaType component) implements JavaType {
        @Override
        public String toString() {
            return component + "[]";
        }
    }
}
