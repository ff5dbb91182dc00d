package io.privateer.codegen.client;

import io.privateer.codegen.client.ClientModel.ClientPackage;
import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.JavaType;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.MethodModel;
import io.privateer.codegen.model.Names;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.ServiceModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What everything is called in Python: PEP 8, and no two things alike. */
final class PythonNames {
    /**
     * Modules that a generated one would hide from the program that imports it: those of Python's own library whose names a
     * package may have by accident, and those that we import.
     */
    private static final Set<String> MODULES = Set.of(
            ("abc aifc any_pb2 argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 calendar cgi chunk cmath"
                            + " cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib"
                            + " contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils"
                            + " doctest email empty_pb2 encodings ensurepip enum errno faulthandler fcntl field_mask_pb2 filecmp fileinput fnmatch"
                            + " formatter fractions ftplib functools gc genericpath getopt getpass gettext glob google graphlib"
                            + " grp gzip hashlib heapq hmac html http imaplib imghdr imp importlib inspect io ipaddress itertools"
                            + " json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap"
                            + " modulefinder msilib multiprocessing netrc nis nntplib ntpath numbers opcode operator optparse os"
                            + " pathlib pdb pickle pickletools pip pipes pkgutil platform plistlib poplib posix privateer pprint"
                            + " profile pstats pty pwd py_compile pyclbr pydoc queue quopri random re readline reprlib resource"
                            + " rlcompleter runpy sched secrets select selectors setuptools shelve shlex shutil signal site"
                            + " smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile ssl stat statistics string"
                            + " stringprep struct struct_pb2 subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile"
                            + " telnetlib tempfile termios test textwrap this threading time timeit tkinter token tokenize"
                            + " tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib uu uuid"
                            + " venv warnings wave weakref webbrowser winreg wrappers_pb2 wsgiref xdrlib xml xmlrpc yaml zipapp zipfile"
                            + " zipimport zlib zmq zoneinfo")
                    .split(" "));

    /** Members of {@code int} and of {@code enum.Enum} that a constant would hide, and what Enum refuses. */
    private static final Set<String> ENUM_MEMBERS = Set.of(
            "as_integer_ratio",
            "bit_count",
            "bit_length",
            "conjugate",
            "denominator",
            "from_bytes",
            "imag",
            "is_integer",
            "is_known",
            "mro",
            "name",
            "numerator",
            "real",
            "to_bytes",
            "value");

    private static final Set<String> EXCEPTION_MEMBERS = Set.of("args", "with_traceback", "add_note", "self");

    private final Map<String, String> modules = new HashMap<>();
    private final Map<String, Set<String>> taken = new HashMap<>();
    private final Map<ProtoName, String> classes = new HashMap<>();
    private final Map<JavaType.Declared, String> unknownVariants = new HashMap<>();
    private final Map<String, ServiceNames> services = new HashMap<>();

    /** What a service is made of. */
    record ServiceNames(String base, String client, String asyncClient, String bind) {}

    PythonNames(ClientModel model) {
        for (ClientPackage each : model.packages()) {
            modules.put(each.name(), moduleName(each.name(), model.packages()));
            for (MessageModel message : each.messages()) {
                if (message.kind() != MessageModel.Kind.WRAPPER && !isCall(message)) {
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
            for (ServiceModel service : each.services()) {
                services.put(
                        service.wireName(),
                        new ServiceNames(
                                unique(each.name(), service.name()),
                                unique(each.name(), service.name() + "Client"),
                                unique(each.name(), service.name() + "AsyncClient"),
                                uniqueExactly(each.name(), "bind_" + Names.snake(service.name()))));
            }
        }
    }

    /** Whether a message has no class: the arguments of a method, or its result. */
    static boolean isCall(MessageModel message) {
        return message.kind() == MessageModel.Kind.REQUEST || message.kind() == MessageModel.Kind.REPLY;
    }

    /** The last part of the package's name; all of it, joined, where another package ends the same way. */
    private static String moduleName(String packageName, List<ClientPackage> all) {
        String last = last(packageName);
        boolean clash = all.stream()
                .anyMatch(other ->
                        !other.name().equals(packageName) && last(other.name()).equals(last));
        String name = clash ? packageName.toLowerCase(java.util.Locale.ROOT).replace('.', '_') : last;
        return ReservedWords.of(ClientLanguage.PYTHON).contains(name) || MODULES.contains(name) ? name + "_" : name;
    }

    private static String last(String packageName) {
        String last = packageName.substring(packageName.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT);
        return last.isEmpty() ? "unnamed" : last;
    }

    /** A class: it begins with a capital, so that no attribute has its name. */
    private String unique(String packageName, String wanted) {
        return uniqueExactly(packageName, Names.upperFirst(wanted));
    }

    private String uniqueExactly(String packageName, String wanted) {
        return free(taken.computeIfAbsent(packageName, none -> new HashSet<>()), wanted);
    }

    private static String free(Set<String> taken, String wanted) {
        String name = ReservedWords.escape(ClientLanguage.PYTHON, wanted);
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }

    /** The module of a package, which is also its file. */
    String module(String packageName) {
        return modules.getOrDefault(packageName, packageName);
    }

    /** The class of a message or an enum. */
    String classOf(ProtoName name) {
        return classes.getOrDefault(name, name.simpleName());
    }

    String unknownVariant(JavaType.Declared type) {
        return unknownVariants.getOrDefault(type, "Unknown");
    }

    ServiceNames service(ServiceModel service) {
        ServiceNames names = services.get(service.wireName());
        if (names == null) {
            throw new IllegalArgumentException("no service " + service.wireName());
        }
        return names;
    }

    /** The attribute of a record, or a parameter. */
    static String attribute(FieldModel field) {
        return ReservedWords.escape(ClientLanguage.PYTHON, field.protoName());
    }

    /** The attribute of an error. */
    static String errorAttribute(FieldModel field) {
        String name = attribute(field);
        return EXCEPTION_MEMBERS.contains(name) ? name + "_" : name;
    }

    static String parameter(FieldModel field) {
        String name = attribute(field);
        return name.equals("self") || name.equals("result") ? name + "_" : name;
    }

    static String constant(String javaName) {
        String name = ReservedWords.escape(ClientLanguage.PYTHON, javaName);
        return ENUM_MEMBERS.contains(name) ? name + "_" : name;
    }

    static String constant(EnumModel.Constant constant) {
        return constant(constant.javaName());
    }

    /** The methods of a service, each with its name. */
    static Map<MethodModel, String> methods(ServiceModel service) {
        Set<String> taken = new HashSet<>(Set.of("with_options"));
        Map<MethodModel, String> names = new LinkedHashMap<>();
        service.methods().forEach(method -> names.put(method, free(taken, Names.snake(method.javaName()))));
        return names;
    }
}
