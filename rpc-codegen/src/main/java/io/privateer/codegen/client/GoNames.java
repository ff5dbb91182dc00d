package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.ServiceModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the things of one package are called in Go. */
final class GoNames {
    /** Initialisms, which Go writes in capitals. */
    private static final Set<String> INITIALISMS =
            Set.of("api", "html", "http", "https", "id", "ip", "json", "sql", "uri", "url", "uuid", "xml");

    /** Methods that every generated message has, which no field may hide. */
    private static final Set<String> METHODS = Set.of("MarshalPrivateer", "UnmarshalPrivateer", "Error");

    private final ClientPackage of;
    private final Set<String> taken = new HashSet<>();
    private final Map<ProtoName, String> types = new HashMap<>();
    private final Map<ProtoName, Map<String, String>> constants = new HashMap<>();
    private final Map<ServiceModel, String> clients = new HashMap<>();

    GoNames(ClientPackage of) {
        this.of = of;
        for (MessageModel message : of.messages()) {
            switch (message.kind()) {
                case RECORD, ONEOF ->
                    types.put(message.name(), free(exported(message.name().simpleName())));
                case ERROR ->
                    types.put(message.name(), free(error(exported(message.name().simpleName()))));
                case REQUEST, REPLY, WRAPPER -> {}
            }
        }
        of.enums()
                .forEach(
                        each -> types.put(each.name(), free(exported(each.name().simpleName()))));
        of.services().forEach(each -> clients.put(each, free(exported(each.name()) + "Client")));
        of.services().forEach(each -> free("New" + client(each)));
        of.messages().stream()
                .filter(each -> each.kind() == MessageModel.Kind.ONEOF)
                .forEach(each ->
                        List.of("Marshal", "Unmarshal", "Unknown").forEach(prefix -> free(prefix + type(each.name()))));
        of.enums().forEach(this::constants);
    }

    private void constants(EnumModel enumeration) {
        Map<String, String> names = new HashMap<>();
        names.put(enumeration.zeroName(), free(type(enumeration.name()) + zero(enumeration)));
        enumeration
                .constants()
                .forEach(constant -> names.put(
                        constant.protoName(),
                        free(type(enumeration.name())
                                + words(constant.javaName().toLowerCase(Locale.ROOT), true, Set.of()))));
        constants.put(enumeration.name(), names);
    }

    /** Number 0 of an enum from Java is called so; one from a {@code .proto} may be called anything. */
    private static String zero(EnumModel enumeration) {
        String name = enumeration.zeroName();
        return name.endsWith("UNSPECIFIED") ? "Unspecified" : words(name.toLowerCase(Locale.ROOT), true, Set.of());
    }

    /** The package's folder, which ends with its name. */
    String folder() {
        return folder(of.name());
    }

    static String folder(String packageName) {
        return packageName.isEmpty()
                ? "unnamed"
                : packageName.toLowerCase(Locale.ROOT).replace('.', '/');
    }

    /** The name in the package clause. */
    static String packageClause(String packageName) {
        String folder = folder(packageName);
        String last = folder.substring(folder.lastIndexOf('/') + 1).replace("_", "");
        return ReservedWords.of(ClientLanguage.GO).contains(last) ? last + "client" : last;
    }

    String type(ProtoName name) {
        return named(types, name);
    }

    String constant(ProtoName enumeration, String protoName) {
        return named(named(constants, enumeration), protoName);
    }

    String client(ServiceModel service) {
        return named(clients, service);
    }

    /** The variable with a method's description: {@code ordersPlace}. */
    String method(ServiceModel service, MethodModel method) {
        String client = client(service);
        return ClientText.initialLower(client) + exported(method.wireName());
    }

    private String free(String wish) {
        String name = wish;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }

    /** The fields of a message, by their names in the {@code .proto}. */
    static Map<String, String> fields(MessageModel message) {
        Set<String> taken = new HashSet<>(METHODS);
        Map<String, String> names = new HashMap<>();
        for (FieldModel field : message.fields()) {
            String name = words(field.protoName(), true, INITIALISMS);
            while (!taken.add(name)) {
                name += "_";
            }
            names.put(field.protoName(), name);
        }
        return names;
    }

    /** Methods of a client. */
    static Map<MethodModel, String> methods(ServiceModel service) {
        Set<String> taken = new HashSet<>();
        Map<MethodModel, String> names = new HashMap<>();
        for (MethodModel method : service.methods()) {
            String name = exported(method.javaName());
            while (!taken.add(name)) {
                name += "_";
            }
            names.put(method, name);
        }
        return names;
    }

    /** A parameter, by the name of its field. */
    static String parameter(FieldModel field, Set<String> taken) {
        String name = ReservedWords.escape(ClientLanguage.GO, words(field.protoName(), false, INITIALISMS));
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }

    static String exported(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String error(String name) {
        String stem = name.endsWith("Exception") ? name.substring(0, name.length() - "Exception".length()) : name;
        return stem.endsWith("Error") ? stem : stem + "Error";
    }

    /** {@code order_id} to {@code OrderID} or {@code orderID}. */
    private static String words(String snake, boolean exported, Set<String> initialisms) {
        StringBuilder out = new StringBuilder();
        for (String word : snake.split("_", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            if (out.isEmpty() && !exported) {
                out.append(word);
            } else if (initialisms.contains(word)) {
                out.append(word.toUpperCase(Locale.ROOT));
            } else {
                out.append(exported(word));
            }
        }
        return out.toString();
    }

    /** Whether a type in this package is an interface, which holds a pointer to one of several messages. */
    static boolean isOneof(ClientModel model, FieldType type) {
        return type instanceof FieldType.Message message
                && model.module().message(message.name()).kind() == MessageModel.Kind.ONEOF;
    }

    /** What must be there. */
    static <K, V> V named(Map<K, V> names, K key) {
        V name = names.get(key);
        if (name == null) {
            throw new IllegalArgumentException("nothing is called " + key);
        }
        return name;
    }
}
