package io.privateer.codegen.read;

import io.privateer.codegen.model.EnumModel;
import io.privateer.codegen.model.FieldModel;
import io.privateer.codegen.model.FieldType;
import io.privateer.codegen.model.FieldType.Single;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.MessageModel;
import io.privateer.codegen.model.Names;
import io.privateer.codegen.model.Presence;
import io.privateer.codegen.model.ProtoName;
import io.privateer.codegen.model.Reserved;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * All types that the services reach. Naming one puts it on the list, and {@link #readAll} works the list off, so that
 * recursive types end.
 */
final class Closure {
    /** Deeper than any sensible type; a record that uses itself with ever larger arguments gets here. */
    private static final int DEEPEST_ARGUMENTS = 8;

    private final ReadContext context;
    private final Claims claims;
    private final SortedMap<ProtoName, MessageModel> messages = new TreeMap<>();
    private final SortedMap<ProtoName, EnumModel> enums = new TreeMap<>();
    private final Map<ProtoName, String> seen = new HashMap<>();
    private final Deque<Runnable> unread = new ArrayDeque<>();
    private final RecordReader records;
    private final SealedReader sealed;
    private final EnumReader enumReader;
    private final ErrorReader errors;

    Closure(ReadContext context, Claims claims) {
        this.context = context;
        this.claims = claims;
        TypeReader types = new TypeReader(context, this);
        FieldReader fields = new FieldReader(context, types);
        records = new RecordReader(context, fields);
        sealed = new SealedReader(context, this);
        enumReader = new EnumReader(context);
        errors = new ErrorReader(context, fields);
    }

    void readAll() {
        while (!unread.isEmpty()) {
            unread.removeFirst().run();
        }
    }

    SortedMap<ProtoName, MessageModel> messages() {
        return messages;
    }

    SortedMap<ProtoName, EnumModel> enums() {
        return enums;
    }

    /** A request or a reply, which no type of the user stands for. */
    void add(MessageModel message, Site site) {
        String type = message.javaType().toString();
        String earlier = seen.putIfAbsent(message.name(), type);
        if (earlier == null) {
            messages.put(message.name(), message);
        } else {
            context.problems()
                    .report(
                            site,
                            earlier + " would be the message " + message.name() + ", as would its "
                                    + message.kind().name().toLowerCase(Locale.ROOT) + ". Rename the type");
        }
    }

    /** What stands for a class, record, interface or enum on the wire; nothing if it was reported. */
    Optional<Single> reference(DeclaredType type, Site use) {
        TypeElement element = Mirrors.element(type);
        return switch (element.getKind()) {
            case RECORD -> message(type, use, records::read).map(FieldType.Message::new);
            case ENUM -> enumeration(type, use);
            case INTERFACE ->
                element.getModifiers().contains(Modifier.SEALED)
                        ? message(type, use, sealed::read).map(FieldType.Message::new)
                        : protobuf(element, use);
            default -> protobuf(element, use);
        };
    }

    /** The message of a checked exception. */
    Optional<ProtoName> error(DeclaredType type, Site use) {
        return message(type, use, errors::read);
    }

    /** One way of reading a type into a message; nothing is added if it reported a problem. */
    interface Reader {
        Optional<MessageModel> read(Target target);
    }

    private Optional<ProtoName> message(DeclaredType type, Site use, Reader reader) {
        return target(type, use).map(target -> {
            if (meet(target)) {
                unread.add(() -> reader.read(target)
                        .flatMap(message -> target.foreign()
                                ? Optional.of(message)
                                : claims.message(message, target.declaration())
                                        ? Optional.of(message)
                                        : Optional.empty())
                        .ifPresent(message -> messages.put(message.name(), message)));
            }
            return target.name();
        });
    }

    private Optional<Single> enumeration(DeclaredType type, Site use) {
        return target(type, use).map(target -> {
            if (meet(target)) {
                unread.add(() -> enumReader
                        .read(target)
                        .filter(read -> target.foreign() || claims.enumeration(read, target.declaration()))
                        .ifPresent(read -> enums.put(read.name(), read)));
            }
            return new FieldType.Enumeration(target.name());
        });
    }

    /** Whether this type is met for the first time. */
    private boolean meet(Target target) {
        // As the model spells it: a compiler's own text has annotations in it.
        String type = Mirrors.javaType(target.type()).toString();
        String earlier = seen.putIfAbsent(target.name(), type);
        if (earlier != null && !earlier.equals(type)) {
            context.problems()
                    .report(
                            target.use(),
                            type + " and " + earlier + " would both be the message " + target.name()
                                    + ". Rename one of the types");
        }
        return earlier == null;
    }

    private Optional<Target> target(DeclaredType type, Site use) {
        TypeElement element = Mirrors.element(type);
        String simple = String.join(".", Mirrors.simpleNames(element));
        if (unresolved(type, use)) {
            return Optional.empty();
        }
        Optional<String> refusal = refusal(type, element, simple);
        if (refusal.isPresent()) {
            context.problems().report(use, refusal.get());
            return Optional.empty();
        }
        ProtoName name = new ProtoName(Mirrors.packageName(element), Mirrors.nameOf(type));
        Site declaration = context.site(element, simple, use);
        return context.owners()
                .of(element, name, use)
                .map(owner -> new Target(type, element, name, owner, access(type, element), declaration, use));
    }

    private Optional<String> refusal(DeclaredType type, TypeElement element, String simple) {
        String qualified = element.getQualifiedName().toString();
        if (qualified.startsWith("java.") || qualified.startsWith("javax.")) {
            return Optional.of(Refusals.declared(element));
        }
        if (Access.of(element) == Access.PRIVATE) {
            return Optional.of(simple + " is private, and generated code could not name it. Make it package-private");
        }
        if (!Mirrors.simpleNames(element).stream().allMatch(Names::plain)
                || !Names.plainPackage(Mirrors.packageName(element))) {
            return Optional.of("the name " + qualified
                    + " goes into files of several languages: write ASCII letters, digits and underscores, a letter"
                    + " first");
        }
        if (Kotlin.compiled(element)) {
            return Optional.of(Kotlin.refusal(simple));
        }
        if (Mirrors.raw(type)) {
            return Optional.of("raw type " + simple + ". Write " + simple + "<…> with its types");
        }
        Optional<String> open = open(type);
        if (open.isPresent()) {
            return Optional.of(open.get() + " in " + JavaTypeNames.shortName(type)
                    + ": a reader could not know what it gets. Write the type");
        }
        for (TypeMirror argument : type.getTypeArguments()) {
            if (Mirrors.nullable(argument)) {
                return Optional.of("a @Nullable argument of " + simple
                        + ": the message of each use has one name, which does not tell. Write " + simple
                        + "<Optional<…>>");
            }
            if (argument instanceof DeclaredType declared
                    && Access.of(Mirrors.element(declared)) != Access.PUBLIC
                    && !Mirrors.packageName(Mirrors.element(declared)).equals(Mirrors.packageName(element))) {
                return Optional.of(JavaTypeNames.shortName(argument) + " is not public, and the codec of "
                        + JavaTypeNames.shortName(type) + " is in the package " + Mirrors.packageName(element)
                        + ". Make it public");
            }
        }
        if (depth(type) > DEEPEST_ARGUMENTS) {
            return Optional.of("the type arguments of " + simple + " are nested more than " + DEEPEST_ARGUMENTS
                    + " deep; if " + simple + " uses itself with a larger argument, that never ends. Use it with the"
                    + " same argument");
        }
        return Optional.empty();
    }

    /** The first argument, at any depth, that stands for several types. */
    private static Optional<String> open(TypeMirror type) {
        if (type.getKind() == TypeKind.WILDCARD) {
            return Optional.of("the wildcard " + type);
        } else if (type.getKind() == TypeKind.TYPEVAR) {
            return Optional.of("the type variable " + type);
        } else if (type instanceof ArrayType array) {
            return open(array.getComponentType());
        } else if (type instanceof DeclaredType declared) {
            return declared.getTypeArguments().stream()
                    .flatMap(argument -> open(argument).stream())
                    .findFirst();
        }
        return Optional.empty();
    }

    private boolean unresolved(DeclaredType type, Site use) {
        boolean any = false;
        for (TypeMirror argument : type.getTypeArguments()) {
            if (argument.getKind() == TypeKind.ERROR) {
                context.problems().unresolved(use, argument.toString());
                any = true;
            } else if (argument instanceof DeclaredType declared) {
                any |= unresolved(declared, use);
            }
        }
        return any;
    }

    private static int depth(TypeMirror type) {
        int deepest = 0;
        if (type instanceof DeclaredType declared) {
            for (TypeMirror argument : declared.getTypeArguments()) {
                deepest = Math.max(deepest, depth(argument));
            }
        }
        return deepest + 1;
    }

    private static Access access(DeclaredType type, TypeElement element) {
        Access access = Access.of(element);
        for (TypeMirror argument : type.getTypeArguments()) {
            if (argument instanceof DeclaredType declared
                    && access(declared, Mirrors.element(declared)) != Access.PUBLIC) {
                access = Access.PACKAGE;
            }
        }
        return access;
    }

    private Optional<Single> protobuf(TypeElement element, Site use) {
        if (implementsType(element, "com.google.protobuf.Message")) {
            Optional<FieldType.ProtobufMessage> found = context.protos().find(Mirrors.simpleNames(element), element);
            if (found.isEmpty()) {
                context.problems()
                        .report(
                                use,
                                "no .proto was found for the class " + element.getQualifiedName()
                                        + ". Put the folder or jar that has it among the proto roots or on the class path"
                                        + " (privateer.protoPath)");
            }
            return found.map(message -> message);
        }
        if (implementsType(element, "com.google.protobuf.MessageLite")) {
            context.problems()
                    .report(
                            use,
                            element.getSimpleName()
                                    + " is a class of the lite runtime, which has no descriptor and no JSON. Generate it"
                                    + " without optimize_for = LITE_RUNTIME");
            return Optional.empty();
        }
        context.problems()
                .report(
                        use,
                        Kotlin.compiled(element)
                                ? Kotlin.refusal(element.getSimpleName().toString())
                                : Refusals.declared(element));
        return Optional.empty();
    }

    private boolean implementsType(TypeElement element, String qualifiedName) {
        TypeElement wanted = context.elements().getTypeElement(qualifiedName);
        return wanted != null
                && !element.equals(wanted)
                && context.types().isSubtype(element.asType(), wanted.asType());
    }

    /** A message around a collection that stands inside another one. */
    Optional<ProtoName> wrapper(TypeMirror type, FieldType content, Site site, String usedIn) {
        ProtoName name = new ProtoName(usedIn, Mirrors.nameOf(type));
        String javaType = Mirrors.javaType(type).toString();
        String earlier = seen.putIfAbsent(name, javaType);
        if (earlier != null) {
            if (!earlier.equals(javaType)) {
                context.problems()
                        .report(
                                site,
                                JavaTypeNames.shortName(type) + " and " + earlier + " would both be the message " + name
                                        + ". Rename one of the types");
            }
            return Optional.of(name);
        }
        FieldModel values = new FieldModel(
                0,
                0,
                "values",
                "values",
                "values",
                "values",
                Optional.empty(),
                Mirrors.javaType(type),
                content,
                Presence.REPEATED,
                Optional.empty(),
                "");
        MessageModel message = new MessageModel(
                name,
                MessageModel.Kind.WRAPPER,
                Mirrors.javaType(type),
                JavaNames.codec(usedIn, name),
                false,
                java.util.List.of(values),
                java.util.List.of(),
                Optional.empty(),
                Reserved.NONE,
                context.protos().fileFor(usedIn, context.module()),
                false,
                site.text(),
                "");
        if (claims.message(message, site)) {
            messages.put(name, message);
        }
        return Optional.of(name);
    }
}
