package io.privateer.codegen.read;

import io.privateer.rpc.annotation.RpcMessage;
import io.privateer.rpc.annotation.RpcService;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Follows a compiler's rounds. What is annotated may use types that another processor writes one round later, so reading
 * waits until all are known; the last round reports what is still missing.
 */
public final class Rounds {
    private final ModuleReader reader;
    private final Set<String> sourceTypes = new LinkedHashSet<>();
    private final Set<String> services = new TreeSet<>();
    private final Set<String> owned = new TreeSet<>();
    private boolean unread = true;

    public Rounds(ModuleReader reader) {
        this.reader = reader;
    }

    /** Whether nothing was annotated so far. */
    public boolean empty() {
        return services.isEmpty() && owned.isEmpty();
    }

    /** The full names of all top-level types that came from sources so far. */
    public Set<String> sourceTypes() {
        return Set.copyOf(sourceTypes);
    }

    /**
     * Takes one round in.
     *
     * @return a new reading of everything so far; nothing if there is nothing new, or if types are missing and another
     *     round may bring them
     */
    public Optional<ModuleReader.Reading> accept(ProcessingEnvironment environment, RoundEnvironment round) {
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type) {
                sourceTypes.add(type.getQualifiedName().toString());
            }
        }
        unread |= addAll(round.getElementsAnnotatedWith(RpcService.class), services);
        unread |= addAll(round.getElementsAnnotatedWith(RpcMessage.class), owned);
        if (!unread) {
            return Optional.empty();
        }
        // Elements of an earlier round may show types as missing that are known by now: ask for them anew.
        ModuleReader.Reading reading = reader.read(
                environment.getElementUtils(),
                environment.getTypeUtils(),
                sourceTypes,
                services.stream()
                        .map(environment.getElementUtils()::getTypeElement)
                        .toList(),
                owned.stream()
                        .map(environment.getElementUtils()::getTypeElement)
                        .toList());
        if (!reading.unresolved().isEmpty() && !round.processingOver()) {
            return Optional.empty();
        }
        unread = false;
        return Optional.of(reading);
    }

    private static boolean addAll(Set<? extends Element> annotated, Set<String> names) {
        boolean any = false;
        for (Element element : annotated) {
            if (element instanceof TypeElement type) {
                any |= names.add(type.getQualifiedName().toString());
            }
        }
        return any;
    }
}
