package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.Names;
import io.privateer.codegen.model.OneofModel;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.ServiceModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What everything is called in Perl: classes in camel case below their module, methods in snake case. */
final class PerlNames {
    /** Modules of Perl's own library that a generated one would hide, and ours. */
    private static final Set<String> MODULES =
            Set.of(("AnyDBM App Archive Attribute AutoLoader AutoSplit B Benchmark Class"
                            + " Compress Config CORE CPAN Carp Cwd DB DBM Data Devel Digest Dumpvalue DynaLoader Encode English Env Errno"
                            + " Exporter ExtUtils Fatal Fcntl FFI File FileCache FileHandle Filter FindBin Getopt HTTP Hash I18N IO IPC"
                            + " Internals JSON List Locale MIME Main Math Memoize Module Moo NDBM Net O ODBM Opcode POSIX Params Parse"
                            + " Perl PerlIO Pod Privateer SDBM Safe Scalar Search SelectSaver SelfLoader Socket Storable Sub Symbol Sys"
                            + " TAP Term Test Text Thread Threads Tie Time UNIVERSAL Unicode User Version XSLoader ZMQ")
                    .split(" "));

    private final Map<String, String> modules = new HashMap<>();
    private final Map<String, Set<String>> taken = new HashMap<>();
    private final Map<ProtoName, String> classes = new HashMap<>();
    private final Map<JavaType.Declared, String> unknownVariants = new HashMap<>();
    private final Map<String, String> services = new HashMap<>();

    PerlNames(ClientModel model) {
        for (ClientPackage each : model.packages()) {
            modules.put(each.name(), moduleName(each.name(), model.packages()));
            for (MessageModel message : each.messages()) {
                if (message.kind() != MessageModel.Kind.WRAPPER
                        && message.kind() != MessageModel.Kind.REQUEST
                        && message.kind() != MessageModel.Kind.REPLY) {
                    classes.put(
                            message.name(), unique(each.name(), message.name().simpleName()));
                }
            }
            each.enums()
                    .forEach(enumeration -> classes.put(
                            enumeration.name(),
                            unique(each.name(), enumeration.name().simpleName())));
            each.messages().forEach(message -> message.unknownVariant()
                    .ifPresent(unknown ->
                            unknownVariants.put(unknown, unique(each.name(), String.join("", unknown.simpleNames())))));
            each.services().forEach(service -> services.put(service.wireName(), unique(each.name(), service.name())));
        }
    }

    private static String moduleName(String packageName, List<ClientPackage> all) {
        String last = last(packageName);
        boolean clash = all.stream()
                .anyMatch(other ->
                        !other.name().equals(packageName) && last(other.name()).equals(last));
        String name = clash
                ? Arrays.stream(packageName.split("\\.")).map(PerlNames::camel).collect(Collectors.joining())
                : last;
        return MODULES.contains(name) ? name + "_" : name;
    }

    private static String last(String packageName) {
        String last = packageName.substring(packageName.lastIndexOf('.') + 1);
        return last.isEmpty() ? "Unnamed" : camel(last);
    }

    /** {@code order_desk} to {@code OrderDesk}. */
    private static String camel(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("_+"))
                .filter(part -> !part.isEmpty())
                .map(Names::upperFirst)
                .collect(Collectors.joining());
    }

    private String unique(String packageName, String wanted) {
        Set<String> names = taken.computeIfAbsent(packageName, none -> new HashSet<>());
        String name = Names.upperFirst(wanted);
        while (!names.add(name)) {
            name += "_";
        }
        return module(packageName) + "::" + name;
    }

    /** The module of a package, which is also its file. */
    String module(String packageName) {
        return modules.getOrDefault(packageName, packageName);
    }

    /** The class of a message or an enum, with its module. */
    String classOf(ProtoName name) {
        return classes.getOrDefault(name, name.simpleName());
    }

    String unknownVariant(JavaType.Declared type) {
        return unknownVariants.getOrDefault(type, "Unknown");
    }

    String classOf(ServiceModel service) {
        return services.getOrDefault(service.wireName(), service.name());
    }

    static String accessor(FieldModel field) {
        return escaped(field.protoName());
    }

    /** Those of a oneof's members. */
    static List<String> accessors(MessageModel message, OneofModel oneof) {
        return message.constructorOrder().stream()
                .filter(field -> oneof.members().contains(field.javaName()))
                .map(PerlNames::accessor)
                .toList();
    }

    /** The methods of a service, each with its name. */
    static Map<MethodModel, String> methods(ServiceModel service) {
        Set<String> taken = new HashSet<>(Set.of("with_options", "serve"));
        Map<MethodModel, String> names = new LinkedHashMap<>();
        for (MethodModel method : service.methods()) {
            String name = escaped(Names.snake(method.javaName()));
            while (!taken.add(name)) {
                name += "_";
            }
            names.put(method, name);
        }
        return names;
    }

    /** Names that begin with our own are ours: the base classes' methods are called so. */
    private static String escaped(String name) {
        return name.startsWith("privateer_") ? name + "_" : ReservedWords.escape(ClientLanguage.PERL, name);
    }
}
