package io.privateer.codegen.client;

import io.privateer.codegen.generate.GeneratedFile;
import io.privateer.codegen.model.ModuleModel;
import java.util.ArrayList;
import java.util.List;

/** Generates the clients of a module, one language after the other. Stateless. */
public final class ClientGeneration {
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
        if (!languages.isEmpty()) {
            problems.addAll(ProtocsClasses.problems(module));
        }
        if (problems.isEmpty()
                && (!module.services().isEmpty() || !module.messages().isEmpty())) {
            ClientModel model = new ClientModel(module);
            for (ClientLanguage language :
                    languages.stream().distinct().sorted().toList()) {
                ClientFiles written = new ClientFiles(language);
                generator(language).generate(model, written);
                files.addAll(written.files());
                problems.addAll(written.problems());
            }
        }
        return new Clients(files, problems);
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
