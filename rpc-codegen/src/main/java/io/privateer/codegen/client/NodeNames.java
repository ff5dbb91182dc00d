package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.ServiceModel;
import io.privateer.codegen.model.VariantModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the things of one package are called in JavaScript. Names of fields and enum constants are those that
 * {@code @bufbuild/protobuf} derives from the descriptor, so they must be derived the same way here.
 */
final class NodeNames {
    /** Names that types in the generated declarations mean something else by. */
    private static final Set<String> GLOBALS = Set.of("Promise", "Uint8Array", "Object", "Error", "Record", "Array");

    /** What cannot be a property of an object without harm; the library marks it with a dollar sign. */
    private static final Set<String> PROPERTIES = Set.of("constructor", "toString", "toJSON", "valueOf");

    private final ClientPackage of;
    private final Set<String> taken = new HashSet<>();
    private final Map<ProtoName, String> types = new HashMap<>();
    private final Map<ProtoName, String> schemas = new HashMap<>();
    private final Map<ProtoName, String> errors = new HashMap<>();
    private final Map<ServiceModel, String> clients = new HashMap<>();

    NodeNames(ClientPackage of) {
        this.of = of;
        of.messages()
                .forEach(
                        message -> types.put(message.name(), free(message.name().simpleName())));
        of.enums()
                .forEach(enumeration ->
                        types.put(enumeration.name(), free(enumeration.name().simpleName())));
        of.messages().forEach(message -> schemas.put(message.name(), free(type(message.name()) + "Schema")));
        of.enums().forEach(enumeration -> schemas.put(enumeration.name(), free(type(enumeration.name()) + "Schema")));
        of.messages().stream()
                .filter(message -> message.kind() == MessageModel.Kind.ERROR)
                .forEach(message ->
                        errors.put(message.name(), free(errorName(message.name().simpleName()))));
        of.services().forEach(service -> clients.put(service, free(service.name() + "Client")));
    }

    /** The package's folder: {@code shop/orders}. */
    String folder() {
        return folder(of.name());
    }

    static String folder(String packageName) {
        return packageName.isEmpty() ? "unnamed" : packageName.replace('.', '/');
    }

    /** The way from a package's folder to the root of all. */
    static String root(String packageName) {
        return "../".repeat(folder(packageName).split("/", -1).length);
    }

    /** The type of a message or an enum of this package. */
    String type(ProtoName name) {
        return named(types, name);
    }

    /** Its descriptor: {@code OrderSchema}. */
    String schema(ProtoName name) {
        return named(schemas, name);
    }

    /** The class of a typed error: {@code OutOfStockError}. */
    String error(ProtoName name) {
        return named(errors, name);
    }

    /** The class that calls a service: {@code OrdersClient}. */
    String client(ServiceModel service) {
        return named(clients, service);
    }

    private String free(String wish) {
        return free(taken, wish);
    }

    static String free(Set<String> taken, String wish) {
        String name = ReservedWords.escape(ClientLanguage.NODE, wish);
        while (GLOBALS.contains(name) || !taken.add(name)) {
            name += "_";
        }
        return name;
    }

    /** Names for what one file imports and keeps for itself, none of which anything exported has. */
    Locals locals() {
        return new Locals(new HashSet<>(taken));
    }

    /** The names within one file. Not thread-safe. */
    static final class Locals {
        private final Set<String> taken;

        private Locals(Set<String> taken) {
            this.taken = taken;
        }

        String free(String wish) {
            return NodeNames.free(taken, wish.isEmpty() ? "unnamed" : wish.replace('.', '_'));
        }
    }

    static String field(FieldModel field) {
        return property(camel(field.protoName()));
    }

    static String variant(VariantModel variant) {
        return property(camel(variant.protoName()));
    }

    static String oneof(MessageModel message) {
        return property(camel(message.oneofName()));
    }

    /** Constants lose a prefix that all of them share with the enum's name. */
    static String constant(EnumModel enumeration, String protoName) {
        String simple = enumeration.name().simpleName();
        StringBuilder prefix = new StringBuilder(simple.substring(0, 1));
        for (int i = 1; i < simple.length(); i++) {
            char c = simple.charAt(i);
            prefix.append(c >= 'A' && c <= 'Z' ? "_" : "").append(c);
        }
        String shared = prefix.toString().toLowerCase(Locale.ROOT) + "_";
        boolean all = stripped(enumeration.zeroName(), shared)
                && enumeration.constants().stream().allMatch(constant -> stripped(constant.protoName(), shared));
        return property(all ? protoName.substring(shared.length()) : protoName);
    }

    private static boolean stripped(String protoName, String prefix) {
        return protoName.toLowerCase(Locale.ROOT).startsWith(prefix)
                && protoName.length() > prefix.length()
                && !Character.isDigit(protoName.charAt(prefix.length()));
    }

    /** The methods of a client. {@code then} would make the client itself look like a promise. */
    static Map<MethodModel, String> methods(ServiceModel service) {
        Set<String> taken = new HashSet<>(List.of("constructor", "then"));
        Map<MethodModel, String> names = new HashMap<>();
        for (MethodModel method : service.methods()) {
            String name = method.javaName();
            while (!taken.add(name)) {
                name += "_";
            }
            names.put(method, name);
        }
        return names;
    }

    private static String errorName(String simpleName) {
        String stem = simpleName.endsWith("Exception")
                ? simpleName.substring(0, simpleName.length() - "Exception".length())
                : simpleName;
        return stem.endsWith("Error") ? stem : stem + "Error";
    }

    private static String property(String name) {
        return PROPERTIES.contains(name) ? name + "$" : name;
    }

    private static String camel(String snake) {
        StringBuilder out = new StringBuilder();
        boolean up = false;
        for (int i = 0; i < snake.length(); i++) {
            char c = snake.charAt(i);
            if (c == '_') {
                up = true;
            } else if (c >= '0' && c <= '9') {
                out.append(c);
                up = false;
            } else {
                out.append(up ? Character.toUpperCase(c) : c);
                up = false;
            }
        }
        return out.toString();
    }

    static <K> String named(Map<K, String> names, K key) {
        String name = names.get(key);
        if (name == null) {
            throw new IllegalArgumentException("nothing is called " + key);
        }
        return name;
    }
}
