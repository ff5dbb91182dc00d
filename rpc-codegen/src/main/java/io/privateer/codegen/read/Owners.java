package io.privateer.codegen.read;

import io.privateer.codegen.lock.Lock;
import io.privateer.codegen.lock.Lock.Members;
import io.privateer.codegen.lock.LockParser;
import io.privateer.codegen.lock.LockSyntaxException;
import io.privateer.codegen.model.JavaNames;
import io.privateer.codegen.model.ModuleId;
import io.privateer.codegen.model.ProtoName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Tells which module owns a type: the one that generated its codec. The codec names the lock that its numbers come from,
 * since a compiler lets nobody list the class path.
 */
final class Owners {
    private static final Pattern RESOURCE = Pattern.compile("META-INF/privateer/([^/]+)/([^/]+)/rpc\\.lock");
    private static final Target.Owner SELF = new Target.Owner(Optional.empty(), new Members(false, List.of()));

    private final Elements elements;
    private final SourceTypes sources;
    private final Optional<ModuleId> self;
    private final Lock ownLock;
    private final ClassPathFiles classPath;
    private final Problems problems;
    private final Map<String, Optional<Lock>> locks = new HashMap<>();

    Owners(
            Elements elements,
            SourceTypes sources,
            Optional<ModuleId> self,
            Lock ownLock,
            ClassPathFiles classPath,
            Problems problems) {
        this.elements = elements;
        this.sources = sources;
        this.self = self;
        this.ownLock = ownLock;
        this.classPath = classPath;
        this.problems = problems;
    }

    /** The owner; nothing if it was reported at the use that there is none. */
    Optional<Target.Owner> of(TypeElement type, ProtoName name, Site use) {
        if (sources.contains(type)) {
            return Optional.of(SELF);
        }
        Optional<String> resource = lockResource(name);
        boolean compiledBefore =
                ownLock.messages().containsKey(name.full()) || ownLock.enums().containsKey(name.full());
        if (resource.equals(self.map(ModuleId::lockResource)) && (resource.isPresent() || compiledBefore)) {
            return Optional.of(SELF);
        }
        if (resource.isEmpty()) {
            problems.report(
                    use,
                    type.getQualifiedName() + " comes from another module that generated no "
                            + (name.simpleName().equals(type.getSimpleName().toString())
                                    ? "codec for it. Mark it with @RpcMessage there"
                                    : "codec for " + name + ". Use it in a service or an @RpcMessage record there")
                            + " and run code generation with that module's group and artifact id, or write a record of"
                            + " your own");
            return Optional.empty();
        }
        return foreign(resource.get(), name, use);
    }

    private Optional<Target.Owner> foreign(String resource, ProtoName name, Site use) {
        Optional<Lock> lock = locks.computeIfAbsent(resource, path -> lock(path, use));
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        Optional<Members> members = Optional.ofNullable(lock.get().messages().get(name.full()))
                .or(() -> Optional.ofNullable(lock.get().enums().get(name.full())));
        Matcher matcher = RESOURCE.matcher(resource);
        if (members.isEmpty() || !matcher.matches()) {
            problems.report(
                    use, name + " is not in " + resource + " on the class path. Build the module that owns it again");
            return Optional.empty();
        }
        return Optional.of(
                new Target.Owner(Optional.of(new ModuleId(matcher.group(1), matcher.group(2))), members.get()));
    }

    private Optional<Lock> lock(String resource, Site use) {
        Optional<String> text = classPath.text(resource);
        if (text.isEmpty()) {
            problems.report(use, resource + " is missing from the class path. Build the module that owns it again");
            return Optional.empty();
        }
        try {
            return Optional.of(LockParser.parse(text.get()));
        } catch (LockSyntaxException malformed) {
            problems.report(use, resource + ":" + malformed.line() + ": " + malformed.problem());
            return Optional.empty();
        }
    }

    private Optional<String> lockResource(ProtoName name) {
        TypeElement codec = elements.getTypeElement(
                JavaNames.codec(name.packageName(), name).qualifiedName());
        if (codec == null) {
            return Optional.empty();
        }
        return ElementFilter.fieldsIn(codec.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals(JavaNames.CODEC_LOCK))
                .map(VariableElement::getConstantValue)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }
}
