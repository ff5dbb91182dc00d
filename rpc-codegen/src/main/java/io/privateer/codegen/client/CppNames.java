package io.privateer.codegen.client;

import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.codegen.model.VariantModel;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the things of a module are called in C++: types as in Java, all else in lower case with underscores. */
final class CppNames {
    /** Namespaces and functions that generated code names, which nothing of a user's may hide. */
    private static final Set<String> OURS = Set.of("std", "privateer", "encode", "decode");

    private String here = "";
    private final Map<String, Set<String>> taken = new HashMap<>();
    private final Map<ProtoName, String> types = new HashMap<>();
    private final Map<ProtoName, String> errors = new HashMap<>();
    private final Map<ServiceModel, String> clients = new HashMap<>();

    CppNames(ClientModel model) {
        model.module()
                .messages()
                .forEach(each -> types.put(
                        each.name(), free(each.name().packageName(), each.name().simpleName())));
        model.module()
                .enums()
                .forEach(each -> types.put(
                        each.name(), free(each.name().packageName(), each.name().simpleName())));
        model.module().messages().stream()
                .filter(each -> each.kind() == MessageModel.Kind.ERROR)
                .forEach(each -> errors.put(
                        each.name(),
                        free(each.name().packageName(), error(each.name().simpleName()))));
        model.module().services().forEach(each -> clients.put(each, free(each.packageName(), each.name() + "Client")));
    }

    private String free(String packageName, String wish) {
        Set<String> used = taken.computeIfAbsent(packageName, unused -> new HashSet<>(OURS));
        String name = ReservedWords.escape(ClientLanguage.CPP, wish);
        while (!used.add(name)) {
            name += "_";
        }
        return name;
    }

    /** {@code shop::orders} */
    static String namespace(String packageName) {
        if (packageName.isEmpty()) {
            return "unnamed";
        }
        return Arrays.stream(packageName.split("\\.", -1))
                .map(part -> ReservedWords.escape(ClientLanguage.CPP, part.equals("std") ? "std_" : part))
                .collect(Collectors.joining("::"));
    }

    /** What is named from here on is named from inside this package. */
    void enter(String packageName) {
        here = packageName;
    }

    /** The type; one of another package with its namespace, from the outermost one on, so that no inner one is meant. */
    String type(ProtoName name) {
        return prefix(name.packageName()) + simple(name);
    }

    /** What stands in front of a name of that package: nothing, or a namespace. */
    String prefix(String packageName) {
        return packageName.equals(here) ? "" : "::" + namespace(packageName) + "::";
    }

    String simple(ProtoName name) {
        return named(types, name);
    }

    String error(ProtoName name) {
        return named(errors, name);
    }

    String client(ServiceModel service) {
        return named(clients, service);
    }

    /** A member, by the name of its field. */
    String field(FieldModel field) {
        return member(field.protoName());
    }

    private String member(String name) {
        String escaped = ReservedWords.escape(ClientLanguage.CPP, name);
        // A member called like a type would change what that name means in the members after it.
        return OURS.contains(escaped) || types.containsValue(escaped) ? escaped + "_" : escaped;
    }

    static String constant(EnumModel enumeration, String protoName) {
        String prefix = enumeration.zeroName();
        prefix = prefix.endsWith("UNSPECIFIED") ? prefix.substring(0, prefix.length() - "UNSPECIFIED".length()) : "";
        String name = protoName.startsWith(prefix) ? protoName.substring(prefix.length()) : protoName;
        String lower = name.toLowerCase(Locale.ROOT);
        boolean digit = lower.isEmpty() || Character.isDigit(lower.charAt(0));
        return ReservedWords.escape(ClientLanguage.CPP, digit ? protoName.toLowerCase(Locale.ROOT) : lower);
    }

    /** Constants of an enum, by name in the {@code .proto}. */
    static Map<String, String> constants(EnumModel enumeration) {
        Map<String, String> names = new HashMap<>();
        Set<String> used = new HashSet<>();
        names.put(enumeration.zeroName(), unique(constant(enumeration, enumeration.zeroName()), used));
        enumeration
                .constants()
                .forEach(each -> names.put(each.protoName(), unique(constant(enumeration, each.protoName()), used)));
        return names;
    }

    /** Methods of a client; each has a second one with {@code try_} in front. */
    static Map<MethodModel, String> methods(ServiceModel service) {
        Set<String> used = new HashSet<>(OURS);
        Map<MethodModel, String> names = new HashMap<>();
        for (MethodModel method : service.methods()) {
            String name = ReservedWords.escape(ClientLanguage.CPP, snake(method.javaName()));
            while (used.contains(name) || used.contains("try_" + name)) {
                name += "_";
            }
            used.addAll(List.of(name, "try_" + name));
            names.put(method, name);
        }
        return names;
    }

    /** A parameter, by the name of its field. */
    String parameter(FieldModel field, Set<String> used) {
        return unique(member(field.protoName()), used);
    }

    /** {@code OrdersClient} to {@code orders_client}. */
    static String snake(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean starts = Character.isUpperCase(c)
                    && i > 0
                    && (Character.isLowerCase(name.charAt(i - 1)) || Character.isDigit(name.charAt(i - 1)));
            out.append(starts ? "_" : "").append(Character.toLowerCase(c));
        }
        return out.toString();
    }

    static String variant(VariantModel variant, CppNames names) {
        return names.type(variant.message());
    }

    private static String error(String name) {
        String stem = name.endsWith("Exception") ? name.substring(0, name.length() - "Exception".length()) : name;
        return stem.endsWith("Error") ? stem + "_" : stem + "Error";
    }

    private static String unique(String wish, Collection<String> used) {
        String name = wish;
        while (!used.add(name)) {
            name += "_";
        }
        return name;
    }

    static <K> String named(Map<K, String> names, K key) {
        String name = names.get(key);
        if (name == null) {
            throw new IllegalArgumentException("nothing is called " + key);
        }
        return name;
    }
}
