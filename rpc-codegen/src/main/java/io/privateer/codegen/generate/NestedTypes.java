package io.privateer.codegen.generate;

import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.ModuleModel;
import io.privateer.codegen.model.ServiceModel;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names of types nested in an interface. A class that implements it inherits them, and inside that class they hide
 * imported classes of the same name: those are then written with their package.
 */
final class NestedTypes {
    private NestedTypes() {}

    static Set<String> of(ModuleModel module, ServiceModel service) {
        Set<String> names = new TreeSet<>();
        Stream.concat(
                        module.messages().stream().map(message -> message.javaType()),
                        module.enums().stream().map(enumeration -> enumeration.javaType()))
                .filter(JavaType.Declared.class::isInstance)
                .map(JavaType.Declared.class::cast)
                .filter(type -> isNestedIn(type, service.javaType()))
                .forEach(type -> names.add(
                        type.simpleNames().get(service.javaType().simpleNames().size())));
        return names;
    }

    private static boolean isNestedIn(JavaType.Declared type, JavaType.Declared outer) {
        int depth = outer.simpleNames().size();
        return type.packageName().equals(outer.packageName())
                && type.simpleNames().size() > depth
                && type.simpleNames().subList(0, depth).equals(outer.simpleNames());
    }
}
