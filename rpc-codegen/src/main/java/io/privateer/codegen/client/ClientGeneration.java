package io.privateer.codegen.client;

import io.privateer.codegen.generate.GeneratedFile;
import io.privateer.codegen.model.ModuleModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Generates the clients of a module, one language after the other. Stateless. */
public final class ClientGeneration {
    private static final Set<ClientLanguage> WHOLE_MESSAGES =
            Set.of(ClientLanguage.PYTHON, ClientLanguage.NODE, ClientLanguage.GO, ClientLanguage.CPP);

    private ClientGeneration() {}

    /**
     * What was generated.
     *
     * @param files of kind {@link GeneratedFile.Kind#CLIENT}, each below the folder of its language
     * @param problems what keeps a client from being generated; empty if all is well
     */
    public record Clients(List<GeneratedFile> files, List<String> problems) {
        public Clients {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }
    }

    /** The clients for all services of a module; nothing at all for a module that has neither services nor messages. */
    public static Clients of(ModuleModel module, List<ClientLanguage> languages) {
        List<GeneratedFile> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        if (!module.services().isEmpty() || !module.messages().isEmpty()) {
            ClientModel model = new ClientModel(module);
            problems.addAll(languages.isEmpty() ? List.of() : ProtocsClasses.problems(module));
            for (ClientLanguage language :
                    languages.stream().distinct().sorted().toList()) {
                if (takesWholeMessages(module) && !WHOLE_MESSAGES.contains(language)) {
                    problems.add("services of a .proto cannot be called from " + language.id()
                            + " yet: leave it out of <clients>, or keep such services in a module of their own");
                    continue;
                }
                ClientFiles written = new ClientFiles(language);
                generator(language).generate(model, written);
                files.addAll(written.files());
                problems.addAll(written.problems());
            }
        }
        return new Clients(files, problems);
    }

    /** Whether a method takes or gives a message as a whole, as those of a {@code .proto} do. */
    private static boolean takesWholeMessages(ModuleModel module) {
        return module.services().stream()
                .flatMap(service -> service.methods().stream())
                .anyMatch(method -> module.message(method.request()).standsAlone()
                        || module.message(method.reply()).standsAlone());
    }

    private static ClientGenerator generator(ClientLanguage language) {
        return switch (language) {
            case PYTHON -> new PythonGenerator();
            case NODE -> new NodeGenerator();
            case GO -> new GoGenerator();
            case CPP -> new CppGenerator();
            case PERL -> new PerlGenerator();
        };
    }
}
